"""Scrolling an area just so far as something asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from understudy_gui import theme

_DRAG_STEP = 48
_NOTCH = 120
"""What a wheel turns by in one notch; touchpads turn by less, many times."""


class ZoomWheel:
    """Makes messages larger or smaller with Ctrl and the wheel: calls `turned` with 1 or -1 for each notch."""

    def __init__(self, turned: Callable[[int], object]) -> None:
        self._turned = turned
        self._by = 0

    def takes(self, event: QWheelEvent) -> bool:
        """Whether the event was meant for this."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._by = 0
            return False
        self._by += event.angleDelta().y()
        while abs(self._by) >= _NOTCH:
            step = 1 if self._by > 0 else -1
            self._by -= step * _NOTCH
            self._turned(step)
        return True


def reveal(area: QAbstractScrollArea, widget: QWidget) -> None:
    """Scroll just so far that a widget inside can be seen; its top, if it is taller than the area."""
    box = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    bar, room = area.verticalScrollBar(), area.viewport().height() - theme.Space.SIBLING
    if box.bottom() > room:
        bar.setValue(bar.value() + min(box.bottom() - room, box.top() - theme.Space.SIBLING))
    elif box.top() < 0 and box.bottom() < room:
        bar.setValue(bar.value() + box.top() - theme.Space.SIBLING)


def scroll_along(area: QAbstractScrollArea, where: QPoint) -> None:
    """Text is being selected with the mouse, which is at this global place: follow it beyond the edges."""
    y, height = area.viewport().mapFromGlobal(where).y(), area.viewport().height()
    beyond = min(y, 0) + max(y - height, 0)
    if beyond:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + max(-_DRAG_STEP, min(beyond, _DRAG_STEP)))
