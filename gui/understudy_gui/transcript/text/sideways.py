"""Sideways scroll bars for code and tables that are wider than the message."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from understudy_core.language import tr
from understudy_gui.theme.tokens import Size
from understudy_gui.transcript.text.column import Column

_STEP = 40


class _Bar(QScrollBar):
    """Takes the arrow keys; leaves the ordinary wheel and all other keys to the conversation."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: _STEP, Qt.Key.Key_Left: -_STEP}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.setValue(self.value() + step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()


class SidewaysBars:
    """Keeps one scroll bar for each wide block that is laid out; `moved` is called when one was scrolled."""

    def __init__(self, column: Column, parent: QWidget, moved: Callable[[], None]) -> None:
        self._column, self._parent, self._moved = column, parent, moved
        self._bars: dict[int, QScrollBar] = {}

    def refresh(self, top: float, bottom: float) -> None:
        """Have bars for the wide blocks between two heights, and for no others."""
        wide = [index for index in self._column.between(top, bottom) if self._column.entries[index].overflow > 0]
        for index in [index for index in self._bars if index not in wide]:
            bar = self._bars.pop(index)
            bar.hide()
            bar.deleteLater()
        for index in wide:
            self._place(index)

    def push(self, index: int, by: float) -> bool:
        """Scroll a block sideways; False if it has nothing to scroll."""
        bar = self._bars.get(index)
        if bar is not None:
            bar.setValue(round(bar.value() + by))
        return bar is not None

    def bar(self, index: int) -> QScrollBar | None:
        """The bar of a block, if it has one."""
        return self._bars.get(index)

    def index_of(self, widget: QWidget) -> int | None:
        """The block whose bar this is; None for anything else."""
        return next((index for index, bar in self._bars.items() if bar is widget), None)

    def _place(self, index: int) -> None:
        entry = self._column.entries[index]
        bar = self._bars.get(index)
        if bar is None:
            bar = self._bars[index] = self._new(index)
        visible = round(self._column.room(index))
        bar.setRange(0, round(entry.overflow))
        bar.setPageStep(visible)
        bar.setValue(round(entry.shift))
        bottom = round(self._column.top_of(index) + entry.height)
        bar.setGeometry(2, bottom - Size.SCROLL_BAR - 1, self._column.text_width(entry.block) - 4, Size.SCROLL_BAR)

    def _new(self, index: int) -> QScrollBar:
        bar = _Bar(Qt.Orientation.Horizontal, self._parent)
        bar.setAccessibleName(tr("Scroll sideways"))
        bar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the block it moves is shown from its left
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar.installEventFilter(self._parent)
        bar.setSingleStep(_STEP)
        bar.setCursor(Qt.CursorShape.ArrowCursor)
        bar.valueChanged.connect(lambda value: self._shift(index, value))
        bar.show()
        return bar

    def _shift(self, index: int, value: int) -> None:
        if index < len(self._column.entries):
            self._column.entries[index].shift = float(value)
            self._moved()
