"""History in SQLite: every message, and the whole account of every reply."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from understudy_core import turns
from understudy_core.chat import Picture
from understudy_core.database import Database
from understudy_core.events import Event
from understudy_core.searching import Found, found
from understudy_core.turns import Branches, StoredMessage
from understudy_core.work import Work


@dataclass(frozen=True, slots=True)
class Conversation:
    """A line of the list. `changed_at` is in seconds since 1970."""

    id: int
    title: str
    pinned: bool
    changed_at: float


@dataclass(frozen=True, slots=True)
class Manner:
    """How a conversation is held: the name of its profile, and instructions of its own; each empty where it has none.

    The name may be that of a profile which was deleted since.
    """

    profile: str = ""
    instructions: str = ""


_USUAL = Manner()


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

    async def take_in(self, title: str, came: Branches, instructions: str = "", work: Work | None = None) -> int:
        """Add a whole conversation that comes from elsewhere; returns its id.

        Raises WorkStoppedError when `work` is stopped; nothing of it is there then.
        """
        return await self._do(lambda db: _taken_in(db, title, came, instructions, self._now(), work or Work()))

    async def create(self, manner: Manner = _USUAL) -> int:
        """A new, untitled conversation; returns its id."""
        return await self._do(lambda db: _created(db, "", manner, self._now()))

    async def manner(self, conversation: int) -> Manner:
        """How a conversation is held."""
        return await self._do(lambda db: _manner(db, conversation))

    async def set_manner(self, conversation: int, manner: Manner) -> None:
        """Let a conversation be held so from now on."""
        statement = "update conversation set profile=?, instructions=? where id=?"
        await self._do(lambda db: _execute(db, statement, manner.profile, manner.instructions, conversation))

    async def users(self) -> dict[str, int]:
        """How many conversations of the list each profile has, by its name."""
        statement = "select profile, count(*) from conversation where not deleted and title != '' group by profile"
        return dict(await self._do(lambda db: db.execute(statement).fetchall()))

    async def profile_renamed(self, before: str, after: str) -> None:
        """A profile bears another name: its conversations stay with it."""
        await self._do(lambda db: _execute(db, "update conversation set profile=? where profile=?", after, before))

    async def messages(self, conversation: int, through: int | None = None) -> tuple[StoredMessage, ...]:
        """The turns of the branch that is shown, oldest first; or of the one that `turn_to` that message would show."""
        return await self._do(lambda db: turns.shown(db, conversation, through))

    async def whole(self, conversation: int, work: Work | None = None) -> Branches:
        """Every turn, with all branches. Raises WorkStoppedError when `work` is stopped."""
        return await self._do(lambda db: turns.whole(db, conversation, work or Work()))

    async def turn_to(self, conversation: int, message: int) -> None:
        """Show the newest branch that goes through this message, from now on; nothing happens if one is shown."""
        await self._do(lambda db: turns.turn_to(db, conversation, message))

    async def add_user_message(
        self, conversation: int, text: str, pictures: Sequence[Picture] = (), *, beside: int | None = None
    ) -> int:
        """Keep what the user wrote and showed; an untitled conversation takes its title from it. Returns its id.

        It stands at the end of the branch that is shown, or is another version of the message `beside`.
        """
        return await self._do(lambda db: turns.add_user_message(db, conversation, text, pictures, self._now(), beside))

    async def add_reply(self, conversation: int, *, beside: int | None = None) -> int:
        """Begin a reply; until its account ends, it counts as interrupted. Returns the message's id.

        It answers what the user wrote last on the branch that is shown, or is another version of the reply `beside`.
        """
        return await self._do(lambda db: turns.add_reply(db, conversation, self._now(), beside))

    async def keep(self, reply: int, story: Sequence[Event], first: int) -> None:
        """Keep the events of a reply from position `first` on, replacing what stood there."""
        await self._do(lambda db: turns.keep(db, reply, first, story))

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


def _created(db: sqlite3.Connection, title: str, manner: Manner, now: float) -> int:
    statement = "insert into conversation (title, profile, instructions, changed_at) values (?,?,?,?)"
    return _inserted(db, statement, title, manner.profile, manner.instructions, now)


def _manner(db: sqlite3.Connection, conversation: int) -> Manner:
    row = db.execute("select profile, instructions from conversation where id=?", (conversation,)).fetchone()
    return Manner(*row) if row else _USUAL


def _taken_in(db: sqlite3.Connection, title: str, came: Branches, instructions: str, now: float, work: Work) -> int:
    id_ = _created(db, title, Manner(instructions=instructions), now)
    turns.take_in(db, id_, came, now, work)
    return id_


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
