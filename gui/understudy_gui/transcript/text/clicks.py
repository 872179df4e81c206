"""Three clicks in a row."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QMouseEvent


class Clicks:
    """Tells a third click from a first one, which Qt does not."""

    def __init__(self) -> None:
        self._second_at = -1
        self._where = QPoint()

    def count(self, event: QMouseEvent) -> None:
        """Remember a double click."""
        self._second_at, self._where = event.timestamp(), event.position().toPoint()

    def is_third(self, event: QMouseEvent) -> bool:
        """Whether the mouse is pressed so soon after a double click, and so near to it."""
        hints = QGuiApplication.styleHints()
        soon = 0 <= event.timestamp() - self._second_at <= hints.mouseDoubleClickInterval()
        near = (event.position().toPoint() - self._where).manhattanLength() <= hints.startDragDistance()
        is_third = self._second_at >= 0 and soon and near
        self._second_at = -1
        return is_third
