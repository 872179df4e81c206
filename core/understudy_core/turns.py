"""The messages of a conversation in SQLite: read along a branch, or all of them, and added to one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from understudy_core.account import completed, event_from_json, text_of, told_of
from understudy_core.chat import Message, Picture, Role
from understudy_core.events import Answered, Event, to_json
from understudy_core.tree import ALONE, Tree, Versions, in_a_row
from understudy_core.work import Work

_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A turn; a reply carries its account, which always ends with a final event.

    `versions` are the messages that can stand in its place.
    """

    id: int
    role: Role
    text: str
    account: tuple[Event, ...] = ()
    pictures: tuple[Picture, ...] = ()
    versions: Versions = ALONE

    @property
    def is_whole(self) -> bool:
        """Whether this turn may be sent to models: all but replies that did not come to their end."""
        return self.role is Role.USER or bool(self.account and isinstance(self.account[-1], Answered))


@dataclass(frozen=True, slots=True)
class Branches:
    """A whole conversation, oldest message first, with every version.

    `parents` tells which message each one follows, by position; None for a first one. `shown` is the position at which
    the branch that is shown ends; None: with the newest message.
    """

    messages: tuple[StoredMessage, ...]
    parents: tuple[int | None, ...]
    shown: int | None

    @staticmethod
    def in_a_row(messages: Sequence[StoredMessage]) -> Branches:
        """Messages that were kept one after the other."""
        return Branches(tuple(messages), in_a_row(message.role for message in messages), None)

    @property
    def path(self) -> tuple[StoredMessage, ...]:
        """The branch that is shown."""
        return tuple(self.messages[at] for at in Tree(dict(enumerate(self.parents))).path(self.shown))


def asked(messages: Sequence[StoredMessage]) -> Sequence[StoredMessage]:
    """The turns up to what the user wrote last."""
    last = max((at for at, message in enumerate(messages) if message.role is Role.USER), default=-1)
    return messages[: last + 1]


def sent(messages: Sequence[StoredMessage]) -> tuple[Message, ...]:
    """The turns that a model is sent: of replies only whole ones."""
    return tuple(Message(message.role, message.text, message.pictures) for message in messages if message.is_whole)


def shown(db: sqlite3.Connection, conversation: int, through: int | None = None) -> tuple[StoredMessage, ...]:
    """The branch that is shown, or the newest one through a message that is not on it; oldest message first."""
    tree = _tree(db, conversation)
    return _read(db, tree, tree.path(_end(db, conversation, tree, through)))


def whole(db: sqlite3.Connection, conversation: int, work: Work) -> Branches:
    """All branches; each message is a step of the work."""
    tree, tip = _tree(db, conversation), _tip(db, conversation)
    ids = tree.ids
    work.expect(ids)
    at = {id_: position for position, id_ in enumerate(ids)}
    parents = tuple(None if (parent := tree.parent(id_)) is None else at[parent] for id_ in ids)
    return Branches(_read(db, tree, ids, work), parents, None if tip is None else at[tip])


def turn_to(db: sqlite3.Connection, conversation: int, message: int) -> None:
    """Show the newest branch that goes through this message, if it is not on the one that is shown."""
    tip = _end(db, conversation, _tree(db, conversation), message)
    db.execute("update conversation set tip=? where id=?", (tip, conversation))


def add_user_message(
    db: sqlite3.Connection, conversation: int, text: str, pictures: Sequence[Picture], now: float, beside: int | None
) -> int:
    """A message of the user's at the end of the branch that is shown, or as a version of `beside`. Returns its id."""
    follows = _tip(db, conversation) if beside is None else _parent(db, beside)
    id_ = _add(db, conversation, Role.USER, text, now, follows)
    _name(db, conversation, _title(text) or "Picture")
    _add_pictures(db, id_, pictures)
    return id_


def add_reply(db: sqlite3.Connection, conversation: int, now: float, beside: int | None) -> int:
    """An empty reply to what the user wrote last on the branch that is shown, or a version of `beside`."""
    if beside is None:
        beside = _reply_at_the_end(db, conversation)
    follows = _tip(db, conversation) if beside is None else _parent(db, beside)
    return _add(db, conversation, Role.ASSISTANT, "", now, follows)


def keep(db: sqlite3.Connection, reply: int, first: int, story: Sequence[Event]) -> None:
    """Let the events of a reply's story from position `first` on stand in its account, and its text be that of all."""
    db.execute("delete from account where message_id=? and position>=?", (reply, first))
    _add_account(db, reply, first, story)
    db.execute("update message set text=?, told=? where id=?", (text_of(story), told_of(story), reply))


def take_in(db: sqlite3.Connection, conversation: int, came: Branches, now: float, work: Work) -> None:
    """Fill an empty conversation; each message is a step of the work."""
    work.expect(came.messages)
    ids: list[int] = []
    for message, parent in work.through(zip(came.messages, came.parents, strict=True)):
        id_ = _add(db, conversation, message.role, message.text, now, None if parent is None else ids[parent])
        _add_pictures(db, id_, message.pictures)
        _add_account(db, id_, 0, message.account)
        db.execute("update message set told=? where id=?", (told_of(message.account), id_))
        ids.append(id_)
    if came.shown is not None:
        turn_to(db, conversation, ids[came.shown])


def _add_account(db: sqlite3.Connection, reply: int, first: int, story: Sequence[Event]) -> None:
    rows = [(reply, first + at, json.dumps(to_json(event, kept=True))) for at, event in enumerate(story[first:])]
    db.executemany("insert into account values (?,?,?)", rows)


def _tree(db: sqlite3.Connection, conversation: int) -> Tree:
    """All messages of a conversation by their ids, from the index alone: no text is read for it."""
    rows = db.execute("select id, parent_id from message where conversation_id=?", (conversation,))
    return Tree(dict(rows.fetchall()))


def _tip(db: sqlite3.Connection, conversation: int) -> int | None:
    row = db.execute("select tip from conversation where id=?", (conversation,)).fetchone()
    return row[0] if row else None


def _end(db: sqlite3.Connection, conversation: int, tree: Tree, through: int | None) -> int | None:
    """Where the branch ends that is shown, or the newest one through a message that is not on it."""
    tip = _tip(db, conversation)
    if through is None or through not in tree or through in tree.path(tip):
        return tip
    return tree.newest_below(through)


def _parent(db: sqlite3.Connection, message: int) -> int | None:
    row = db.execute("select parent_id from message where id=?", (message,)).fetchone()
    return row[0] if row else None


def _reply_at_the_end(db: sqlite3.Connection, conversation: int) -> int | None:
    row = db.execute(
        "select m.id from conversation c join message m on m.id = c.tip where c.id=? and m.role=?",
        (conversation, Role.ASSISTANT.value),
    ).fetchone()
    return row[0] if row else None


def _add(db: sqlite3.Connection, conversation: int, role: Role, text: str, now: float, follows: int | None) -> int:
    made = db.execute(
        "insert into message (conversation_id, role, text, created_at, parent_id) values (?,?,?,?,?)",
        (conversation, role.value, text, now, follows),
    )
    id_ = int(made.lastrowid or 0)
    db.execute("update conversation set changed_at=?, tip=? where id=?", (now, id_, conversation))
    return id_


def _add_pictures(db: sqlite3.Connection, message: int, pictures: Sequence[Picture]) -> None:
    rows = [(message, at, picture.media_type, picture.data) for at, picture in enumerate(pictures)]
    db.executemany("insert into picture values (?,?,?,?)", rows)


def _name(db: sqlite3.Connection, conversation: int, title: str) -> None:
    """Give a conversation a title, if it has none."""
    db.execute("update conversation set title=? where id=? and title=''", (title, conversation))


def _title(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _read(
    db: sqlite3.Connection, tree: Tree, ids: Sequence[int], work: Work | None = None
) -> tuple[StoredMessage, ...]:
    """These messages, in the order of their ids, which is that of every branch."""
    wanted = (json.dumps(ids),)
    work = work or Work()
    accounts: dict[int, list[Event]] = {}
    told = db.execute(
        """select message_id, event from account where message_id in (select value from json_each(?))
           order by message_id, position""",
        wanted,
    )
    for message, body in told:
        if (event := event_from_json(json.loads(body))) is not None:
            accounts.setdefault(message, []).append(event)
    pictures = _pictures(db, wanted)
    rows = db.execute(
        "select id, role, text from message where id in (select value from json_each(?)) order by id", wanted
    )
    return tuple(
        StoredMessage(id_, Role.ASSISTANT, text, tuple(completed(accounts.get(id_, []))), (), tree.versions(id_))
        if role == Role.ASSISTANT
        else StoredMessage(id_, Role(role), text, (), tuple(pictures.get(id_, ())), tree.versions(id_))
        for id_, role, text in work.through(rows)
    )


def _pictures(db: sqlite3.Connection, wanted: tuple[str]) -> dict[int, list[Picture]]:
    found: dict[int, list[Picture]] = {}
    rows = db.execute(
        """select message_id, media_type, data from picture where message_id in (select value from json_each(?))
           order by message_id, position""",
        wanted,
    )
    for message, media_type, data in rows:
        found.setdefault(message, []).append(Picture(media_type, data))
    return found
