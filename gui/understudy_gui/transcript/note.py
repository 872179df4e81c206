"""A small line under a reply that is not whole, with the way to try again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from understudy_core.events import Interrupted
from understudy_core.failures import FailureKind
from understudy_gui import theme
from understudy_gui.transcript import phrases
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.transcript.parts import RichLine, Run, push_button
from understudy_gui.transcript.wishes import Wishes

_BROKE = frozenset({FailureKind.CUT, FailureKind.STALLED, FailureKind.NETWORK})


def note_words(item: ReplyItem) -> str:
    """What is to be said about how a reply ended; an empty text if it simply ended."""
    if item.state is ReplyState.STOPPED:
        return "Stopped by you."
    if item.state is ReplyState.INTERRUPTED:
        last = item.account[-1] if item.account else None
        if isinstance(last, Interrupted) and last.kind not in _BROKE:
            return f"{phrases.happened(last.kind)} The text so far is kept."
        return "The connection broke before the reply was complete. The text so far is kept."
    if item.at_length_limit:
        return "The reply reached its length limit and is not complete."
    return ""


class Note(QWidget):
    """The line itself."""

    def __init__(self, item: ReplyItem, wishes: Wishes) -> None:
        super().__init__()
        words = note_words(item)
        self._line = RichLine([Run(words, theme.Use.SMALL, "text2")], self)
        self._again = push_button("Try again", "link", lambda: wishes.try_again.emit(item.id), parent=self)
        self.setAccessibleName(words)

    def height_for(self, width: int) -> int:
        """The height at this width, in pixels."""
        button = self._again.sizeHint().width()
        across = min(self._line.sizeHint().width(), width - button - theme.Space.EDGE)
        height = self._line.heightForWidth(across)
        at = across + theme.Space.EDGE
        mirrored = self.isRightToLeft()
        self._line.setGeometry(width - across if mirrored else 0, 0, across, height)
        self._again.setGeometry(width - at - button if mirrored else at, 0, button, theme.Space.MESSAGE)
        return max(height, theme.Space.MESSAGE)
