"""The text cursor blinks while somebody types and stands still afterwards, so that an idle window wakes nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

AFTER_MS = 10_000
"""So long after the last key or click, in milliseconds, the cursor stops blinking."""
_AWAKE = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn})


class CalmCursor(QObject):
    """One for the whole application. Where the system wants no blinking, nothing is changed."""

    def __init__(self, app: QApplication, after_ms: int = AFTER_MS) -> None:
        super().__init__(app)
        self._hints = app.styleHints()
        self._usual = self._hints.cursorFlashTime()
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(lambda: self._hints.setCursorFlashTime(0))
        self._hints.cursorFlashTimeChanged.connect(self._notice)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AWAKE:
            self._wake()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._wake()

    def _wake(self) -> None:
        if self._usual > 0:
            self._hints.setCursorFlashTime(self._usual)
            self._timer.start()

    def _notice(self, flash_ms: int) -> None:
        """The system may choose another rhythm at any time."""
        if flash_ms > 0:
            self._usual = flash_ms
