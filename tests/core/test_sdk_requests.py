"""What we send beside what the services' own packages send for the same conversation, captured on loopback.

Differences, each with its reason:

- Gemini, `systemInstruction.role`: the package adds "user"; the API reference leaves it out.
- Gemini, `mime_type`: the package writes it as its own field name; the API reference says `mimeType`. Both are read.
- Gemini, `data`: the package writes base64 with "-" and "_"; the API reference shows "+" and "/". Both are read.
- Gemini, `/v1/` in the address: the package chooses a version by itself; ours is part of the address of the service.
- Anthropic, `anthropic-version`: since its major version 2 the package sends 2026-10-21, which takes no `temperature`;
  ours is 2023-06-01, which the service keeps as it is, which other services of this protocol know, and which takes
  the setting for every model that has it. The JSON is the same.
- Anthropic, key: the same package sends it as `Authorization: Bearer`; the API reference says `x-api-key`.
- Responses, `detail`: the package demands it; "auto" is what the service does without it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from support.asking import backend, balancer, collect, profile
from support.fault_server import FaultServer, script
from support.sdk_requests import FIRST, PNG, REPLY, SECOND, SYSTEM
from understudy_core.chat import ChatRequest, Message, Picture, Role
from understudy_core.practice import http1
from understudy_core.practice.http1 import ReceivedRequest
from understudy_core.profiles import KeyRef

TALK = ChatRequest(
    (
        Message(Role.USER, FIRST),
        Message(Role.ASSISTANT, REPLY),
        Message(Role.USER, SECOND, (Picture("image/png", PNG),)),
    ),
    SYSTEM,
)
SHORT = ChatRequest((Message(Role.USER, FIRST),))
KEY_HEADERS = ("authorization", "api-key", "x-goog-api-key")
REFUSED = script(http1.whole(418, {"content-type": "application/json"}, b"{}"))
ASKED: Mapping[str, tuple[str, str, ChatRequest, dict[str, Any]]] = {
    "openai_chat": ("openai", "/openai-chat", TALK, {"temperature": 0.5, "max_tokens": 100, "stop": ["END"]}),
    "openai_responses": ("openai-responses", "/openai-responses", TALK, {"temperature": 0.5, "max_tokens": 100}),
    "azure": ("azure-openai", "/azure", SHORT, {"max_tokens": 100}),
    "anthropic": ("anthropic", "/anthropic", TALK, {"max_tokens": 100, "stop": ["END"]}),
    "gemini": ("gemini", "/gemini/v1", TALK, {"temperature": 0.5, "max_tokens": 100, "stop": "END"}),
}


@pytest.fixture(scope="module")
def theirs() -> dict[str, ReceivedRequest]:
    """The requests of the official packages, in the order in which they are sent."""

    async def capture() -> tuple[ReceivedRequest, ...]:
        async with FaultServer(REFUSED) as server:
            tests = Path(__file__).parents[1]
            command = (sys.executable, "-m", "support.sdk_requests", server.url)
            process = await asyncio.create_subprocess_exec(*command, cwd=tests)
            assert await process.wait() == 0
            return server.requests

    return dict(zip(ASKED, asyncio.run(capture()), strict=True))


@pytest.mark.parametrize("name", ASKED)
async def test_we_send_what_the_official_package_sends(name: str, theirs: dict[str, ReceivedRequest]) -> None:
    """Path, key header and JSON are the same, but for the differences named above."""
    provider, path, request, params = ASKED[name]
    async with FaultServer(REFUSED) as server, balancer(K="k") as made:
        asked = backend("a", f"{server.url}{path}", key=KeyRef(env="K"), params=params)
        asked = asked.model_copy(update={"provider": provider, "model": "m"})
        await collect(made.stream(profile(asked), request))
    ours = server.requests[0]
    assert (ours.method, ours.path) == ("POST", theirs[name].path)
    for header in KEY_HEADERS if name != "anthropic" else ():
        assert ours.headers.get(header) == theirs[name].headers.get(header)
    assert _plain(ours.body) == _plain(theirs[name].body)


def _plain(value: Any) -> Any:
    """The JSON without the differences that are named above."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    plain = {{"mime_type": "mimeType"}.get(name, name): _plain(one) for name, one in value.items()}
    if plain.get("type") == "input_image":
        plain.pop("detail", None)
    if "mimeType" in plain:
        plain["data"] = plain["data"].replace("-", "+").replace("_", "/")
    if "systemInstruction" in plain:
        plain["systemInstruction"].pop("role", None)
    return plain
