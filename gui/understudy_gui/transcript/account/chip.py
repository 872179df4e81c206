"""The chip that says who answered, in the place where the waiting line was."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.text import paint
from understudy_gui.widgets.keyboard import BY_KEYBOARD
from understudy_gui.widgets.push_button import PushButton

_PAD = 8
_GAP = 6
_CHEVRON = 16


class Chip(PushButton):
    """Opens and closes the account. With a name it has an outline and a monogram, without one it is only text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = ""
        self._rest = ""
        self._by_keyboard = False
        self.setCheckable(True)
        self.setStyleSheet("min-height: 0; padding: 0;")
        self.setAccessibleName(tr("Who answered"))

    def set_words(self, name: str, rest: str) -> None:
        """Show a name in bold, where there is one, and the rest of the line."""
        self._name, self._rest = name, rest
        self.setAccessibleDescription(f"{name}{rest}")
        self.setToolTip(tr("Show who was asked"))
        self.update()

    def sizeHint(self) -> QSize:
        bold, normal = self._fonts()
        width = QFontMetricsF(normal).horizontalAdvance(self._rest)
        if self._name:
            width += theme.Size.MONOGRAM_SMALL + _GAP + QFontMetricsF(bold).horizontalAdvance(self._name)
            width += 2 * _PAD + _GAP + _CHEVRON
        else:
            width += _GAP + _CHEVRON
        return QSize(round(width) + 2, theme.Size.CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current().colours
        bold, normal = self._fonts()
        x = 0.0
        if self._name:
            hovered = self.underMouse() or self.isDown()
            ground = colours.sunken if hovered else colours.window
            paint.panel(painter, QRectF(self.rect()), ground, colours.border, theme.Radius.CONTROL)
            x = self._paint_name(painter, bold)
        painter.setFont(normal)
        painter.setPen(QColor(colours.text2))
        room = self.width() - x - (_PAD if self._name else 0)
        opens = bool(self._name) or self.isChecked() or self.underMouse() or self.hasFocus()
        words = QFontMetricsF(normal).elidedText(
            self._rest, Qt.TextElideMode.ElideRight, room - (_GAP + _CHEVRON if opens else 0) + 1
        )
        self._paint_words(painter, x, words)
        x += QFontMetricsF(normal).horizontalAdvance(words) + _GAP
        if opens:
            mark = "chevron-up" if self.isChecked() else "chevron-down"
            box = QRectF(self._as_read(x, _CHEVRON), (self.height() - _CHEVRON) / 2, _CHEVRON, _CHEVRON)
            theme.draw(painter, box, mark, colours.text2)

        if self.hasFocus() and self._by_keyboard:
            paint.ring(painter, QRectF(self.rect()), colours.accent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def _paint_name(self, painter: QPainter, bold: QFont) -> float:
        colours = theme.current().colours
        size = theme.Size.MONOGRAM_SMALL
        box = QRectF(self._as_read(_PAD, size), (self.height() - size) / 2, size, size)
        paint.panel(painter, box, colours.tile, colours.text if theme.current().high_contrast else None, 5)
        painter.setPen(QColor(colours.text))
        painter.setFont(theme.font(theme.Use.DATE_GROUP))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._name[:1].upper())
        painter.setFont(bold)
        self._paint_words(painter, _PAD + size + _GAP, self._name)
        return _PAD + size + _GAP + QFontMetricsF(painter.font()).horizontalAdvance(self._name)

    def _paint_words(self, painter: QPainter, x: float, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(self._as_read(x, metrics.horizontalAdvance(words)), baseline), words)

    def _as_read(self, x: float, width: float) -> float:
        """The left edge of what begins `x` pixels after the edge at which one begins to read."""
        return self.width() - x - width if self.isRightToLeft() else x

    def _fonts(self) -> tuple[QFont, QFont]:
        return theme.font(theme.Use.SMALL_NAME), theme.tabular(theme.font(theme.Use.SMALL))
