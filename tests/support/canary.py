"""Whether the installed PySide6 keeps count of None, True and False: `python -m support.canary CALLS`.

Some versions lose a reference with each call, until Python aborts. Prints as JSON, for each kind of call, how many
references to each of the three a call changes. In a process of its own, because it may abort.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer, QTimerEvent, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

WARM_UP = 20


class Ticking(QObject):
    """Counts what its own timer tells, and has signals of two types."""

    anything = Signal(object)
    yes = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def timerEvent(self, event: QTimerEvent) -> None:
        self.heard += 1

    def event(self, event: QEvent) -> bool:
        self.heard += 1
        return super().event(event)

    def take(self, _value: object) -> None:
        """A slot."""
        self.heard += 1


class Painted(QWidget):
    """Paints nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.setProperty("painted", True)


def calls(app: QApplication) -> Mapping[str, Callable[[], object]]:
    """Each kind, as something that can be done again and again."""
    ticking, label, painted = Ticking(), QLabel(), Painted()
    ticking.anything.connect(ticking.take)
    ticking.yes.connect(ticking.take)
    painted.resize(20, 20)
    painted.show()
    reading, writing = os.pipe()
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: os.read(reading, 1))

    def notify() -> None:
        os.write(writing, b"x")
        app.processEvents()

    def single_shot() -> None:
        QTimer.singleShot(0, lambda: None)
        app.processEvents()

    return {
        "startTimer, killTimer": lambda: ticking.killTimer(ticking.startTimer(1000)),
        "timerEvent": lambda: QApplication.sendEvent(ticking, QTimerEvent(1)),
        "singleShot": single_shot,
        "setText": lambda: label.setText("x"),
        "Signal(object)": lambda: ticking.anything.emit(None),
        "Signal(bool)": lambda: ticking.yes.emit(True),
        "sendEvent": lambda: QApplication.sendEvent(ticking, QEvent(QEvent.Type.User)),
        "paintEvent": painted.grab,
        "QSocketNotifier": notify,
    }


def drift(does: Callable[[], object], times: int) -> dict[str, float]:
    """References to each of the three that one call adds; negative: it loses some."""
    for _ in range(WARM_UP):
        does()
    before = [sys.getrefcount(one) for one in (None, True, False)]
    for _ in range(times):
        does()
    after = [sys.getrefcount(one) for one in (None, True, False)]
    changes = [(late - early) / times for early, late in zip(before, after, strict=True)]
    return dict(zip(("None", "True", "False"), changes, strict=True))


def main(arguments: Sequence[str]) -> None:
    """Try each kind so many times."""
    app = QApplication(["canary"])
    print(json.dumps({name: drift(does, int(arguments[0])) for name, does in calls(app).items()}))


if __name__ == "__main__":
    main(sys.argv[1:])
