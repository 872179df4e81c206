"""A message of the user's: a soft bubble at the trailing edge."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from understudy_gui import theme
from understudy_gui.transcript.blocks import plain_blocks
from understudy_gui.transcript.geometry import OUTSIDE
from understudy_gui.transcript.items import UserItem
from understudy_gui.transcript.look import Look
from understudy_gui.transcript.message_text import MessageText
from understudy_gui.transcript.paint import bubble_path, ring
from understudy_gui.transcript.wishes import Wishes

_ABOVE = 10


class UserMessage(QWidget):
    """As wide as its words, up to 480 px of the look."""

    def __init__(self, item: UserItem, look: Look, wishes: Wishes) -> None:
        super().__init__()
        self.item = item
        self._look = look
        self.text = MessageText(look, self)
        self.text.set_blocks(plain_blocks(item.text))
        self.text.set_spoken("You", item.text)
        self.text.link_activated.connect(wishes.link)
        self.text.dragged.connect(wishes.dragged)
        self._box = QRectF()
        self._most = self._across = 0

    def lay_out(self, width: int) -> int:
        """Take this width; returns the height in pixels."""
        side = round(theme.Space.BUBBLE * self._look.zoom)
        most = min(width, round(theme.scaled(theme.Size.BUBBLE) * max(self._look.zoom, 1.0))) - 2 * side
        if most != self._most:
            self._most = most
            self.text.column.set_width(most)
            self._across = min(math.ceil(self.text.column.ideal_width()), most)
        across = self._across
        height = self.text.lay_out(across)
        trailing = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left = OUTSIDE + (width - across - 2 * side if trailing else 0)
        self._box = QRectF(left, 0, across + 2 * side, height + 2 * _ABOVE)
        self.text.setGeometry(left + side, _ABOVE, across, height)
        self.update()
        return height + 2 * _ABOVE

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.text]

    def realize(self, top: float, bottom: float) -> bool:
        """Lay out what stands between two heights; True if the height changed."""
        return self.text.realize(top - _ABOVE, bottom - _ABOVE)

    def mark_at(self, y: float) -> tuple[int, float]:
        """A place in the text that stays the same when heights change: a block and pixels into it; -1 is the top."""
        column = self.text.column
        index = column.index_at(y - _ABOVE)
        return index, y - _ABOVE - column.top_of(index)

    def y_of(self, mark: tuple[int, float]) -> float:
        """Where that place is now."""
        index, into = mark
        return into if index < 0 else self.text.column.top_of(index) + into + _ABOVE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current().colours
        painter.setBrush(QColor(colours.soft))
        box = self._box
        if theme.current().high_contrast:
            painter.setPen(QPen(QColor(colours.accent), 2))
            box = box.adjusted(1, 1, -1, -1)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.drawPath(bubble_path(box, theme.Radius.BUBBLE, theme.Radius.BUBBLE_TAIL, rtl))
        if self.text.shows_focus:
            ring(painter, self._box.adjusted(-3, 0, 3, 0), colours.accent)
