"""One conversation that is open: what it shows, and the reply that is on its way, looked at or not."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from itertools import count
from typing import Protocol

from understudy_core.account import FINAL
from understudy_core.chat import Picture
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations, Manner
from understudy_core.events import Event, Reasoning, Text
from understudy_core.files import StorageError
from understudy_core.waiting import Steering
from understudy_gui.controllers.chat.talk import Asking, Choice, Told
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.items import Item, ReplyItem, ReplyState
from understudy_gui.transcript.model import TranscriptModel

_NUMBERS = count(1)
REPLY = "reply "
"""So begin the names of the tasks that bring replies."""


class Listener(Protocol):
    """Who hears of a session."""

    def happened(self, session: Session, event: Event) -> None:
        """Something other than text came."""

    def turned(self, session: Session) -> None:
        """A reply began, or is no longer on its way."""

    def created(self, session: Session) -> None:
        """What was a new conversation has a place in the history."""

    def begun(self, session: Session) -> None:
        """The history holds what was sent."""

    def ended(self, session: Session) -> None:
        """All that is known of the reply, the statistics too, is kept by now."""

    def problem(self, session: Session, words: str) -> None:
        """A sentence for the user."""

    def not_sent(self, session: Session, text: str, pictures: Sequence[Picture]) -> None:
        """This was written and could not be sent."""


class Session:
    """A conversation and at most one reply at a time. `conversation` is None until something was sent."""

    def __init__(
        self,
        tasks: Tasks,
        service: ChatService,
        conversations: Conversations,
        listener: Listener,
        conversation: int | None = None,
        manner: Manner | None = None,
        items: Iterable[Item] = (),
    ) -> None:
        self.conversation = conversation
        self.manner = manner or Manner()
        self.choice: Choice | None = None
        """Whom the next message goes to; None while there is no profile."""
        self.model = TranscriptModel()
        self.model.load(items)
        self._tasks, self._service, self._conversations = tasks, service, conversations
        self._listener = listener
        self._steering: Steering | None = None
        self._begun_at = 0.0

    @property
    def took_s(self) -> float:
        """Seconds since the last reply was asked for."""
        return self.model.clock() - self._begun_at

    @property
    def is_answering(self) -> bool:
        """Whether a reply is on its way."""
        return self._steering is not None

    @property
    def is_answered(self) -> bool:
        """Whether the last reply is whole."""
        last = self.model.items[-1] if self.model.items else None
        return isinstance(last, ReplyItem) and last.state is ReplyState.ANSWERED

    def ask(
        self,
        text: str | None,
        choice: Choice,
        *,
        first: str | None = None,
        pictures: Sequence[Picture] = (),
        beside: str | None = None,
    ) -> None:
        """Send a message; None asks again for a reply to the last one. Does nothing while a reply is on its way.

        `beside` is the item that this is another version of: a message, or a reply where there is no text.
        """
        if not self.is_answering:
            asking = Asking(text, tuple(pictures), first, beside)
            self._tasks.start(_task_name(), self._asked(self._begin(), asking, choice))

    async def talk(self, text: str, choice: Choice) -> Told:
        """Send a message and wait for the end of its reply."""
        return Told(tuple(await self._asked(self._begin(), Asking(text), choice)))

    def go_on(self, choice: Choice, first: str | None) -> None:
        """Let the last reply, which is not whole, be completed; `first` names who is asked first."""
        conversation = self.conversation
        if conversation is not None and not self.is_answering:
            before = tuple(self.model.items)
            self.model.go_on()
            steering = self._begin()
            stream = self._gone_on(conversation, steering, choice, first, before)
            self._tasks.start(_task_name(), self._follow(stream, steering, lambda: self.model.load(before)))

    def place_of(self, message: int) -> str | None:
        """The item of a kept message; None if it is not on the branch that is shown."""
        return next((item.id for item in self.model.items if item.versions.id == message), None)

    def stop(self) -> None:
        """End the reply that is on its way; what was shown is kept."""
        if self._steering is not None:
            self._steering.stop()

    def skip(self) -> None:
        """Let the next backend be asked."""
        if self._steering is not None:
            self._steering.skip()

    async def _asked(self, steering: Steering, asking: Asking, choice: Choice) -> list[Event]:
        before = tuple(self.model.items)
        at = _replaced(before, asking)
        if at is not None:
            self.model.turn(at, ())
        if asking.text is not None:
            self.model.add_user(asking.text, pictures=asking.pictures)
        self.model.begin_reply()

        def take_back() -> None:
            self.model.load(before)
            if asking.text is not None:
                self._listener.not_sent(self, asking.text, asking.pictures)

        beside = before[at].versions.id if at is not None else None
        return await self._follow(self._sent(steering, asking, choice, beside, before), steering, take_back)

    async def _sent(
        self, steering: Steering, asking: Asking, choice: Choice, beside: int | None, before: Sequence[Item]
    ) -> AsyncGenerator[Event, None]:
        manner = replace(self.manner, profile=choice.profile.name)
        if self.conversation is None:
            self.conversation = await self._conversations.create(manner)
            self._listener.created(self)
        elif manner != self.manner:
            await self._conversations.set_manner(self.conversation, manner)
        self.manner = replace(self.manner, profile=manner.profile)
        await self._turn_to(before)
        turn = await self._service.begin(self.conversation, asking.text, asking.pictures, beside=beside)
        self.model.name_last([message.versions for message in (*turn.asked[-1:], turn.reply)])
        stream = self._service.answer(turn, choice.profile, steering, choice.skipped, first=asking.first)
        async with aclosing(stream) as events:
            async for event in events:
                yield event

    async def _gone_on(
        self, conversation: int, steering: Steering, choice: Choice, first: str | None, before: Sequence[Item]
    ) -> AsyncGenerator[Event, None]:
        await self._turn_to(before)
        stream = self._service.go_on(conversation, choice.profile, steering, choice.skipped, first=first)
        async with aclosing(stream) as events:
            async for event in events:
                yield event

    async def _turn_to(self, shown: Sequence[Item]) -> None:
        """Let the history show the branch that was shown here: what is asked for belongs below that one."""
        tip = shown[-1].versions.id if shown else None
        if self.conversation is not None and tip is not None:
            await self._conversations.turn_to(self.conversation, tip)

    async def _follow(
        self, stream: AsyncGenerator[Event, None], steering: Steering, take_back: Callable[[], None]
    ) -> list[Event]:
        """Show what happens until it ends; `take_back` is called when nothing could be kept, so nothing was sent."""
        seen: list[Event] = []
        try:
            async with aclosing(stream) as events:
                async for event in events:
                    seen.append(event)
                    self.model.apply(event)
                    if isinstance(event, FINAL):
                        self._end(steering)
                    if not isinstance(event, (Text, Reasoning)):
                        self._listener.happened(self, event)
                    if len(seen) == 1:
                        self._listener.begun(self)
            self._listener.ended(self)
        except StorageError as error:
            if not seen:
                take_back()
            self._end(steering)
            self._listener.problem(self, str(error))
        finally:
            self._end(steering)
        return seen

    def _begin(self) -> Steering:
        steering = self._steering = Steering()
        self._begun_at = self.model.clock()
        self._listener.turned(self)
        return steering

    def _end(self, steering: Steering) -> None:
        """Nothing is on its way any more, unless the next reply is already."""
        if self._steering is steering:
            self._steering = None
            self._listener.turned(self)


def _replaced(items: Sequence[Item], asking: Asking) -> int | None:
    """Where what is asked for takes the place of another version, and of all below it."""
    if asking.beside is None and asking.text is None and items and isinstance(items[-1], ReplyItem):
        return len(items) - 1
    return next((at for at, item in enumerate(items) if item.id == asking.beside), None)


def _task_name() -> str:
    """A reply whose last bookkeeping still runs is not cancelled by the next one: each has a name of its own."""
    return f"{REPLY}{next(_NUMBERS)}"
