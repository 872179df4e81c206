"""A message of the user's: a soft bubble at the trailing edge, which can be edited in its place."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.pictures import thumbnail
from understudy_gui.transcript.items import UserItem
from understudy_gui.transcript.messages.rewriting import Rewriting
from understudy_gui.transcript.messages.walker import Walker
from understudy_gui.transcript.parts import QuietButton
from understudy_gui.transcript.stint import Stint
from understudy_gui.transcript.text.blocks import plain_blocks
from understudy_gui.transcript.text.geometry import OUTSIDE
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.text.paint import bubble_path, ring
from understudy_gui.transcript.wishes import Wishes

_ABOVE = 10
_PICTURE, _PICTURE_HIGH = 640, 200
"""Pixels of a picture that are kept for showing it, and how high it is shown."""
_GAP = 8
_BUTTONS_UP = 6
"""So far above the lower edge the buttons stand: in the middle of a bubble of one line."""


class UserMessage(QWidget):
    """As wide as its words, up to 480 px of the look; what can be done with it stands beside."""

    def __init__(self, item: UserItem, look: Look, wishes: Wishes) -> None:
        super().__init__()
        self.item = item
        self._look, self._wishes = look, wishes
        self.rewriting: Rewriting | None = None
        self.text = MessageText(look, self)
        self.text.set_blocks(plain_blocks(item.text))
        self.text.set_spoken(tr("You"), item.text)
        self.text.link_activated.connect(wishes.link)
        self.pictures = [thumbnail(picture, _PICTURE) for picture in item.pictures]
        self.copy = QuietButton("copy", tr("Copy message"), self)
        self.copy.clicked.connect(lambda: wishes.copied.emit(self.item.text))
        self.edit = QuietButton("edit", tr("Edit message"), self)
        self.edit.clicked.connect(self.rewrite)
        wishes.busy_changed.connect(self._show_busy)
        self.walker: Walker | None = None
        if item.pictures:
            count = len(item.pictures)
            self.setAccessibleName(tr("{n} pictures sent by you", "", count))
        self._places: list[QRectF] = []
        self._under_pictures = 0
        self._box = QRectF()
        self._most = self._across = 0
        self.update_item(item)
        self._show_actions(False)
        self._show_busy()
        self._show_rewriting()

    def update_item(self, item: UserItem) -> None:
        """Show the item as it is by now; its words never change."""
        self.item = item
        if item.versions.count > 1 and self.walker is None:
            self.walker = Walker(self._wishes, self)
            self.walker.setVisible(self.rewriting is None)
        if self.walker is not None:
            self.walker.show_versions(item.id, item.versions)

    def rewrite(self) -> None:
        """Let the message be edited."""
        if self.rewriting is None:
            self._keep_draft(self.item.text)
            self._show_rewriting()
            self._wishes.resized.emit()
        if self.rewriting is not None:
            self.rewriting.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self, width: int) -> int:
        """Take this width; returns the height in pixels."""
        side = round(theme.Space.BUBBLE * self._look.zoom)
        room = width - 2 * theme.Size.BUTTON - theme.Space.IN_CHIP
        most = min(room, round(theme.scaled(theme.Size.BUBBLE) * max(self._look.zoom, 1.0))) - 2 * side
        if most != self._most:
            self._most = most
            self.text.column.set_width(most)
            self._across = min(math.ceil(self.text.column.ideal_width()), most)
        above = self._under_pictures = self._place_pictures(width, room)
        if self.rewriting is not None:
            height = self.rewriting.height_for(width)
            self.rewriting.setGeometry(OUTSIDE, above, width, height)
            return above + height
        bottom = self._place_text(width, above, side) if self.item.text else above - _GAP
        self._place_actions(bottom)
        return self._place_walker(width, bottom)

    def _place_text(self, width: int, above: int, side: int) -> int:
        """Put the bubble under the pictures; returns where it ends."""
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

    def _place_actions(self, bottom: int) -> None:
        """Beside the last line of what was said or shown."""
        high = theme.Size.BUTTON
        box = self._box if self.item.text else self._places[-1]
        trailing = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        gap = theme.Space.IN_CHIP
        left = round(box.left()) - gap - 2 * high if trailing else round(box.right()) + gap
        first, second = (self.copy, self.edit) if trailing else (self.edit, self.copy)
        first.move(left, bottom - min(_BUTTONS_UP + high, bottom))
        second.move(left + high, bottom - min(_BUTTONS_UP + high, bottom))

    def _place_walker(self, width: int, bottom: int) -> int:
        """Under it, if there is any; returns where all ends."""
        if self.walker is None:
            return bottom
        across = self.walker.sizeHint().width()
        trailing = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left = OUTSIDE + (width - across if trailing else 0)
        self.walker.setGeometry(left, bottom + theme.Space.IN_CHIP, across, Walker.HEIGHT)
        return bottom + theme.Space.IN_CHIP + Walker.HEIGHT

    def _show_rewriting(self) -> None:
        """Have the field or the bubble, as the draft says."""
        draft = self._wishes.rewritten.of(self.item)
        if draft is not None and self.rewriting is None:
            may_be_empty = bool(self.item.pictures)
            self.rewriting = Rewriting(draft, may_be_empty, self._look.zoom, self._wishes, self)
            self.rewriting.changed.connect(self._keep_draft)
            self.rewriting.sent.connect(lambda text: self._wishes.edit.emit(self.item.id, text))
            self.rewriting.left.connect(self._leave_rewriting)
            self.rewriting.show()
        elif draft is None and self.rewriting is not None:
            self.rewriting.hide()
            self.rewriting.deleteLater()
            self.rewriting = None
        edits = self.rewriting is not None
        self.text.setVisible(bool(self.item.text) and not edits)
        self.copy.setVisible(bool(self.item.text) and not edits)
        self.edit.setVisible(not edits)
        if self.walker is not None:
            self.walker.setVisible(not edits)

    def _keep_draft(self, text: str) -> None:
        self._wishes.rewritten.write(self.item, text)

    def _leave_rewriting(self) -> None:
        self._wishes.rewritten.leave(self.item)
        self._show_rewriting()
        self._wishes.resized.emit()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_pictures(self, width: int, room: int) -> int:
        """Put the pictures into lines at the trailing edge, no wider than the room; returns the height they take."""
        self._places = []
        lines: list[list[QSizeF]] = [[]]
        for picture in self.pictures:
            size = QSizeF(picture.size()).scaled(
                min(picture.width(), room), _PICTURE_HIGH * self._look.zoom, Qt.AspectRatioMode.KeepAspectRatio
            )
            taken = sum(one.width() + _GAP for one in lines[-1])
            if lines[-1] and taken + size.width() > room:
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
        if self.rewriting is not None:
            return self.rewriting.tab_stops
        said = [self.text, self.copy] if self.item.text else []
        return [*said, self.edit, *(self.walker.tab_stops if self.walker is not None else ())]

    def realize(self, top: float, bottom: float, still: float, stint: Stint) -> bool:
        """Lay out what stands between two heights, from the one that stays `still` on, as far as there is time.

        True if the height changed.
        """
        if not self.item.text or self.rewriting is not None:
            return False
        at = self._text_top
        return self.text.realize(top - at, bottom - at, still - at, stint)

    def mark_at(self, y: float) -> tuple[int, float]:
        """A place in the text that stays the same when heights change: a block and pixels into it; -1 is the top."""
        if self.rewriting is not None:
            return -1, y
        column = self.text.column
        index = column.index_at(y - self._text_top)
        return index, y - self._text_top - column.top_of(index)

    def y_of(self, mark: tuple[int, float]) -> float:
        """Where that place is now."""
        index, into = mark
        return into if index < 0 else self.text.column.top_of(index) + into + self._text_top

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_actions(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_actions(False)

    def _show_actions(self, shown: bool) -> None:
        for button in (self.copy, self.edit):
            button.set_quiet(not shown)

    def _show_busy(self) -> None:
        self.edit.setEnabled(not self._wishes.is_busy)

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
        if not self.item.text or self.rewriting is not None:
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
