"""Practice services, asked over real sockets."""

from __future__ import annotations

import asyncio
import gc
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from understudy_core.practice import replies
from understudy_core.practice.bodies import words
from understudy_core.practice.plays import (
    Answers,
    Busy,
    Cuts,
    Down,
    Empty,
    ModelGone,
    OutOfCredit,
    Play,
    Silent,
    WrongKey,
)
from understudy_core.practice.scenes import SCENES, SELF_TEST_REPLY, Ensemble, scene
from understudy_core.practice.server import KEPT_REQUESTS, PracticeService
from understudy_core.profiles import Backend, KeyRef, Policy, Profile


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        yield client


def question(text: str = "Hello", *, stream: bool = True, **more: Any) -> dict[str, Any]:
    return {"model": "practice-1", "stream": stream, "messages": [{"role": "user", "content": text}], **more}


async def ask(client: httpx.AsyncClient, service: PracticeService, **more: Any) -> httpx.Response:
    return await client.post(f"{service.base_url}/chat/completions", json=question(**more))


def events(body: str) -> list[Any]:
    """The data of each event of a stream, [DONE] as the string it is."""
    lines = [line.removeprefix("data: ") for line in body.split("\n\n") if line.startswith("data: ")]
    return [line if line == "[DONE]" else json.loads(line) for line in lines]


def text_of(body: str) -> str:
    choices = [choice for event in events(body) if event != "[DONE]" for choice in event["choices"]]
    return "".join(choice["delta"].get("content", "") for choice in choices)


async def gone(service: PracticeService) -> None:
    """Wait until the service has noticed that every client left."""
    async with asyncio.timeout(5):
        await service.emptied()


async def test_streams_a_reply_word_by_word(client: httpx.AsyncClient) -> None:
    """A streamed reply is a role chunk, one chunk for each word, a finish chunk and the end marker."""
    async with PracticeService("Alder", [Answers("One two,\n\nthree.")]) as alder:
        response = await ask(client, alder)
    first, *pieces, last, done = events(response.text)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert first["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert [piece["choices"][0]["delta"] for piece in pieces] == [
        {"content": "One"},
        {"content": " two,"},
        {"content": "\n\nthree."},
    ]
    assert {piece["choices"][0]["finish_reason"] for piece in pieces} == {None}
    assert (last["choices"][0]["delta"], last["choices"][0]["finish_reason"]) == ({}, "stop")
    assert done == "[DONE]"
    assert first["model"] == "practice-1"
    assert "usage" not in last


async def test_tells_usage_when_asked(client: httpx.AsyncClient) -> None:
    """With include_usage the chunk before the end marker has the counts and no choices, the others a null usage."""
    async with PracticeService("Alder", [Answers("One two three.")]) as alder:
        response = await ask(client, alder, text="Count to three", stream_options={"include_usage": True})
    *before, usage, done = events(response.text)
    assert (usage["choices"], done) == ([], "[DONE]")
    assert usage["usage"] == {"prompt_tokens": 3, "completion_tokens": 3, "total_tokens": 6}
    assert all(event["usage"] is None for event in before)


async def test_answers_whole_when_not_asked_to_stream(client: httpx.AsyncClient) -> None:
    """Without stream the same reply comes as one JSON document."""
    async with PracticeService("Alder", [Answers("One two – drei.")]) as alder:
        body = (await ask(client, alder, stream=False)).json()
    assert body["object"] == "chat.completion"
    assert body["choices"] == [
        {"index": 0, "message": {"role": "assistant", "content": "One two – drei."}, "finish_reason": "stop"}
    ]
    assert body["usage"]["completion_tokens"] == 4


async def test_plays_in_order_and_then_for_ever(client: httpx.AsyncClient) -> None:
    """The nth question gets the nth play, later ones get `then`, and plays can be added while it runs."""
    async with PracticeService("Alder", [Down(), WrongKey()], then=Empty()) as alder:
        statuses = [(await ask(client, alder)).status_code for _ in range(4)]
        alder.play_next(Busy(), Answers("Back again."))
        later = [await ask(client, alder) for _ in range(3)]
    assert statuses == [503, 401, 200, 200]
    assert [response.status_code for response in later] == [429, 200, 200]
    assert [text_of(response.text) for response in later] == ["", "Back again.", ""]


@pytest.mark.parametrize(
    ("play", "status", "kind", "code"),
    [
        (Busy(), 429, "requests", "rate_limit_exceeded"),
        (Down(), 503, "server_error", None),
        (Down(500), 500, "server_error", None),
        (Down(529), 529, "server_error", None),
        (WrongKey(), 401, "invalid_request_error", "invalid_api_key"),
        (OutOfCredit(), 429, "insufficient_quota", "insufficient_quota"),
        (ModelGone(), 404, "invalid_request_error", "model_not_found"),
    ],
)
async def test_says_no_in_the_protocols_form(
    client: httpx.AsyncClient, play: Play, status: int, kind: str, code: str | None
) -> None:
    """A refusal has the status, type and code by which real services tell it, and a request id."""
    async with PracticeService("Alder", [play]) as alder:
        response = await ask(client, alder)
    error = response.json()["error"]
    assert (response.status_code, error["type"], error["code"]) == (status, kind, code)
    assert error["message"]
    assert response.headers["x-request-id"] == "practice-1"


@pytest.mark.parametrize(("wait", "header"), [(2, "2"), (50, "50"), (0.5, "0.5"), (None, None)])
async def test_busy_names_its_wait(client: httpx.AsyncClient, wait: float | None, header: str | None) -> None:
    """A busy service sends the seconds to wait as Retry-After, and no such header when it names none."""
    async with PracticeService("Alder", [Busy(wait)]) as alder:
        response = await ask(client, alder)
    assert response.headers.get("retry-after") == header


async def test_empty_reply_is_complete_and_empty(client: httpx.AsyncClient) -> None:
    """An empty reply has a role chunk, a finish chunk and the end marker, and no word."""
    async with PracticeService("Alder", [Empty()]) as alder:
        body = (await ask(client, alder)).text
    _role, finish, done = events(body)
    assert (text_of(body), finish["choices"][0]["finish_reason"], done) == ("", "stop", "[DONE]")


async def test_cut_reply_brings_its_words_and_then_breaks(client: httpx.AsyncClient) -> None:
    """After the given number of words, all of them delivered, the connection is gone without an end."""
    received = ""
    async with PracticeService("Alder", [Cuts(after_words=5)]) as alder:
        with pytest.raises(httpx.RemoteProtocolError):
            async with client.stream("POST", f"{alder.base_url}/chat/completions", json=question()) as response:
                async for piece in response.aiter_text():
                    received += piece
    assert text_of(received) == "".join(words(replies.compose("Hello"))[:5])
    assert "[DONE]" not in received


async def test_cut_reply_breaks_without_streaming_too(client: httpx.AsyncClient) -> None:
    """A reply that is not streamed breaks before its promised length."""
    async with PracticeService("Alder", [Cuts()]) as alder:
        with pytest.raises(httpx.RemoteProtocolError):
            await ask(client, alder, stream=False)


async def test_silent_service_says_nothing_until_the_client_leaves(client: httpx.AsyncClient) -> None:
    """A silent service sends headers and a comment, keeps the connection, and lets go when the client does."""
    async with PracticeService("Alder", [Silent()]) as alder:
        url, patience = f"{alder.base_url}/chat/completions", httpx.Timeout(5, read=0.1)
        async with client.stream("POST", url, json=question(), timeout=patience) as response:
            pieces = response.aiter_text()
            assert response.status_code == 200
            assert (await anext(pieces)).startswith(":")
            assert alder.connections_open == 1
            with pytest.raises(httpx.ReadTimeout):
                await anext(pieces)
        await gone(alder)


async def test_pace_is_kept_in_words_a_second(client: httpx.AsyncClient) -> None:
    """Ten words at 100 a second take a tenth of a second, not less."""
    loop = asyncio.get_running_loop()
    async with PracticeService("Alder", [Answers("a b c d e f g h i j", words_per_s=100)]) as alder:
        start = loop.time()
        body = (await ask(client, alder)).text
        took = loop.time() - start
    assert text_of(body) == "a b c d e f g h i j"
    assert took >= 0.09


async def test_lists_its_model(client: httpx.AsyncClient) -> None:
    """GET /v1/models lists the model of the service and uses up no play."""
    async with PracticeService("Birch", [Answers("First.")], model="practice-2") as birch:
        listed = (await client.get(f"{birch.base_url}/models?limit=5")).json()
        reply = await ask(client, birch)
    assert [entry["id"] for entry in listed["data"]] == ["practice-2"]
    assert text_of(reply.text) == "First."


@pytest.mark.parametrize(
    ("play", "status", "models"), [(WrongKey(), 401, None), (Down(), 503, None), (ModelGone(), 200, [])]
)
async def test_model_list_agrees_with_what_is_played(
    client: httpx.AsyncClient, play: Play, status: int, models: list[str] | None
) -> None:
    """A service that is down, or does not know the key, says so to a check too; one without the model lists none."""
    async with PracticeService("Alder", then=play) as alder:
        response = await client.get(f"{alder.base_url}/models")
    assert response.status_code == status
    assert response.json().get("data") == models


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


@pytest.mark.parametrize(
    ("message", "holds"),
    [
        ("Write a LETTER to my neighbour", "Dear "),
        ("Could you explain backups?", "```"),
        ("plan my week", "| Monday |"),
        ("What is the weather?", "Open that line"),
        ("The plane is late", "Open that line"),
    ],
)
def test_reply_fits_the_question(message: str, holds: str) -> None:
    """A letter, an explanation or a plan comes where it is asked for, and every reply says it stayed here."""
    reply = replies.compose(message)
    assert holds in reply
    assert "this computer" in reply
    assert len(words(reply)) > 40


@pytest.mark.parametrize("name", SCENES)
async def test_scene_is_ready_to_run(name: str) -> None:
    """Every scene has a complete profile without keys, each backend at its own service."""
    async with scene(name) as ensemble:
        profile = ensemble.profile
        assert Profile.model_validate_json(profile.model_dump_json()) == profile
        assert (profile.name, profile.policy, profile.params) == ("Everyday", Policy.FAILOVER, {})
        for backend, service in zip(profile.backends, ensemble.services, strict=True):
            assert (backend.name, backend.base_url, backend.model) == (service.name, service.base_url, service.model)
            assert (backend.provider, backend.key) == ("openai-compatible", None)


async def test_unknown_scene_is_told_with_the_known_ones() -> None:
    """A scene that does not exist is a sentence that names those that do."""
    with pytest.raises(ValueError, match="everyday, all-failed, silent, interrupted, healthy, self-test"):
        scene("tragedy")


async def test_everyday_scene(client: httpx.AsyncClient) -> None:
    """Alder is busy twice with a wait of 2 s, then breaks after 20 words, then answers; Birch always answers."""
    async with scene("everyday") as ensemble:
        alder, birch, _cedar = ensemble.services
        busy = [await ask(client, alder) for _ in range(2)]
        assert [(response.status_code, response.headers["retry-after"]) for response in busy] == [(429, "2")] * 2
        received = ""
        with pytest.raises(httpx.RemoteProtocolError):
            async with client.stream("POST", f"{alder.base_url}/chat/completions", json=question()) as response:
                async for piece in response.aiter_text():
                    received += piece
        assert len(words(text_of(received))) == 20
        for service in (alder, birch):
            url = f"{service.base_url}/chat/completions"
            assert (await client.post(url, json=question(stream=False))).status_code == 200
        settings = ensemble.profile.failover
        assert (settings.retry_count, settings.retry_delay_ms) == (2, 2000)


async def test_all_failed_scene(client: httpx.AsyncClient) -> None:
    """Alder does not know the key, Birch is busy for 50 s, Cedar is not there, however often one asks."""
    async with scene("all-failed") as ensemble:
        alder, birch, cedar = ensemble.services
        for _ in range(3):
            assert (await ask(client, alder)).status_code == 401
            assert (await ask(client, birch)).headers["retry-after"] == "50"
            with pytest.raises(httpx.ConnectError):
                await ask(client, cedar)


async def test_silent_scene(client: httpx.AsyncClient) -> None:
    """Alder never says a word, however often one asks, while Birch answers."""
    async with scene("silent") as ensemble:
        alder, birch, _cedar = ensemble.services
        for _ in range(2):
            with pytest.raises(httpx.ReadTimeout):
                await client.post(f"{alder.base_url}/chat/completions", json=question(), timeout=0.1)
        assert (await ask(client, birch, stream=False)).status_code == 200


async def test_self_test_scene(client: httpx.AsyncClient) -> None:
    """Alder is down, Birch says its line without a pause, and the profile waits for nothing."""
    async with scene("self-test") as ensemble:
        alder, birch = ensemble.services
        assert (await ask(client, alder)).status_code == 503
        assert text_of((await ask(client, birch)).text) == SELF_TEST_REPLY == "The understudy is on stage."
        assert ensemble.profile.failover.retry_delay_ms == 0


async def test_ensemble_plays_a_profile_of_the_users() -> None:
    """Practice services take the places of real backends: names and settings stay, address and key do not."""
    real = Profile(
        name="Work",
        policy=Policy.ROUNDROBIN,
        backends=(Backend(name="primary", provider="openai", model="gpt-x", key=KeyRef(env="PRIMARY_KEY")),),
        params={"temperature": 0},
    )
    async with Ensemble(real, [PracticeService("primary", [Busy()])]) as ensemble:
        played = ensemble.profile
        assert (played.name, played.policy, played.params) == ("Work", Policy.ROUNDROBIN, {"temperature": 0})
        assert played.backends[0].name == "primary"
        assert (played.backends[0].key, played.backends[0].base_url) == (None, ensemble.services[0].base_url)
