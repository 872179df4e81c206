"""What a screen reader is told without being asked: who is asked now, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from understudy_core.language import tr
from understudy_gui.transcript.account.waiting_words import waiting_words
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.transcript.messages.note import note_words
from understudy_gui.widgets.spoken import announce

_MOST_SPOKEN = 2000


def announcement(item: ReplyItem, now: float) -> str:
    """The words for the state that a reply is in; empty while its text streams in."""
    match item.state:
        case ReplyState.WAITING:
            return waiting_words(item.waiting, now).spoken if item.waiting and item.waiting.backend else ""
        case ReplyState.STREAMING:
            return ""
        case ReplyState.UNANSWERED:
            return item.unanswered.message if item.unanswered else ""
        case ReplyState.ANSWERED:
            return tr(
                "{backend} answered. {text} {item}",
                backend=item.backend,
                text=item.text[:_MOST_SPOKEN],
                item=note_words(item),
            ).strip()
        case ReplyState.INTERRUPTED | ReplyState.STOPPED:
            return note_words(item)


class Announcer:
    """Tells each state of the newest reply once; a countdown is not told second by second."""

    def __init__(self, speaker: QObject) -> None:
        self._speaker = speaker
        self._told: tuple[object, ...] = ()

    def tell(self, item: ReplyItem | None, now: float) -> None:
        """Speak if something new is to be said and somebody listens."""
        if item is None or not QAccessible.isActive():
            return
        waiting = item.waiting
        state = (item.id, item.state, waiting and (waiting.backend, waiting.failure, waiting.try_number))
        if state != self._told:
            self._told = state
            if words := announcement(item, now):
                announce(self._speaker, words)
