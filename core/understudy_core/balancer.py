"""The balancer: the only loop over backends. It asks one, streams what it says, and moves on when it fails.

Balancer.stream      one request: whoever is next in the LineUp, until one answers or the request ends
  Visit              all tries at one backend
    Asking           one attempt: a task that reads into a mailbox, and the clocks that watch it
"""

from __future__ import annotations

import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace

from understudy_core.capabilities import Capabilities
from understudy_core.chat import ChatRequest
from understudy_core.continuation import Kept, asking_for_the_rest
from understudy_core.events import Event, Skipped, Stopped
from understudy_core.health import Health, Rest
from understudy_core.lineup import LineUp, in_order, unfit
from understudy_core.matter import KeyReader, Matter, Means
from understudy_core.pace import Habits
from understudy_core.profiles import Backend, Policy, Profile
from understudy_core.routes import route_of
from understudy_core.transport.http import Http
from understudy_core.visit import Visit
from understudy_core.waiting import Clock, LoopClock, Steering

__all__ = ["Balancer", "KeyReader", "NextTurn"]

NextTurn = Callable[[str], Awaitable[int]]


class Balancer:
    """Asks the backends of a profile in turn. One instance serves any number of requests at once.

    `next_turn` counts the requests of a round-robin profile, from 0; `health`, `habits` and `capabilities` are what is
    known of those who are asked, shared by all profiles.
    """

    def __init__(
        self,
        http: Http,
        keys: KeyReader,
        *,
        clock: Clock | None = None,
        next_turn: NextTurn | None = None,
        draw: Callable[[], float] = random.random,
        capabilities: Capabilities | None = None,
        habits: Habits | None = None,
    ) -> None:
        self.http = http
        self.clock = clock or LoopClock()
        self.health = Health()
        self.habits = habits or Habits()
        self.capabilities = capabilities or Capabilities()
        self._means = Means(http, keys, self.clock, draw, self.health, self.habits, self.capabilities)
        self._turns: dict[str, int] = {}
        self._next_turn = next_turn or self._turn_in_memory

    async def stream(
        self,
        profile: Profile,
        request: ChatRequest,
        steering: Steering | None = None,
        skipped: Sequence[Skipped] = (),
        *,
        first: str | None = None,
        kept: Kept | None = None,
    ) -> AsyncGenerator[Event, None]:
        """What happens until the request ends, as events; the last one is final.

        `skipped` names backends that were left out before (switched off, deleted), for the account; `first` one that is
        asked before all others; `kept` the beginning of a reply that broke off and is to be completed. Cancelling the
        consuming task, or closing the generator, ends the request at once without a final event.
        """
        matter = await self._matter(profile, request, steering or Steering(), first, kept or Kept())
        for passed_over in skipped:
            yield passed_over
        while True:
            choice = matter.line.take(lambda backend: self._means.rest_of(profile, backend), self.clock.now())
            for passed_over in choice.passed_over:
                yield passed_over
            if choice.backend is None or matter.steering.stopped:
                yield Stopped() if matter.steering.stopped else matter.unanswered
                return
            visit = Visit(self._means, matter, choice.backend)
            async with aclosing(visit.events()) as events:
                async for event in events:
                    yield event
            if visit.final is not None:
                yield visit.final
                return

    def rest_of(self, profile: Profile, backend: Backend) -> Rest | None:
        """Why a backend is passed over in this profile now, and until when on `clock`; None: it is ready."""
        return self._means.rest_of(profile, backend)

    def forgive(self, backend: Backend) -> None:
        """A person edited or tested it, or wants it tried now: it does not rest any more."""
        self.health.forgive(route_of(backend))

    def pause(self, backend: Backend) -> None:
        """A person lets it rest until `forgive`. The profile stays as it is."""
        self.health.pause(route_of(backend))

    async def _matter(
        self, profile: Profile, request: ChatRequest, steering: Steering, first: str | None, kept: Kept
    ) -> Matter:
        turn = await self._next_turn(profile.name) if profile.policy is Policy.ROUNDROBIN else 0
        if request.system_prompt is None:
            request = replace(request, system_prompt=profile.system_prompt)
        asked = asking_for_the_rest(request, kept.text)

        def rest_of(backend: Backend) -> Rest | None:
            return self._means.rest_of(profile, backend)

        reasons = unfit(profile, asked, rest_of, self.capabilities.is_blind)
        ready = {one.name for one in profile.backends if one.name not in reasons and rest_of(one) is None}
        order = in_order(profile, turn, lambda backend: backend.name in ready, first)
        return Matter(profile, asked, kept, LineUp(order, reasons), steering, self.clock.now(), kept.attempts)

    async def _turn_in_memory(self, name: str) -> int:
        turn = self._turns.get(name, 0)
        self._turns[name] = turn + 1
        return turn
