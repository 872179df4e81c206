"""R5: killed at any moment, what was promised to be kept is there, and the next start is a clean one."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support.killing import HISTORY, LIBRARY, MODELS, PREFERENCES, WORDS, Killed, documents, killed, moment, reply
from understudy_core.backups import is_sound
from understudy_core.chat import Role
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.documents import read_json
from understudy_core.events import Interrupted
from understudy_core.library import LibraryStore
from understudy_core.worker import Worker

LONGEST_LOSS_S = 1.0
ONE_IN = 3
"""Of so many kills one hits the documents, the others a reply."""


def take(rounds: int, dice: Dice) -> Outcome:
    """Kill replies that stream, and writers of documents, in one folder that is never cleaned up."""
    lost_s = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(rounds):
            if number % ONE_IN == 0:
                check_documents(folder, of("documents", killed(documents, folder, moment(dice, 0.3))))
            else:
                lost_s = max(lost_s, asyncio.run(_lost_s(folder, killed(reply, folder, moment(dice, 2.0)))))
        assert is_sound(folder / HISTORY)
        left = _left_after_a_minute(folder)
    said = f"0 messages lost, 0 files broken, {left} left over, at most {lost_s:.2f} s of a reply, in {rounds} kills"
    return Outcome(said, lost_s <= LONGEST_LOSS_S and not left)


def _left_after_a_minute(folder: Path) -> int:
    """Files that killed writers left behind and that the next writing does not remove."""
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    killed(documents, folder, 0.3)
    return sum(file.stat().st_mtime == 0 for file in folder.glob(".*"))


async def _lost_s(folder: Path, end: Killed) -> float:
    """Check the history after a kill, as the next start finds it; how many seconds of the reply are gone."""
    database = Database(folder / HISTORY, Worker("history"), time.time)
    kept = Conversations(database)
    conversation = next((what for _, what in end.told), None)
    seconds = 0.0
    if isinstance(conversation, int):
        question, *answers = await kept.messages(conversation)
        assert question.role is Role.USER and question.text == f"Tell me, {conversation}"
        text = answers[0].text if answers else ""
        assert WORDS.startswith(text)
        assert not answers or isinstance(answers[0].account[-1], Interrupted)
        missing = [at for at, shown in end.told[1:] if isinstance(shown, int) and shown > len(text)]
        seconds = end.at - missing[0] if missing else 0.0
    await kept.list()
    await database.close()
    assert database.notice is None, database.notice
    with closing(sqlite3.connect(folder / HISTORY)) as db:
        assert db.execute("pragma quick_check").fetchone() == ("ok",)
    return seconds


def of(kind: str, end: Killed) -> Killed:
    """What was told of this kind."""
    return Killed([(at, what[1]) for at, what in end.told if isinstance(what, tuple) and what[0] == kind], end.at)


def check_documents(folder: Path, end: Killed) -> None:
    """Each file is whole, and holds the number that was told last, or the one after it."""
    profiles = LibraryStore(folder / LIBRARY).load().profiles
    numbers = [int(profiles[0].name.partition(".")[0])] if profiles else []
    if (file := folder / PREFERENCES).exists():
        numbers.append(int(read_json(file.read_bytes())["proxy"].split("/")[2].removesuffix(".example")))
    if (file := folder / MODELS).exists():
        numbers.append(int(read_json(file.read_bytes())["https://alder.example"][0]["id"].removeprefix("m")))
    last = end.told[-1][1] if end.told else min(numbers, default=0)
    assert isinstance(last, int) and set(numbers) <= {last, last + 1}, f"{numbers} after {last}"
    assert not end.told or len(numbers) == 3


MEASURE = Measure(
    mark="R5",
    name="kill −9",
    target=f"300 kills: 0 messages lost, ≤ {LONGEST_LOSS_S:.0f} s of a reply, 0 files broken, 300 clean starts",
    take=take,
    short=12,
    full=300,
)
