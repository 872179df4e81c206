"""A check box in the theme's form, whose words can take several lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from understudy_gui import theme
from understudy_gui.theme import Size, Space
from understudy_gui.widgets.basics import as_read

_BOX = 18
_BEFORE = _BOX + Space.SIBLING + 2
_NARROWEST, _WIDEST = 160, 460
"""Words longer than this take a second line."""
_FAR = 10_000


class CheckBox(QCheckBox):
    """Its words are its name."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self.update)

    def show_state(self, on: bool) -> None:
        """Show what is so already, without a signal."""
        self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(False)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - _BEFORE, 1), _FAR)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return max(Size.FIELD, words.height())

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = min(_BEFORE + words + 4, theme.scaled(_WIDEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.scaled(_NARROWEST)), Size.FIELD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        box = as_read(self, QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX))
        on = self.isChecked()
        theme.panel(
            painter, box, colours.accent if on else colours.raised, colours.accent if on else colours.control, 5
        )
        if on:
            theme.draw(painter, box.adjusted(1, 1, -1, -1), "check", colours.on_accent)
        if self.hasFocus():
            theme.ring(painter, box.adjusted(-2, -2, 2, 2), colours.accent, 6)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.dim))
        room = as_read(self, QRectF(self.rect()).adjusted(_BEFORE, 0, 0, 0)).toRect()
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        painter.drawText(room, how, self.text())
