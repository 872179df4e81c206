"""The user's SQLite file: opened once on a worker thread, migrated with a backup, and never a reason not to start.

Where the file cannot be used (a newer version wrote it, its folder is locked), everything works in memory instead, on
a copy of what can be read, and `notice` says so.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from understudy_core.backups import Backup, Backups, is_sound, private
from understudy_core.files import StorageError, made_folder, name_aside, storage_error
from understudy_core.language import tr
from understudy_core.migrations import VERSION, migrate, version_of
from understudy_core.work import Work, WorkStoppedError
from understudy_core.worker import Worker

T = TypeVar("T")


PATIENCE_S = 5.0
"""How long another program may hold the file before that is told."""


class Database:
    """`path` None: in memory only. `now` gives seconds since 1970."""

    def __init__(self, path: Path | None, worker: Worker, now: Callable[[], float]) -> None:
        self._path = path
        self._worker = worker
        self.now = now
        self._db: sqlite3.Connection | None = None
        self.notice: str | None = None
        """A sentence for the user when the file could not be opened as it was."""
        self._is_aside = False

    async def do(self, call: Callable[[sqlite3.Connection], T]) -> T:
        """What `call` returns, as one transaction. Raises StorageError with a sentence."""
        return await self._worker.run(lambda: self._with(call))

    async def close(self) -> None:
        """Close the file, once all that was asked of it before is done, also where nobody waits for that any longer."""
        await self._worker.run(self._closed)

    def _closed(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    async def look_after(self, upkeep: Worker) -> str | None:
        """Check the file for faults and take the daily backup, on `upkeep`, while it is in use.

        Returns a sentence for the user if something is wrong. A faulty file is not copied, so that no good backup has
        to make room for it.
        """
        if self._path is None or self._is_aside:
            return None
        path = self._path
        return await upkeep.run(lambda: _looked_after(path, self.now()))

    async def backups(self) -> tuple[Backup, ...]:
        """What can be put back, newest first."""
        return await self._worker.run(Backups(self._path).taken) if self._path else ()

    async def restore(self, backup: Backup, work: Work | None = None) -> str:
        """Let a backup take the place of the file, which is put aside. Returns a sentence. Raises StorageError.

        Raises WorkStoppedError when `work` is stopped; everything is as it was then.
        """
        path = self._path
        if path is None:
            raise StorageError(tr("Nothing is kept here, so nothing can be put back."))
        return await self._worker.run(lambda: self._restored(path, backup, work or Work()))

    def _restored(self, path: Path, backup: Backup, work: Work) -> str:
        if not is_sound(backup.path, work):
            raise StorageError(tr("The backup {name} is damaged itself. Nothing was changed.", name=backup.path.name))
        self._closed()
        try:
            aside = _put_aside(path, "replaced", self.now()) if path.exists() else None
            _put_back(path, backup, aside, work)
        except sqlite3.Error as error:  # pragma: no cover - the disk fills up, or breaks, while it is copied
            raise _sentence(error, path) from None
        except OSError as error:
            raise storage_error(error, path) from None
        self._is_aside = False
        was = " " + tr("What was there is kept as {name}.", name=aside.name) if aside else ""
        return tr("The history is that of {at} again.", at=backup.day) + was

    def _with(self, call: Callable[[sqlite3.Connection], T]) -> T:
        try:
            if self._db is None:
                self._db = self._open()
            with self._db:
                return call(self._db)
        except sqlite3.Error as error:
            raise _sentence(error, self._path) from None

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return _connected(None, self.now)
        try:
            return self._opened(self._path)
        except StorageError as problem:
            said = str(problem)
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise
            said = str(_sentence(error, self._path))
        self._is_aside = True
        until_quit = tr("New conversations are kept only until you quit.")
        self.notice = f"{said} {until_quit}"
        return _prepared(_copy_in_memory(self._path), None, self.now)

    def _opened(self, path: Path) -> sqlite3.Connection:
        try:
            made_folder(path.parent)
            return self._mended(path)
        except OSError as error:
            raise storage_error(error, path) from None

    def _mended(self, path: Path) -> sqlite3.Connection:
        """The file; where it is none that can be read, it is put aside for the newest backup, or for an empty one."""
        try:
            return _connected(path, self.now)
        except sqlite3.DatabaseError as error:
            if "not a database" not in str(error) and "malformed" not in str(error):
                raise
        aside = _put_aside(path, "broken", self.now())
        self.notice = tr(
            "The history could not be read. It was put aside as {name}; nothing was deleted.", name=aside.name
        )
        if (backup := next(filter(_is_good, Backups(path).taken()), None)) is not None:
            Backups(path).put_back(backup)
            self.notice += " " + tr("The backup of {at} takes its place.", at=backup.day)
        return _connected(path, self.now)


def _connected(path: Path | None, now: Callable[[], float]) -> sqlite3.Connection:
    if path is not None:
        private(path)
    return _prepared(sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=PATIENCE_S), path, now)


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    """What can be read of a file that cannot be written; empty where that is nothing, or of a newer version.

    SQLite wants to write beside a file even to read it, so it reads a copy, with what waits to be taken into the file.
    """
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    with suppress(OSError, sqlite3.Error), tempfile.TemporaryDirectory(prefix="understudy-") as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        with suppress(OSError):  # where nothing waits, there is none
            shutil.copyfile(path.with_name(f"{path.name}-wal"), copy.with_name(f"{path.name}-wal"))
        with closing(sqlite3.connect(copy)) as source:
            if version_of(source) <= VERSION:
                source.backup(memory)
    return memory


def _prepared(db: sqlite3.Connection, path: Path | None, now: Callable[[], float]) -> sqlite3.Connection:
    """The database in the newest form, safe against a power cut from now on; closed where that fails."""
    try:
        version = version_of(db)
        if version > VERSION:
            raise StorageError(tr("The history was written by a newer version of Understudy and was left alone."))
        db.execute("pragma journal_mode=wal")
        db.execute("pragma synchronous=full")
        db.execute("pragma foreign_keys=on")
        if path is not None and 0 < version < VERSION:
            Backups(path).take(db, now())
        migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _put_aside(path: Path, why: str, now: float) -> Path:
    """Give the file, and what belongs to it, another name; returns that name."""
    aside = name_aside(path, why, now)
    _renamed(path, aside)
    return aside


def _renamed(path: Path, to: Path) -> None:
    """Rename the file with what belongs to it, that first: beside another file it would be taken into that one."""
    for rest in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + rest).rename(to.with_name(to.name + rest))
    path.rename(to)


def _put_back(path: Path, backup: Backup, aside: Path | None, work: Work) -> None:
    """Let the backup take the place of the file; where that fails, what was put aside is in its place again."""
    try:
        Backups(path).put_back(backup, work)
    except (OSError, sqlite3.Error, WorkStoppedError):
        if aside is not None:
            _renamed(aside, path)
        raise


def _looked_after(path: Path, now: float) -> str | None:
    if not path.exists():
        return None
    if not is_sound(path):
        return tr("The history is damaged in places. What can be read is shown, and no backup was replaced.")
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_S)) as db:
            Backups(path).take_daily(db, now)
    except (OSError, sqlite3.Error):
        return tr("Today’s backup of the history could not be made. The history itself is as it was.")
    return None


def _is_good(backup: Backup) -> bool:
    return is_sound(backup.path)


def _sentence(error: sqlite3.Error, path: Path | None) -> StorageError:
    name = path.name if path else "memory"
    said = str(error)
    if "full" in said:
        return StorageError(
            tr("The disk is full, so {name} could not be saved. What was there before is kept.", name=name)
        )
    if "readonly" in said or "unable to open" in said:
        return StorageError(tr("{name} cannot be written where it lies.", name=name))
    if "locked" in said:
        return StorageError(tr("Another program is using the history. Try again in a moment."))
    return StorageError(tr("The history {name} could not be used.", name=name))
