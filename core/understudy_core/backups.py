"""Copies of the history: taken daily and before its form changes, thinned with age, put back on request."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from understudy_core.files import synchronise
from understudy_core.work import Work

DAY_S = 86_400.0
_STEPS = ((2, 0.0), (9, DAY_S), (37, 7 * DAY_S), (127, 30 * DAY_S))
"""Up to this many days old, of copies that are no further apart than this many seconds only the newest stays."""
_PAGES, _INSTRUCTIONS = 256, 100_000
"""So many pages are copied, and so many instructions checked, between two looks at whether it is still wanted."""
_FORM = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the history as it was at `at`, in seconds since 1970."""

    path: Path
    at: float

    @property
    def day(self) -> str:
        """When it was taken, as people here write it."""
        return f"{datetime.fromtimestamp(self.at, UTC).astimezone():%d.%m.%Y %H:%M}"


class Backups:
    """The copies of one database file, in a folder beside it. Raises OSError and sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.folder = path.parent / "backups"

    def taken(self) -> tuple[Backup, ...]:
        """All copies, newest first."""
        found = []
        for path in self.folder.glob(f"{self._path.stem}-*{self._path.suffix}"):
            with suppress(ValueError):
                when = datetime.strptime(path.stem.removeprefix(f"{self._path.stem}-"), _FORM).replace(tzinfo=UTC)
                found.append(Backup(path, when.timestamp()))
        return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))

    def take(self, db: sqlite3.Connection, now: float) -> Backup:
        """Copy what `db` holds, also while others write. A copy gets its name only when it is whole."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self.folder.glob(".*.part*"):
            left.unlink(missing_ok=True)  # of a copy that was not finished before the program ended
        name = f"{self._path.stem}-{datetime.fromtimestamp(now, UTC):{_FORM}}{self._path.suffix}"
        unfinished = self.folder / f".{name}.part"
        try:
            private(unfinished)
            with closing(sqlite3.connect(unfinished)) as copy:
                copy.execute("pragma synchronous=full")
                db.backup(copy)
                copy.execute("pragma journal_mode=delete")
            unfinished.replace(self.folder / name)
            synchronise(self.folder)
        finally:
            unfinished.unlink(missing_ok=True)
        return Backup(self.folder / name, now)

    def take_daily(self, db: sqlite3.Connection, now: float) -> None:
        """Take a copy if the newest is a day old, and let go of those that are no longer needed."""
        taken = self.taken()
        if taken and 0 <= now - taken[0].at < DAY_S:
            return
        self.take(db, now)
        no_longer = surplus([backup.at for backup in self.taken()], now)
        for backup in taken:
            if backup.at in no_longer:
                backup.path.unlink()

    def put_back(self, backup: Backup, work: Work | None = None) -> None:
        """Let a copy take the place of the file, which must be closed and moved away. The copy stays.

        Raises WorkStoppedError when `work` is stopped; there is no file then.
        """
        stepping = work or Work()

        def copied(_status: int, remaining: int, total: int) -> None:
            stepping.step()
            stepping.done, stepping.total = total - remaining, total

        unfinished = self._path.with_name(f".{self._path.name}.part")
        for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            left.unlink(missing_ok=True)
        try:
            private(unfinished)
            with closing(sqlite3.connect(backup.path)) as source, closing(sqlite3.connect(unfinished)) as target:
                source.backup(target, pages=_PAGES, progress=copied)
            unfinished.replace(self._path)
            synchronise(self._path.parent)
        finally:
            unfinished.unlink(missing_ok=True)


def surplus(times: Sequence[float], now: float) -> list[float]:
    """Which of these copies, by their times, are no longer needed. The newest always is."""
    gone: list[float] = []
    kept: float | None = None
    for at in sorted(times, reverse=True):
        gap = next((gap for days, gap in _STEPS if now - at <= days * DAY_S), None)
        if kept is None or (gap is not None and kept - at >= gap):
            kept = at
        else:
            gone.append(at)
    return gone


def is_sound(path: Path, work: Work | None = None) -> bool:
    """Whether SQLite finds no fault in this file. Writes nothing; takes about a second for each 500 MB.

    Raises WorkStoppedError when `work` is stopped.
    """
    stepping, sound = work or Work(), False
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.set_progress_handler(lambda: stepping.is_stopped, _INSTRUCTIONS)
        sound = db.execute("pragma quick_check(1)").fetchone() == ("ok",)
    stepping.step()
    return sound


def private(path: Path) -> None:
    """Make sure that this file is there and, if it is new, that only its owner may read it."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
