"""Short ways to ask a balancer something and to look at what happened."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from typing import Any

from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Message, Picture, Role
from understudy_core.chat_service import ChatService
from understudy_core.events import Event, Reasoning, Text
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.practice.plays import Answers
from understudy_core.profiles import Backend, KeyRef, Profile
from understudy_core.transport.http import Http
from understudy_core.transport.trust import Trust
from understudy_core.waiting import Clock, Steering

HELLO = ChatRequest((Message(Role.USER, "Hello"),))
GOOD = Answers("All is well.")
"""What a service plays that answers."""
_TRUST = Trust.of_this_computer()
"""Read once and before anything is asked: a clock that is moved by hand would not wait for the thread that reads it."""


class GivenKeys:
    """Keys handed over by a test; anything else is missing."""

    def __init__(self, **keys: str) -> None:
        self._keys = keys
        self.asked_for: list[str] = []
        """The origins that keys were wanted for."""

    async def read(self, ref: KeyRef, origin: str) -> str:
        self.asked_for.append(origin)
        try:
            return self._keys[ref.env or ref.keyring or ""]
        except KeyError:
            raise BackendError(Failure(FailureKind.MISSING_KEY)) from None


@asynccontextmanager
async def balancer(clock: Clock | None = None, **keys: str) -> AsyncIterator[Balancer]:
    """A balancer on real sockets."""
    await _TRUST.ready()
    http = Http(trust=_TRUST)
    try:
        yield Balancer(http, GivenKeys(**keys), clock=clock, draw=lambda: 1.0)
    finally:
        await http.aclose()


def backend(name: str, base_url: str, **more: Any) -> Backend:
    """A backend at this address."""
    return Backend(name=name, provider="openai-compatible", model=f"{name}-model", base_url=base_url, **more)


def profile(
    *backends: Backend, policy: str = "failover", failover: dict[str, Any] | None = None, **more: Any
) -> Profile:
    """A profile of these backends; one alone is allowed, as it is for a profile whose others are switched off."""
    if len(backends) == 1:
        policy = "roundrobin"
    return Profile.model_validate(
        {"name": "Test", "policy": policy, "backends": backends, "failover": failover or {}, **more}
    )


async def collect(events: AsyncIterator[Event]) -> list[Event]:
    """All events of a request."""
    return [event async for event in events]


def text_of(events: Sequence[Event]) -> str:
    """All text that was shown, joined."""
    return "".join(event.text for event in events if isinstance(event, Text))


def reasoning_of(events: Sequence[Event]) -> str:
    """All reasoning that was shown, joined."""
    return "".join(event.text for event in events if isinstance(event, Reasoning))


def names(events: Sequence[Event]) -> list[str]:
    """The kinds of events in order, runs of text and reasoning as one."""
    kinds = [type(event).__name__ for event in events]
    return [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]


async def sent(
    service: ChatService,
    conversation: int,
    text: str | None,
    chosen: Profile,
    *,
    pictures: Sequence[Picture] = (),
    beside: int | None = None,
) -> AsyncGenerator[Event, None]:
    """A message is sent, or its reply asked for again; the events of the reply."""
    turn = await service.begin(conversation, text, pictures, beside=beside)
    async with aclosing(service.answer(turn, chosen, Steering())) as events:
        async for event in events:
            yield event
