"""Stop, skip and closing, at any moment of a request."""

from __future__ import annotations

import asyncio

import pytest

from support import faults
from support.asking import GOOD, HELLO, backend, balancer, names, profile
from support.fault_server import FaultServer
from support.hand_clock import HandClock
from understudy_core.events import (
    Answered,
    Attempt,
    Failed,
    Skipped,
    SkipReason,
    Stopped,
    Text,
)
from understudy_core.practice.plays import Down
from understudy_core.practice.server import PracticeService
from understudy_core.waiting import Steering


@pytest.mark.parametrize("at", ["Attempt", "Text"])
async def test_stop_ends_at_once_and_closes_the_connection(at: str) -> None:
    """Stop in silence or in the middle of a reply ends the request with Stopped and nothing after it."""
    fault = faults.silent_after_headers if at == "Attempt" else faults.stalls_after_two_words
    steering = Steering()
    async with FaultServer(fault) as bad, PracticeService("B", []) as b, balancer(HandClock()) as made:
        events = []
        async for event in made.stream(profile(backend("a", bad.base_url), backend("b", b.base_url)), HELLO, steering):
            events.append(event)
            if type(event).__name__ == at:
                steering.stop()
        await bad.emptied()
    assert isinstance(events[-1], Stopped) and b.requests == ()


async def test_skip_asks_the_next_one() -> None:
    """Skip during silence leaves the backend without a verdict and asks the next."""
    steering = Steering()
    async with FaultServer(faults.silent_after_headers) as bad, PracticeService("B", [], then=GOOD) as b:
        async with balancer(HandClock()) as made:
            events = []
            async for event in made.stream(
                profile(backend("a", bad.base_url), backend("b", b.base_url)), HELLO, steering
            ):
                events.append(event)
                if isinstance(event, Attempt) and event.backend == "a":
                    steering.skip()
    assert Skipped("a", SkipReason.BY_USER) in events
    assert isinstance(events[-1], Answered) and events[-1].backend == "b"


async def test_closing_in_the_middle_leaves_nothing_running() -> None:
    """Once the stream is closed nobody reads any more, and nothing is left for Python to clear away."""
    async with FaultServer(faults.stalls_after_two_words) as bad, balancer() as made:
        stream = made.stream(profile(backend("a", bad.base_url)), HELLO)
        async for event in stream:
            if isinstance(event, Text):
                break
        await stream.aclose()
        assert [task for task in asyncio.all_tasks() if task.get_name().startswith("asking")] == []


@pytest.mark.parametrize(("wish", "end"), [("stop", Stopped), ("skip", Answered)])
async def test_a_wish_during_a_pause_is_followed_at_once(wish: str, end: type) -> None:
    """While the same backend is waited for, Stop ends the request and Skip asks the next one."""
    steering, clock = Steering(), HandClock()
    async with PracticeService("A", [], then=Down()) as a, PracticeService("B", [], then=GOOD) as b:
        async with balancer(clock) as made:
            settings = {"retry_count": 2, "retry_delay_ms": 60_000}
            events = []
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover=settings)
            async for event in made.stream(chosen, HELLO, steering):
                events.append(event)
                if isinstance(event, Failed):
                    asyncio.get_running_loop().call_soon(getattr(steering, wish))
    assert isinstance(events[-1], end) and len(a.requests) == 1
    assert (Skipped("a", SkipReason.BY_USER) in events) is (wish == "skip")


async def test_what_was_shown_of_a_skipped_reply_is_taken_back() -> None:
    """Skip in the middle of a reply: what it said is no longer part of it, and the next one answers."""
    steering = Steering()
    async with FaultServer(faults.stalls_after_two_words) as bad, PracticeService("B", [], then=GOOD) as b:
        async with balancer(HandClock()) as made:
            events = []
            chosen = profile(backend("a", bad.base_url), backend("b", b.base_url))
            async for event in made.stream(chosen, HELLO, steering):
                events.append(event)
                if isinstance(event, Text):
                    steering.skip()
    assert names(events)[:4] == ["Attempt", "Text", "Restart", "Skipped"]
    assert isinstance(events[-1], Answered) and events[-1].text == "All is well."
