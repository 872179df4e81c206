"""The history with 100 and with 100,000 messages: the list, a search, a long chat: `python -m bench.history`."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
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
ROUNDS = 15


def words(start: int, count: int) -> str:
    """So many words, spread over all there are; the same for the same start."""
    return " ".join(WORDS[(start * 7919 + at * at * 31) % len(WORDS)] for at in range(count))


def fill(path: Path, messages: int) -> None:
    """Write so many messages, 20 to a conversation, and one conversation of 1,000."""
    with closing(sqlite3.connect(path)) as db:
        for at in range(messages // IN_ONE):
            db.execute("insert into conversation values (?,?,0,?,0)", (at + 2, f"Conversation {at}", float(at)))
            rows = [
                (at + 2, "user" if turn % 2 == 0 else "assistant", words(at * IN_ONE + turn, 60), 0.0)
                for turn in range(IN_ONE)
            ]
            db.executemany("insert into message (conversation_id, role, text, created_at) values (?,?,?,?)", rows)
        db.execute("insert into conversation values (1,'Long',0,0,0)")
        text = words(0, 300)
        db.executemany(
            "insert into message (conversation_id, role, text, created_at) values (1,?,?,0)",
            [("user" if at % 2 == 0 else "assistant", text) for at in range(LONG)],
        )
        db.commit()


async def timed(call: Callable[[], Awaitable[object]]) -> str:
    """Milliseconds for a call: the median, the least and the most of all rounds."""
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await call()
        spent.append((time.perf_counter() - began) * 1000)
    return f"{median(spent):.1f} ms ({min(spent):.1f}–{max(spent):.1f})"


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
        print(f"  {LONG:,} messages of one conversation: {await timed(lambda: kept.messages(1))}")
        await database.close()


if __name__ == "__main__":
    for each in SIZES:
        asyncio.run(measured(each))
