"""The balancer's laws, whatever the services do: over real sockets, with time moved by hand."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from support.asking import HELLO, backend, balancer, profile
from support.hand_clock import HandClock
from understudy_core.account import FINAL
from understudy_core.balancer import Balancer
from understudy_core.events import Action, Answered, Attempt, Event, Failed, Skipped, Unanswered
from understudy_core.practice.plays import Answers, Busy, Cuts, Down, Empty, ModelGone, OutOfCredit, Play, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Profile
from understudy_core.routes import route_of

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
    Cuts(after_words=2),
]
plays = st.sampled_from(PLAYS)


@dataclass
class Evening:
    """Some services, what each does at each request, and how the profile is set."""

    scripts: list[list[Play]]
    tries: int
    policy: str
    requests: int


evenings = st.builds(
    Evening,
    scripts=st.lists(st.lists(plays, min_size=1, max_size=6), min_size=2, max_size=5),
    tries=st.integers(1, 3),
    policy=st.sampled_from(["failover", "roundrobin"]),
    requests=st.integers(1, 5),
)


@dataclass
class Told:
    """The events of a request, and who was ready each time another backend was chosen."""

    events: list[Event]
    choices: list[tuple[str, set[str]]]


async def asked(made: Balancer, chosen: Profile, clock: HandClock) -> Told:
    """One request; pauses between tries are over as soon as they begin."""
    loop, told = asyncio.get_running_loop(), Told([], [])
    ready = ready_of(made, chosen, clock)
    async for event in made.stream(chosen, HELLO):
        told.events.append(event)
        if isinstance(event, Attempt) and event.try_number == 1:
            told.choices.append((event.backend, ready))
        if isinstance(event, Failed) and event.action is Action.RETRY:
            loop.call_soon(clock.advance, event.wait_s)
        ready = ready_of(made, chosen, clock)
    return told


def ready_of(made: Balancer, chosen: Profile, clock: HandClock) -> set[str]:
    """Who does not rest at this moment."""
    return {one.name for one in chosen.backends if made.health.rest(route_of(one), clock.now()) is None}


@settings(max_examples=60, deadline=None)
@given(evenings)
def test_laws(evening: Evening) -> None:
    """Whatever happens, the laws below hold for every request of an evening."""
    asyncio.run(_play(evening))


async def _play(evening: Evening) -> None:
    clock = HandClock()
    async with AsyncExitStack() as stack:
        services = [
            await stack.enter_async_context(PracticeService(f"s{at}", script, then=script[-1]))
            for at, script in enumerate(evening.scripts)
        ]
        made = await stack.enter_async_context(balancer(clock))
        chosen = profile(
            *(backend(service.name, service.base_url) for service in services),
            policy=evening.policy,
            failover={"retry_count": evening.tries},
        )
        for _ in range(evening.requests):
            ready = ready_of(made, chosen, clock)
            before = [len(service.requests) for service in services]
            told = await asked(made, chosen, clock)
            events = told.events
            on_the_wire = {
                service.name: len(service.requests) - count for service, count in zip(services, before, strict=True)
            }
            _exactly_one_end(events)
            _bounded_tries(events, evening.tries, on_the_wire)
            _everybody_had_a_turn(events, chosen)
            _the_ready_come_first(told, ready)
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
