"""What was written and not sent yet, for each conversation and for the new one; it survives a restart."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from understudy_core.chat import Picture
from understudy_core.database import Database

_NEW = 0
"""The place of what is written in a conversation that does not exist yet."""
_NONE: Mapping[int, str | None] = {}


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` stands in the composer, `waiting` was to be sent when the reply before it would be there; each with its
    pictures."""

    text: str = ""
    waiting: str = ""
    pictures: tuple[Picture, ...] = ()
    waiting_pictures: tuple[Picture, ...] = ()


class Drafts:
    """Kept in the user's database, by conversation; None is the new one. Every method raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._do = database.do

    async def all(self) -> dict[int | None, Draft]:
        """Every draft there is."""
        return await self._do(_all)

    async def rewritten(self) -> dict[int, str]:
        """What kept messages that are being edited are to say instead, by their id."""
        return await self._do(lambda db: dict(db.execute("select message, text from rewritten").fetchall()))

    async def keep(self, drafts: Mapping[int | None, Draft], rewritten: Mapping[int, str | None] = _NONE) -> None:
        """Keep these; an empty draft is gone, and so is a message that is not edited any more (None).

        Others stay as they are.
        """
        await self._do(lambda db: _keep(db, drafts, rewritten))


def _all(db: sqlite3.Connection) -> dict[int | None, Draft]:
    pictures: defaultdict[tuple[int, int], tuple[Picture, ...]] = defaultdict(tuple)
    rows = db.execute("select place, waits, media_type, data from draft_picture order by place, waits, position")
    for place, waits, media_type, data in rows:
        pictures[place, waits] += (Picture(media_type, data),)
    return {
        place if place != _NEW else None: Draft(text, waiting, pictures[place, False], pictures[place, True])
        for place, text, waiting in db.execute("select place, text, waiting from draft")
    }


def _keep(db: sqlite3.Connection, drafts: Mapping[int | None, Draft], rewritten: Mapping[int, str | None]) -> None:
    for conversation, draft in drafts.items():
        place = conversation if conversation is not None else _NEW
        if draft == Draft():
            db.execute("delete from draft where place=?", (place,))
        else:
            db.execute("insert or replace into draft values (?,?,?)", (place, draft.text, draft.waiting))
        _keep_pictures(db, place, False, draft.pictures)
        _keep_pictures(db, place, True, draft.waiting_pictures)
    for message, text in rewritten.items():
        if text is None:
            db.execute("delete from rewritten where message=?", (message,))
        else:
            db.execute("insert or replace into rewritten values (?,?)", (message, text))


def _keep_pictures(db: sqlite3.Connection, place: int, waits: bool, pictures: Sequence[Picture]) -> None:
    """Written only where they are others: the text beside them changes much more often."""
    statement = """insert into draft_picture values (?,?,?,?,?) on conflict do update
        set media_type=excluded.media_type, data=excluded.data where data != excluded.data"""
    rows = [(place, waits, at, picture.media_type, picture.data) for at, picture in enumerate(pictures)]
    db.executemany(statement, rows)
    db.execute("delete from draft_picture where place=? and waits=? and position>=?", (place, waits, len(pictures)))
