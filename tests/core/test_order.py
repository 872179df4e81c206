"""Who is asked when: those that rest, are paused, cannot take the chat, or take turns."""

from __future__ import annotations

from support import faults
from support.asking import GOOD, HELLO, backend, balancer, collect, profile
from support.fault_server import FaultServer
from support.hand_clock import HandClock
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.events import (
    Answered,
    Failed,
    Skipped,
    SkipReason,
    Unanswered,
)
from understudy_core.failures import FailureKind as K
from understudy_core.practice.plays import Busy, Down, Play, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import BreakerSettings


async def test_round_robin_shares_equally_and_fails_over() -> None:
    """Requests rotate over the backends; when one is down the others take its turns in order."""
    async with PracticeService("A", [], then=GOOD) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), policy="roundrobin")
        answers = [(await collect(made.stream(chosen, HELLO)))[-1] for _ in range(4)]
        assert [answer.backend for answer in answers if isinstance(answer, Answered)] == ["a", "b", "a", "b"]
        a.play_next(Down())
        last = (await collect(made.stream(chosen, HELLO)))[-1]
    assert isinstance(last, Answered) and last.backend == "b"


async def test_a_flapping_first_choice_costs_nobody_a_reply() -> None:
    """Well and unwell in turn, the first choice answers what it can and the second the rest; it never rests for it."""
    plays: list[Play] = [GOOD, Down()] * 5
    async with PracticeService("A", plays) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url))
        ends = [(await collect(made.stream(chosen, HELLO)))[-1] for _ in range(10)]
    assert [end.backend for end in ends if isinstance(end, Answered)] == ["a", "b"] * 5


async def test_a_chat_that_is_too_long_goes_only_where_there_may_be_room() -> None:
    """After "too long" a smaller backend is passed over with that reason, and a larger or unknown one is asked."""
    async with FaultServer(faults.status(413)) as small, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(
            backend("a", small.base_url, context_limit=8000),
            backend("smaller", b.base_url, context_limit=4000),
            backend("larger", b.base_url, context_limit=32000),
        )
        events = await collect(made.stream(chosen, HELLO))
        alone = await collect(made.stream(chosen.model_copy(update={"backends": chosen.backends[:2]}), HELLO))
    assert Skipped("smaller", SkipReason.CONTEXT_TOO_SMALL) in events
    assert isinstance(events[-1], Answered) and events[-1].backend == "larger"
    assert isinstance(alone[-1], Unanswered) and alone[-1].cure == "start a new chat, or shorten this one"


async def test_who_cannot_take_the_chat_is_asked_last() -> None:
    """A backend whose limit is below the length of the chat is not asked while another can be."""
    long = ChatRequest((Message(Role.USER, "word " * 1000),))
    async with PracticeService("A", [], then=GOOD) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url, context_limit=100), backend("b", b.base_url))
        events = await collect(made.stream(chosen, long))
    assert events[0] == Skipped("a", SkipReason.CONTEXT_TOO_SMALL) and a.requests == ()


async def test_one_rest_holds_in_every_profile_and_after_every_edit() -> None:
    """Who rests in one profile rests in another and under another name; a profile that wants no rests asks anyway."""
    async with PracticeService("A", [], then=WrongKey()) as a, PracticeService("B", [], then=GOOD) as b:
        async with balancer(ONE="key") as made:
            key = {"key": {"env": "ONE"}}
            first = profile(backend("a", a.base_url, **key), backend("b", b.base_url))
            await collect(made.stream(first, HELLO))
            other = first.model_copy(update={"name": "Other", "params": {"temperature": 1}})
            events = await collect(made.stream(other, HELLO))
            assert events[0] == Skipped("a", SkipReason.RESTING, None) and len(a.requests) == 1
            await collect(made.stream(first.model_copy(update={"breaker": BreakerSettings(enabled=False)}), HELLO))
            assert len(a.requests) == 2
            made.forgive(first.backends[0])
            await collect(made.stream(first, HELLO))
            assert len(a.requests) == 3


async def test_when_all_rest_they_are_asked_anyway_the_earliest_first() -> None:
    """Nobody ready: whoever wakes first is asked first, and the account says who rests and for how long."""
    clock = HandClock()
    async with PracticeService("A", [Busy(50)], then=GOOD) as a, PracticeService("B", [Busy(30)], then=GOOD) as b:
        async with balancer(clock) as made:
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url))
            assert isinstance((await collect(made.stream(chosen, HELLO)))[-1], Unanswered)
            clock.advance(10)
            events = await collect(made.stream(chosen, HELLO))
    assert events[0] == Skipped("a", SkipReason.RESTING, 40.0)
    assert isinstance(events[-1], Answered) and events[-1].backend == "b"


async def test_who_was_left_out_before_stands_first_in_the_account() -> None:
    """Backends that were deleted or switched off are told with the reply, before anybody is asked."""
    gone = Skipped("gone", SkipReason.DELETED)
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        events = await collect(made.stream(profile(backend("a", a.base_url)), HELLO, skipped=[gone]))
    assert events[0] == gone and isinstance(events[-1], Answered)


async def test_a_paused_backend_is_left_alone_until_try_now() -> None:
    """Pause keeps it from being asked, also where nobody else is left; Try now asks it with the next message."""
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        one = backend("a", a.base_url)
        made.pause(one)
        assert made.rest_of(profile(one), one) is not None
        events = await collect(made.stream(profile(one), HELLO))
        assert (events[0], a.requests) == (Skipped("a", SkipReason.PAUSED), ())
        made.forgive(one)
        assert isinstance((await collect(made.stream(profile(one), HELLO)))[-1], Answered)


async def test_who_is_not_set_up_is_said() -> None:
    """Without an address, or without a key that is wanted, a backend fails in words and nothing is sent."""
    nowhere = backend("a", "").model_copy(update={"base_url": None})
    keyless = nowhere.model_copy(update={"name": "b", "provider": "openai"})
    async with balancer() as made:
        events = await collect(made.stream(profile(keyless, nowhere), HELLO))
    kinds = {event.backend: event.kind for event in events if isinstance(event, Failed)}
    assert kinds == {"a": K.MISCONFIGURED, "b": K.MISSING_KEY}
    assert Skipped("b", SkipReason.MISSING_KEY) in events


async def test_a_chat_too_long_for_one_goes_where_its_length_fits() -> None:
    """Where the one that failed names no limit, those whose limit is above the chat's length are asked."""
    too_long = faults.status(400, b'{"error": {"code": "context_length_exceeded", "message": "x"}}')
    async with FaultServer(too_long) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url, context_limit=1000))
        events = await collect(made.stream(chosen, HELLO))
    assert isinstance(events[-1], Answered) and events[-1].backend == "b"
