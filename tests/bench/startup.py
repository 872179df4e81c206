"""How long the window takes to appear and to be of use, next to a bare PySide6 window in the same run.

Run it with `PYTHONPATH=tests QT_QPA_PLATFORM=offscreen python -m bench.startup` (or without the platform, on a screen).
All times begin before the interpreter starts. *Painted*: the first paint of the window has ended; from then on the
composer takes what is typed. *Ready*: a message goes out at once, for history, profiles and services are open. *Longest
pause*: the longest time between the two in which the window's thread was busy, and a key would not have shown.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from understudy_gui.views.main_window import MainWindow

TIMES = 7


def main() -> None:
    """Compare; or, as a child, open one window and print when it was painted and usable."""
    if len(sys.argv) > 1:
        {"bare": bare, "field": field, "ours": ours}[sys.argv[1]]()
        return
    from bench.rounds import ratios, rounds, told

    with tempfile.TemporaryDirectory() as home:
        _set_up(home)
        found = rounds("bench.startup", ("bare", "field", "ours"), TIMES, UNDERSTUDY_HOME=home)
    floor = [figures[0] for figures in found["bare"]]
    print(f"{TIMES} rounds: median (smallest–largest)")
    fields = [figures[0] for figures in found["field"]]
    print(f"  empty window painted, s      {told(floor)}")
    print(f"  with a text field, s         {told(fields)}   ratio {told(ratios(fields, floor))}")
    for place, what in enumerate(("painted", "ready  ")):
        took = [figures[place] for figures in found["ours"]]
        print(f"  Understudy {what}, s        {told(took)}   ratio {told(ratios(took, floor))}")
    print(f"  longest pause, s             {told([figures[2] for figures in found['ours']])}")


def bare() -> None:
    """A QWidget with nothing in it."""
    from PySide6.QtWidgets import QWidget

    _bare(QWidget)


def field() -> None:
    """A QWidget with one text field, which makes Qt load its fonts."""
    from PySide6.QtWidgets import QLineEdit, QWidget

    def made() -> QWidget:
        window = QWidget()
        QLineEdit(window).setPlaceholderText("Write a message")
        return window

    _bare(made)


def _bare(make: Callable[[], QWidget]) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication(["bare"])
    window = make()
    window.resize(1200, 780)
    window.show()
    app.processEvents()
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    _finish([time.monotonic()])


def ours() -> None:
    """The program as a person starts it, with a profile of two services on this computer."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from understudy_gui import __main__
    from understudy_gui.views.main_window import MainWindow as Window

    marks: list[float] = []
    turns: list[float] = []

    def painted() -> None:
        marks.append(time.monotonic())
        _watch_turns(turns)

    def show(window: MainWindow) -> None:
        window.painted.connect(painted, Qt.ConnectionType.QueuedConnection)
        _after_ready(window, lambda: _finish([*marks, time.monotonic()], max(turns)))
        QWidget.show(window)

    Window.show = show  # type: ignore[assignment,method-assign]
    sys.argv = ["understudy"]
    __main__.main()


def _watch_turns(turns: list[float]) -> None:
    """Note how late each turn of the event loop came, in seconds."""
    from PySide6.QtCore import QCoreApplication, QTimer

    last = [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        turns.append(now - last[0] - 0.002)
        last[0] = now

    timer = QTimer(QCoreApplication.instance(), interval=2)
    timer.timeout.connect(tick)
    timer.start()


def _after_ready(window: MainWindow, then: Callable[[], None]) -> None:
    original = window.composer.set_taking

    def set_taking(taking: bool) -> None:
        original(taking)
        then()

    window.composer.set_taking = set_taking  # type: ignore[method-assign]


def _finish(marks: Sequence[float], *figures: float) -> None:
    from bench.rounds import begun_at

    began = begun_at()
    print(*[mark - began for mark in marks], *figures, flush=True)
    os._exit(0)


def _set_up(home: str) -> None:
    from understudy_core.cli import main as command_line

    os.environ["UNDERSTUDY_HOME"] = home
    sys.stdout.flush()
    for name in ("one", "two"):
        command_line(["profile", "save", "model", name, "--provider", "ollama", "--model", "llama3.2"])
    command_line(["profile", "save", "loadbalancer", "Everyday", "failover", "one", "two"])


if __name__ == "__main__":
    main()
