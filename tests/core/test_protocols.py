"""What each protocol sends, what becomes of pictures and settings it does not take, and the data of the catalogue."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from support.asking import backend, balancer, collect, profile, text_of
from support.fault_server import FaultServer, script
from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Message, Picture, Role
from understudy_core.events import Answered, Attempt, Failed, Skipped, SkipReason
from understudy_core.practice import http1
from understudy_core.profiles import Backend
from understudy_core.providers.base import ModelInfo
from understudy_core.providers.catalogue import catalogue

PICTURE = Picture("image/png", b"\x89PNG")
FIRST = "Which bird is this?"
SHOWN = ChatRequest((Message(Role.USER, FIRST, (PICTURE,)),))
JSON = {"content-type": "application/json"}
OK = http1.whole(200, JSON, b'{"choices":[{"message":{"content":"A wren."},"finish_reason":"stop"}]}')


def refusing(status: int, body: dict[str, Any]) -> bytes:
    """A whole answer with an error."""
    return http1.whole(status, JSON, json.dumps(body).encode())


async def sent(made: Balancer, asked: Backend, request: ChatRequest, server: FaultServer) -> Any:
    """The JSON of the last request that came of asking this backend."""
    await collect(made.stream(profile(asked), request))
    return server.requests[-1].body


@pytest.mark.parametrize("provider", ["openai", "openai-responses", "anthropic", "gemini", "ollama", "azure-openai"])
async def test_turns_alternate_and_nothing_is_empty(provider: str) -> None:
    """Two messages in a row become one, an empty reply is left out: several services refuse anything else."""
    talk = (Message(Role.USER, "One"), Message(Role.ASSISTANT, ""), Message(Role.USER, "Two"))
    async with FaultServer(script(http1.whole(418, JSON, b"{}"))) as server, balancer() as made:
        asked = backend("a", server.base_url).model_copy(update={"provider": provider})
        body = await sent(made, asked, ChatRequest(talk), server)
    turns = body.get("messages") or body.get("input") or body.get("contents")
    assert [turn["role"] for turn in turns] == ["user"]
    assert "One\\n\\nTwo" in json.dumps(turns)


@pytest.mark.parametrize(
    ("provider", "params", "expected"),
    [
        ("anthropic", {"temperature": 1.7, "stop": "END"}, {"temperature": 1, "stop_sequences": ["END"]}),
        ("anthropic", {"frequency_penalty": 1, "max_completion_tokens": 9}, {"max_tokens": 9}),
        ("gemini", {"max_tokens": 9, "top_p": 0.5}, {"generationConfig": {"maxOutputTokens": 9, "topP": 0.5}}),
        ("ollama", {"max_tokens": 9, "think": True}, {"options": {"num_predict": 9}, "think": True}),
        ("openai", {"max_tokens": 9}, {"max_completion_tokens": 9}),
        ("openai-responses", {"max_tokens": 9}, {"max_output_tokens": 9}),
        ("mistral", {"max_tokens": 9}, {"max_tokens": 9}),
    ],
)
async def test_settings_go_under_the_service_s_own_names(
    provider: str, params: dict[str, Any], expected: dict[str, Any]
) -> None:
    """What a profile says once reaches every service in its own words."""
    async with FaultServer(script(http1.whole(418, JSON, b"{}"))) as server, balancer() as made:
        asked = backend("a", server.base_url, params=params).model_copy(update={"provider": provider})
        body = await sent(made, asked, SHOWN, server)
    assert {name: body.get(name) for name in expected} == expected
    assert "frequency_penalty" not in body


@pytest.mark.parametrize(
    "refusal",
    [
        {"error": {"message": "Unsupported value: 'temperature' does not support 0.2.", "param": "temperature"}},
        {"detail": [{"loc": ["body", "temperature"], "msg": "Extra inputs are not permitted"}]},
        {"type": "error", "error": {"type": "invalid_request_error", "message": "`temperature` is deprecated."}},
        {"error": {"message": "temperature: Extra inputs are not permitted"}},
    ],
)
async def test_a_setting_that_is_refused_is_left_out_from_then_on(refusal: dict[str, Any]) -> None:
    """The message is answered all the same, in one attempt; the next one does not try the setting again."""
    async with FaultServer(script(refusing(400, refusal)), script(OK)) as server, balancer() as made:
        asked = profile(backend("a", server.base_url, params={"temperature": 0.2, "top_p": 0.9}))
        first = await collect(made.stream(asked, SHOWN))
        second = await collect(made.stream(asked, SHOWN))
    assert (text_of(first), text_of(second)) == ("A wren.", "A wren.")
    assert len([event for event in first if isinstance(event, Attempt)]) == 1
    assert ["temperature" in request.body for request in server.requests] == [True, False, False]
    assert all(request.body["top_p"] == 0.9 for request in server.requests)


async def test_a_refused_limit_changes_its_name() -> None:
    """A model that wants the limit under its other name gets it so."""
    refusal = {"error": {"message": "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."}}
    async with FaultServer(script(refusing(400, refusal)), script(OK)) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url, params={"max_tokens": 9})), SHOWN))
    assert isinstance(events[-1], Answered)
    assert server.requests[-1].body["max_completion_tokens"] == 9


async def test_a_refusal_that_names_nothing_we_sent_is_an_error() -> None:
    """Nothing is sent a second time for a complaint that leaving something out would not answer."""
    refusal = {"error": {"message": "Unsupported language: 'tlh'"}}
    async with FaultServer(script(refusing(400, refusal))) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url, params={"top_p": 1})), SHOWN))
    assert len([event for event in events if isinstance(event, Failed)]) == len(server.requests) == 1


async def test_a_backend_that_sees_no_pictures_is_skipped_for_one() -> None:
    """The account says so; the same backend is asked again when the message has no picture."""
    async with FaultServer(script(OK)) as a, FaultServer(script(OK)) as b, balancer() as made:
        blind, seeing = backend("a", a.base_url), backend("b", b.base_url)
        made.capabilities.learn(a.base_url, [ModelInfo(blind.model, "Blind", sees_pictures=False)])
        events = await collect(made.stream(profile(blind, seeing), SHOWN))
        assert events[0] == Skipped("a", SkipReason.NO_VISION)
        assert (len(a.requests), len(b.requests)) == (0, 1)
        later = ChatRequest((*SHOWN.messages, Message(Role.ASSISTANT, "A wren."), Message(Role.USER, "Sure?")))
        await collect(made.stream(profile(blind, seeing), later))
    told = json.dumps(a.requests[0].body["messages"])
    assert "A picture was here" in told and "image_url" not in told


async def test_a_single_backend_that_sees_no_pictures_says_so() -> None:
    """With nobody else to ask, the end names the reason and nothing is sent."""
    async with FaultServer(script(OK)) as a, balancer() as made:
        blind = backend("a", a.base_url)
        made.capabilities.learn(a.base_url, [ModelInfo(blind.model, "Blind", sees_pictures=False)])
        events = await collect(made.stream(profile(blind), SHOWN))
    assert events[0] == Skipped("a", SkipReason.NO_VISION)
    assert not a.requests


def test_the_catalogue_holds_together() -> None:
    """25 services or more; pages are https; only addresses on this computer are http; no two key forms overlap."""
    entries = catalogue().values()
    assert len(entries) >= 25
    for entry in entries:
        pages = (entry.key_page, entry.billing_page, entry.status_page)
        assert all(page.startswith("https://") for page in pages if page)
        assert entry.base_url is None or entry.base_url.startswith(("https://", "http://localhost:"))
        assert entry.needs_key is not (entry.base_url or "http:").startswith("http:") or entry.base_url is None
    forms = [entry.key_form for entry in entries if entry.key_form]
    samples = (
        "sk-proj-",
        "gsk_",
        "sk-or-v1-",
        "xai-",
        "csk-",
        "sk-ant-api03-",
        "pplx-",
        "hf_",
        "nvapi-",
        "github_pat_",
        "AQ.",
    )
    for start in samples:
        assert sum(re.fullmatch(form, start + 32 * "a") is not None for form in forms) == 1, start
