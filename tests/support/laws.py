"""The balancer's laws, whatever the services do: over real sockets, with time moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from support.asking import HELLO, backend, balancer, profile
from support.hand_clock import HandClock
from understudy_core.account import FINAL
from understudy_core.balancer import Balancer
from understudy_core.events import Action, Answered, Attempt, Event, Failed, Skipped, Unanswered
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
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Profile
from understudy_core.routes import route_of

STUCK_S = 30.0
PLAYS: list[Play] = [
    Answers("Yes."),
    Busy(None),
    Busy(2),
    Busy(45),
    Down(),
    Down(503),
    WrongKey(),
    OutOfCredit(),
    Empty(),
    ModelGone(),
    Silent(),
    Cuts(after_words=2),
]


@dataclass
class Evening:
    """Some services, what each does at each request, and how the profile is set."""

    scripts: list[list[Play]]
    tries: int
    policy: str
    requests: int


@dataclass
class Told:
    """The events of a request, and who was ready each time another backend was chosen."""

    events: list[Event]
    choices: list[tuple[str, set[str]]]


class Company:
    """Services on real sockets, a profile of them, and a balancer on a clock that never waits."""

    def __init__(self, evening: Evening, services: Sequence[PracticeService], made: Balancer, clock: HandClock) -> None:
        self._services = {service.name: service for service in services}
        self._scripts = {service.name: script for service, script in zip(services, evening.scripts, strict=True)}
        self._made = made
        self.clock = clock
        self.profile = profile(
            *(backend(service.name, service.base_url) for service in services),
            policy=evening.policy,
            failover={"retry_count": evening.tries},
        )

    @property
    def ready(self) -> set[str]:
        """Who does not rest at this moment."""
        now, health = self.clock.now(), self._made.health
        return {one.name for one in self.profile.backends if health.rest(route_of(one), now) is None}

    @property
    def counts(self) -> dict[str, int]:
        """How often each service was asked so far."""
        return {name: len(service.requests) for name, service in self._services.items()}

    async def asked(self) -> Told:
        """One request; pauses between tries, and silences, are over as soon as they began."""
        loop, told, ready = asyncio.get_running_loop(), Told([], []), self.ready
        async with asyncio.TaskGroup() as silences:
            async for event in self._made.stream(self.profile, HELLO):
                told.events.append(event)
                if isinstance(event, Attempt):
                    if event.try_number == 1:
                        told.choices.append((event.backend, ready))
                    if self._is_silent_next(event.backend):
                        silences.create_task(self._end_silence(event.backend, self.counts[event.backend]))
                if isinstance(event, Failed) and event.action is Action.RETRY:
                    loop.call_soon(self.clock.advance, event.wait_s)
                ready = self.ready
        return told

    def _is_silent_next(self, name: str) -> bool:
        script = self._scripts[name]
        return isinstance(script[min(self.counts[name], len(script) - 1)], Silent)

    async def _end_silence(self, name: str, before: int) -> None:
        for _ in iter(lambda: self.counts[name] > before, True):
            await asyncio.sleep(0)
        self.clock.jump()


async def keep(evening: Evening) -> None:
    """Play it. Raises AssertionError where a law is broken, TimeoutError where a request never ends."""
    clock = HandClock()
    async with AsyncExitStack() as stack:
        services = [
            await stack.enter_async_context(PracticeService(f"s{at}", script, then=script[-1]))
            for at, script in enumerate(evening.scripts)
        ]
        made = await stack.enter_async_context(balancer(clock))
        company = Company(evening, services, made, clock)
        for _ in range(evening.requests):
            ready, before = company.ready, company.counts
            told = await asyncio.wait_for(company.asked(), STUCK_S)
            events = told.events
            on_the_wire = {name: count - before[name] for name, count in company.counts.items()}
            _exactly_one_end(events)
            _bounded_tries(events, evening.tries, on_the_wire)
            _everybody_had_a_turn(events, company.profile)
            _the_ready_come_first(told, ready)
            if evening.policy == "failover":
                _in_the_order_of_the_profile(told, company.profile)
            clock.advance(7.0)


def _exactly_one_end(events: list[Event]) -> None:
    """The last event ends the request, and no other does."""
    assert [isinstance(event, FINAL) for event in events] == [False] * (len(events) - 1) + [True]


def _bounded_tries(events: list[Event], tries: int, on_the_wire: dict[str, int]) -> None:
    """Each backend is asked at most `retry_count` times, all in a row, and every attempt told was one on the wire."""
    order = [event.backend for event in events if isinstance(event, Attempt)]
    assert {name: order.count(name) for name in on_the_wire} == on_the_wire
    assert all(count <= tries for count in on_the_wire.values())
    changes = [name for at, name in enumerate(order) if at == 0 or order[at - 1] != name]
    assert len(changes) == len(set(changes)), "nobody is asked again after another"
    assert [event.n for event in events if isinstance(event, Attempt)] == list(range(1, len(order) + 1))


def _everybody_had_a_turn(events: list[Event], chosen: Profile) -> None:
    """Nobody answered only when everybody was asked."""
    if isinstance(events[-1], Unanswered):
        assert {event.backend for event in events if isinstance(event, Attempt)} == {
            one.name for one in chosen.backends
        }
        assert list(events[-1].failures) == [event for event in events if isinstance(event, Failed)]
    else:
        assert isinstance(events[-1], Answered) and events[-1].text == "Yes."


def _the_ready_come_first(told: Told, ready: set[str]) -> None:
    """Nobody who rests is asked while somebody who was not asked yet is ready; who was ready is not passed over."""
    asked_before = set[str]()
    for chosen, ready_then in told.choices:
        assert chosen in ready_then or not ready_then - asked_before
        asked_before.add(chosen)
    assert not {event.backend for event in told.events if isinstance(event, Skipped)} & ready


def _in_the_order_of_the_profile(told: Told, chosen: Profile) -> None:
    """Of those who were ready and not asked yet, it was the first of the profile."""
    asked_before = set[str]()
    for name, ready_then in told.choices:
        in_turn = [one.name for one in chosen.backends if one.name in ready_then - asked_before]
        assert name not in ready_then or name == in_turn[0]
        asked_before.add(name)
