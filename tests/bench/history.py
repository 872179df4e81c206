"""The history with 100 and with 100,000 messages: the list, a search, a long chat: `python -m bench.history`."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.worker import Worker

WORDS = [f"word{at}" for at in range(5000)]
SIZES = (100, 100_000)
IN_ONE = 20
LONG = 1000
VERY_LONG = 10_000
ROUNDS = 15
_ASKED, _ANSWERED = ("user", ""), ("assistant", "Groq · llama-x")
"""Role and account."""


def words(start: int, count: int) -> str:
    """So many words, spread over all there are; the same for the same start."""
    return " ".join(WORDS[(start * 7919 + at * at * 31) % len(WORDS)] for at in range(count))


def fill(path: Path, messages: int) -> None:
    """Write so many messages, 20 to a conversation, and long conversations beside."""
    with closing(sqlite3.connect(path)) as db:
        for at in range(messages // IN_ONE):
            talk(db, at + 2, f"Conversation {at}", [words(at * IN_ONE + turn, 60) for turn in range(IN_ONE)])
        talk(db, 1, "Long", [words(0, 300)] * LONG)
        talk(db, 0, "Very long", [words(0, 30)] * VERY_LONG)
        talk(db, -1, "In branches", [words(0, 30)] * VERY_LONG, versions=3)
        db.commit()


def talk(db: sqlite3.Connection, id_: int, title: str, texts: Sequence[str], versions: int = 1) -> None:
    """Write a conversation of these messages; so many of them in a row are versions of each other."""
    db.execute("insert into conversation (id, title, changed_at) values (?,?,?)", (id_, title, float(id_)))
    (start,) = db.execute("select coalesce(max(id), 0) + 1 from message").fetchone()
    follows = [None if at < versions else start + (at // versions) * versions - 1 for at in range(len(texts))]
    db.executemany(
        "insert into message (id, conversation_id, role, told, text, created_at, parent_id) values (?,?,?,?,?,0,?)",
        [
            (start + at, id_, *(_ANSWERED if at // versions % 2 else _ASKED), text, follows[at])
            for at, text in enumerate(texts)
        ],
    )
    db.execute("update conversation set tip=? where id=?", (start + len(texts) - 1, id_))


async def spent(call: Callable[[], Awaitable[object]]) -> list[float]:
    """Milliseconds that a call takes, round by round."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await call()
        rounds.append((time.perf_counter() - began) * 1000)
    return rounds


async def timed(call: Callable[[], Awaitable[object]]) -> str:
    """Milliseconds for a call: the median, the least and the most of all rounds."""
    rounds = await spent(call)
    return f"{median(rounds):.1f} ms ({min(rounds):.1f}–{max(rounds):.1f})"


async def against_rows(database: Database, kept: Conversations, conversation: int) -> str:
    """A branch as messages, as often as long as reading all rows of its conversation and nothing more."""
    floor = await spent(
        lambda: database.do(
            lambda db: db.execute("select * from message where conversation_id=?", (conversation,)).fetchall()
        )
    )
    rounds = await spent(lambda: kept.messages(conversation))
    return f"{median(rounds):.1f} ms, {median(rounds) / median(floor):.1f} × the rows alone"


async def measured(size: int) -> None:
    """One history of this size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.sqlite3"
        first = Database(path, Worker("history"), time.time)
        await Conversations(first).list()
        await first.close()
        fill(path, size)
        database = Database(path, Worker("history"), time.time)
        kept = Conversations(database)
        began = time.perf_counter()
        await kept.list()
        print(f"{size:,} messages, {path.stat().st_size >> 20} MiB")
        print(f"  opened, with the list: {(time.perf_counter() - began) * 1000:.1f} ms")
        print(f"  the list again: {await timed(kept.list)}")
        print(f"  search for a rare pair of words: {await timed(lambda: kept.search('word17 word4711'))}")
        print(f"  search for the beginning of many words: {await timed(lambda: kept.search('wor'))}")
        print(f"  {LONG:,} messages of one conversation: {await against_rows(database, kept, 1)}")
        print(f"  {VERY_LONG:,} messages of one conversation: {await against_rows(database, kept, 0)}")
        print(f"  a branch of {VERY_LONG:,}, three versions each: {await against_rows(database, kept, -1)}")
        await database.close()


if __name__ == "__main__":
    for each in SIZES:
        asyncio.run(measured(each))
