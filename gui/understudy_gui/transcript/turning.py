"""What happens to a conversation in its place: a message is edited, or another branch comes into view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint

from understudy_gui.transcript.items import Item
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.transcript.messages.walker import Walker
from understudy_gui.transcript.scrolling import reveal
from understudy_gui.transcript.stint import TURN_S
from understudy_gui.transcript.view import TranscriptView


def edit(view: TranscriptView, item_id: str) -> None:
    """Let a message of the user's be edited, wherever it stands."""
    view.sync(TURN_S)
    if view.message(item_id) is None:
        view.go_to(item_id)
    message = view.message(item_id)
    if isinstance(message, UserMessage):
        message.rewrite()
        reveal(view, message)


def turn(view: TranscriptView, at: int, items: Sequence[Item]) -> None:
    """From item `at` on, show another branch; the buttons that lead there stay under the mouse, or the keyboard."""
    before = _walker(view, view.model.items[at].id)
    y, step = _y(view, before), before.step_with_focus() if before is not None else 0
    ringed = before is not None and before.shows_ring
    view.model.turn(at, items)
    view.go_to(items[0].id, y)
    after = _walker(view, items[0].id)
    if after is not None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + _y(view, after) - y)
        if step:
            after.focus(step, ringed)


def _walker(view: TranscriptView, item_id: str) -> Walker | None:
    message = view.message(item_id)
    return message.walker if message is not None else None


def _y(view: TranscriptView, walker: Walker | None) -> int:
    return walker.mapTo(view.viewport(), QPoint(0, 0)).y() if walker is not None else 0
