"""History in SQLite: every message, and the whole account of every reply."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from understudy_core.account import completed, event_from_json, text_of
from understudy_core.chat import Message, Picture, Role
from understudy_core.database import Database
from understudy_core.events import Answered, Event, to_json
from understudy_core.searching import Found, found

_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Conversation:
    """A line of the list. `changed_at` is in seconds since 1970."""

    id: int
    title: str
    pinned: bool
    changed_at: float


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A turn; a reply carries its account, which always ends with a final event."""

    id: int
    role: Role
    text: str
    account: tuple[Event, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether this turn may be sent to models: all but replies that did not come to their end."""
        return self.role is Role.USER or bool(self.account and isinstance(self.account[-1], Answered))


class Conversations:
    """The user's history. Every method raises StorageError with a sentence."""

    def __init__(self, database: Database) -> None:
        self._do = database.do
        self._now = database.now

    async def list(self) -> tuple[Conversation, ...]:
        """Pinned ones first, then newest first."""
        return await self._do(_listed)

    async def search(self, words: str) -> tuple[Found, ...]:
        """Conversations that hold these words, each with the place where."""
        return await self._do(lambda db: found(db, words))

    async def title(self, conversation: int) -> str:
        """What a conversation is called."""
        return await self._do(lambda db: _title_of(db, conversation))

    async def take_in(self, title: str, messages: Sequence[StoredMessage]) -> int:
        """Add a whole conversation that comes from elsewhere; returns its id."""
        return await self._do(lambda db: _taken_in(db, title, messages, self._now()))

    async def create(self) -> int:
        """A new, untitled conversation; returns its id."""
        return await self._do(lambda db: _inserted(db, "insert into conversation (changed_at) values (?)", self._now()))

    async def messages(self, conversation: int) -> tuple[StoredMessage, ...]:
        """All turns, oldest first."""
        return await self._do(lambda db: _messages(db, conversation))

    async def add_user_message(self, conversation: int, text: str, pictures: Sequence[Picture] = ()) -> int:
        """Keep what the user wrote and showed; an untitled conversation takes its title from it. Returns its id."""
        return await self._do(lambda db: _add_user_message(db, conversation, text, pictures, self._now()))

    async def add_reply(self, conversation: int) -> int:
        """Begin a reply; until its account ends, it counts as interrupted. Returns the message's id."""
        return await self._do(lambda db: _add_message(db, conversation, Role.ASSISTANT, "", self._now()))

    async def keep(self, reply: int, story: Sequence[Event], first: int) -> None:
        """Keep the events of a reply from position `first` on, replacing what stood there."""
        rows = [(reply, first + at, json.dumps(to_json(event))) for at, event in enumerate(story[first:])]
        await self._do(lambda db: _keep(db, reply, first, rows, text_of(story)))

    async def rename(self, conversation: int, title: str) -> None:
        """Give a conversation another title."""
        await self._do(lambda db: _execute(db, "update conversation set title=? where id=?", title, conversation))

    async def pin(self, conversation: int, pinned: bool) -> None:
        """Keep a conversation above all others, or no longer."""
        await self._do(lambda db: _execute(db, "update conversation set pinned=? where id=?", pinned, conversation))

    async def delete(self, conversation: int) -> None:
        """Take a conversation out of the list; `restore` brings it back."""
        await self._do(lambda db: _execute(db, "update conversation set deleted=1 where id=?", conversation))

    async def restore(self, conversation: int) -> None:
        """Undo a deletion."""
        await self._do(lambda db: _execute(db, "update conversation set deleted=0 where id=?", conversation))

    async def counter(self, name: str) -> int:
        """The next number under this name, from 0; never the same twice, also over restarts."""
        return await self._do(lambda db: _count(db, name))


def _listed(db: sqlite3.Connection) -> tuple[Conversation, ...]:
    rows = db.execute(
        """select id, title, pinned, changed_at from conversation where not deleted and title != ''
           order by pinned desc, changed_at desc, id desc"""
    )
    return tuple(Conversation(row[0], row[1], bool(row[2]), row[3]) for row in rows)


def _title_of(db: sqlite3.Connection, conversation: int) -> str:
    row = db.execute("select title from conversation where id=?", (conversation,)).fetchone()
    return str(row[0]) if row else ""


def _taken_in(db: sqlite3.Connection, title: str, messages: Sequence[StoredMessage], now: float) -> int:
    id_ = _inserted(db, "insert into conversation (title, changed_at) values (?,?)", title, now)
    for message in messages:
        if message.role is Role.USER:
            _add_user_message(db, id_, message.text, message.pictures, now)
            continue
        reply = _add_message(db, id_, Role.ASSISTANT, message.text, now)
        rows = [(reply, at, json.dumps(to_json(event))) for at, event in enumerate(message.account)]
        _keep(db, reply, 0, rows, message.text)
    return id_


def _messages(db: sqlite3.Connection, conversation: int) -> tuple[StoredMessage, ...]:
    accounts: dict[int, list[Event]] = {}
    told = db.execute(
        """select a.message_id, a.event from account a join message m on m.id = a.message_id
           where m.conversation_id=? order by a.message_id, a.position""",
        (conversation,),
    )
    for message, body in told:
        if (event := event_from_json(json.loads(body))) is not None:
            accounts.setdefault(message, []).append(event)
    pictures = _pictures(db, conversation)
    rows = db.execute("select id, role, text from message where conversation_id=? order by id", (conversation,))
    return tuple(
        StoredMessage(id_, Role.ASSISTANT, text, tuple(completed(accounts.get(id_, []))))
        if role == Role.ASSISTANT
        else StoredMessage(id_, Role(role), text, pictures=tuple(pictures.get(id_, ())))
        for id_, role, text in rows
    )


def _pictures(db: sqlite3.Connection, conversation: int) -> dict[int, list[Picture]]:
    found: dict[int, list[Picture]] = {}
    rows = db.execute(
        """select p.message_id, p.media_type, p.data from picture p join message m on m.id = p.message_id
           where m.conversation_id=? order by p.message_id, p.position""",
        (conversation,),
    )
    for message, media_type, data in rows:
        found.setdefault(message, []).append(Picture(media_type, data))
    return found


def _add_user_message(
    db: sqlite3.Connection, conversation: int, text: str, pictures: Sequence[Picture], now: float
) -> int:
    id_ = _add_message(db, conversation, Role.USER, text, now, title="Picture")
    rows = [(id_, at, picture.media_type, picture.data) for at, picture in enumerate(pictures)]
    db.executemany("insert into picture values (?,?,?,?)", rows)
    return id_


def _add_message(db: sqlite3.Connection, conversation: int, role: Role, text: str, now: float, title: str = "") -> int:
    title = _title(text) or title
    db.execute(
        "update conversation set changed_at=?, title = case when title='' then ? else title end where id=?",
        (now, title, conversation),
    )
    return _inserted(
        db,
        "insert into message (conversation_id, role, text, created_at) values (?,?,?,?)",
        conversation,
        role.value,
        text,
        now,
    )


def _title(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _keep(db: sqlite3.Connection, reply: int, first: int, rows: Sequence[tuple[int, int, str]], text: str) -> None:
    db.execute("delete from account where message_id=? and position>=?", (reply, first))
    db.executemany("insert into account values (?,?,?)", rows)
    db.execute("update message set text=? where id=?", (text, reply))


def _count(db: sqlite3.Connection, name: str) -> int:
    row = db.execute(
        """insert into counter values (?, 1) on conflict (name) do update set value = value + 1 returning value""",
        (name,),
    ).fetchone()
    return int(row[0]) - 1


def _inserted(db: sqlite3.Connection, statement: str, *values: object) -> int:
    return int(db.execute(statement, values).lastrowid or 0)


def _execute(db: sqlite3.Connection, statement: str, *values: object) -> None:
    db.execute(statement, values)


def asked(messages: Sequence[StoredMessage]) -> Sequence[StoredMessage]:
    """The turns up to what the user wrote last."""
    last = max((at for at, message in enumerate(messages) if message.role is Role.USER), default=-1)
    return messages[: last + 1]


def sent(messages: Sequence[StoredMessage]) -> tuple[Message, ...]:
    """The turns that a model is sent: whole replies only, and of several to the same message the last."""
    whole = [message for message in messages if message.is_whole]
    after = [message.role for message in whole[1:]]
    return tuple(
        Message(message.role, message.text, message.pictures)
        for message, follows in zip_longest(whole, after)
        if not (message.role is Role.ASSISTANT and follows is Role.ASSISTANT)
    )
