"""The HTTP client against a server that misbehaves."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from support import faults
from support.asking import HELLO, backend, balancer, collect, profile
from support.certificates import certified
from support.fault_server import Close, Fault, FaultServer, script
from understudy_core.events import Action, Answered, Event, Failed, Text
from understudy_core.failures import BackendError, FailureKind
from understudy_core.policy import Decision, Situation, decide
from understudy_core.practice.http1 import EVENT_STREAM, ReceivedRequest, whole
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import FailoverSettings
from understudy_core.transport.clients import MAX_CONNECTIONS
from understudy_core.transport.errors import failure_of
from understudy_core.transport.http import MAX_REPLY_BYTES, Http
from understudy_core.transport.packed import STEP_BYTES, unpacked

K = FailureKind


@asynccontextmanager
async def client(proxy: str | None = None) -> AsyncIterator[Http]:
    """A client that is closed at the end."""
    http = Http(proxy)
    try:
        yield http
    finally:
        await http.aclose()


def packed(encoding: str, body: bytes) -> Fault:
    """A whole reply whose body is packed."""
    return script(whole(200, {**EVENT_STREAM, "content-encoding": encoding}, body))


async def read(http: Http, url: str) -> bytes:
    """The whole body of one reply."""
    async with http.send("POST", url, {}, b"{}") as reply:
        return b"".join([piece async for piece in reply.pieces()])


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(faults.WHOLE)),
        ("GZIP", gzip.compress(faults.WHOLE)),
        ("deflate", zlib.compress(faults.WHOLE)),
    ],
)
async def test_a_packed_reply_is_read(encoding: str, body: bytes) -> None:
    """A service that packs although it was not asked to is understood."""
    async with FaultServer(packed(encoding, body)) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert isinstance(events[-1], Answered) and events[-1].text == faults.TEXT


@pytest.mark.parametrize(
    ("encoding", "body", "kind"),
    [
        ("br", b"\x0b\x02\x80", K.MALFORMED_REPLY),
        ("gzip", b"this is not packed", K.MALFORMED_REPLY),
        ("gzip", gzip.compress(b"\0" * (MAX_REPLY_BYTES + 1)), K.MALFORMED_REPLY),
        ("gzip", gzip.compress(faults.TWO_WORDS)[:-12], K.CUT),
    ],
)
async def test_a_reply_packed_wrongly_is_a_failure(encoding: str, body: bytes, kind: FailureKind) -> None:
    """Unknown, broken, endless and cut packing each end as a failure, and the next backend would be asked."""
    async with FaultServer(packed(encoding, body)) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert [event.kind for event in events if isinstance(event, Failed)] == [kind]


async def test_a_bomb_is_unpacked_in_small_steps() -> None:
    """Half a kilobyte that unpacks to half a megabyte comes in pieces of 64 KiB."""

    async def pieces() -> AsyncIterator[bytes]:
        yield gzip.compress(b"\0" * (8 * STEP_BYTES))

    sizes = [len(piece) async for piece in unpacked(pieces(), "gzip")]
    assert max(sizes) == STEP_BYTES and sum(sizes) == 8 * STEP_BYTES


async def test_a_dropped_connection_is_replaced_once() -> None:
    """A kept connection that the service closes at the next request is replaced, and nobody notices."""

    async def drops(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _request: ReceivedRequest) -> None:
        writer.close()

    async with FaultServer(faults.good, drops, faults.good, drops, drops) as server, balancer() as made:
        chosen = profile(backend("a", server.base_url))
        first, second, third = [await collect(made.stream(chosen, HELLO)) for _ in range(3)]
        assert server.connections_opened == 3
    assert isinstance(first[-1], Answered) and isinstance(second[-1], Answered)
    assert not [event for event in second if isinstance(event, Failed)], "the user is told nothing"
    assert [event.kind for event in third if isinstance(event, Failed)] == [K.NETWORK], (
        "a new connection is not replaced"
    )


async def test_a_new_connection_that_is_dropped_is_a_failure() -> None:
    """Without a kept connection nothing is sent twice."""
    async with FaultServer(script(Close()), faults.good) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    assert [event.kind for event in events if isinstance(event, Failed)] == [K.NETWORK]
    assert len(server.requests) == 1


async def test_a_proxy_is_for_other_computers_only() -> None:
    """What goes to this computer never passes a proxy; what goes elsewhere does, and never past it."""
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).splitlines()[0])
        writer.write(whole(407, {}, b""))
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with listening, FaultServer(faults.good) as server, client(f"http://127.0.0.1:{port}") as http:
        assert await read(http, server.base_url) == faults.WHOLE
        assert asked == []
        async with http.send("POST", "http://elsewhere.invalid/v1", {}) as reply:
            assert reply.status == 407
    assert asked == [b"POST http://elsewhere.invalid/v1 HTTP/1.1"]


@pytest.mark.parametrize("days", [-1, 365])
async def test_a_certificate_that_nobody_vouches_for_is_a_failure(days: int, tmp_path: Path) -> None:
    """An expired certificate, and one by an unknown authority, end as a failure of the secure connection."""
    asked: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read())

    listening = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=certified(tmp_path, days))
    async with listening, balancer(A="key") as made:
        address = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"
        events = await collect(made.stream(profile(backend("a", address, key={"env": "A"})), HELLO))
    assert [event.kind for event in events if isinstance(event, Failed)] == [K.TLS]
    assert b"".join(asked) == b"", "nothing was sent, the key least of all"


def test_an_address_where_nothing_answers_is_not_tried_again() -> None:
    """Who could not be reached in five seconds is not waited for five seconds more: the next one is asked."""
    failure = failure_of(httpx.ConnectTimeout("as httpx says it"))
    decision = decide(failure, FailoverSettings(), Situation(1, 3, later=(backend("b", "http://localhost:1/v1"),)))
    assert (failure.kind, decision) == (K.REFUSED_CONNECTION, Decision(Action.NEXT))


@pytest.mark.parametrize("proxy", ["foo://x", "socks://x:1", "http://[::1", "not a proxy"])
def test_a_bad_proxy_is_said(proxy: str) -> None:
    """An address that is no proxy's is a sentence, not a crash."""
    with pytest.raises(BackendError) as caught:
        Http(proxy)
    assert caught.value.failure.kind is K.PROXY


async def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies and certificates named in the environment, however odd, are not looked at."""
    for name in ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "::1,fe80::/10,*")
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent")
    async with FaultServer(faults.good) as server, client() as http:
        assert await read(http, server.base_url) == faults.WHOLE


async def test_stop_pressed_thousands_of_times_uses_nothing_up() -> None:
    """Requests given up at any moment, 2,000 of them, leave no connection taken: the next request is answered."""
    loop = asyncio.get_running_loop()
    async with FaultServer(faults.good) as server, client() as http:
        for round_ in range(40):
            tasks = [loop.create_task(read(http, server.base_url)) for _ in range(50)]
            for number, task in enumerate(tasks):
                loop.call_soon(_cancel_after, task, (7 * number + round_) % 40)
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            assert all(isinstance(end, bytes | asyncio.CancelledError) for end in ends)
        together = [loop.create_task(read(http, server.base_url)) for _ in range(MAX_CONNECTIONS)]
        assert await asyncio.wait_for(asyncio.gather(*together), 20) == [faults.WHOLE] * MAX_CONNECTIONS


async def test_a_reply_that_is_given_up_when_it_is_whole_leaves_its_connection_to_the_next() -> None:
    """Who leaves at the first word of a reply that is all there takes no connection along, however often."""
    async with PracticeService("Oak", then=Answers("Yes.")) as service, balancer() as made:
        for _ in range(2 * MAX_CONNECTIONS):
            async with aclosing(made.stream(profile(backend("a", service.base_url)), HELLO)) as events:
                assert [event async for event in until_text(events)]
        whole_reply = await collect(made.stream(profile(backend("a", service.base_url)), HELLO))
        assert isinstance(whole_reply[-1], Answered)
        assert service.connections_opened == 1


async def test_all_kept_connections_may_have_been_dropped() -> None:
    """After a pause in which a service let go of every kept connection, the next request is answered all the same."""
    good = script(whole(200, EVENT_STREAM, faults.WHOLE))
    async with FaultServer(good, good, good, *3 * [script(Close())], good) as server, client() as http:
        await asyncio.gather(*(read(http, server.base_url) for _ in range(3)))
        assert server.connections_open == 3
        assert await read(http, server.base_url) == faults.WHOLE


@pytest.mark.parametrize("fault", [faults.good, faults.silent_after_headers, faults.stalls_after_two_words])
async def test_closing_ends_what_is_under_way(fault: Fault) -> None:
    """Closed at any moment of a request, the client lets it fail as if the network were gone; nothing is left."""
    async with FaultServer(fault) as server:
        for turns in range(48):
            async with balancer() as made:
                stream = made.stream(profile(backend("a", server.base_url)), HELLO)
                asking = asyncio.get_running_loop().create_task(collect(stream))
                for _ in range(turns):
                    await asyncio.sleep(0)
                await made.http.aclose()
                *_, final = await asyncio.wait_for(asking, 5)
                broken = [failed.kind for failed in getattr(final, "failures", ())]
                assert isinstance(final, Answered) or (set(broken) <= {K.NETWORK, K.CUT} and broken)
            await server.emptied()


async def until_text(events: AsyncIterator[Event]) -> AsyncIterator[Event]:
    """What comes up to the first text."""
    async for event in events:
        yield event
        if isinstance(event, Text):
            return


def _cancel_after(task: asyncio.Task[bytes], turns: int) -> None:
    if turns:
        asyncio.get_running_loop().call_soon(_cancel_after, task, turns - 1)
    else:
        task.cancel()
