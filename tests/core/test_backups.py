"""Backups of the history: taken daily, thinned with age, put back by themselves or on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.stopping import Stopped
from understudy_core.backups import DAY_S, Backups, is_sound, surplus
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.files import StorageError
from understudy_core.work import WorkStoppedError
from understudy_core.worker import Worker

START = 1_700_000_000.0


class Day:
    """A time that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


async def added(path: Path, day: Day, title: str) -> Database:
    """The history with one conversation more, looked after, and closed."""
    database = Database(path, Worker("history"), day)
    kept = Conversations(database)
    await kept.add_user_message(await kept.create(), title)
    upkeep = Worker("upkeep")
    assert await database.look_after(upkeep) is None
    upkeep.close()
    await database.close()
    return database


async def titles(path: Path, day: Day) -> list[str]:
    """The titles in the history, newest first."""
    database = Database(path, Worker("history"), day)
    found = [line.title for line in await Conversations(database).list()]
    await database.close()
    return found


async def test_one_backup_a_day_is_taken_and_old_ones_are_thinned(tmp_path: Path) -> None:
    """Starts on one day make one copy; after three months of daily starts a handful is left, the newest among them."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "One")
    await added(path, day, "Two")
    assert len(Backups(path).taken()) == 1
    for _ in range(90):
        day.now += DAY_S
        await added(path, day, "More")
    taken = Backups(path).taken()
    assert 8 <= len(taken) <= 16
    assert taken[0].at == day.now
    assert all(is_sound(backup.path) for backup in taken)
    assert {path.stat().st_mode & 0o777 for path in Backups(path).folder.iterdir()} == {0o600}


async def test_a_broken_history_gives_way_to_its_newest_sound_backup(tmp_path: Path) -> None:
    """What was there stays beside; the sentence says which day it is again."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "Kept")
    path.write_bytes(b"no database" * 1000)
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    database = Database(path, Worker("history"), day)
    assert [line.title for line in await Conversations(database).list()] == ["Kept"]
    await database.close()
    assert database.notice is not None and "takes its place" in database.notice
    assert len(list(tmp_path.glob("history.broken-*"))) == 1


async def test_a_backup_is_put_back_on_request(tmp_path: Path) -> None:
    """The history is that of the day again; what was there meanwhile stays beside, and can be put back too."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "Old")
    day.now += DAY_S / 2
    await added(path, day, "New")
    database = Database(path, Worker("history"), day)
    assert [line.title for line in await Conversations(database).list()] == ["New", "Old"]
    (backup,) = await database.backups()
    said = await database.restore(backup)
    assert [line.title for line in await Conversations(database).list()] == ["Old"]
    await database.close()
    (aside,) = tmp_path.glob("history.replaced-*")
    assert aside.name in said and await titles(aside, day) == ["New", "Old"]


async def test_a_backup_that_cannot_be_put_back_changes_nothing(tmp_path: Path) -> None:
    """Where there is no room for it, that is said, and the history is in its place again with all it holds."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "Old")
    await added(path, day, "New")
    database = Database(path, Worker("history"), day)
    (backup,) = await database.backups()
    (tmp_path / ".history.sqlite3.part").symlink_to("/proc/understudy/nowhere")
    (tmp_path / ".history.sqlite3.part-journal").mkdir()  # in the way of the copy
    with pytest.raises(StorageError):
        await database.restore(backup)
    assert [line.title for line in await Conversations(database).list()] == ["New", "Old"]
    await database.close()
    assert not list(tmp_path.glob("history.replaced-*"))


@pytest.mark.parametrize("steps", [0, 1])
async def test_a_backup_whose_putting_back_is_stopped_changes_nothing(tmp_path: Path, steps: int) -> None:
    """Stopped while it is checked or while it is copied, the history is as it was, and nothing lies beside it."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "Old")
    await added(path, day, "New")
    database = Database(path, Worker("history"), day)
    (backup,) = await database.backups()
    before = {one.name for one in tmp_path.iterdir()}
    with pytest.raises(WorkStoppedError):
        await database.restore(backup, Stopped(steps))
    assert [line.title for line in await Conversations(database).list()] == ["New", "Old"]
    await database.close()
    assert {one.name for one in tmp_path.iterdir()} == before


async def test_a_backup_that_cannot_be_read_in_the_end_changes_nothing(tmp_path: Path) -> None:
    """Where the place of the history itself is taken by a folder, the sentence says so; the folder stays."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "Old")
    (backup,) = Backups(path).taken()
    path.unlink()
    (tmp_path / ".history.sqlite3.part-journal").mkdir()
    database = Database(path, Worker("history"), day)
    with pytest.raises(StorageError):
        await database.restore(backup)
    assert not path.exists() and backup.path.exists()


async def test_what_was_left_of_an_unfinished_copy_is_removed(tmp_path: Path) -> None:
    """A copy that a killed program left half made goes with the next one."""
    path, day = tmp_path / "history.sqlite3", Day()
    left = tmp_path / "backups" / ".history-20200101-000000.sqlite3.part"
    left.parent.mkdir()
    left.write_bytes(b"half")
    await added(path, day, "One")
    assert [one.name for one in left.parent.iterdir()] == [one.path.name for one in Backups(path).taken()]


async def test_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    """It is said, and the history stays as it is."""
    path, day = tmp_path / "history.sqlite3", Day()
    await added(path, day, "Here")
    database = Database(path, Worker("history"), day)
    (backup,) = await database.backups()
    backup.path.write_bytes(b"broken")
    with pytest.raises(StorageError, match="damaged itself"):
        await database.restore(backup)
    assert [line.title for line in await Conversations(database).list()] == ["Here"]
    await database.close()


async def test_damage_is_said_and_costs_no_backup(tmp_path: Path) -> None:
    """A file with a fault inside is not copied over good backups."""
    path, day = tmp_path / "history.sqlite3", Day()
    for title in ("A" * 5000, "B" * 5000):
        await added(path, day, title)
    before = Backups(path).taken()
    data = bytearray(path.read_bytes())
    data[-4096 * 2 :] = b"\xff" * (4096 * 2)
    path.write_bytes(data)
    day.now += 2 * DAY_S
    database, upkeep = Database(path, Worker("history"), day), Worker("upkeep")
    said = await database.look_after(upkeep)
    upkeep.close()
    await database.close()
    assert said is not None and "damaged" in said
    assert Backups(path).taken() == before


@given(st.lists(st.floats(0, 400 * DAY_S), unique=True, max_size=60))
def test_thinning_keeps_the_newest_and_never_grows(ages: list[float]) -> None:
    """Whatever there is: the newest stays, all of the last two days stay, nothing is let go twice."""
    now = 500 * DAY_S
    times = [now - age for age in ages]
    gone = surplus(times, now)
    assert len(set(gone)) == len(gone) <= max(len(times) - 1, 0)
    assert not times or max(times) not in gone
    assert not [at for at in gone if now - at <= 2 * DAY_S]
    left = [at for at in times if at not in gone]
    assert surplus(left, now) == []
