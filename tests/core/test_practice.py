"""Practice services, asked over real sockets."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from support.practice_talk import ask, events, gone, question, text_of
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
from understudy_core.practice.server import PracticeService


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
