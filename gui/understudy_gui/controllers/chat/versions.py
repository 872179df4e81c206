"""Versions of messages in the conversation that is shown: asked for again, edited, walked through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from understudy_core.conversations import Conversations
from understudy_core.files import StorageError
from understudy_core.language import marked, tr
from understudy_gui.controllers.chat.replay import replayed
from understudy_gui.controllers.chat.session import Session
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.items import Item, UserItem
from understudy_gui.transcript.turning import edit, turn
from understudy_gui.transcript.view import TranscriptView

_KEPT = marked("What came after is kept with the version before.")


class VersionsController:
    """`shown` gives the conversation that is looked at; `said` takes a sentence; `turned` hears of another branch."""

    def __init__(
        self,
        view: TranscriptView,
        tasks: Tasks,
        conversations: Conversations,
        shown: Callable[[], Session],
        said: Callable[[str], None],
        turned: Callable[[], None],
    ) -> None:
        self._view, self._conversations = view, conversations
        self._shown, self._said, self._turned = shown, said, turned
        view.try_again_asked.connect(self.ask_again)
        view.ask_asked.connect(self.ask_again)
        view.edit_asked.connect(self._edit)
        view.walk_asked.connect(lambda item, message: tasks.start("walk", self._walk(item, message)))

    def ask_again(self, reply: str | None = None, first: str | None = None) -> None:
        """Ask for this reply once more, or for one to the last message; `first` names who is asked first."""
        session = self._shown()
        if session.choice is not None and session.model.items and not session.is_answering:
            hides = _hides(session, reply)
            session.ask(None, session.choice, first=first, beside=reply)
            self._take_focus()
            if hides:
                self._said(tr(_KEPT))

    def edit_last(self) -> None:
        """Let the last message of the user's be edited, once it is kept: until then it bears a name that passes."""
        written = [item for item in self._shown().model.items if isinstance(item, UserItem)]
        if written and written[-1].versions.id is not None:
            edit(self._view, written[-1].id)

    def _edit(self, item_id: str, text: str) -> None:
        session = self._shown()
        at = session.model.index_of(item_id)
        item = session.model.items[at] if at is not None else None
        if session.choice is None:
            self._said(tr("Add a service first. What you wrote stays here."))
        elif isinstance(item, UserItem) and not session.is_answering:
            hides = _hides(session, item_id)
            session.ask(text, session.choice, pictures=item.pictures, beside=item_id)
            self._view.rewritten.leave(item)
            self._take_focus()
            if hides:
                self._said(tr(_KEPT))

    def _take_focus(self) -> None:
        """The keyboard is in a message that goes out of sight: it stays in the conversation."""
        focused = QApplication.focusWidget()
        if focused is not None and self._view.isAncestorOf(focused):
            self._view.setFocus()

    async def _walk(self, item_id: str, message: int) -> None:
        """Show another version of an item with what came after it, and remember that."""
        session = self._shown()
        at = session.model.index_of(item_id)
        if session.conversation is None or at is None:
            return
        try:
            kept = await self._conversations.messages(session.conversation, message)
            branch = await replayed(kept[at:])
            if session.is_answering or session.model.index_of(item_id) != at:
                return
            await self._conversations.turn_to(session.conversation, message)
            if not session.is_answering and session.model.index_of(item_id) == at:
                self._show(session, at, branch)
        except StorageError as problem:
            self._said(str(problem))

    def _show(self, session: Session, at: int, items: Sequence[Item]) -> None:
        if session is self._shown():
            turn(self._view, at, items)
            self._turned()
        else:
            session.model.turn(at, items)


def _hides(session: Session, item_id: str | None) -> bool:
    """Whether another version of this item takes later messages of the user's out of sight."""
    at = session.model.index_of(item_id) if item_id is not None else None
    return at is not None and any(isinstance(item, UserItem) for item in session.model.items[at + 1 :])
