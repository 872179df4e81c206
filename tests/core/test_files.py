"""Atomic writes, and the sentences for what a disk refuses."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from understudy_core.files import LEFTOVER_S, StorageError, file_name, read_bytes, storage_error, write_atomically

_WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from understudy_core.files import StorageError, write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(Path(sys.argv[1]), b"n" * 20_000)
except StorageError as problem:
    print(problem)
"""


def test_a_file_is_replaced_and_private(tmp_path: Path) -> None:
    """Writing replaces the whole content, leaves nothing else behind and lets only this user read it."""
    path = tmp_path / "new folder" / "document.json"
    write_atomically(path, b"a much longer old content")
    write_atomically(path, b"new")
    assert read_bytes(path, 3) == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    """Where there is no room the old content survives, no temporary file stays, and the sentence says so."""
    path = tmp_path / "document.json"
    write_atomically(path, b"old")
    done = subprocess.run([sys.executable, "-c", _WITHOUT_ROOM, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "The disk is full, so document.json could not be saved. What was there before is kept.\n"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    """Its unfinished file goes with the next write once it is old; one that another process writes now stays."""
    for name, age_s in ((".a.json.x1", 2 * LEFTOVER_S), (".a.json.x2", 0.0), (".other.json.x3", 2 * LEFTOVER_S)):
        (tmp_path / name).write_bytes(b"half")
        at = time.time() - age_s
        os.utime(tmp_path / name, (at, at))
    write_atomically(tmp_path / "a.json", b"whole")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".a.json.x2", ".other.json.x3", "a.json"]


def test_each_refusal_has_its_sentence(tmp_path: Path) -> None:
    """A file in the place of the folder, and a folder in the place of the file, are said; both stay."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "a.json", tmp_path / "folder"):
        with pytest.raises(StorageError, match="a file stands where a folder should be"):
            write_atomically(path, b"x")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full, so a.json could not be saved. What was there before is kept."),
        (errno.EROFS, "/home/x is on a disk that can only be read, so a.json could not be saved."),
        (errno.EACCES, "This account may not use /home/x/a.json. Check the permissions of that folder."),
        (errno.EIO, "/home/x/a.json could not be used: Input/output error."),
        (None, "/home/x/a.json could not be used: unknown reason."),
    ],
)
def test_what_the_system_refuses_is_said(number: int | None, said: str) -> None:
    """Each refusal in a sentence that says what to do, or at least what happened."""
    error = OSError(number, "") if number is not None else OSError("odd")
    assert str(storage_error(error, Path("/home/x/a.json"))) == said


def test_a_place_that_takes_nothing_is_said() -> None:
    """Where nothing can be made, the sentence names the place."""
    with pytest.raises(StorageError, match="/proc/understudy"):
        write_atomically(Path("/proc/understudy/a.json"), b"x")


def test_reading_is_bounded(tmp_path: Path) -> None:
    """An absent file reads as None, one within the limit whole; a larger one and a folder are refused in words."""
    path = tmp_path / "document.json"
    assert read_bytes(path, 10) is None
    path.write_bytes(b"0123456789")
    assert read_bytes(path, 10) == b"0123456789"
    for place in (path, tmp_path):
        with pytest.raises(StorageError, match=str(place)):
            read_bytes(place, 9)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Report: 2026/11", "Report_ 2026_11"), (" .. ", "profile"), ("a" * 300, "a" * 80), ("Größe", "Größe")],
)
def test_a_file_is_called_like_what_it_holds(words: str, name: str) -> None:
    """What no system takes in a name is left out, and no name is too long for a disk."""
    assert file_name(words, "profile") == name
