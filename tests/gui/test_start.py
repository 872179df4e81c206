"""What the program loads at its start, in a process of its own, and what it shows first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.playing import play
from understudy_gui import life
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow

_START = """
import json, linecache, sys
from understudy_gui import __main__
sys.argv = ["understudy", "--self-test"]
status = __main__.main()
from understudy_gui import life
sources = [name for name in linecache.cache if "understudy_" in name or "pydantic" in name]
ours = {name for name in life._REST if name.startswith("understudy")}
print(json.dumps([status, sources, sorted(ours & set(sys.modules))]))
"""

_FIRST = """
import sys
from PySide6.QtWidgets import QApplication
there = set(sys.modules)
from understudy_gui import app, theme
application = QApplication(["understudy", *theme.STYLE])
app._preferences(app.Options())
window = app.MainWindow()
window.show()
app._until_painted(window)
print(*sorted(set(sys.modules) - there))
"""
_LATER = {"asyncio", "dataclasses", "glob", "json", "pydantic", "httpx", "PySide6.QtNetwork"}
"""What is costly, and nothing of the first picture needs."""


def test_the_first_picture_waits_for_nothing_it_does_without(tmp_path: Path) -> None:
    """Before the first paint nothing is loaded that only what comes later needs."""
    environ = {**os.environ, "UNDERSTUDY_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", _FIRST], stdout=subprocess.PIPE, text=True, check=True, env=environ)
    loaded = set(done.stdout.split())
    assert "understudy_gui.views.composer" in loaded
    assert not loaded & (_LATER | {f"understudy_gui.widgets.{name}" for name in ("paragraph", "focus_ring")})


def test_the_first_picture_is_whole(qapp: QApplication, qtbot: QtBot) -> None:
    """What is painted before anything is loaded stands where it stays and looks as it will; the rest only joins it."""
    first = MainWindow()
    with qtbot.waitSignal(first.painted):
        first.show()
    before, after = _parts(first), {}
    first.hide()
    first.deleteLater()

    async def act(window: MainWindow, _stage: Stage) -> None:
        after.update(_parts(window))

    play(qapp, "everyday", act)
    assert [name for name in before if after[name] != before[name]] == []


def _parts(window: MainWindow) -> dict[str, tuple[QPoint, QImage]]:
    """Where the controls of a window are, and how they look; the picker beside them grows with its words."""
    bar, side, composer = window.top_bar, window.sidebar, window.composer
    composer.text.setCursorWidth(0)  # it blinks
    parts = {
        "search": side.search,
        "new conversation": side.new,
        "activity": bar.activity,
        "settings": bar.settings,
        "menu": bar.more,
        "text": composer.text,
        "attach": composer.attach,
        "send": composer.button,
    }
    return {name: (part.mapTo(window, QPoint()), part.grab().toImage()) for name, part in parts.items()}


def test_a_message_goes_out_without_what_it_does_not_need() -> None:
    """Until the first reply is there, no module's source was read, as PySide6 would, and no editor was loaded."""
    done = subprocess.run([sys.executable, "-c", _START], stdout=subprocess.PIPE, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == [0, [], []]


@pytest.mark.parametrize("name", [*life._CORE, *life._PARTS, *life._REST])
def test_what_is_loaded_ahead_is_there(name: str) -> None:
    """Everything that is loaded ahead of time can be loaded by the name it is known by there."""
    assert import_module(name).__name__ == name


_KEYS = """
import sys
from PySide6.QtWidgets import QApplication
from support.playing import play

async def act(window, stage):
    before = "keyring" in sys.modules
    await stage.find_key_ring()
    print(before, "keyring" in sys.modules)

play(QApplication([]), None, act)
"""


@pytest.mark.parametrize(("key", "said"), [({"keyring": "one"}, "False True\n"), (None, "False False\n")])
def test_the_key_ring_is_reached_ahead_where_a_key_lies(key: dict[str, str] | None, said: str, tmp_path: Path) -> None:
    """Who has a key in the key ring does not wait for it with the first message; others never have it loaded."""
    service = {"name": "One", "provider": "openai", "model": "m", "key": key}
    (tmp_path / "library.json").write_text(json.dumps({"version": 1, "backends": [service]}))
    tests = str(Path(__file__).parents[1])
    environ = {**os.environ, "UNDERSTUDY_HOME": str(tmp_path), "PYTHONPATH": tests, "DBUS_SESSION_BUS_ADDRESS": ""}
    done = subprocess.run([sys.executable, "-c", _KEYS], stdout=subprocess.PIPE, text=True, check=True, env=environ)
    assert done.stdout == said
