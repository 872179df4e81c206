"""Scrolling an area just so far as something asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from understudy_gui import theme
from understudy_gui.transcript.text.message_text import MessageText

_DRAG_STEP = 48
_EDGE = 6
"""So near to an edge, in pixels, the mouse scrolls slowly while it selects."""
_PASSES = 4
_UNDER_LINK = 48
"""The corner shows where a link leads: so much room is left under a link for that, in pixels."""
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


def step_inside(forward: bool) -> bool:
    """Go on inside the text that has the keyboard, or back; False if nothing stands there any more."""
    focused = QApplication.focusWidget()
    text = focused if isinstance(focused, MessageText) else focused.parentWidget() if focused is not None else None
    return isinstance(text, MessageText) and text.step(forward)


def reveal_focus(area: QAbstractScrollArea) -> None:
    """Scroll just so far that what the keyboard is on can be seen, if it is inside."""
    focused = QApplication.focusWidget()
    if focused is not None and area.viewport().isAncestorOf(focused):
        reveal(area, focused)


def reveal(area: QAbstractScrollArea, widget: QWidget) -> None:
    """Scroll just so far that a widget inside can be seen; its top, if it is taller than the area.

    Of a text with the keyboard on a link it is the link that has to be seen.
    """
    for _ in range(_PASSES):  # heights on the way there may have been guessed
        by = _distance(area, widget)
        if not by:
            return
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + by)


def _distance(area: QAbstractScrollArea, widget: QWidget) -> int:
    inside, above, below = widget.rect(), theme.Space.SIBLING, theme.Space.SIBLING
    if isinstance(widget, MessageText) and widget.focus_box() != inside:
        inside, below = widget.focus_box(), _UNDER_LINK
    box = QRect(widget.mapTo(area.viewport(), inside.topLeft()), inside.size())
    room = area.viewport().height() - below
    if box.bottom() > room:
        return min(box.bottom() - room, box.top() - above)
    return box.top() - above if box.top() < 0 and box.bottom() < room else 0


def scroll_along(area: QAbstractScrollArea, where: QPoint) -> bool:
    """Text is being selected with the mouse, which is at this global place: follow it at the edges and beyond.

    Returns whether it is there, so that the area should be scrolled on while it stays.
    """
    y, height = area.viewport().mapFromGlobal(where).y(), area.viewport().height()
    beyond = min(y, 0) + max(y - height, 0)
    if not beyond:
        beyond = _EDGE * ((y >= height - _EDGE) - (y < _EDGE))
    if beyond:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + max(-_DRAG_STEP, min(beyond, _DRAG_STEP)))
    return beyond != 0
