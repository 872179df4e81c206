"""The HTTP that practice services speak: strict, bounded, and gone at once when it ends."""

from __future__ import annotations

import asyncio
import gc
import json
import socket

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from support.practice_talk import ask, gone, question, text_of
from understudy_core.practice.plays import (
    Answers,
    Busy,
    Empty,
    Silent,
)
from understudy_core.practice.server import KEPT_REQUESTS, PracticeService


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/v1/chat/completions", b"", 404),
        ("POST", "/v1/embeddings", b"{}", 404),
        ("GET", "/", b"", 404),
        ("POST", "/v1/chat/completions", b"not json", 400),
        ("POST", "/v1/chat/completions", b'{"model": "m"}', 400),
        ("POST", "/v1/chat/completions", b'{"model": "m", "messages": ["x"]}', 400),
        ("POST", "/v1/chat/completions", b"[" * 100_000, 400),
    ],
)
async def test_other_requests_get_a_plain_no(
    client: httpx.AsyncClient, method: str, path: str, body: bytes, status: int
) -> None:
    """What is not there is 404, what is no question is 400, both with an error body, and neither uses up a play."""
    async with PracticeService("Alder", [Answers("Still here.")]) as alder:
        root = alder.base_url.removesuffix("/v1")
        response = await client.request(method, root + path, content=body)
        assert (response.status_code, response.json()["error"]["type"]) == (status, "invalid_request_error")
        assert text_of((await ask(client, alder)).text) == "Still here."
        assert alder.connections_opened == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"GET /v1/models HTTP/1.0\r\n\r\n", 505),
        (b"GET /v1/models HTTP/1.1\r\nno colon\r\n\r\n", 400),
        (b"GET /v1/models HTTP/1.1\r\nname : x\r\n\r\n", 400),
        (b"POST /v1/models HTTP/1.1\r\ncontent-length: -1\r\n\r\n", 400),
        (b"POST /v1/models HTTP/1.1\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n", 400),
        (b"POST /v1/models HTTP/1.1\r\ncontent-length: 99999999999999\r\n\r\n", 413),
        (b"POST /v1/models HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n", 411),
        (b"GET /v1/models HTTP/1.1\r\nlong: " + b"x" * 40_000 + b"\r\n\r\n", 431),
    ],
)
async def test_reads_requests_strictly_and_in_bounds(sent: bytes, status: int) -> None:
    """What is no proper request, or too long, is told so and the connection is closed."""
    async with PracticeService("Alder") as alder:
        reader, writer = await asyncio.open_connection("127.0.0.1", httpx.URL(alder.base_url).port)
        writer.write(sent)
        first_line = await reader.readline()
        await reader.read()
        writer.close()
        await writer.wait_closed()
    assert first_line.split()[1] == str(status).encode()
    assert alder.requests == ()


async def test_keeps_a_connection_for_the_next_request(client: httpx.AsyncClient) -> None:
    """Replies of every kind that end properly leave the connection open for the next request."""
    async with PracticeService("Alder", [Answers("One."), Busy(), Empty(), Answers("Two.")]) as alder:
        for stream in (True, True, True, False):
            await ask(client, alder, stream=stream)
        assert (alder.connections_opened, alder.connections_open) == (1, 1)


async def test_closes_when_the_client_asks() -> None:
    """After a request with `connection: close` the service ends the connection itself."""
    async with PracticeService("Alder") as alder, asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", httpx.URL(alder.base_url).port)
        writer.write(b"GET /v1/models HTTP/1.1\r\nhost: x\r\nconnection: Close\r\n\r\n")
        assert (await reader.read()).endswith(b"}]}")
        writer.close()


async def test_records_what_it_received(client: httpx.AsyncClient) -> None:
    """Each request is kept with method, path, lower-case headers and JSON body, and its repr shows no header."""
    async with PracticeService("Alder") as alder:
        headers = {"Authorization": "Bearer practice-key"}
        await client.post(f"{alder.base_url}/chat/completions", json=question("Hi", temperature=0.5), headers=headers)
        await client.get(f"{alder.base_url}/models?after=x")
    asked, listed = alder.requests
    assert (asked.method, asked.path, asked.body) == ("POST", "/v1/chat/completions", question("Hi", temperature=0.5))
    assert asked.headers["authorization"] == "Bearer practice-key"
    assert (listed.method, listed.path, listed.body) == ("GET", "/v1/models", None)
    assert "practice-key" not in repr(asked)


async def test_keeps_only_the_last_requests(client: httpx.AsyncClient) -> None:
    """However many requests come, the record stays bounded and holds the newest."""
    async with PracticeService("Alder") as alder:
        for number in range(KEPT_REQUESTS + 3):
            await client.get(f"{alder.base_url}/nothing/{number}")
    assert len(alder.requests) == KEPT_REQUESTS
    assert alder.requests[-1].path == f"/v1/nothing/{KEPT_REQUESTS + 2}"


@pytest.mark.parametrize("speed", [None, 1000.0])
async def test_client_may_leave_in_mid_reply(speed: float | None, caplog: pytest.LogCaptureFixture) -> None:
    """A client that hangs up while words are coming raises nothing and leaves no line in the log."""
    async with PracticeService("Alder", then=Answers("word " * 50_000, words_per_s=speed)) as alder:
        body = json.dumps(question()).encode()
        head = b"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n" % len(body)
        reader, writer = await asyncio.open_connection("127.0.0.1", httpx.URL(alder.base_url).port)
        writer.write(head + body)
        await reader.readuntil(b"content")
        writer.transport.abort()
        await gone(alder)
    assert caplog.records == []


async def test_stop_ends_everything_at_once(client: httpx.AsyncClient) -> None:
    """Stopping breaks open replies, closes idle connections, frees the port and leaves no task."""
    before = asyncio.all_tasks()
    alder = PracticeService("Alder", [Silent()])
    await alder.start()
    address, port = alder.base_url, httpx.URL(alder.base_url).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /v1/models HTTP/1.1\r\nhost: x\r\n\r\n")
    await reader.readuntil(b"]}")
    async with client.stream("POST", f"{address}/chat/completions", json=question()) as response:
        assert alder.connections_open == 2
        async with asyncio.timeout(5):
            await alder.stop()
        assert alder.connections_open == 0
        with pytest.raises(httpx.RemoteProtocolError):
            await response.aread()
    assert await reader.read() == b""
    writer.close()
    assert asyncio.all_tasks() == before
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    with pytest.raises(RuntimeError):
        _ = alder.base_url
    await alder.stop()
    gc.collect()


@pytest.mark.parametrize("turns", range(6))
async def test_stop_loses_no_client_that_just_connects(turns: int) -> None:
    """Stopping while clients are being accepted, however far that has come, leaves no socket open."""
    alder = PracticeService("Alder")
    await alder.start()
    port = httpx.URL(alder.base_url).port
    loop = asyncio.get_running_loop()
    connecting = [loop.create_task(asyncio.open_connection("127.0.0.1", port)) for _ in range(5)]
    for _ in range(turns):
        await asyncio.sleep(0)
    await alder.stop()
    for connected in await asyncio.gather(*connecting, return_exceptions=True):
        if isinstance(connected, tuple):
            connected[1].transport.abort()
    await asyncio.sleep(0)
    gc.collect()


async def test_unreachable_service_refuses_connections(client: httpx.AsyncClient) -> None:
    """A service that is not reachable has an address of its own where nothing listens."""
    async with PracticeService("Cedar", reachable=False) as cedar:
        port = httpx.URL(cedar.base_url).port
        with pytest.raises(httpx.ConnectError):
            await ask(client, cedar)
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))


def test_runs_on_the_loop_of_the_window(qapp: QApplication) -> None:
    """On Qt's own event loop the same service answers, is left in mid-reply and stops."""
    qasync = pytest.importorskip("qasync")
    loop = qasync.QEventLoop(qapp, set_running_loop=False)

    async def go() -> str:
        async with PracticeService("Alder", [Answers("On Qt.", words_per_s=200), Silent()]) as alder:
            async with httpx.AsyncClient(trust_env=False) as client:
                reply = text_of((await ask(client, alder)).text)
                with pytest.raises(httpx.ReadTimeout):
                    url = f"{alder.base_url}/chat/completions"
                    await client.post(url, json=question(), timeout=0.1)
            await gone(alder)
        return reply

    with loop:
        assert loop.run_until_complete(go()) == "On Qt."
