"""Send a message in a conversation: keep it, ask the balancer, keep the account in passing."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from understudy_core.account import joined, text_of
from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Picture, Role
from understudy_core.continuation import Kept
from understudy_core.conversations import Conversations
from understudy_core.events import Answered, Attempt, Event, Reasoning, Skipped, Text
from understudy_core.files import StorageError
from understudy_core.profiles import Profile
from understudy_core.statistics import Statistics, counted
from understudy_core.tree import ALONE, Versions
from understudy_core.turns import StoredMessage, asked, sent
from understudy_core.waiting import Steering

KEEP_EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class Turn:
    """What is kept before anybody is asked: the branch up to what the user wrote, and a reply that is empty yet."""

    asked: tuple[StoredMessage, ...]
    reply: StoredMessage
    instructions: str | None
    """What takes the place of the profile's instructions in this conversation."""
    answered_last: str | None
    """The backend that gave the last whole reply of the branch that was shown until now."""


class ChatService:
    """The way from a written message to a kept reply."""

    def __init__(self, balancer: Balancer, conversations: Conversations, statistics: Statistics) -> None:
        self._balancer = balancer
        self._conversations = conversations
        self._statistics = statistics

    async def begin(
        self, conversation: int, text: str | None, pictures: Sequence[Picture] = (), *, beside: int | None = None
    ) -> Turn:
        """Keep `text` and `pictures`, and the place for a reply; None asks again for a reply to what was written last.

        `beside` names a message of the branch that is shown: what is written becomes another version of it, or, without
        a text, its reply is given once more. What was there stays. Raises StorageError when nothing can be kept.
        """
        shown = await self._conversations.messages(conversation)
        above, place = _place(shown, Role.ASSISTANT if text is None else Role.USER, beside)
        if text is not None:
            said = await self._conversations.add_user_message(conversation, text, pictures, beside=beside)
            written = StoredMessage(said, Role.USER, text, (), tuple(pictures), place.and_new(said))
            above, place, beside = (*above, written), ALONE, None
        reply = await self._conversations.add_reply(conversation, beside=beside)
        empty = StoredMessage(reply, Role.ASSISTANT, "", versions=place.and_new(reply))
        return Turn(tuple(above), empty, await self._instructions(conversation), _answered_last(shown))

    async def answer(
        self,
        turn: Turn,
        profile: Profile,
        steering: Steering,
        skipped: Sequence[Skipped] = (),
        *,
        first: str | None = None,
    ) -> AsyncGenerator[Event, None]:
        """The events of the reply to a turn that was begun.

        `first` names a backend to be asked before all others. Text that streams is kept at most a second behind.
        Raises StorageError at the end when the newest part could not be kept.
        """
        first = first or (turn.answered_last if profile.sticky == "conversation" else None)
        request = ChatRequest(sent(turn.asked), turn.instructions)
        stream = self._balancer.stream(profile, request, steering, skipped, first=first)
        async with aclosing(self._kept(turn.reply.id, [], profile, stream)) as events:
            async for event in events:
                yield event

    async def go_on(
        self,
        conversation: int,
        profile: Profile,
        steering: Steering,
        skipped: Sequence[Skipped] = (),
        *,
        first: str | None = None,
    ) -> AsyncGenerator[Event, None]:
        """The events that complete the last reply, which broke off, was stopped, or came to its length limit.

        They are added to that reply's account. Raises StorageError; does nothing if there is no such reply.
        """
        messages = await self._conversations.messages(conversation)
        if not messages or messages[-1].role is not Role.ASSISTANT:
            return
        *before, reply = messages
        account = list(reply.account)
        kept = Kept(text_of(account), sum(isinstance(event, Attempt) for event in account))
        request = ChatRequest(sent(asked(before)), await self._instructions(conversation))
        stream = self._balancer.stream(profile, request, steering, skipped, first=first, kept=kept)
        async with aclosing(self._kept(reply.id, account, profile, stream)) as events:
            async for event in events:
                yield event

    async def _instructions(self, conversation: int) -> str | None:
        return (await self._conversations.manner(conversation)).instructions or None

    async def _kept(
        self, reply: int, story: list[Event], profile: Profile, stream: AsyncGenerator[Event, None]
    ) -> AsyncGenerator[Event, None]:
        """The stream, its story written down and its attempts counted in passing."""
        keeping = _Keeping(self._conversations, reply)
        clock = self._balancer.clock
        kept_at = clock.now()
        try:
            async with aclosing(counted(stream, profile, self._statistics, clock)) as events:
                async for event in events:
                    story.append(event)
                    now = clock.now()
                    if not isinstance(event, (Text, Reasoning)) or now - kept_at >= KEEP_EVERY_S:
                        kept_at = now
                        await keeping.keep(story)
                    yield event
        finally:
            await keeping.keep(story)
        if keeping.problem is not None:
            raise keeping.problem


def _place(shown: Sequence[StoredMessage], role: Role, beside: int | None) -> tuple[Sequence[StoredMessage], Versions]:
    """What stands above a new message, and the versions that it joins."""
    if beside is None and role is Role.ASSISTANT and shown and shown[-1].role is role:
        beside = shown[-1].id
    at = next((at for at, message in enumerate(shown) if message.id == beside), None)
    return (shown, ALONE) if at is None else (shown[:at], shown[at].versions)


def _answered_last(messages: Sequence[StoredMessage]) -> str | None:
    finals = [message.account[-1] for message in messages if message.account]
    return next((final.backend for final in reversed(finals) if isinstance(final, Answered)), None)


class _Keeping:
    """Writes a growing story, only what is new."""

    def __init__(self, conversations: Conversations, reply: int) -> None:
        self._conversations = conversations
        self._reply = reply
        self._first = 0
        self.problem: StorageError | None = None
        """Why the newest part is not kept; a reply is not broken off for it."""

    async def keep(self, story: Sequence[Event]) -> None:
        told = joined(story)
        try:
            await self._conversations.keep(self._reply, told, self._first)
        except StorageError as problem:
            self.problem = problem
        else:
            self.problem = None
            self._first = max(0, len(told) - 1)
