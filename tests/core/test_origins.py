"""A key goes to the origin it was saved for and nowhere else, over real sockets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from support.asking import HELLO, backend, balancer, collect, profile
from support.fault_server import FaultServer, script
from understudy_core.balancer import Balancer
from understudy_core.events import Answered, Event, Failed
from understudy_core.failures import BackendError, FailureKind
from understudy_core.keys import Keys
from understudy_core.profiles import KeyRef
from understudy_core.transport.http import Http
from understudy_core.transport.origin import is_open_to_others, origin_of, spoken
from understudy_core.worker import Worker

_BODY = b'{"choices": [{"message": {"content": "Here."}, "finish_reason": "stop"}]}'
ANSWER_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
ANSWER = script(ANSWER_HEAD + b"content-length: %d\r\n\r\n" % len(_BODY) + _BODY)
KEY = KeyRef(keyring="Alder")


def leading_to(target: FaultServer) -> FaultServer:
    """A server that sends everyone elsewhere, with a status that repeats the whole request there."""
    head = (
        f"HTTP/1.1 307 Temporary Redirect\r\nlocation: {target.base_url}/chat/completions\r\ncontent-length: 0\r\n\r\n"
    )
    return FaultServer(script(head.encode()))


@asynccontextmanager
async def asked_with(keys: Keys) -> AsyncIterator[Balancer]:
    """A balancer with these keys."""
    http = Http()
    try:
        yield Balancer(http, keys)
    finally:
        await http.aclose()


async def ask(balancer: Balancer, base_url: str, key: KeyRef | None = KEY) -> list[Event]:
    """All events of one request to the backend Alder at this address."""
    return await collect(balancer.stream(profile(backend("Alder", base_url, key=key)), HELLO))


async def test_a_changed_address_gets_nothing_until_that_is_agreed() -> None:
    """The key of one address opens no connection to another one; after the user agreed it goes there only."""
    keys = Keys(Worker("keys"), {})
    async with FaultServer(ANSWER) as first, FaultServer(ANSWER) as second, asked_with(keys) as balancer:
        keys.keep_until_quit("Alder", "k-secret", origin_of(first.base_url))
        refused = await ask(balancer, second.base_url)
        assert second.connections_opened == 0
        (failed,) = [event for event in refused if isinstance(event, Failed)]
        at, elsewhere = spoken(origin_of(first.base_url)), spoken(origin_of(second.base_url))
        assert failed.kind is FailureKind.MISCONFIGURED
        assert failed.message == f"The key of Alder was saved for {at}. It is not sent to {elsewhere} until you agree."
        await keys.agree("Alder", origin_of(second.base_url))
        assert isinstance((await ask(balancer, second.base_url))[-1], Answered)
        assert second.requests[-1].headers["authorization"] == "Bearer k-secret"
        await ask(balancer, first.base_url)
        assert first.connections_opened == 0


async def test_the_first_use_binds() -> None:
    """A key whose address was not known yet is bound to the first one it is sent to."""
    keys = Keys(Worker("keys"), {})
    async with FaultServer(ANSWER) as first, FaultServer(ANSWER) as second, asked_with(keys) as balancer:
        keys.keep_until_quit("Alder", "k-secret")
        assert isinstance((await ask(balancer, first.base_url))[-1], Answered)
        assert await keys.origin("Alder") == origin_of(first.base_url)
        assert not isinstance((await ask(balancer, second.base_url))[-1], Answered)
        assert second.connections_opened == 0


async def test_a_redirect_is_never_followed() -> None:
    """A service that sends the request elsewhere has failed; nothing arrives where it points."""
    keys = Keys(Worker("keys"), {})
    async with FaultServer(ANSWER) as target, leading_to(target) as first, asked_with(keys) as balancer:
        keys.keep_until_quit("Alder", "k-secret")
        assert not isinstance((await ask(balancer, first.base_url))[-1], Answered)
        assert len(first.requests) == 1 and target.connections_opened == 0


async def test_no_cookie_is_kept_or_sent() -> None:
    """A service cannot let us carry anything to another one: cookies know hosts, but neither ports nor keys."""
    setting = ANSWER_HEAD + b"set-cookie: from=alder; Path=/\r\ncontent-length: %d\r\n\r\n" % len(_BODY) + _BODY
    async with FaultServer(script(setting)) as first, FaultServer(ANSWER) as second, balancer() as made:
        for server in (first, first, second):
            assert isinstance((await ask(made, server.base_url, None))[-1], Answered)
    assert not any("cookie" in request.headers for request in (*first.requests, *second.requests))


async def test_a_name_before_the_host_is_refused() -> None:
    """An address that looks like one host and leads to another is refused before anything is sent."""
    keys = Keys(Worker("keys"), {})
    async with FaultServer(ANSWER) as server, asked_with(keys) as balancer:
        keys.keep_until_quit("Alder", "k-secret")
        events = await ask(balancer, server.base_url.replace("http://", "http://api.alder.example@"))
        (failed,) = [event for event in events if isinstance(event, Failed)]
        assert "before the host" in failed.message
        assert server.connections_opened == 0 and await keys.origin("Alder") is None


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://API.Alder.example/v1", "https://api.alder.example:443"),
        (" https://api.alder.example:443", "https://api.alder.example:443"),
        ("https://api.alder.example:8443/v1?x=@evil.example", "https://api.alder.example:8443"),
        ("https://evil.example#@api.alder.example", "https://evil.example:443"),
        ("https://münchen.example", "https://xn--mnchen-3ya.example:443"),
        ("http://127.0.0.1:8401/v1", "http://127.0.0.1:8401"),
        ("http://[0:0::1]/v1", "http://[::1]:80"),
        ("http://localhost:11434", "http://localhost:11434"),
    ],
)
def test_an_origin_has_one_form(url: str, origin: str) -> None:
    """Scheme and host in lower case, IDNA, shortened IPv6, and always the port."""
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    "url",
    [
        "", "api.alder.example/v1", "ftp://alder.example", "//alder.example", "https:///v1", "https://a b.example",
        "https://alder.example@evil.example", "https://:@evil.example", "https://alder.example\\@evil.example",
        "https://127.1", "https://0x7f000001", "https://2130706433", "https://1.2.3.0x4", "https://ex%61mple.com",
        "https://alder.example:0", "https://alder.example:99999", "https://Ⓔvil.example", "https://a\u200b.example",
        "https://\ud800.example", "https://[::1", "https://-.", "\x00",
    ],
)  # fmt: skip
def test_an_address_that_hides_where_it_goes_is_refused(url: str) -> None:
    """What is not plainly one host is refused with a sentence that does not repeat the address."""
    with pytest.raises(BackendError) as caught:
        origin_of(url)
    assert caught.value.failure.kind is FailureKind.MISCONFIGURED
    assert caught.value.failure.detail.startswith("The address of this service ")


def test_an_origin_is_told_as_people_know_it() -> None:
    """The host alone where scheme and port are the usual ones; all of it where not."""
    origins = ["https://alder.example:443", "https://alder.example:8443", "http://alder.example:80", "http://[::1]:81"]
    assert [spoken(origin) for origin in origins] == [
        "alder.example", "alder.example:8443", "http://alder.example", "http://[::1]:81",
    ]  # fmt: skip
    assert [is_open_to_others(origin) for origin in origins] == [False, False, True, False]


@pytest.mark.parametrize("where", ["error", "text", "header"])
async def test_a_key_that_a_service_repeats_is_taken_out(where: str) -> None:
    """Whatever a service says back, in JSON, in bare text or as the number of a request: no event holds the key."""
    key = "plain-key-0815"
    said = f"Incorrect API key provided: {key}. Authorization: Bearer {key}"
    body = (json.dumps({"error": {"message": said}}) if where == "error" else said).encode()
    number = key if where == "header" else "r-1"
    head = f"HTTP/1.1 401 No\r\nx-request-id: {number}\r\ncontent-length: {len(body)}\r\n\r\n"
    keys = Keys(Worker("keys"), {})
    async with FaultServer(script(head.encode() + body)) as service, asked_with(keys) as balancer:
        keys.keep_until_quit("Alder", key, origin_of(service.base_url))
        events = await ask(balancer, service.base_url)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.kind is FailureKind.KEY_REJECTED and "Incorrect" in failed.detail
    assert key not in repr(events)
