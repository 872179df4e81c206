"""R21: whatever is edited at random, the file holds it, undo leads back exactly, and whoever is gone is shown."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scorecard.measure import Dice, Measure, Outcome
from scorecard.window import application
from support.edit_play import EditPlay, first_library
from support.playing import play
from understudy_core.library import LibraryStore
from understudy_gui.garbage import kept_here
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow

AT_ONCE = 250
"""So many steps in one window; then it is closed and another one opened on an empty home."""


def take(rounds: int, dice: Dice) -> Outcome:
    """Edit in a real window, with the real controller and file. A broken promise ends the measure."""
    app = application()
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"  # no key ring is asked
    with kept_here():
        for _ in range(0, rounds, AT_ONCE):
            with tempfile.TemporaryDirectory() as home:
                _edited(app, Path(home), min(AT_ONCE, rounds), dice)
    return Outcome(f"0 of {rounds:,} steps were lost, and every undo was exact", True)


def _edited(app: QApplication, home: Path, steps: int, dice: Dice) -> None:
    os.environ["UNDERSTUDY_HOME"] = str(home)
    LibraryStore(home / "library.json").change(lambda _before: first_library())

    async def act(_window: MainWindow, stage: Stage) -> None:
        edits = EditPlay(stage, home / "library.json", dice)
        for _ in range(steps):
            await edits.step()
        await edits.undo_all()

    play(app, None, act)


MEASURE = Measure(
    mark="R21",
    name="Editing and undo",
    target="5,000 random edits: the file always loads and holds the library, undo is exact, nothing gone goes unsaid",
    take=take,
    short=150,
    full=5_000,
)
