"""The history file, whatever state it is found in."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from understudy_core.backups import Backup
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.files import StorageError
from understudy_core.migrations import MIGRATIONS, VERSION
from understudy_core.worker import Worker


def opened(path: Path) -> tuple[Database, Conversations]:
    """A history on a worker of its own."""
    database = Database(path, Worker("history"), lambda: 1_700_000_000.0)
    return database, Conversations(database)


async def written(path: Path, text: str) -> Database:
    """A history with one message, closed again."""
    database, kept = opened(path)
    await kept.add_user_message(await kept.create(), text)
    await database.close()
    return database


async def titles(path: Path) -> list[str]:
    """The conversations that a new start finds."""
    database, kept = opened(path)
    found = [line.title for line in await kept.list()]
    await database.close()
    return found


async def test_a_broken_file_is_put_aside(tmp_path: Path) -> None:
    """A file that is no database is kept beside under another name, said in a sentence, and the history goes on."""
    path = tmp_path / "history.sqlite3"
    path.write_bytes(b"this is not a database at all" * 100)
    database = await written(path, "New")
    (aside,) = tmp_path.glob("history.broken-*")
    assert aside.read_bytes().startswith(b"this is not")
    assert database.notice is not None and "nothing was deleted" in database.notice
    assert await titles(path) == ["New"]


async def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    """What a newer version wrote is not touched; the chat works, and a sentence says that nothing new is kept."""
    path = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"pragma user_version={VERSION + 1}")
    before = path.read_bytes()
    database = await written(path, "Now")
    assert path.read_bytes() == before and [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert database.notice is not None
    assert "newer version" in database.notice and "only until you quit" in database.notice


async def test_the_history_is_for_this_account_only(tmp_path: Path) -> None:
    """Nobody else may read it, nor what SQLite keeps beside it, however free the account is with its files."""
    before = os.umask(0)
    try:
        database, kept = opened(tmp_path / "history.sqlite3")
        await kept.add_user_message(await kept.create(), "Private")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir() if file.is_file()}
        await database.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600} and "history.sqlite3-wal" in modes


async def test_an_older_file_is_brought_up_with_a_backup(tmp_path: Path) -> None:
    """A file of the first version keeps all it holds, gains what is new, and stays beside as it was."""
    path = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{MIGRATIONS[0]} pragma user_version=1;")
        db.execute("insert into conversation (title, changed_at) values ('Old', 1.0)")
        db.commit()
    assert await titles(path) == ["Old"]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("pragma user_version").fetchone() == (VERSION,)
    (backup,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute(
            "select title, (select user_version from pragma_user_version) from conversation"
        ).fetchall() == [("Old", 1)]


async def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, the chat works in memory and the file is left alone."""
    (tmp_path / "home").write_text("a file")
    database, kept = opened(tmp_path / "home" / "history.sqlite3")
    await kept.add_user_message(await kept.create(), "Hello")
    assert [line.title for line in await kept.list()] == ["Hello"]
    await database.close()
    assert (tmp_path / "home").read_text() == "a file"
    assert database.notice is not None and "a file stands where a folder should be" in database.notice


async def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    """Where a folder stands in the place of the file, the chat works in memory and says so."""
    (tmp_path / "history.sqlite3" / "inside").mkdir(parents=True)
    database = await written(tmp_path / "history.sqlite3", "Hello")
    assert (tmp_path / "history.sqlite3" / "inside").is_dir()
    assert database.notice is not None and "a file stands where a folder should be" in database.notice


async def test_what_cannot_be_written_is_shown_all_the_same(tmp_path: Path) -> None:
    """Where the history can be read but not written, what it holds is there, and new things are kept until quitting."""
    path = tmp_path / "history.sqlite3"
    await written(path, "Before")
    path.with_name("history.sqlite3-wal").mkdir()  # SQLite cannot write beside it
    database, kept = opened(path)
    await kept.add_user_message(await kept.create(), "Now")
    assert [line.title for line in await kept.list()] == ["Now", "Before"]
    assert await database.look_after(Worker("upkeep")) is None
    await database.close()
    assert database.notice is not None and "only until you quit" in database.notice


async def test_a_place_that_takes_nothing(tmp_path: Path) -> None:
    """Where nothing can be written at all, the chat works in memory and says so."""
    database = await written(Path("/proc/understudy/history.sqlite3"), "Hello")
    assert database.notice is not None and "only until you quit" in database.notice


async def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    """A message for which there is no room is refused in words, and all that was there stays."""
    path = tmp_path / "history.sqlite3"
    database, kept = opened(path)
    chat = await kept.create()
    await kept.add_user_message(chat, "Before")
    await database.do(lambda db: db.execute("pragma max_page_count=1"))
    with pytest.raises(StorageError, match="The disk is full"):
        await kept.add_user_message(chat, "x" * 1_000_000)
    assert [message.text for message in await kept.messages(chat)] == ["Before"]
    await database.close()
    assert await titles(path) == ["Before"]


async def test_another_program_in_the_way_is_said(tmp_path: Path) -> None:
    """While another program holds the file, a sentence asks to try again, and then it works."""
    path = tmp_path / "history.sqlite3"
    await written(path, "One")
    database, kept = opened(path)
    await database.do(lambda db: db.execute("pragma busy_timeout=1"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(StorageError, match="Another program is using the history"):
            await kept.create()
        other.execute("rollback")
    await kept.create()
    await database.close()


async def test_another_program_in_the_way_at_the_start_is_said(tmp_path: Path) -> None:
    """A file that another program holds is not given up for memory: the next try finds it."""
    path = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{MIGRATIONS[0]} pragma user_version=1;")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        database, kept = opened(path)
        with pytest.raises(StorageError, match="Another program is using the history"):
            await kept.list()
        other.execute("rollback")
    assert await kept.list() == () and database.notice is None
    await database.close()


async def test_two_broken_files_in_one_second_are_both_kept(tmp_path: Path) -> None:
    """Each is put aside under a name of its own."""
    path = tmp_path / "history.sqlite3"
    for text in (b"one", b"two"):
        path.write_bytes(text * 4000)
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        assert await titles(path) == []
    assert {file.read_bytes()[:3] for file in tmp_path.glob("history.broken-*.sqlite3")} == {b"one", b"two"}


async def test_what_makes_no_sense_to_the_database_is_said(tmp_path: Path) -> None:
    """A fault that has no sentence of its own still has one."""
    database, _ = opened(tmp_path / "history.sqlite3")
    with pytest.raises(StorageError, match=r"The history history\.sqlite3 could not be used"):
        await database.do(lambda db: db.execute("select * from nowhere"))
    await database.close()


async def test_in_memory_there_is_nothing_to_put_back() -> None:
    """Practice keeps nothing, so it has no backups, and says so when one is to be put back."""
    database = Database(None, Worker("history"), lambda: 0.0)
    assert await database.backups() == () and await database.look_after(Worker("upkeep")) is None
    with pytest.raises(StorageError, match="Nothing is kept here"):
        await database.restore(Backup(Path("nowhere"), 0.0))
    await database.close()


async def test_looking_after_what_is_not_there_yet(tmp_path: Path) -> None:
    """Before anything was kept there is nothing to copy."""
    database, _ = opened(tmp_path / "history.sqlite3")
    assert await database.look_after(Worker("upkeep")) is None
    assert list(tmp_path.iterdir()) == []


async def test_a_backup_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """Where a file stands in the place of the backups' folder, a sentence says so, and the history goes on."""
    path = tmp_path / "history.sqlite3"
    await written(path, "Here")
    (tmp_path / "backups").write_text("a file")
    database, kept = opened(path)
    assert [line.title for line in await kept.list()] == ["Here"]
    said = await database.look_after(Worker("upkeep"))
    await database.close()
    assert said is not None and "backup of the history could not be made" in said


async def test_what_was_given_up_is_closed_too(tmp_path: Path) -> None:
    """A history that was still being opened when nobody waited for it any longer is closed like any other."""
    path, worker, gate = tmp_path / "history.sqlite3", Worker("history"), threading.Event()
    database = Database(path, worker, lambda: 0.0)
    worker.begin(gate.wait)
    opening = asyncio.get_running_loop().create_task(database.do(lambda _db: None))
    await asyncio.sleep(0)
    opening.cancel()
    closing_it = asyncio.get_running_loop().create_task(database.close())
    await asyncio.wait([opening])
    gate.set()
    await closing_it
    await worker.run(lambda: None)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [path.name], "SQLite leaves two more open"
