"""The address of a proxy: what is taken, what is told, and who goes through it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from support.certificates import FILE, certified
from understudy_core.failures import BackendError, FailureKind
from understudy_core.practice.http1 import whole
from understudy_core.transport.http import Http
from understudy_core.transport.proxy import ProxyAddressError, cleaned, of_the_system
from understudy_core.transport.trust import Trust, plain_context

PLACES = 4


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", ""),
        ("  ", ""),
        ("proxy.school.example:8080", "http://proxy.school.example:8080"),
        (" HTTP://Proxy:3128/ ", "http://proxy:3128"),
        ("https://proxy.example", "https://proxy.example"),
        ("[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_an_address_is_completed(said: str, meant: str) -> None:
    """Host and port alone are enough."""
    assert cleaned(said) == meant


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("http://me:secret@proxy:1", "password"),
        ("socks5://proxy:1080", "SOCKS"),
        ("ftp://proxy", "looks like"),
        ("proxy:99999", "looks like"),
        ("my proxy", "looks like"),
        ("http://proxy/path", "looks like"),
        ("http://", "looks like"),
        ("http://[::1", "looks like"),
    ],
)
def test_an_address_that_cannot_be_used_is_told(said: str, word: str) -> None:
    """The sentence says why, and repeats nothing that was typed: it could be a password."""
    with pytest.raises(ProxyAddressError, match=word) as told:
        cleaned(said)
    assert "secret" not in str(told.value)


def test_the_systems_proxy_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says is offered; an address that cannot be used is not."""
    monkeypatch.setenv("https_proxy", "http://company:3128/")
    assert of_the_system() == "http://company:3128"
    monkeypatch.setenv("https_proxy", "socks5://company:1080")
    assert of_the_system() == ""


async def test_another_proxy_applies_to_the_next_request() -> None:
    """A request goes through the proxy that was named last; a bad address changes nothing, and none means none."""
    asked: list[str] = []
    first, second = [await _proxy(asked, name) for name in ("first", "second")]
    async with first, second:
        http = Http(_address(first))
        await _ask(http)
        http.use_proxy(_address(second))
        await _ask(http)
        with pytest.raises(BackendError):
            http.use_proxy("gopher://nowhere")
        await _ask(http)
        http.use_proxy(None)
        with pytest.raises(BackendError):
            await _ask(http)
        await http.aclose()
    assert asked == ["first", "second", "second"]


@pytest.fixture
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few connections at once that one which stays taken is soon missed."""
    monkeypatch.setattr("understudy_core.transport.clients._LIMITS", httpx.Limits(max_connections=PLACES))


@pytest.mark.usefixtures("few_places")
async def test_a_service_that_cannot_be_trusted_takes_nothing_from_its_proxy(tmp_path: Path) -> None:
    """However often nobody vouches for the service behind a proxy, other services are reached through it."""
    async with _tunnels(tmp_path) as proxy:
        http = Http(proxy, Trust(plain_context()))
        for _ in range(PLACES):
            with pytest.raises(BackendError) as told:
                await _ask_far(http, "https")
            assert told.value.failure.kind is FailureKind.TLS
        assert await asyncio.wait_for(_ask_far(http, "http"), 5) == b"answered"
        await http.aclose()


@pytest.mark.usefixtures("few_places")
async def test_a_request_through_a_proxy_can_be_given_up_at_any_moment(tmp_path: Path) -> None:
    """Whatever a tunnel was about when a request was given up, it takes no place from the next one."""
    async with _tunnels(tmp_path) as proxy:
        trust = Trust(plain_context(), (tmp_path / FILE,))
        await trust.ready()
        http = Http(proxy, trust)
        for turns in range(48):
            asking = asyncio.get_running_loop().create_task(_ask_far(http, "https"))
            for _ in range(turns):
                await asyncio.sleep(0)
            asking.cancel()
            await asyncio.wait([asking])
        assert await asyncio.wait_for(_ask_far(http, "https"), 5) == b"answered"
        await http.aclose()


async def _ask_far(http: Http, scheme: str) -> bytes:
    async with http.send("GET", f"{scheme}://far.example/v1", {}) as reply:
        return await reply.body()


@asynccontextmanager
async def _tunnels(folder: Path) -> AsyncIterator[str]:
    """The address of a proxy behind which there is one service only, with a certificate of its own."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline() not in (b"\r\n", b""):
            pass
        writer.write(whole(200, {"connection": "close"}, b"answered"))
        writer.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readline()
        if first.startswith(b"CONNECT"):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(whole(200, {}, b""))
            try:
                await writer.start_tls(serving)
            except OSError:
                writer.close()
                return
        await answer(reader, writer)

    serving = certified(folder, 365, ["far.example"])
    listening = await asyncio.start_server(meet, "127.0.0.1", 0)
    async with listening:
        yield _address(listening)


async def _ask(http: Http) -> None:
    async with http.send("GET", "http://elsewhere.invalid/v1", {}) as reply:
        assert reply.status == 407


def _address(server: asyncio.Server) -> str:
    return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def _proxy(asked: list[str], name: str) -> asyncio.Server:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.append(name)
        writer.write(b"HTTP/1.1 407 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    return await asyncio.start_server(answer, "127.0.0.1", 0)
