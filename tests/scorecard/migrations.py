"""R8: killed at each statement of every change of the history's form, it opens old or new, with all it held."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from scorecard.measure import Dice, Measure, Outcome
from support.killing import nursery
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.migrations import MIGRATIONS, VERSION
from understudy_core.worker import Worker

NAME = "history.sqlite3"
TEXTS = [f"Question {number}" for number in range(20)]


def take(rounds: int, _dice: Dice) -> Outcome:
    """Bring each old form up, killed at its first statement, its second and so on, at most `rounds` each."""
    kills = 0
    for version in range(1, VERSION):
        for number in range(1, rounds + 1):
            with tempfile.TemporaryDirectory() as name:
                path = Path(name, NAME)
                _old(path, version)
                finished = _brought_up(path, number)
                kills += not finished
                _check(path)
            if finished:
                break
    return Outcome(f"{kills} kills in {VERSION - 1} changes: 0 files broken, 0 messages lost", True)


def _old(path: Path, version: int) -> None:
    """A history as a program of that time left it."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma journal_mode=wal")
        for script in MIGRATIONS[:version]:
            db.executescript(script)
        db.execute(f"pragma user_version={version}")
        db.execute("insert into conversation (id, title, changed_at) values (1, 'Old', 1.0)")
        rows = [(number, "user" if number % 2 else "assistant", text) for number, text in enumerate(TEXTS, 1)]
        db.executemany(
            "insert into message (id, conversation_id, role, text, created_at) values (?, 1, ?, ?, 1.0)", rows
        )
        if version >= 5:
            db.execute("update message set parent_id = id - 1 where id > 1")
            db.execute("update conversation set tip = (select max(id) from message)")
        db.commit()


def _brought_up(path: Path, number: int) -> bool:
    """Open it in a process that is killed before its statement of that number; True when there were fewer."""
    process = nursery().Process(target=_open, args=(path, number))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL), process.exitcode
    return process.exitcode == 0


def _open(path: Path, number: int) -> None:
    left = [number]

    def count(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    class Watched(sqlite3.Connection):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self.set_trace_callback(count)

    vars(sqlite3)["connect"] = partial(sqlite3.connect, factory=Watched)
    asyncio.run(_listed(path))


async def _listed(path: Path) -> list[str]:
    database = Database(path, Worker("history"), lambda: 1_700_000_000.0)
    kept = Conversations(database)
    texts = [message.text for message in await kept.messages(1)]
    found = await kept.search("Question")
    await database.close()
    assert database.notice is None, database.notice
    assert [line.title for line in found] == ["Old"]
    return texts


def _check(path: Path) -> None:
    """The next start finds a sound file in the newest form with everything in it, and nothing half made beside it."""
    assert asyncio.run(_listed(path)) == TEXTS
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("pragma user_version").fetchone() == (VERSION,)
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


MEASURE = Measure(
    mark="R8",
    name="Migrations",
    target="every old form × a kill at each statement: opens old or new, never half",
    take=take,
    short=4,
    full=1_000,
)
