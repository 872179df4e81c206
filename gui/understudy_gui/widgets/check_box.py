"""A check box in the theme's form."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from understudy_gui import theme
from understudy_gui.theme import Size, Space

_BOX = 18


class CheckBox(QCheckBox):
    """Its words are its name."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        theme.current().changed.connect(self.update)

    def show_state(self, on: bool) -> None:
        """Show what is so already, without a signal."""
        self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_BOX + Space.SIBLING + words + 4, max(Size.FIELD, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        on = self.isChecked()
        theme.panel(
            painter, box, colours.accent if on else colours.raised, colours.accent if on else colours.control, 5
        )
        if on:
            theme.draw(painter, box.adjusted(1, 1, -1, -1), "check", colours.on_accent)
        if self.hasFocus():
            theme.ring(painter, box.adjusted(-2, -2, 2, 2), colours.accent, 6)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.dim))
        room = self.rect().adjusted(_BOX + Space.SIBLING + 2, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
