"""How long the window takes to appear and to be of use, next to a bare PySide6 window in the same run.

Run it with `PYTHONPATH=tests QT_QPA_PLATFORM=offscreen python -m bench.startup` (or without the platform, on a screen).
All times begin before the interpreter starts. *Painted*: the first paint of the window has ended; from then on the
composer takes what is typed. *Ready*: a message goes out at once, for history, profiles and services are open. *Left*:
a message that was typed and sent with Enter right after the first paint is on its way to a service elsewhere. *Longest
pause*: the longest time between the two in which the window's thread was busy, and a key would not have shown.

Each time stands beside the processor time that it took, which says more where the machine is busy with other things.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from understudy_gui.views.main_window import MainWindow

TIMES = 7
Mark = tuple[float, float]
"""When something was, and how much processor time had been used by then, in seconds."""


def main() -> None:
    """Compare; or, as a child, open one window and print when it was painted and usable."""
    if len(sys.argv) > 1:
        {"bare": bare, "field": field, "ours": ours, "typed": typed}[sys.argv[1]]()
        return
    from bench.rounds import ratios, rounds, told

    with tempfile.TemporaryDirectory() as home:
        _set_up(home)
        found = rounds("bench.startup", ("bare", "field", "ours", "typed"), TIMES, UNDERSTUDY_HOME=home)
    print(f"{TIMES} rounds: median (smallest–largest)")
    for what, case, at in (
        ("empty window painted", "bare", 0),
        ("with a text field", "field", 0),
        ("Understudy painted", "ours", 0),
        ("Understudy ready", "ours", 2),
        ("early message left", "typed", 2),
    ):
        for unit, place in ((", s", 0), (", processor", 1)):
            floor = [figures[place] for figures in found["bare"]]
            took = [figures[at + place] for figures in found[case]]
            print(f"  {what + unit:32}{told(took)}   ratio {told(ratios(took, floor))}")
    print(f"  {'longest pause, s':32}{told([figures[4] for figures in found['ours']])}")


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
    _finish([_now()])


def ours() -> None:
    """The program as a person starts it, with a profile of two services."""
    marks: list[Mark] = []
    turns: list[float] = []

    def painted(_window: MainWindow) -> None:
        marks.append(_now())
        _watch_turns(turns)

    _start(painted, lambda: _finish([*marks, _now()], max(turns)))


def typed() -> None:
    """The same, with a message that is typed and sent as soon as there is a window."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    marks: list[Mark] = []

    def painted(window: MainWindow) -> None:
        marks.append(_now())
        text = window.composer.text
        text.setPlainText("Hello")
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        QCoreApplication.postEvent(text, enter)

    def heard(event: str, given: tuple[Any, ...]) -> None:
        if event == "socket.connect" and isinstance(given[1], tuple):
            _finish([*marks, _now()])

    sys.addaudithook(heard)
    _start(painted, lambda: None)


def _start(painted: Callable[[MainWindow], None], ready: Callable[[], None]) -> None:
    from understudy_gui.imports import keep_plain

    keep_plain()  # as the program does first of all
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from understudy_gui import __main__
    from understudy_gui.views.main_window import MainWindow as Window

    def show(window: MainWindow) -> None:
        window.painted.connect(lambda: painted(window), Qt.ConnectionType.QueuedConnection)
        _after_ready(window, ready)
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


def _now() -> Mark:
    return time.monotonic(), time.process_time()


def _finish(marks: Sequence[Mark], *figures: float) -> None:
    from bench.rounds import begun_at

    began = begun_at()
    print(*[figure for at, used in marks for figure in (at - began, used)], *figures, flush=True)
    os._exit(0)


def _set_up(home: str) -> None:
    from understudy_core.cli import main as command_line

    os.environ["UNDERSTUDY_HOME"] = home
    with redirect_stdout(StringIO()):  # what it says it did is no figure
        for name in ("one", "two"):
            service = ["--provider", "openai-compatible", "--model", "m"]
            by_tls = ["--base-url", "https://127.0.0.1:9/v1"]  # as elsewhere
            command_line(["profile", "save", "model", name, *service, *by_tls])
        command_line(["profile", "save", "loadbalancer", "Everyday", "failover", "one", "two"])


if __name__ == "__main__":
    main()
