"""The user's SQLite file: opened once on a worker thread, migrated with a backup, and never a reason not to start.

Where the file cannot be used (a newer version wrote it, its folder is locked), everything works in memory instead and
`notice` says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from understudy_core.files import StorageError, storage_error
from understudy_core.worker import Worker

T = TypeVar("T")

MIGRATIONS = (
    """
    create table conversation (
      id integer primary key, title text not null default '', pinned integer not null default 0,
      changed_at real not null, deleted integer not null default 0);
    create table message (
      id integer primary key, conversation_id integer not null references conversation(id),
      role text not null, text text not null, created_at real not null);
    create index message_of on message(conversation_id, id);
    create table account (
      message_id integer not null references message(id), position integer not null, event text not null,
      primary key (message_id, position)) without rowid;
    create table counter (name text primary key, value integer not null) without rowid;
    """,
    """
    create table attempt (
      id integer primary key, at real not null, profile text not null, backend text not null, outcome text not null,
      kind text, message text not null default '', first_token_s real, input_tokens integer, output_tokens integer,
      rescued integer not null default 0);
    create index attempt_of on attempt(profile, backend);
    """,
    """
    create table picture (
      message_id integer not null references message(id), position integer not null, media_type text not null,
      data blob not null, primary key (message_id, position));
    """,
)
"""Script n leads from version n to n + 1."""
VERSION = len(MIGRATIONS)
_KEPT_BACKUPS = 3


class Database:
    """`path` None: in memory only. `now` gives seconds since 1970."""

    def __init__(self, path: Path | None, worker: Worker, now: Callable[[], float]) -> None:
        self._path = path
        self._worker = worker
        self.now = now
        self._db: sqlite3.Connection | None = None
        self.notice: str | None = None
        """A sentence for the user when the file could not be opened as it was."""

    async def do(self, call: Callable[[sqlite3.Connection], T]) -> T:
        """What `call` returns, as one transaction. Raises StorageError with a sentence."""
        return await self._worker.run(lambda: self._with(call))

    async def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            await self._worker.run(self._db.close)
            self._db = None

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
        self.notice = f"{said} New conversations are kept only until you quit."
        return _connected(None, self.now)

    def _opened(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(error, path) from None
        try:
            return _connected(path, self.now)
        except sqlite3.DatabaseError as error:
            if "not a database" not in str(error) and "malformed" not in str(error):
                raise
        aside = path.with_name(f"{path.stem}.broken-{self.now():.0f}{path.suffix}")
        path.rename(aside)
        for rest in ("-wal", "-shm"):
            with suppress(OSError):
                path.with_name(path.name + rest).rename(aside.with_name(aside.name + rest))
        self.notice = f"The history could not be read. It was put aside as {aside.name}; nothing was deleted."
        return _connected(path, self.now)


def _connected(path: Path | None, now: Callable[[], float]) -> sqlite3.Connection:
    db = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=5.0)
    try:
        version = db.execute("pragma user_version").fetchone()[0]
        if version > VERSION:
            raise StorageError("The history was written by a newer version of Understudy and was left alone.")
        db.execute("pragma journal_mode=wal")
        db.execute("pragma synchronous=full")
        db.execute("pragma foreign_keys=on")
        if path is not None and 0 < version < VERSION:
            _back_up(db, path, version, now())
        for number in range(version, VERSION):
            db.executescript(f"begin; {MIGRATIONS[number]} pragma user_version={number + 1}; commit;")
    except BaseException:
        db.close()
        raise
    return db


def _back_up(db: sqlite3.Connection, path: Path, version: int, now: float) -> None:
    """A copy beside the file before its form changes; the newest few are kept."""
    with closing(sqlite3.connect(path.with_name(f"{path.stem}.v{version}-{now:.0f}.backup{path.suffix}"))) as copy:
        db.backup(copy)
    for old in sorted(path.parent.glob(f"{path.stem}.v*.backup{path.suffix}"))[:-_KEPT_BACKUPS]:
        old.unlink()


def _sentence(error: sqlite3.Error, path: Path | None) -> StorageError:
    name = path.name if path else "memory"
    said = str(error)
    if "full" in said:
        return StorageError(f"The disk is full, so {name} could not be saved. What was there before is kept.")
    if "readonly" in said or "unable to open" in said:
        return StorageError(f"{name} cannot be written where it lies.")
    if "locked" in said:
        return StorageError("Another program is using the history. Try again in a moment.")
    return StorageError(f"The history {name} could not be used.")
