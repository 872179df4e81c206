"""R6 and R7: a power cut, a full disk, a disk or a folder that takes nothing. They need root, or say that they do.

A power cut is played by a file that stands for the disk: what lies in it at that moment is all that the next start
finds. It shows what was never written through, which no killed process can show.
"""

from __future__ import annotations

import asyncio
import filecmp
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from scorecard.kills import check_documents, of
from scorecard.measure import Dice, Measure, Outcome
from support.killing import HISTORY, Killed, Write, documents, killed, messages, moment, turns
from support.refused import QUESTION, everything
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.worker import Worker

_MEMORY = Path("/dev", "shm")
NO_ROOT = "needs root, and a loop device"
_HARDER = "loop,commit=1,noauto_da_alloc"
_LESS = ("dac_override", "dac_read_search", "fowner")
_AS_USUAL = ["setpriv", f"--bounding-set={','.join('-' + one for one in _LESS)}", "--inh-caps=-all"]
"""Root without the power to write where the mode of a folder forbids it."""


def take_power_cuts(rounds: int, dice: Dice) -> Outcome:
    """Cut the power so often while messages, documents, and both in turns are written."""
    if not _can_mount():
        return Outcome(NO_ROOT, None)
    told = 0
    for number in range(rounds):
        write = (messages, documents, turns)[number % 3]
        with _disk("loop" if number % 2 else _HARDER) as (disk, image):
            told += _cut(write, disk, image, moment(dice, 1.0))
    return Outcome(f"0 of {told:,} promised writes lost, 0 files broken, in {rounds} cuts", True)


def _cut(write: Write, disk: Path, image: Path, after_s: float) -> int:
    copy = image.with_name("copy.img")
    end = killed(write, disk / "home", after_s, at_the_end=lambda: _copied(image, copy))
    seen = image.with_name("seen")
    seen.mkdir()
    with _mounted("-o", "loop", str(copy), str(seen)):
        home = seen / "home"
        assert home.is_dir() or not end.told
        if write is not messages:
            check_documents(home, of("documents", end))
        if write is not documents:
            _check_messages(home, of("messages", end))
    return len(end.told)


def _check_messages(home: Path, end: Killed) -> None:
    """All messages that were told are there, in a sound file that opens as it is."""
    last = end.told[-1][1] if end.told else 0
    if not (home / HISTORY).exists():
        assert not end.told
        return
    database = Database(home / HISTORY, Worker("history"), lambda: 0.0)
    count = asyncio.run(database.do(lambda db: db.execute("select count(*) from message").fetchone()[0]))
    asyncio.run(database.close())
    assert database.notice is None, database.notice
    assert isinstance(last, int) and last <= count <= last + 1, f"{count} of {last}"
    with closing(sqlite3.connect(home / HISTORY)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


def _copied(image: Path, copy: Path) -> None:
    """The disk as it was at one moment: copied anew while the system still wrote to it."""
    shutil.copyfile(image, copy)
    while not filecmp.cmp(image, copy, shallow=False):
        shutil.copyfile(image, copy)


@contextmanager
def _disk(options: str) -> Iterator[tuple[Path, Path]]:
    """A disk of 32 MiB in memory: the folder where it is mounted, and the file that stands for it."""
    with tempfile.TemporaryDirectory(dir=_MEMORY) as name:
        image, place = Path(name, "disk.img"), Path(name, "disk")
        place.mkdir()
        with image.open("wb") as file:
            file.truncate(32 << 20)
        _run("mkfs.ext4", "-qF", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))
        with _mounted("-o", options, str(image), str(place)):
            yield place, image


@contextmanager
def _mounted(*arguments: str) -> Iterator[None]:
    _run("mount", *arguments)
    try:
        yield
    finally:
        _run("umount", arguments[-1])


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _can_mount() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        return False
    try:
        with _disk("loop"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def take_refusals(rounds: int, _dice: Dice) -> Outcome:
    """Save everything on a full disk, on one that can only be read, and in a folder that allows nothing."""
    wrong: list[str] = []
    cases = 0
    for refused in (_full, _read_only, _forbidden)[:rounds]:
        if refused is not _forbidden and not _can_mount():
            return Outcome(NO_ROOT, None)
        with tempfile.TemporaryDirectory() as name:
            said, before, after = refused(Path(name))
        seen = said.pop("seen")
        cases += len(said)
        wrong += [f"{refused.__name__}: {name} says {words!r}" for name, words in said.items() if not _is_clear(words)]
        wrong += [f"{refused.__name__}: what was there before is changed"] if before != after else []
        wrong += [f"{refused.__name__}: the history is not shown"] if seen != QUESTION else []
    for one in wrong:
        print(f"  {one}")
    return Outcome(f"{cases - len(wrong)} of {cases} refusals said, originals as they were", not wrong)


Refusal = tuple[dict[str, str], dict[str, str], dict[str, str]]
"""What was said, and the originals before and after."""


def _full(place: Path) -> Refusal:
    with _mounted("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)):
        before = _originals(place)
        said = _asked([], place, place / "fill")
        return said, before, _state(place)


def _read_only(place: Path) -> Refusal:
    with _mounted("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)):
        before = _originals(place)
        _run("mount", "-o", "remount,ro", str(place))
        said = _asked([], place)
        return said, before, _state(place)


def _forbidden(place: Path) -> Refusal:
    before = _originals(place)
    for one in (*place.iterdir(), place):
        one.chmod(0o500 if one.is_dir() else 0o400)
    try:
        return _asked(_AS_USUAL if os.geteuid() == 0 else [], place), before, _state(place)
    finally:
        place.chmod(0o700)


def _asked(prefix: Sequence[str], *arguments: Path) -> dict[str, str]:
    command = [*prefix, sys.executable, "-m", "support.refused", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr
    said: dict[str, str] = json.loads(done.stdout)
    return said


def _originals(place: Path) -> dict[str, str]:
    """Save everything once where it can be saved, so that there is something to lose."""
    said = asyncio.run(everything(place, None, QUESTION))
    assert not any(said.values()), said
    return _state(place)


def _state(place: Path) -> dict[str, str]:
    """What is in the folder: documents by their bytes, the history by its messages."""
    state = {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(place.glob("*.json"))}
    with tempfile.TemporaryDirectory() as name:
        for file in place.glob(f"{HISTORY}*"):
            shutil.copy(file, name)
        database = Database(Path(name, HISTORY), Worker("history"), lambda: 0.0)
        (line,) = asyncio.run(Conversations(database).list())
        asyncio.run(database.close())
    return {**state, HISTORY: line.title}


def _is_clear(words: str) -> bool:
    return words.endswith(".") and not any(sign in words for sign in ("Error", "errno", "Errno", "sqlite3.O"))


POWER_CUTS = Measure(
    mark="R6",
    name="Power cut",
    target="180 cuts (messages, documents, both): 0 promised writes lost, 0 files broken",
    take=take_power_cuts,
    short=6,
    full=180,
)
REFUSALS = Measure(
    mark="R7",
    name="Disk full, read-only",
    target="15 cases (full, read-only, forbidden): said in a sentence, originals as they were, history shown",
    take=take_refusals,
    short=3,
    full=3,
)
