"""Opens the window. It is painted first; asyncio and the core are loaded behind the first paint."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from understudy_core.language import tr
from understudy_core.paths import Paths
from understudy_gui import theme
from understudy_gui.arrivals import Arrivals
from understudy_gui.preferences import Preferences, load
from understudy_gui.single import Claim
from understudy_gui.speech import speak
from understudy_gui.views.main_window import MainWindow

APP_ID = "io.github.understudy.Understudy"
"""Desktops find by this name what belongs to the window: its entry, its icons, its rights in a sandbox."""
_PAINT_MS = 1000
"""So long the first paint is waited for: a window that starts minimised is not painted."""


class Options(NamedTuple):
    """What the arguments ask for; `demo` names a scene of practice services."""

    demo: str | None = None
    theme: str | None = None
    profile_file: Path | None = None
    self_test: bool = False
    files: tuple[Path, ...] = ()
    preferences: Preferences = Preferences()

    @property
    def practises(self) -> bool:
        """Whether nothing of the user's is read or written."""
        return bool(self.demo or self.self_test)

    @property
    def is_apart(self) -> bool:
        """Whether this window may stand beside the user's usual one."""
        return self.practises or self.profile_file is not None


def main(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status once it is closed."""
    options = _options(arguments)
    if options.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["understudy", *theme.STYLE])
    app.setApplicationName("Understudy")
    app.setDesktopFileName(APP_ID)
    app.setQuitOnLastWindowClosed(False)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    arrivals = Arrivals([str(file) for file in options.files])
    if sys.platform == "darwin":
        app.installEventFilter(arrivals)
    claim = None if options.is_apart else Claim(Paths.of_user(os.environ).root)
    if claim is not None and not claim.is_first():
        return _ask_the_first(app, claim, options.files)
    options = options._replace(preferences=_preferences(options))
    speak(app, options.preferences.language)
    theme.install(app, options.preferences.wish)
    window = MainWindow()
    window.show()
    _until_painted(window)
    app.setWindowIcon(theme.app_icon())
    from understudy_gui.life import run

    return run(app, window, options, arrivals, claim)


def _options(arguments: Sequence[str]) -> Options:
    if not arguments:
        return Options()  # the usual start; what reads arguments takes as long to load as the window
    from argparse import ArgumentParser

    from understudy_core import __version__

    parser = ArgumentParser(
        prog="understudy",
        description="Opens the window. Commands without a window: understudy ask | profile | key (each has --help).",
    )
    parser.add_argument(
        "--demo", nargs="?", const="everyday", metavar="SCENE", help="practice services; nothing of yours is used"
    )
    parser.add_argument("--theme", choices=[wish.value for wish in theme.Wish], default=None)
    parser.add_argument("--profile-file", type=Path, metavar="FILE", help="chat with the profile in this file")
    parser.add_argument(
        "files",
        nargs="*",
        type=_file,
        metavar="FILE",
        help="profile files: what they bring is shown before it is taken",
    )
    parser.add_argument("--self-test", action="store_true", help="one whole chat with one failover, then quit")
    parser.add_argument("--version", action="version", version=f"Understudy {__version__}")
    given = vars(parser.parse_args(arguments))
    return Options(**given | {"files": tuple(given["files"])})


def _file(name: str) -> Path:
    """The file of that name, wherever a window that is open already stands. Raises ArgumentTypeError."""
    from argparse import ArgumentTypeError

    if not Path(name).exists():
        raise ArgumentTypeError(f"There is no file {name}.")
    return Path(name).absolute()


def _preferences(options: Options) -> Preferences:
    """What the user likes; with practice services nothing of the user's is read. An argument goes first."""
    known = Preferences() if options.practises else load(Paths.of_user(os.environ).preferences)
    return known._replace(theme=options.theme) if options.theme else known


def _ask_the_first(app: QApplication, claim: Claim, files: Sequence[Path]) -> int:
    if claim.call(files):
        print("Understudy is open already. Its window was brought to the front.")
        return 0
    from PySide6.QtWidgets import QMessageBox  # only here: the first paint does without

    theme.install(app, theme.Wish.SYSTEM)
    words = tr("Understudy is open already, but its window does not answer. Close that window, then start again.")
    said = QMessageBox(QMessageBox.Icon.Warning, "Understudy", words, QMessageBox.StandardButton.Close)
    said.setTextFormat(Qt.TextFormat.PlainText)
    said.finished.connect(app.quit)
    said.open()
    app.exec()
    return 1


def _until_painted(window: MainWindow) -> None:
    waiting = QEventLoop()
    window.painted.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(_PAINT_MS, waiting, waiting.quit)
    waiting.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
