"""Send a message in a conversation: keep it, ask the balancer, keep the account in passing."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from understudy_core.account import joined, text_of
from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Picture, Role
from understudy_core.continuation import Kept
from understudy_core.conversations import Conversations, StoredMessage, asked, sent
from understudy_core.events import Answered, Attempt, Event, Reasoning, Skipped, Text
from understudy_core.files import StorageError
from understudy_core.profiles import Profile
from understudy_core.statistics import Statistics, counted
from understudy_core.waiting import Steering

KEEP_EVERY_S = 1.0


class ChatService:
    """The way from a written message to a kept reply."""

    def __init__(self, balancer: Balancer, conversations: Conversations, statistics: Statistics) -> None:
        self._balancer = balancer
        self._conversations = conversations
        self._statistics = statistics

    async def send(
        self,
        conversation: int,
        text: str | None,
        profile: Profile,
        steering: Steering,
        skipped: Sequence[Skipped] = (),
        *,
        first: str | None = None,
        pictures: Sequence[Picture] = (),
    ) -> AsyncGenerator[Event, None]:
        """The events of the reply to `text` and `pictures`; None asks again for a reply to what was written last.

        `first` names a backend to be asked before all others. Text that streams is kept at most a second behind.
        Raises StorageError when nothing can be kept.
        """
        if text is not None:
            await self._conversations.add_user_message(conversation, text, pictures)
        messages = await self._conversations.messages(conversation)
        request = ChatRequest(sent(asked(messages)))
        reply = await self._conversations.add_reply(conversation)
        stream = self._balancer.stream(
            profile, request, steering, skipped, first=first or _stays_with(profile, messages)
        )
        async with aclosing(self._kept(reply, [], self._counted(profile, stream))) as events:
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
        request = ChatRequest(sent(asked(before)))
        stream = self._balancer.stream(profile, request, steering, skipped, first=first, kept=kept)
        async with aclosing(self._kept(reply.id, account, self._counted(profile, stream))) as events:
            async for event in events:
                yield event

    def _counted(self, profile: Profile, stream: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
        return counted(stream, profile, self._statistics, self._balancer.clock)

    async def _kept(
        self, reply: int, story: list[Event], stream: AsyncGenerator[Event, None]
    ) -> AsyncGenerator[Event, None]:
        """The stream, its story written down in passing."""
        keeping = _Keeping(self._conversations, reply)
        clock = self._balancer.clock
        kept_at = clock.now()
        try:
            async with aclosing(stream) as events:
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


def _stays_with(profile: Profile, messages: Sequence[StoredMessage]) -> str | None:
    """Who answered last in this conversation, if the profile says that such a one goes first."""
    if profile.sticky != "conversation":
        return None
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
