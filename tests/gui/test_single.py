"""One window for each user: real processes, a real lock, a real socket."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.program import understudy
from understudy_gui.single import Claim

OPEN_ALREADY = "Understudy is open already. Its window was brought to the front.\n"


@pytest.fixture
def runtime(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and an empty folder for sockets."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def first(home: Path, runtime: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A window of a process of its own, in that home."""
    process = subprocess.Popen([sys.executable, "-m", "understudy_gui"], env=dict(os.environ))
    try:
        while not (home / "understudy.lock").exists():
            os.sched_yield()
        yield process
    finally:
        process.kill()
        process.wait(10)


def test_a_second_start_shows_the_first_window_and_ends(first: subprocess.Popen[bytes], home: Path) -> None:
    """While one window is open, or still opening, another start says so and leaves with success."""
    second = understudy(home)
    assert (second.returncode, second.stdout) == (0, OPEN_ALREADY)
    assert first.poll() is None


def test_what_a_killed_window_left_is_taken_over(
    first: subprocess.Popen[bytes], home: Path, runtime: Path, qapp: QApplication
) -> None:
    """After kill -9 the lock and the socket still lie there; the next start is the first again, and can be called."""
    understudy(home)  # it answers only when it listens
    first.kill()
    first.wait(10)
    assert (home / "understudy.lock").exists() and any(runtime.iterdir())
    claim, window = Claim(home), QWidget()
    assert claim.is_first()
    claim.listen(window)
    assert _called(home, qapp) == (0, OPEN_ALREADY)
    claim.end()
    window.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a pipe, whose rights Qt sets by the same option")
def test_only_this_account_may_call_the_window(home: Path, runtime: Path, qapp: QApplication) -> None:
    """The socket by which another start is heard gives no right to anybody else."""
    claim, window = Claim(home), QWidget()
    assert claim.is_first()
    claim.listen(window)
    (socket,) = runtime.iterdir()
    assert stat.S_ISSOCK(socket.stat().st_mode) and stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0
    claim.end()
    window.deleteLater()


def test_the_window_comes_back_from_the_task_bar(home: Path, runtime: Path, qtbot: QtBot, qapp: QApplication) -> None:
    """A minimised window is shown again by another start."""
    claim, window = Claim(home), QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    assert claim.is_first()
    claim.listen(window)
    assert _called(home, qapp) == (0, OPEN_ALREADY)
    assert window.isVisible() and not window.windowState() & Qt.WindowState.WindowMinimized
    claim.end()
    assert Claim(home).is_first()


def test_another_start_calls_the_window_that_is_there_now(
    home: Path, runtime: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    """Where a window took the place of another one, it is shown, and the one that is gone stays so."""
    claim, before, now = Claim(home), QWidget(), QWidget()
    qtbot.addWidget(before)
    qtbot.addWidget(now)
    assert claim.is_first()
    claim.listen(before)
    claim.listen(now)
    assert _called(home, qapp) == (0, OPEN_ALREADY)
    assert (before.isVisible(), now.isVisible()) == (False, True)
    claim.end()


def test_a_file_is_opened_by_the_window_that_is_there(
    home: Path, runtime: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another start hands its files to the first window, whatever their names hold and wherever it stands."""
    names = ["My profile.understudy", "über 100 %.json", "two\nlines.understudy"]
    for name in names:
        (home.parent / name).touch()
    monkeypatch.chdir(home.parent)
    claim, window, opened = Claim(home), QWidget(), list[str]()
    qtbot.addWidget(window)
    assert claim.is_first()
    claim.listen(window, opened.extend)
    assert _called(home, qapp, *names) == (0, OPEN_ALREADY)
    assert opened == [str(home.parent / name) for name in names]
    assert window.isVisible()
    claim.end()


def test_a_file_that_is_not_there_is_said(home: Path) -> None:
    """A mistyped name or command is wrong usage, told in a sentence."""
    done = understudy(home, "profil")
    assert done.returncode == 2
    assert "There is no file profil." in done.stderr


def test_practice_stands_beside_it(first: subprocess.Popen[bytes], home: Path) -> None:
    """A window with practice services touches nothing of the user's and opens at any time."""
    assert understudy(home, "--self-test").returncode == 0


def _called(home: Path, qapp: QApplication, *arguments: str) -> tuple[int, str]:
    """What another start says, while this process listens."""
    command = [sys.executable, "-m", "understudy_gui", *arguments]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ))
    while other.poll() is None:
        qapp.processEvents()
    return other.returncode, other.communicate()[0].decode()
