"""A profile rehearsed: practice services take the places of its backends, and the real balancer walks through them.

Nothing leaves this computer and no key is read. Time runs faster than on a watch; every second that is told is a second
of the profile's own settings.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.events import Event
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import marked
from understudy_core.pace import Pace
from understudy_core.practice.plays import (
    Answers,
    Busy,
    Cuts,
    Down,
    Empty,
    ModelGone,
    OutOfCredit,
    Play,
    Silent,
    WrongKey,
)
from understudy_core.practice.scenes import Ensemble
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import KeyRef, Profile
from understudy_core.transport.http import Http
from understudy_core.waiting import Clock, LoopClock, Timer

SPEED = 8.0
"""How many seconds of the profile pass in one second of the rehearsal."""
_WORDS_PER_S = 6.0
_REPLY = "The understudy is on stage."


class Part(Enum):
    """What a service does in a rehearsal; the value says it after its name."""

    ANSWERS = marked("answers")
    BUSY = marked("is busy")
    DOWN = marked("has a problem")
    SILENT = marked("is silent")
    CUTS = marked("breaks off")
    WRONG_KEY = marked("rejects the key")
    NO_CREDIT = marked("is out of credit")
    EMPTY = marked("answers with nothing")
    MODEL_GONE = marked("lost the model")
    UNREACHABLE = marked("cannot be reached")


_PLAYS: Mapping[Part, Callable[[float], Play]] = MappingProxyType(
    {
        Part.ANSWERS: lambda speed: Answers(_REPLY, words_per_s=_WORDS_PER_S * speed),
        Part.BUSY: lambda _speed: Busy(None),
        Part.DOWN: lambda _speed: Down(),
        Part.SILENT: lambda _speed: Silent(),
        Part.CUTS: lambda speed: Cuts(after_words=6, words_per_s=_WORDS_PER_S * speed),
        Part.WRONG_KEY: lambda _speed: WrongKey(),
        Part.NO_CREDIT: lambda _speed: OutOfCredit(),
        Part.EMPTY: lambda _speed: Empty(),
        Part.MODEL_GONE: lambda _speed: ModelGone(),
        Part.UNREACHABLE: lambda _speed: Answers(),
    }
)


@dataclass(frozen=True, slots=True)
class Moment:
    """An event and when it happened, in seconds of the profile since the message was sent."""

    at_s: float
    event: Event


class QuickClock:
    """A clock on which `speed` seconds pass in one second of another."""

    def __init__(self, speed: float, clock: Clock) -> None:
        self._speed = speed
        self._clock = clock

    def now(self) -> float:
        return self._clock.now() * self._speed

    def call_at(self, when: float, call: Callable[[], None]) -> Timer:
        return self._clock.call_at(when / self._speed, call)


async def rehearse(
    profile: Profile, parts: Sequence[Part], http: Http, *, speed: float = SPEED, clock: Clock | None = None
) -> AsyncGenerator[Moment, None]:
    """What this profile would do when its backends, in order, play these parts."""
    quick = QuickClock(speed, clock or LoopClock())
    cast = zip(profile.backends, parts, strict=True)
    services = [
        PracticeService(
            backend.name, then=_PLAYS[part](speed), model=backend.model, reachable=part is not Part.UNREACHABLE
        )
        for backend, part in cast
    ]
    async with Ensemble(_far_away(profile), services) as ensemble:
        balancer = Balancer(http, _NoKeys(), clock=quick, draw=lambda: 1.0)
        request = ChatRequest((Message(Role.USER, "A rehearsal."),))
        start = quick.now()
        async with aclosing(balancer.stream(ensemble.profile, request)) as events:
            async for event in events:
                yield Moment(quick.now() - start, event)


def _far_away(profile: Profile) -> Profile:
    """With the automatic limits that hold for services far away: practice services are near, but stand for those."""
    settings = profile.failover
    first_word, silence = Pace.CLOUD.value
    limits = {
        "first_token_timeout_s": settings.first_token_timeout_s or first_word,
        "stall_timeout_s": settings.stall_timeout_s or silence,
    }
    return profile.model_copy(update={"failover": settings.model_copy(update=limits)})


class _NoKeys:
    async def read(self, ref: KeyRef, origin: str) -> str:
        """Practice services want no key."""
        raise BackendError(Failure(FailureKind.MISSING_KEY, detail=f"{ref} is not read for {origin}."))
