"""Around every test with a window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from support.browser import Browser
from support.hand_clock import HandClock
from understudy_gui import theme
from understudy_gui.garbage import kept_here, sweep
from understudy_gui.transcript.view import TranscriptView


@pytest.fixture(autouse=True)
def _widgets_die_on_their_own_thread() -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    sweep()


@pytest.fixture(autouse=True, scope="package")
def _nothing_is_collected_by_the_threads_of_other_tests() -> Iterator[None]:
    """Between two tests too: a thread that a test left may allocate at any time."""
    with kept_here():
        yield
        gc.collect()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program has."""
    return ["pytest", *theme.STYLE]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home on a computer without a key ring."""
    monkeypatch.setenv("UNDERSTUDY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    return tmp_path / "home"


@pytest.fixture
def clock() -> HandClock:
    """The clock of the pane, which a test moves on by hand."""
    return HandClock()


@pytest.fixture
def view(qtbot: QtBot, clock: HandClock) -> Iterator[TranscriptView]:
    """An empty pane in a light window."""
    theme.current().wish(theme.Wish.LIGHT)
    made = TranscriptView(clock=clock.now)
    qtbot.addWidget(made)
    made.resize(936, 630)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme.current().wish(theme.Wish.LIGHT)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The addresses that would be opened in a browser."""
    browser = Browser()
    cast(Any, QDesktopServices).setUrlHandler("https", browser, "take")  # its types ask for bytes, which it refuses
    yield browser.opened
    QDesktopServices.unsetUrlHandler("https")
