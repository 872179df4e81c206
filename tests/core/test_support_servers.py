"""The servers other tests lean on do to a client what they say."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from support import faults
from support.fault_server import Await, Close, Fault, FaultServer, script
from support.replay import WIRE, Replay, WireItem, wire_items, wire_params
from understudy_core.practice.http1 import chunk


async def left(server: FaultServer) -> None:
    """Wait until the server has noticed that every client left."""
    async with asyncio.timeout(5):
        await server.emptied()


async def received_before(client: httpx.AsyncClient, server: FaultServer, end: type[Exception]) -> bytes:
    """The body up to the moment the reply ends with `end`; it has to."""
    body = b""
    with pytest.raises(end):
        async with client.stream("POST", server.base_url, timeout=httpx.Timeout(5, read=0.1)) as response:
            async for piece in response.aiter_raw():
                body += piece
    return body


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        (faults.reset, httpx.ReadError),
        (faults.closed_without_reply, httpx.RemoteProtocolError),
        (faults.silent_before_headers, httpx.ReadTimeout),
        (faults.silent_after_headers, httpx.ReadTimeout),
    ],
)
async def test_fault_before_any_word(client: httpx.AsyncClient, fault: Fault, end: type[Exception]) -> None:
    """A reset, an end and a silence before the first word look different to a client, and bring no bytes."""
    async with FaultServer(fault) as server:
        assert await received_before(client, server, end) == b""
        await left(server)
        assert (server.connections_opened, len(server.requests)) == (1, 1)


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        (faults.stalls_after_two_words, httpx.ReadTimeout),
        (faults.cut_after_two_words, httpx.RemoteProtocolError),
        (faults.garbage_chunk_length, httpx.RemoteProtocolError),
    ],
)
async def test_fault_after_two_words(client: httpx.AsyncClient, fault: Fault, end: type[Exception]) -> None:
    """A stall, a cut and a garbled length come after two whole words were delivered."""
    async with FaultServer(fault) as server:
        assert await received_before(client, server, end) == faults.TWO_WORDS


async def test_reset_after_two_words(client: httpx.AsyncClient) -> None:
    """A reset in mid-reply is a read error, not a clean end."""
    async with FaultServer(faults.reset_after_two_words) as server:
        await received_before(client, server, httpx.ReadError)


@pytest.mark.parametrize(
    ("fault", "body"),
    [
        (faults.good, faults.WHOLE),
        (faults.ends_without_finish, faults.TWO_WORDS),
        (faults.empty_200, b""),
        (faults.empty_stream, faults.ROLE + faults.FINISH + faults.DONE),
        (faults.error_before_content, faults.ROLE + faults.ERROR + faults.DONE),
        (faults.error_after_content, faults.TWO_WORDS + faults.ERROR + faults.DONE),
        (faults.byte_order_mark, b"\xef\xbb\xbf" + faults.WHOLE),
        (faults.byte_by_byte, faults.WHOLE),
    ],
)
async def test_reply_is_delivered_to_its_end(client: httpx.AsyncClient, fault: Fault, body: bytes) -> None:
    """Replies that end properly, right or wrong in what they say, arrive byte for byte and keep the connection."""
    async with FaultServer(fault) as server:
        responses = [await client.post(server.base_url) for _ in range(2)]
        assert [(response.status_code, response.content) for response in responses] == [(200, body)] * 2
        assert (server.connections_opened, server.connections_open) == (1, 1)


async def test_odd_line_ends_and_bytes(client: httpx.AsyncClient) -> None:
    """The odd streams hold what they are named after, and nothing of what they must not."""
    async with FaultServer(
        faults.crlf, faults.lone_cr, faults.no_space_after_colon, faults.invalid_utf8, faults.line_without_end
    ) as server:
        crlf, cr, tight, garbled, long = [(await client.post(server.base_url)).content for _ in range(5)]
    assert crlf.count(b"\r\n") == crlf.count(b"\n") == faults.WHOLE.count(b"\n")
    assert cr.count(b"\r") == faults.WHOLE.count(b"\n")
    assert b"\n" not in cr
    assert tight.startswith(b"data:{")
    with pytest.raises(UnicodeDecodeError):
        garbled.decode()
    assert len(long) == len(b"data: ") + faults.LONG_LINE_BYTES
    assert b"\n" not in long


async def test_something_else_answers(client: httpx.AsyncClient) -> None:
    """A login page, a redirect to another host and a large body of an outage are as they are in the wild."""
    async with FaultServer(faults.login_page, faults.redirect_elsewhere, faults.down_with_large_body) as server:
        page, moved, down = [await client.post(server.base_url) for _ in range(3)]
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"<form" in page.content
    assert (moved.status_code, moved.headers["location"]) == (302, faults.ELSEWHERE)
    assert (down.status_code, len(down.content)) == (503, faults.LARGE_BODY_BYTES)


async def test_comments_come_when_the_test_says(client: httpx.AsyncClient) -> None:
    """Each tick brings one comment, for as long as the client listens."""
    tick = asyncio.Event()
    async with FaultServer(faults.comments(tick)) as server:
        async with client.stream("POST", server.base_url) as response:
            pieces = response.aiter_raw()
            for _ in range(5):
                assert await anext(pieces) == b": still working\n\n"
                tick.set()
        await left(server)


async def test_faults_follow_each_other_and_the_last_stays(client: httpx.AsyncClient) -> None:
    """Several faults are done to several requests in order; after them the last one repeats."""
    async with FaultServer(faults.status(503, b"{}", retry_after="3"), faults.good) as server:
        responses = [await client.post(server.base_url, json={"n": n}) for n in range(3)]
        assert [response.status_code for response in responses] == [503, 200, 200]
        assert responses[0].headers["retry-after"] == "3"
        assert [request.body for request in server.requests] == [{"n": 0}, {"n": 1}, {"n": 2}]


async def test_script_waits_for_the_test(client: httpx.AsyncClient) -> None:
    """A script goes on only when its event is set."""
    go_on = asyncio.Event()
    fault = script(faults.HEAD, chunk(b"first"), Await(go_on), chunk(b"second"), Close())
    async with FaultServer(fault) as server, client.stream("POST", server.base_url) as response:
        pieces = response.aiter_raw()
        assert await anext(pieces) == b"first"
        go_on.set()
        assert await anext(pieces) == b"second"
        with pytest.raises(httpx.RemoteProtocolError):
            await anext(pieces)


@pytest.mark.parametrize("item", wire_params())
async def test_replays_a_recording_byte_for_byte(client: httpx.AsyncClient, item: WireItem) -> None:
    """Every recording is unchanged on disk and arrives with its status, headers and bytes, at whatever path."""
    assert item.intact
    async with Replay(item) as replay:
        response = await client.post(f"{replay.url}{item.path or '/any'}", json={"model": "m"})
    assert (response.status_code, response.content) == (item.status, item.body)
    for name in ("content-type", "retry-after"):
        assert response.headers.get(name) == item.headers.get(name)
    assert [request.body for request in replay.requests] == [{"model": "m"}]


@pytest.mark.parametrize("item", wire_params("gemini", kind="reply"))
async def test_replays_in_pieces_of_any_size(client: httpx.AsyncClient, item: WireItem) -> None:
    """With piece=1 a client gets single bytes, so that every character is split, and the whole stays the same."""
    async with Replay(item, piece=1) as replay, client.stream("POST", replay.base_url) as response:
        pieces = [piece async for piece in response.aiter_raw()]
    assert {len(piece) for piece in pieces} == {1}
    assert b"".join(pieces) == item.body


@pytest.mark.parametrize("item", wire_params("anthropic-messages"))
def test_lists_of_events_are_put_into_a_stream(item: WireItem) -> None:
    """A recording kept as a list of JSON events is sent as named server-sent events with the same JSON."""
    if item.framing != "chunk-lines":
        assert item.body == item.stored
        return
    sent = item.body.decode().removesuffix("\n\n").split("\n\n")
    kept = [json.loads(line) for line in item.stored.splitlines()]
    assert [json.loads(event.split("\n")[1].removeprefix("data: ")) for event in sent] == kept
    assert [event.split("\n")[0] for event in sent] == [f"event: {event['type']}" for event in kept]


@pytest.mark.skipif(not WIRE.is_dir(), reason="the recorded replies are not on this computer")
def test_recordings_are_chosen_by_protocol() -> None:
    """Each protocol has its own recordings, and together they are all."""
    protocols = {item.protocol for item in wire_items()}
    assert protocols == {"openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama-native"}
    assert sum(len(wire_items(protocol)) for protocol in protocols) == len(wire_items())
