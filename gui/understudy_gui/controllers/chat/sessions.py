"""The conversations that are open: the one that is shown, and those whose replies are still on their way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations, Manner
from understudy_gui.controllers.chat.replay import replayed
from understudy_gui.controllers.chat.session import Listener, Session
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.items import Item
from understudy_gui.views.conversation_list import Mark


class Sessions:
    """`shown` is the one that is looked at. One that is neither shown nor answering is let go."""

    def __init__(self, tasks: Tasks, service: ChatService, conversations: Conversations, listener: Listener) -> None:
        self._tasks, self._service, self._conversations, self._listener = tasks, service, conversations, listener
        self._open: list[Session] = []
        self._unread: dict[int, Mark] = {}
        self.shown = self.new()

    @property
    def marks(self) -> Mapping[int, Mark]:
        """What the list of conversations shows beside each of them."""
        answering = [one.conversation for one in self._open if one.is_answering and one.conversation is not None]
        return self._unread | dict.fromkeys(answering, Mark.ANSWERING)

    def new(self) -> Session:
        """A new conversation, not shown yet."""
        return self._added(None, Manner(), ())

    def find(self, conversation: int) -> Session | None:
        """A conversation, if it is open."""
        return next((one for one in self._open if one.conversation == conversation), None)

    async def opened(self, conversation: int, message: int | None = None) -> Session:
        """A conversation as it is open, or else as it is kept: the branch with this message, if one is named.

        Raises StorageError.
        """
        found = self.find(conversation)
        if found is not None and (message is None or found.is_answering or found.place_of(message) is not None):
            return found
        if message is not None:
            await self._conversations.turn_to(conversation, message)
        manner = await self._conversations.manner(conversation)
        items = await replayed(await self._conversations.messages(conversation))
        if found is not None and not found.is_answering:
            found.model.load(items)
        return found or self._added(conversation, manner, items)

    def show(self, session: Session) -> None:
        """Look at this one from now on. The one before goes on answering, if it does."""
        self.shown = session
        self._open = [one for one in self._open if one is session or one.is_answering]
        if session.conversation is not None:
            self._unread.pop(session.conversation, None)

    def settle(self, session: Session) -> None:
        """A reply ended: where nobody looked, it is marked, and the conversation let go."""
        if session.is_answering or session is self.shown or session not in self._open:
            return
        self._open.remove(session)
        if session.conversation is not None:
            self._unread[session.conversation] = Mark.NEW if session.is_answered else Mark.PROBLEM

    def profile_renamed(self, before: str, after: str) -> None:
        """A profile bears another name."""
        for one in self._open:
            if one.manner.profile == before:
                one.manner = replace(one.manner, profile=after)

    def stop_all(self) -> None:
        """End every reply; what was shown is kept."""
        for one in self._open:
            one.stop()

    def go_on_from(self, before: Sessions) -> None:
        """Know what was missed in the window before."""
        self._unread = dict(before._unread)

    @property
    def are_answering(self) -> bool:
        """Whether a reply is on its way anywhere."""
        return any(one.is_answering for one in self._open)

    def forget_marks(self) -> None:
        """The history is another one: nothing in it was missed."""
        self._unread.clear()

    def forget(self, conversation: int) -> None:
        """The conversation was deleted: its reply is stopped, and there is nothing to mark."""
        if (session := self.find(conversation)) is not None:
            session.stop()
            self._open.remove(session)
        self._unread.pop(conversation, None)

    def _added(self, conversation: int | None, manner: Manner, items: Iterable[Item]) -> Session:
        made = Session(self._tasks, self._service, self._conversations, self._listener, conversation, manner, items)
        self._open.append(made)
        return made
