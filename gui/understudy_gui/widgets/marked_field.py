"""A field that says by a mark before its words what it is for: a lens, a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from understudy_gui import theme
from understudy_gui.theme import Size, Space
from understudy_gui.widgets.focus_ring import OUTSIDE

_FRAME = 13
"""Pixels that the style sheet and Qt keep free before the words of every field."""
_PLAIN_FRAME = 4
"""The same under high contrast, where there is no style sheet."""


class MarkedField(QLineEdit):
    """`mark` names the icon; `room_behind` keeps pixels free behind the words. With `clears` a cross empties it."""

    def __init__(self, mark: str, *, room_behind: int = 0, clears: bool = False) -> None:
        super().__init__()
        self._mark = mark
        self._room_behind = room_behind
        self.setProperty("ring", OUTSIDE)
        self.setClearButtonEnabled(clears)
        theme.current().changed.connect(self._fit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = Size.STATE_ICON
        left = self.width() - Space.EDGE - size if self.isRightToLeft() else Space.EDGE
        box = QRectF(left, (self.height() - size) / 2, size, size)
        theme.draw(QPainter(self), box, self._mark, theme.current().colours.text2)

    def _fit(self) -> None:
        frame = _PLAIN_FRAME if theme.current().high_contrast else _FRAME
        before = Space.EDGE + Size.STATE_ICON + Space.SIBLING - frame
        if self.isRightToLeft():
            self.setTextMargins(self._room_behind, 0, before, 0)
        else:
            self.setTextMargins(before, 0, self._room_behind, 0)
        for clear in self.findChildren(QAction):
            clear.setIcon(theme.icon("close", theme.current().colours.text2, Size.STATE_ICON))
