"""The balancer over real sockets."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from support import faults
from support.asking import HELLO, backend, balancer, collect, names, profile, reasoning_of, text_of
from support.fault_server import Fault, FaultServer, Stay, script
from support.hand_clock import HandClock, with_time
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.continuation import Kept
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Failed,
    Interrupted,
    Skipped,
    SkipReason,
    Stopped,
    Text,
    Unanswered,
)
from understudy_core.failures import FailureKind
from understudy_core.practice.http1 import LAST_CHUNK, ReceivedRequest, chunk
from understudy_core.practice.plays import Answers, Busy, Cuts, Down, Empty, OutOfCredit, Play, Silent, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import BreakerSettings
from understudy_core.waiting import Steering

K = FailureKind
GOOD = Answers("All is well.")


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
    "fault",
    [
        faults.good,
        faults.byte_order_mark,
        faults.crlf,
        faults.lone_cr,
        faults.no_space_after_colon,
        faults.byte_by_byte,
    ],
)
async def test_odd_but_right_streams_are_read(fault: Fault) -> None:
    """A stream that is unusual but whole comes out exactly."""
    async with FaultServer(fault) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert isinstance(events[-1], Answered) and events[-1].text == faults.TEXT


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


async def test_silence_ends_at_the_limit_and_comments_do_not_count() -> None:
    """A service that sends everything but content is left exactly when the first-content limit is reached."""
    clock = HandClock()
    async with PracticeService("A", [Silent()]) as a, PracticeService("B", [], then=GOOD) as b, balancer(clock) as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover={"first_token_timeout_s": 7})
        events = await with_time(clock, made.stream(chosen, HELLO))
    failed = next(event for event in events if isinstance(event, Failed))
    assert (failed.kind, failed.message, clock.now()) == (K.SILENT, "a did not answer within 7 s.", 7.0)
    assert isinstance(events[-1], Answered) and events[-1].backend == "b"


async def test_a_stall_after_content_is_a_break() -> None:
    """No content for stall_timeout_s after the first word counts as stalled and starts again below."""
    clock = HandClock()
    async with FaultServer(faults.stalls_after_two_words) as bad, PracticeService("B", [], then=GOOD) as b:
        async with balancer(clock) as made:
            chosen = profile(backend("a", bad.base_url), backend("b", b.base_url), failover={"stall_timeout_s": 9})
            events = await with_time(clock, made.stream(chosen, HELLO), after="Text")
    assert next(event for event in events if isinstance(event, Failed)).kind is K.STALLED
    assert "Restart" in names(events) and isinstance(events[-1], Answered)


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


async def test_round_robin_shares_equally_and_fails_over() -> None:
    """Requests rotate over the backends; when one is down the others take its turns in order."""
    async with PracticeService("A", [], then=GOOD) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), policy="roundrobin")
        answers = [(await collect(made.stream(chosen, HELLO)))[-1] for _ in range(4)]
        assert [answer.backend for answer in answers if isinstance(answer, Answered)] == ["a", "b", "a", "b"]
        a.play_next(Down())
        last = (await collect(made.stream(chosen, HELLO)))[-1]
    assert isinstance(last, Answered) and last.backend == "b"


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


async def test_twenty_requests_use_one_connection() -> None:
    """Requests in a row reuse one connection, because each reply is read to its end."""
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        for _ in range(20):
            await collect(made.stream(profile(backend("a", a.base_url)), HELLO))
    assert a.connections_opened == 1


async def test_a_bug_of_ours_ends_the_request_at_once() -> None:
    """What nobody foresaw is raised where the events are read, instead of being waited for in silence."""
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        await made.http.aclose()
        with pytest.raises(RuntimeError, match="closed"):
            await collect(made.stream(profile(backend("a", a.base_url)), HELLO))


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


async def test_closing_in_the_middle_leaves_nothing_running() -> None:
    """Once the stream is closed nobody reads any more, and nothing is left for Python to clear away."""
    async with FaultServer(faults.stalls_after_two_words) as bad, balancer() as made:
        stream = made.stream(profile(backend("a", bad.base_url)), HELLO)
        async for event in stream:
            if isinstance(event, Text):
                break
        await stream.aclose()
        assert [task for task in asyncio.all_tasks() if task.get_name().startswith("asking")] == []


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


async def test_a_completion_that_stalls_keeps_what_it_added() -> None:
    """What was held back to find the seam is shown when the service falls silent."""
    clock = HandClock()
    fault = script(faults.HEAD, chunk(faults.ROLE + faults.delta("Once")), Stay())
    async with FaultServer(fault) as server, balancer(clock) as made:
        kept = Kept("Once upon a time", 1)
        events = await with_time(clock, made.stream(profile(backend("a", server.base_url)), HELLO, kept=kept))
    assert isinstance(events[-1], Interrupted) and events[-1].text.startswith("Once upon a time")


async def test_a_chat_too_long_for_one_goes_where_its_length_fits() -> None:
    """Where the one that failed names no limit, those whose limit is above the chat's length are asked."""
    too_long = faults.status(400, b'{"error": {"code": "context_length_exceeded", "message": "x"}}')
    async with FaultServer(too_long) as a, PracticeService("B", [], then=GOOD) as b, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url, context_limit=1000))
        events = await collect(made.stream(chosen, HELLO))
    assert isinstance(events[-1], Answered) and events[-1].backend == "b"


async def test_pauses_double_with_the_dice() -> None:
    """With exponential waits each pause may be twice as long as the one before, up to eight seconds."""
    clock = HandClock()
    async with PracticeService("A", [], then=Down()) as a, balancer(clock) as made:
        settings = {"retry_count": 6, "retry_delay_ms": 1000, "backoff": "exponential"}
        chosen = profile(backend("a", a.base_url), failover=settings, breaker={"enabled": False})
        events = await with_time(clock, made.stream(chosen, HELLO))
    assert [event.wait_s for event in events if isinstance(event, Failed)][:-1] == [1.0, 2.0, 4.0, 8.0, 8.0]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'data: {"type": "error", "message": "Overloaded", "code": "overloaded_error"}\n\n', K.OVERLOADED),
        (b"data: 1\n\ndata: 2\n\n", K.MALFORMED_REPLY),
        (b'{"error": {"code": "server_error",\n "message": "x"}}', K.SERVER_ERROR),
        (b'error: {"code": 500, "message": "x"}\n\n', K.SERVER_ERROR),
        (faults.ROLE + b'{"error": {"message": "x", "code": "server_error"}}\n', K.SERVER_ERROR),
    ],
)
async def test_odd_errors_inside_a_stream_are_read(body: bytes, kind: FailureKind) -> None:
    """An error as a type, as a field, as bare JSON, or nothing that can be read: each gets its own name."""
    async with FaultServer(faults.stream(body)) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.kind is kind


async def test_a_key_that_no_header_can_carry_is_said() -> None:
    """A key with odd signs is refused in words before anything is sent."""
    async with PracticeService("A", [], then=GOOD) as a, balancer(ODD="schlüssel") as made:
        events = await collect(made.stream(profile(backend("a", a.base_url, key={"env": "ODD"})), HELLO))
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.kind is K.KEY_REJECTED and "schlüssel" not in failed.detail and a.requests == ()


async def test_what_was_held_back_comes_when_the_stream_just_ends() -> None:
    """Text that could have been the beginning of the key is shown when nothing follows it."""
    body = faults.ROLE + faults.delta("Yes k-")
    async with FaultServer(faults.stream(body)) as server, balancer(K="k-secret") as made:
        events = await collect(made.stream(profile(backend("a", server.base_url, key={"env": "K"})), HELLO))
    assert text_of(events) == "Yes k-"


async def test_a_byte_order_mark_may_come_in_pieces() -> None:
    """Its first byte alone is waited over."""
    pieces = (b"\xef", b"\xbb\xbf" + faults.WHOLE)
    fault = script(faults.HEAD, *(chunk(piece) for piece in pieces), LAST_CHUNK)
    async with FaultServer(fault) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert isinstance(events[-1], Answered) and events[-1].text == faults.TEXT


async def test_instructions_of_a_conversation_go_before_those_of_its_profile() -> None:
    """A request that has instructions of its own is sent with these."""
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        chosen = profile(backend("a", a.base_url), system_prompt="The profile's")
        await collect(made.stream(chosen, replace(HELLO, system_prompt="Its own")))
        await collect(made.stream(chosen, HELLO))
    first = [request.body["messages"][0]["content"] for request in a.requests if isinstance(request.body, dict)]
    assert first == ["Its own", "The profile's"]


async def test_reasoning_is_told_apart_with_its_time() -> None:
    """What a model thinks is no part of the reply, and is told with the seconds since it began to."""
    thinks = [
        b'data: {"choices": [{"index": 0, "delta": {"reasoning": "%s"}, "finish_reason": null}]}\n\n' % one
        for one in (b"Hm", b"m.")
    ]
    async with FaultServer(faults.stream(b"".join(thinks) + faults.WHOLE)) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert (reasoning_of(events), text_of(events)) == ("Hmm.", faults.TEXT)


async def test_a_whole_reply_may_come_in_pieces() -> None:
    """One that is no stream is put together before it is read."""
    body = b'{"choices": [{"message": {"content": "Here."}, "finish_reason": "stop"}]}'
    fault = script(faults.HEAD, chunk(body[:20]), chunk(body[20:]), LAST_CHUNK)
    async with FaultServer(fault) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert isinstance(events[-1], Answered) and events[-1].text == "Here."
