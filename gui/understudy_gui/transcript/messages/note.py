"""A small line under a reply that is not whole, with the ways on: continue, start over, keep."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton, QWidget

from understudy_core.events import Attempt, Interrupted
from understudy_core.failures import FailureKind
from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.account import phrases
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.transcript.parts import RichLine, Run, push_button
from understudy_gui.transcript.wishes import Fold, Wishes

_BROKE = frozenset({FailureKind.CUT, FailureKind.STALLED, FailureKind.NETWORK})


def note_words(item: ReplyItem) -> str:
    """What is to be said about how a reply ended; an empty text if it simply ended."""
    if item.state is ReplyState.STOPPED:
        return tr("Stopped by you.")
    if item.state is ReplyState.INTERRUPTED:
        last = item.account[-1] if item.account else None
        if isinstance(last, Interrupted) and last.kind not in _BROKE:
            return tr("{kind} The text so far is kept.", kind=phrases.happened(last.kind))
        return tr("The connection broke before the reply was complete. The text so far is kept.")
    if item.at_length_limit:
        return tr("The reply reached its length limit and is not complete.")
    return ""


def next_after(item: ReplyItem) -> str | None:
    """Who takes over when a reply is to be completed: whoever came next, or the same one where nothing broke."""
    asked = [event for event in item.account if isinstance(event, Attempt)]
    if not asked:
        return None
    return asked[-1].next_backend if item.state is ReplyState.INTERRUPTED else asked[-1].backend


class Note(QWidget):
    """The line itself. Only the last reply of a conversation can be completed, so only there the buttons show."""

    def __init__(self, item: ReplyItem, fold: Fold, wishes: Wishes) -> None:
        super().__init__()
        words = note_words(item)
        self._fold, self._wishes = fold, wishes
        self._line = RichLine([Run(words, theme.Use.SMALL, "text2")], self)
        self._buttons = list(self._made_buttons(item))
        self._last = False
        self.setAccessibleName(words)
        self._show_buttons()

    def set_last(self, last: bool) -> None:
        """Say whether this is under the last reply."""
        self._last = last
        self._show_buttons()

    def height_for(self, width: int) -> int:
        """The height at this width, in pixels."""
        shown = [button for button in self._buttons if button.isVisibleTo(self)]
        sizes = [button.sizeHint().width() for button in shown]
        needed = sum(sizes) + theme.Space.EDGE * len(sizes)
        across = min(self._line.sizeHint().width(), width)
        below = across + needed > width
        height = max(self._line.heightForWidth(across), theme.Space.MESSAGE)
        mirrored = self.isRightToLeft()
        self._line.setGeometry(width - across if mirrored else 0, 0, across, height)
        at, y = (0, height + theme.Space.IN_CHIP) if below else (across + theme.Space.EDGE, 0)
        for button, size in zip(shown, sizes, strict=True):
            button.setGeometry(width - at - size if mirrored else at, y, size, theme.Space.MESSAGE)
            at += size + theme.Space.EDGE
        return y + theme.Space.MESSAGE if below and shown else height

    def _made_buttons(self, item: ReplyItem) -> Iterator[QPushButton]:
        after = next_after(item)
        words = (
            tr("Continue with {after}", after=after)
            if after and item.state is ReplyState.INTERRUPTED
            else tr("Continue")
        )
        yield push_button(words, "link", lambda: self._wishes.go_on.emit(item.id, after or ""), parent=self)
        if item.state is not ReplyState.ANSWERED:
            yield push_button(tr("Start over"), "link", lambda: self._wishes.try_again.emit(item.id), parent=self)
        if item.state is ReplyState.INTERRUPTED:
            yield push_button(tr("Keep as is"), "link", self._keep, parent=self)

    def _keep(self) -> None:
        self._fold.kept = True
        self._show_buttons()
        self._wishes.resized.emit()

    def _show_buttons(self) -> None:
        for button in self._buttons:
            button.setVisible(self._last and not self._fold.kept)
