"""What was written and not sent yet, for each conversation and for the new one; it survives a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from understudy_core.database import Database

_NEW = 0
"""The place of what is written in a conversation that does not exist yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` stands in the composer, `waiting` was to be sent when the reply before it would be there."""

    text: str = ""
    waiting: str = ""


class Drafts:
    """Kept in the user's database, by conversation; None is the new one. Every method raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._do = database.do

    async def all(self) -> dict[int | None, Draft]:
        """Every draft there is."""
        return await self._do(_all)

    async def keep(self, drafts: Mapping[int | None, Draft]) -> None:
        """Keep these; an empty one is gone. Others stay as they are."""
        await self._do(lambda db: _keep(db, drafts))


def _all(db: sqlite3.Connection) -> dict[int | None, Draft]:
    rows = db.execute("select place, text, waiting from draft")
    return {place if place != _NEW else None: Draft(text, waiting) for place, text, waiting in rows}


def _keep(db: sqlite3.Connection, drafts: Mapping[int | None, Draft]) -> None:
    for conversation, draft in drafts.items():
        place = conversation if conversation is not None else _NEW
        if draft == Draft():
            db.execute("delete from draft where place=?", (place,))
        else:
            db.execute("insert or replace into draft values (?,?,?)", (place, draft.text, draft.waiting))
