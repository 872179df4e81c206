"""Pictures of everything that can be seen, to be looked at: `python tests/pictures.py FOLDER [SCHEME …]`.

Each scheme has a folder: light, dark, contrast, large (200 %), mirrored (right to left). In each are the states of the
conversation pane (`support/scenes.py`) and, for the first three, the windows and dialogs. No screen is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from understudy_gui import theme

sys.path.insert(0, str(Path(__file__).parent))

SIZE = (760, 700)
WINDOW = (1200, 780)
ANIMATED_MS = 250
"""Whatever opens is open after so long."""
SCHEMES: Mapping[str, Mapping[str, str]] = {
    "light": {},
    "dark": {},
    "contrast": {},
    "large": {"QT_SCALE_FACTOR": "2"},
    "mirrored": {},
}
_CHILD = "UNDERSTUDY_PICTURES"


def main() -> int:
    """Make the pictures of each scheme in a process of its own; 0 if all were made."""
    if scheme := os.environ.get(_CHILD):
        draw(scheme, Path(sys.argv[1]) / scheme)
        return 0
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    for scheme in sys.argv[2:] or SCHEMES:
        env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **SCHEMES[scheme], _CHILD: scheme}
        subprocess.run([sys.executable, __file__, sys.argv[1]], env=env, check=True)
    return 0


def draw(scheme: str, folder: Path) -> None:
    """Make all pictures of one scheme."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from understudy_gui import theme

    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["understudy"])
    wishes = {"dark": theme.Wish.DARK, "contrast": theme.Wish.CONTRAST}
    wish = wishes.get(scheme, theme.Wish.LIGHT)
    theme.install(app, wish)
    if scheme == "mirrored":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    draw_pane(app, folder)
    if scheme in wishes or scheme == "light":
        draw_windows(app, folder, wish)
    print(f"{len(list(folder.glob('*.png')))} pictures: {folder}")


def draw_pane(app: QApplication, folder: Path) -> None:
    """The conversation pane in each of its states."""
    from PySide6.QtTest import QTest

    from support.hand_clock import HandClock
    from support.scenes import SCENES
    from understudy_gui.transcript.formulas.press import press
    from understudy_gui.transcript.view import TranscriptView

    for name, scene in SCENES.items():
        clock = HandClock()
        view = TranscriptView(clock=clock.now)
        view.resize(*SIZE)
        view.show()
        scene(view, clock)
        QTest.qWait(ANIMATED_MS)
        while press().busy:
            app.processEvents()
        view.grab().save(str(folder / f"{name}.png"))
        view.close()


def draw_windows(app: QApplication, folder: Path, wish: theme.Wish) -> None:
    """The main window and the dialogs."""
    from support import windows

    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"  # no key ring of this user's is asked
    with tempfile.TemporaryDirectory() as home:
        os.environ["UNDERSTUDY_HOME"] = home
        windows.visit(
            app, Path(home), wish, lambda name, window, _size: save(folder / f"window {name}.png", window), (WINDOW,)
        )


def save(file: Path, window: QWidget) -> None:
    """Keep what a window shows."""
    window.grab().save(str(file))


if __name__ == "__main__":
    sys.exit(main())
