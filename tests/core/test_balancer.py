"""The balancer over real sockets."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from support import faults
from support.asking import GOOD, HELLO, GivenKeys, backend, balancer, collect, names, profile, text_of
from support.fault_server import Fault, FaultServer, Stay, script
from support.hand_clock import HandClock, with_time
from understudy_core.balancer import Balancer
from understudy_core.continuation import Kept
from understudy_core.events import (
    Action,
    Answered,
    Failed,
    Interrupted,
    Unanswered,
)
from understudy_core.failures import FailureKind
from understudy_core.failures import FailureKind as K
from understudy_core.practice.http1 import ReceivedRequest, chunk
from understudy_core.practice.plays import Busy, Cuts, Down, Empty, OutOfCredit, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import KeyRef
from understudy_core.transport.http import Http


async def test_first_backend_answers_and_nobody_else_is_asked() -> None:
    """On the happy path the first backend answers and the second sees no request."""
    async with PracticeService("A", [], then=GOOD) as a, PracticeService("B", []) as b, balancer() as made:
        events = await collect(made.stream(profile(backend("a", a.base_url), backend("b", b.base_url)), HELLO))
    assert names(events) == ["Attempt", "Text", "UsageReported", "Answered"]
    last = events[-1]
    assert isinstance(last, Answered) and (last.backend, last.text, last.attempts) == ("a", "All is well.", 1)
    assert b.requests == ()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.reset, K.NETWORK),
        (faults.closed_without_reply, K.NETWORK),
        (faults.empty_stream, K.EMPTY_REPLY),
        (faults.error_before_content, K.SERVER_ERROR),
        (faults.login_page, K.MALFORMED_REPLY),
        (faults.redirect_elsewhere, K.MALFORMED_REPLY),
        (faults.down_with_large_body, K.OVERLOADED),
        (faults.line_without_end, K.MALFORMED_REPLY),
    ],
)
async def test_a_fault_before_content_moves_on(fault: Fault, kind: FailureKind) -> None:
    """Each fault before any content is named rightly, shows nothing, and the next backend answers."""
    async with FaultServer(fault) as bad, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        events = await collect(made.stream(profile(backend("a", bad.base_url), backend("b", b.base_url)), HELLO))
    failed = next(event for event in events if isinstance(event, Failed))
    assert (failed.kind, failed.action) == (kind, Action.NEXT)
    assert text_of(events) == "All is well."
    assert isinstance(events[-1], Answered) and events[-1].backend == "b"


@pytest.mark.parametrize(
    "fault", [faults.cut_after_two_words, faults.reset_after_two_words, faults.ends_without_finish]
)
async def test_a_break_after_the_first_word_starts_again_below(fault: Fault) -> None:
    """A reply that breaks is taken back with Restart and the next backend answers from the start."""
    async with FaultServer(fault) as bad, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        events = await collect(made.stream(profile(backend("a", bad.base_url), backend("b", b.base_url)), HELLO))
    assert names(events) == ["Attempt", "Text", "Failed", "Restart", "Attempt", "Text", "UsageReported", "Answered"]
    assert isinstance(events[-1], Answered) and events[-1].text == "All is well."
    assert next(event for event in events if isinstance(event, Failed)).kind is K.CUT


async def test_keep_ends_a_broken_reply_as_interrupted() -> None:
    """With mid_stream "keep" the half reply is handed over as such and nobody else is asked."""
    async with PracticeService("A", [Cuts(after_words=3)]) as a, PracticeService("B", []) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover={"mid_stream": "keep"})
        events = await collect(made.stream(chosen, HELLO))
    last = events[-1]
    assert isinstance(last, Interrupted) and last.text == text_of(events) and last.kind is K.CUT
    assert b.requests == ()


async def test_retries_wait_on_the_clock_and_are_bounded() -> None:
    """The same backend is tried retry_count times with the delay between, then the next one at once."""
    clock = HandClock()
    async with (
        PracticeService("A", [], then=Down()) as a,
        PracticeService("B", [], then=GOOD) as b,
        balancer(clock) as made,
    ):
        chosen = profile(
            backend("a", a.base_url), backend("b", b.base_url), failover={"retry_count": 3, "retry_delay_ms": 1500}
        )
        events = await with_time(clock, made.stream(chosen, HELLO))
    failures = [event for event in events if isinstance(event, Failed)]
    assert [(failed.action, failed.wait_s) for failed in failures] == [
        (Action.RETRY, 1.5),
        (Action.RETRY, 1.5),
        (Action.NEXT, 0.0),
    ]
    assert (len(a.requests), len(b.requests), clock.now()) == (3, 1, 3.0)


async def test_a_short_hint_is_waited_for_exactly() -> None:
    """A busy service that asks for 2 s is asked again after exactly 2 s."""
    clock = HandClock()
    async with PracticeService("A", [Busy(2)], then=GOOD) as a, PracticeService("B", []) as b, balancer(clock) as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover={"retry_count": 2})
        events = await with_time(clock, made.stream(chosen, HELLO))
    assert isinstance(events[-1], Answered) and events[-1].backend == "a"
    assert clock.now() == 2.0


@pytest.mark.parametrize(
    ("play", "kind"), [(WrongKey(), K.KEY_REJECTED), (OutOfCredit(), K.QUOTA_EXHAUSTED), (Empty(), K.EMPTY_REPLY)]
)
async def test_hopeless_failures_are_not_tried_again(play: WrongKey | OutOfCredit | Empty, kind: FailureKind) -> None:
    """A wrong key, an empty account and an empty reply move on after one attempt whatever the number of tries."""
    async with PracticeService("A", [], then=play) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover={"retry_count": 5})
        events = await collect(made.stream(chosen, HELLO))
    assert [event.kind for event in events if isinstance(event, Failed)] == [kind]
    assert len(a.requests) == 1


async def test_network_errors_off_stops() -> None:
    """With on_network_errors false a lost connection ends the request and the user is told."""
    async with FaultServer(faults.reset) as bad, PracticeService("B", []) as b, balancer() as made:
        chosen = profile(backend("a", bad.base_url), backend("b", b.base_url), failover={"on_network_errors": False})
        events = await collect(made.stream(chosen, HELLO))
    assert names(events) == ["Attempt", "Failed", "Unanswered"]
    assert b.requests == ()


@pytest.mark.parametrize(("codes", "asked"), [([503], 1), (["5xx"], 1), ([429], 0), (None, 1)])
async def test_listed_statuses_decide(codes: list[int | str] | None, asked: int) -> None:
    """A list of status codes replaces the default: listed ones move on, all others stop."""
    async with (
        PracticeService("A", [], then=Down(503)) as a,
        PracticeService("B", [], then=GOOD) as b,
        balancer() as made,
    ):
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover={"status_codes": codes})
        await collect(made.stream(chosen, HELLO))
    assert len(b.requests) == asked


async def test_everything_failed_tells_all_and_the_cure() -> None:
    """When nobody answers the final event holds every failure in order and the most curable cure."""
    async with (
        PracticeService("A", [], then=Down()) as a,
        PracticeService("B", [], then=WrongKey()) as b,
        balancer() as made,
    ):
        events = await collect(made.stream(profile(backend("a", a.base_url), backend("b", b.base_url)), HELLO))
    last = events[-1]
    assert isinstance(last, Unanswered)
    assert [failed.kind for failed in last.failures] == [K.SERVER_ERROR, K.KEY_REJECTED]
    assert (last.message, last.cure) == ("None of your 2 services could answer.", "a new key for b")


async def test_params_and_keys_stay_with_their_backend() -> None:
    """Profile params win over backend params, and each request carries its own key only."""
    async with PracticeService("A", [], then=Down()) as a, PracticeService("B", [], then=GOOD) as b:
        async with balancer(ONE="key-one", TWO="key-two") as made:
            chosen = profile(
                backend("a", a.base_url, key={"env": "ONE"}, params={"temperature": 0.1, "top_p": 0.5}),
                backend("b", b.base_url, key={"env": "TWO"}, params={"max_tokens": 5}),
                params={"temperature": 0.9},
            )
            await collect(made.stream(chosen, HELLO))
    (to_a,), (to_b,) = a.requests, b.requests
    assert (to_a.headers["authorization"], to_b.headers["authorization"]) == ("Bearer key-one", "Bearer key-two")
    body_a, body_b = to_a.body, to_b.body
    assert isinstance(body_a, dict) and isinstance(body_b, dict)
    assert (body_a["temperature"], body_a["top_p"], body_a["model"]) == (0.9, 0.5, "a-model")
    assert (body_b["temperature"], body_b["max_tokens"], body_b["model"]) == (0.9, 5, "b-model")
    assert "top_p" not in body_b


async def test_a_bug_of_ours_ends_the_request_at_once() -> None:
    """What nobody foresaw is raised where the events are read, instead of being waited for in silence."""

    class Broken(GivenKeys):
        async def read(self, _ref: KeyRef, _origin: str) -> str:
            raise RuntimeError("not foreseen")

    http = Http()
    chosen = profile(backend("a", "http://127.0.0.1:9/v1", key={"env": "A"}))
    with pytest.raises(RuntimeError, match="not foreseen"):
        await collect(Balancer(http, Broken()).stream(chosen, HELLO))
    await http.aclose()


async def test_a_backup_that_wants_a_user_turn_last_can_go_on() -> None:
    """A service that answers 400 to an assistant turn at the end completes a broken reply all the same."""
    seen: list[str] = []

    async def picky(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: ReceivedRequest) -> None:
        seen.append(request.body["messages"][-1]["role"])
        await (faults.good if seen[-1] == "user" else faults.status(400))(reader, writer, request)

    async with FaultServer(picky) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO, kept=Kept("Once upon a", 1)))
    assert seen == ["user"]
    assert isinstance(events[-1], Answered) and events[-1].text == f"Once upon a{faults.TEXT}"


async def test_a_completion_that_stalls_keeps_what_it_added() -> None:
    """What was held back to find the seam is shown when the service falls silent."""
    clock = HandClock()
    fault = script(faults.HEAD, chunk(faults.ROLE + faults.delta("Once")), Stay())
    async with FaultServer(fault) as server, balancer(clock) as made:
        kept = Kept("Once upon a time", 1)
        events = await with_time(clock, made.stream(profile(backend("a", server.base_url)), HELLO, kept=kept))
    assert isinstance(events[-1], Interrupted) and events[-1].text.startswith("Once upon a time")


async def test_pauses_double_with_the_dice() -> None:
    """With exponential waits each pause may be twice as long as the one before, up to eight seconds."""
    clock = HandClock()
    async with PracticeService("A", [], then=Down()) as a, balancer(clock) as made:
        settings = {"retry_count": 6, "retry_delay_ms": 1000, "backoff": "exponential"}
        chosen = profile(backend("a", a.base_url), failover=settings, breaker={"enabled": False})
        events = await with_time(clock, made.stream(chosen, HELLO))
    assert [event.wait_s for event in events if isinstance(event, Failed)][:-1] == [1.0, 2.0, 4.0, 8.0, 8.0]


async def test_instructions_of_a_conversation_go_before_those_of_its_profile() -> None:
    """A request that has instructions of its own is sent with these."""
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        chosen = profile(backend("a", a.base_url), system_prompt="The profile's")
        await collect(made.stream(chosen, replace(HELLO, system_prompt="Its own")))
        await collect(made.stream(chosen, HELLO))
    first = [request.body["messages"][0]["content"] for request in a.requests if isinstance(request.body, dict)]
    assert first == ["Its own", "The profile's"]
