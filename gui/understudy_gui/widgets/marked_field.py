"""A field that says by a mark before its words what it is for: a lens, a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from understudy_gui import theme
from understudy_gui.theme import Size, Space
from understudy_gui.widgets.keyboard import OUTSIDE

_FRAME = 13
"""Pixels that the style sheet and Qt keep free before the words of every field."""


class MarkedField(QLineEdit):
    """`mark` names the icon; `room_behind` keeps pixels free behind the words. With `clears` a cross empties it.

    `hint` says in the empty field what belongs into it, `short` the same where there is little room.
    """

    def __init__(
        self, mark: str, hint: str = "", short: str = "", *, room_behind: int = 0, clears: bool = False
    ) -> None:
        super().__init__()
        self._mark = mark
        self._hint, self._short = hint, short
        self._room_behind = room_behind
        self.setProperty("ring", OUTSIDE)
        self.setMinimumHeight(Size.FIELD)
        self._clears = clears
        self.textChanged.connect(self._show_cross)
        theme.current().changed.connect(self._fit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * _FRAME
        fits = not self._short or self.fontMetrics().horizontalAdvance(self._hint) <= room
        self.setPlaceholderText(self._hint if fits else self._short)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = Size.STATE_ICON
        left = self.width() - Space.EDGE - size if self.isRightToLeft() else Space.EDGE
        box = QRectF(left, (self.height() - size) / 2, size, size)
        theme.draw(QPainter(self), box, self._mark, theme.current().colours.text2)

    def _show_cross(self, text: str) -> None:
        """The cross is made with the first text, and shown while there is something to clear: the hint needs room."""
        if self._clears and text and not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)
            self._tint_cross()
        for cross in self.findChildren(QToolButton):
            cross.setVisible(bool(text))

    def _tint_cross(self) -> None:
        for clear in self.findChildren(QAction):
            clear.setIcon(theme.icon("close", theme.current().colours.text2, Size.STATE_ICON))

    def _fit(self) -> None:
        before = Space.EDGE + Size.STATE_ICON + Space.SIBLING - _FRAME
        if self.isRightToLeft():
            self.setTextMargins(self._room_behind, 0, before, 0)
        else:
            self.setTextMargins(before, 0, self._room_behind, 0)
        if self.isClearButtonEnabled():
            self._tint_cross()
            self._show_cross(self.text())  # Qt shows the cross with each icon it gets
