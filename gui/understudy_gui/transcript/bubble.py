"""A message of the user's: a soft bubble at the trailing edge."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.pictures import thumbnail
from understudy_gui.transcript.blocks import plain_blocks
from understudy_gui.transcript.geometry import OUTSIDE
from understudy_gui.transcript.items import UserItem
from understudy_gui.transcript.look import Look
from understudy_gui.transcript.message_text import MessageText
from understudy_gui.transcript.paint import bubble_path, ring
from understudy_gui.transcript.wishes import Wishes

_ABOVE = 10
_PICTURE, _PICTURE_HIGH = 640, 200
"""Pixels of a picture that are kept for showing it, and how high it is shown."""
_GAP = 8


class UserMessage(QWidget):
    """As wide as its words, up to 480 px of the look."""

    def __init__(self, item: UserItem, look: Look, wishes: Wishes) -> None:
        super().__init__()
        self.item = item
        self._look = look
        self.text = MessageText(look, self)
        self.text.set_blocks(plain_blocks(item.text))
        self.text.set_spoken(tr("You"), item.text)
        self.text.link_activated.connect(wishes.link)
        self.text.dragged.connect(wishes.dragged)
        self.pictures = [thumbnail(picture, _PICTURE) for picture in item.pictures]
        self.text.setVisible(bool(item.text))
        if item.pictures:
            count = len(item.pictures)
            self.setAccessibleName(tr("{n} pictures sent by you", "", count))
        self._places: list[QRectF] = []
        self._under_pictures = 0
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
        above = self._place_pictures(width)
        self._under_pictures = above
        if not self.item.text:
            return above
        across = self._across
        height = self.text.lay_out(across)
        trailing = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left = OUTSIDE + (width - across - 2 * side if trailing else 0)
        self._box = QRectF(left, above, across + 2 * side, height + 2 * _ABOVE)
        self.text.setGeometry(left + side, self._text_top, across, height)
        self.update()
        return above + height + 2 * _ABOVE

    @property
    def _text_top(self) -> int:
        return self._under_pictures + _ABOVE

    def _place_pictures(self, width: int) -> int:
        """Put the pictures into lines at the trailing edge; returns the height they take."""
        self._places = []
        lines: list[list[QSizeF]] = [[]]
        for picture in self.pictures:
            size = QSizeF(picture.size()).scaled(
                min(picture.width(), width), _PICTURE_HIGH * self._look.zoom, Qt.AspectRatioMode.KeepAspectRatio
            )
            taken = sum(one.width() + _GAP for one in lines[-1])
            if lines[-1] and taken + size.width() > width:
                lines.append([])
            lines[-1].append(size)
        trailing = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        top = 0.0
        for line in lines if self.pictures else ():
            across = sum(one.width() for one in line) + _GAP * (len(line) - 1)
            left = OUTSIDE + (width - across if trailing else 0)
            for size in line:
                self._places.append(QRectF(left, top, size.width(), size.height()))
                left += size.width() + _GAP
            top += max(one.height() for one in line) + _GAP
        return math.ceil(top)

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.text] if self.item.text else []

    def realize(self, top: float, bottom: float) -> bool:
        """Lay out what stands between two heights; True if the height changed."""
        if not self.item.text:
            return False
        return self.text.realize(top - self._text_top, bottom - self._text_top)

    def mark_at(self, y: float) -> tuple[int, float]:
        """A place in the text that stays the same when heights change: a block and pixels into it; -1 is the top."""
        column = self.text.column
        index = column.index_at(y - self._text_top)
        return index, y - self._text_top - column.top_of(index)

    def y_of(self, mark: tuple[int, float]) -> float:
        """Where that place is now."""
        index, into = mark
        return into if index < 0 else self.text.column.top_of(index) + into + self._text_top

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = theme.current().colours
        for place, picture in zip(self._places, self.pictures, strict=True):
            rounded = QPainterPath()
            rounded.addRoundedRect(place, theme.Radius.CONTROL, theme.Radius.CONTROL)
            painter.setClipPath(rounded)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.setClipping(False)
        if not self.item.text:
            return
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
