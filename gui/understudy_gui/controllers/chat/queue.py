"""A message that was written while a reply streams: sent when the reply is there, offered when it is not whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from understudy_core.chat import Picture
from understudy_core.language import tr
from understudy_gui.controllers.chat.drafts import DraftController, Written
from understudy_gui.controllers.chat.session import Session
from understudy_gui.pictures import MOST
from understudy_gui.views.composer import Composer


class QueueController:
    """One message for each conversation; what is written after it becomes its next paragraph.

    `send` sends a message of a conversation and says whether anybody could be asked.
    """

    def __init__(
        self,
        composer: Composer,
        drafts: DraftController,
        shown: Callable[[], Session],
        send: Callable[[Session, str, Sequence[Picture]], bool],
        said: Callable[[str], None],
    ) -> None:
        self._composer, self._drafts, self._shown, self._send, self._said = composer, drafts, shown, send, said
        self._removed = Written()
        line = composer.queued
        line.send_asked.connect(self._send_now)
        line.edit_asked.connect(self.take_back)
        line.remove_asked.connect(self._remove)
        line.undo_asked.connect(self._undo)

    def add(self, text: str, pictures: Sequence[Picture]) -> None:
        """Let a message wait for the end of the reply that is shown."""
        at = self._shown().conversation
        both = self._drafts.waiting(at).and_then(Written(text, tuple(pictures)))
        if len(both.pictures) > MOST:
            self._composer.put_back(text, pictures)
            self._said(tr("One message takes {MOST} pictures at most.", MOST=MOST))
            return
        self._drafts.set_waiting(at, both)
        self.show()

    def ended(self, session: Session) -> None:
        """A reply came to its end: send what waits for it, if it is whole."""
        if session.is_answered and (waiting := self._drafts.waiting(session.conversation)):
            self._go_out(session, waiting)

    def take_back(self) -> bool:
        """Put what waits into the composer, to be changed; whether something did."""
        at = self._shown().conversation
        waiting = self._drafts.waiting(at)
        if waiting:
            self._drafts.set_waiting(at, Written())
            self._composer.put_back(waiting.text, waiting.pictures)
            self.show()
        return bool(waiting)

    def show(self) -> None:
        """Show what waits in the conversation that is shown, and nothing else."""
        self._composer.queued.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what waits there; where nothing does, a removal can still be undone."""
        session = self._shown()
        waiting = self._drafts.waiting(session.conversation)
        if waiting:
            self._composer.queued.show_waiting(waiting.text, len(waiting.pictures), goes_by_itself=session.is_answering)

    def _go_out(self, session: Session, waiting: Written) -> None:
        self._drafts.set_waiting(session.conversation, Written())
        if not self._send(session, waiting.text, waiting.pictures):
            self._drafts.set_waiting(session.conversation, waiting)
        if session is self._shown():
            self.show()

    def _send_now(self) -> None:
        session = self._shown()
        waiting = self._drafts.waiting(session.conversation)
        if waiting and not session.is_answering:
            self._go_out(session, waiting)
            self._composer.text.setFocus()

    def _remove(self) -> None:
        at = self._shown().conversation
        removed = self._drafts.waiting(at)
        self._drafts.set_waiting(at, Written())
        self._removed = removed
        self._composer.queued.show_removed()

    def _undo(self) -> None:
        self._drafts.set_waiting(self._shown().conversation, self._removed)
        self.show()
