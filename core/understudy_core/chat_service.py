"""Send a message in a conversation: keep it, ask the balancer, keep the account in passing."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from understudy_core.account import joined
from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest
from understudy_core.conversations import Conversations, sent
from understudy_core.events import Event, Reasoning, Skipped, Text
from understudy_core.profiles import Profile
from understudy_core.waiting import Steering

KEEP_EVERY_S = 1.0


class ChatService:
    """The way from a written message to a kept reply."""

    def __init__(self, balancer: Balancer, conversations: Conversations) -> None:
        self._balancer = balancer
        self._conversations = conversations

    async def send(
        self,
        conversation: int,
        text: str | None,
        profile: Profile,
        steering: Steering,
        skipped: Sequence[Skipped] = (),
    ) -> AsyncGenerator[Event, None]:
        """The events of the reply to `text`; None asks again for a reply to what was written last.

        Text that streams is kept at most a second behind. Raises StorageError when nothing can be kept.
        """
        if text is not None:
            await self._conversations.add_user_message(conversation, text)
        request = ChatRequest(sent(await self._conversations.messages(conversation)))
        reply = await self._conversations.add_reply(conversation)
        story: list[Event] = []
        keeping = _Keeping(self._conversations, reply)
        kept_at = self._balancer.clock.now()
        try:
            async with aclosing(self._balancer.stream(profile, request, steering, skipped)) as events:
                async for event in events:
                    story.append(event)
                    now = self._balancer.clock.now()
                    if not isinstance(event, (Text, Reasoning)) or now - kept_at >= KEEP_EVERY_S:
                        kept_at = now
                        await keeping.keep(story)
                    yield event
        finally:
            await keeping.keep(story)


class _Keeping:
    """Writes a growing story, only what is new."""

    def __init__(self, conversations: Conversations, reply: int) -> None:
        self._conversations = conversations
        self._reply = reply
        self._first = 0

    async def keep(self, story: Sequence[Event]) -> None:
        told = joined(story)
        await self._conversations.keep(self._reply, told, self._first)
        self._first = max(0, len(told) - 1)
