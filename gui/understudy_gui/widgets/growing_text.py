"""A field for a message: as tall as its lines, Enter sends, Shift+Enter begins a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from understudy_gui import theme


class GrowingText(QPlainTextEdit):
    """Grows up to `most` lines, then it scrolls. `around` is how many pixels it is taller than its lines."""

    send_asked = Signal()

    def __init__(self, most: int, name: str, around: int = 2) -> None:
        super().__init__()
        self._most, self._around = most, around
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_zoom(1.0)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.send_asked.emit()
        else:
            super().keyPressEvent(event)

    def set_zoom(self, zoom: float) -> None:
        """Write larger or smaller; 1.0 is the system's text size."""
        self.setFont(theme.font(theme.Use.MESSAGE, zoom))
        self.fit()

    def fit(self) -> None:
        """Take the height of the lines there are."""
        lines = max(1, min(round(self.document().size().height()), self._most))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + self._around)
