"""What services send, odd or broken, as the balancer reads it."""

from __future__ import annotations

import pytest

from support import faults
from support.asking import GOOD, HELLO, backend, balancer, collect, names, profile, reasoning_of, text_of
from support.fault_server import Fault, FaultServer, script
from support.hand_clock import HandClock, with_time
from understudy_core.events import (
    Answered,
    Failed,
)
from understudy_core.failures import FailureKind
from understudy_core.failures import FailureKind as K
from understudy_core.practice.http1 import LAST_CHUNK, chunk
from understudy_core.practice.plays import Silent
from understudy_core.practice.server import PracticeService


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


async def test_twenty_requests_use_one_connection() -> None:
    """Requests in a row reuse one connection, because each reply is read to its end."""
    async with PracticeService("A", [], then=GOOD) as a, balancer() as made:
        for _ in range(20):
            await collect(made.stream(profile(backend("a", a.base_url)), HELLO))
    assert a.connections_opened == 1


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
