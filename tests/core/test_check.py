"""The free check: what it says of keys, addresses and services, and which model it offers to begin with."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator

import pytest

from support.fault_server import Close, FaultServer, Reset, script
from support.hand_clock import HandClock
from understudy_core.check import Checked, addresses, check, found_here, recommended
from understudy_core.practice import http1
from understudy_core.practice.http1 import ReceivedRequest
from understudy_core.practice.server import PracticeService
from understudy_core.providers.base import ModelInfo
from understudy_core.providers.catalogue import known
from understudy_core.transport.http import Http
from understudy_core.waiting import LoopClock

JSON = {"content-type": "application/json"}
OTHER = known("openai-compatible")


def answers(status: int, said: object) -> bytes:
    """A whole answer in JSON."""
    return http1.whole(status, JSON, json.dumps(said).encode())


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    made = Http()
    yield made
    await made.aclose()


LISTS = {
    "openai-compatible": {"data": [{"id": "m-1", "context_length": 8192}, {"id": "text-embed"}]},
    "openai-responses": {"object": "list", "data": [{"id": "m-1"}]},
    "together": [{"id": "m-1", "type": "chat"}],
    "anthropic": {"data": [{"type": "model", "id": "m-1", "display_name": "M One"}]},
    "gemini": {
        "models": [
            {"name": "models/m-1", "inputTokenLimit": 1000, "supportedGenerationMethods": ["generateContent"]},
            {"name": "models/m-2", "supportedGenerationMethods": ["embedContent"]},
        ]
    },
    "ollama": {"models": [{"name": "m-1", "size": 1}]},
    "azure-openai": {"data": [{"id": "m-1"}]},
}


@pytest.mark.parametrize("provider", LISTS)
async def test_a_service_that_works_says_so_with_its_models(provider: str, http: Http) -> None:
    """Each protocol's list is understood; models that cannot chat are left out."""
    async with FaultServer(script(answers(200, LISTS[provider]))) as server:
        checked = await check(known(provider), server.base_url, "key", http, LoopClock())
    assert checked.works and checked.title.startswith("Works. 1 model. Answered ")
    assert [model.id for model in checked.models] == ["m-1"] and checked.recommended == "m-1"


async def test_what_a_model_can_do_is_read_where_the_service_tells(http: Http) -> None:
    """OpenRouter's words for context, pictures and reasoning."""
    entry = {
        "id": "a/b",
        "name": "A: B",
        "context_length": 32768,
        "architecture": {"input_modalities": ["text", "image"]},
        "supported_parameters": ["reasoning", "stop"],
    }
    async with FaultServer(script(answers(200, {"data": [entry]}))) as server:
        checked = await check(OTHER, server.base_url, None, http, LoopClock())
    assert checked.models == (ModelInfo("a/b", "A: B", 32768, sees_pictures=True, reasons=True),)


async def said(http: Http, server: FaultServer, key: str | None = None, path: str = "/v1") -> Checked:
    """What a check of an own address says."""
    return await check(OTHER, f"{server.url}{path}", key, http, LoopClock())


async def test_a_rejected_key_is_told_from_one_of_another_service(http: Http) -> None:
    """The form of the key tells where it belongs."""
    refusal = answers(401, {"error": {"message": "Invalid API key", "code": "invalid_api_key"}})
    async with FaultServer(script(refusal)) as server:
        plain = await said(http, server, "abc")
        other = await said(http, server, "gsk_" + 30 * "a")
        none = await said(http, server)
    assert "does not accept this key" in plain.title
    assert other.title == "This looks like a key of Groq."
    assert none.title.endswith("wants a key.")
    assert not (plain.works or other.works or none.works)


async def test_a_key_that_is_missing_is_said_without_asking(http: Http) -> None:
    """A service that needs a key is not asked without one."""
    checked = await check(known("openai"), "http://127.0.0.1:9", None, http, LoopClock())
    assert (checked.works, checked.title) == (False, "There is no key for OpenAI yet.")


async def test_an_address_without_v1_is_mended(http: Http) -> None:
    """The address that answers is handed back, to be used instead of the one that was typed."""
    async with PracticeService("A", []) as service:
        typed = service.base_url.removesuffix("/v1")
        checked = await check(OTHER, f" {typed}/chat/completions/ ", None, http, LoopClock())
    assert checked.works and checked.base_url == f"{typed}/v1"


async def test_a_web_page_is_called_one(http: Http) -> None:
    """A page's address is the commonest mistake."""
    page = http1.whole(200, {"content-type": "text/html"}, b"<!doctype html><title>Chat</title>")
    async with FaultServer(script(page)) as server:
        checked = await said(http, server)
    assert "shows a web page here, not an AI service" in checked.title and "<" not in checked.words


@pytest.mark.parametrize("end", [Close(), Reset()])
async def test_a_broken_connection_is_a_sentence(end: Close | Reset, http: Http) -> None:
    """Nothing is raised, whatever the other side does."""
    async with FaultServer(script(end)) as server:
        checked = await said(http, server)
    assert not checked.works and checked.title and checked.words != "Start it, then check again."


async def test_a_service_of_this_computer_that_does_not_run_is_to_be_started(http: Http) -> None:
    """Nobody listens at an address of this computer: the advice is to start the service, not to check the network."""
    async with PracticeService("Here", reachable=False) as service:
        checked = await check(OTHER, service.base_url, None, http, HandClock())
    assert (checked.works, checked.words) == (False, "Start it, then check again.")


async def test_a_service_that_never_answers_is_given_up(http: Http) -> None:
    """The time is bounded by the clock, and the connection is closed."""
    clock, asked = HandClock(), asyncio.Event()

    async def silence(_reader: StreamReader, _writer: StreamWriter, _request: ReceivedRequest) -> None:
        asked.set()
        await asyncio.Event().wait()

    async with FaultServer(silence) as server:
        checking = asyncio.get_running_loop().create_task(check(OTHER, server.base_url, None, http, clock))
        await asked.wait()
        clock.jump()
        checked = await checking
        await server.emptied()
    assert checked.title == "Other address did not answer within 15 s."


async def test_a_key_is_never_sent_where_it_can_be_read_on_the_way(http: Http) -> None:
    """An http address of another computer is only tried with https."""
    checked = await check(OTHER, "http://key.invalid/v1", "abc", http, LoopClock())
    assert not checked.works and "can be read on the way" in checked.title


async def test_a_public_list_does_not_prove_a_key(http: Http) -> None:
    """Where anybody may read the list, the key is checked at its own place."""
    refusal = answers(401, {"error": {"message": "No auth credentials found"}})
    async with FaultServer(script(refusal), script(answers(200, LISTS["openai-compatible"]))) as server:
        service = dataclasses.replace(known("openrouter"), base_url=server.base_url)
        checked = await check(service, server.base_url, "sk-or-v1-" + 32 * "a", http, LoopClock())
    assert not checked.works
    assert [request.path for request in server.requests] == ["/v1/key"]


async def test_services_on_this_computer_are_looked_for(http: Http) -> None:
    """Each of the usual ones is asked at its own port; one that does not run is None."""
    found = await found_here(http, LoopClock())
    assert {"ollama", "lmstudio", "llamacpp", "vllm", "jan"} <= found.keys()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("api.host/v1", ["https://api.host/v1"]),
        ("https://api.host/v1/chat/completions", ["https://api.host/v1"]),
        ("http://localhost:1/v1", ["http://localhost:1/v1", "https://localhost:1/v1"]),
        ("https://localhost:1/v1", ["https://localhost:1/v1", "http://localhost:1/v1"]),
        ("http://api.host", ["http://api.host", "http://api.host/v1", "https://api.host", "https://api.host/v1"]),
        ("'https://host/api'", ["https://host/api"]),
        ("  ", []),
    ],
)
def test_what_may_be_meant_by_an_address(typed: str, expected: list[str]) -> None:
    """Spaces, quotes, a missing scheme, an end point instead of its root."""
    assert addresses(OTHER, typed) == expected


@pytest.mark.parametrize(
    ("names", "default", "expected"),
    [
        (["a", "b"], "b", "b"),
        (["claude-sonnet-4-5-20250929", "claude-opus-4"], "claude-sonnet-4-5", "claude-sonnet-4-5-20250929"),
        (["big", "x-preview-mini", "x-mini"], "", "x-mini"),
        (["only"], "", "only"),
        ([], "gone", ""),
    ],
)
def test_a_sensible_model_is_chosen(names: list[str], default: str, expected: str) -> None:
    """The usual one, else one of middle size that is no preview, else the first."""
    assert recommended([ModelInfo(name, name) for name in names], default) == expected
