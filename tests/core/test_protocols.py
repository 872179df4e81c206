"""OpenAI Responses and Ollama's own protocol on recorded replies, and the data of the catalogue."""

from __future__ import annotations

import hashlib
import re

import pytest

from support.asking import HELLO, backend, balancer, collect, profile, reasoning_of, text_of
from support.replay import Replay, WireItem, wire_params
from understudy_core.events import Answered, Failed
from understudy_core.failures import FailureKind
from understudy_core.providers.catalogue import catalogue

PROVIDERS = {"openai-responses": "openai-responses", "ollama-native": "ollama"}
KINDS = {
    "billing": FailureKind.QUOTA_EXHAUSTED,
    "context_length": FailureKind.CONTEXT_TOO_LONG,
    "server": FailureKind.SERVER_ERROR,
    "model_not_found": FailureKind.MODEL_NOT_FOUND,
    "auth": FailureKind.KEY_REJECTED,
}
REPLIES = [item for protocol in PROVIDERS for item in wire_params(protocol, kind="reply")]
ERRORS = wire_params("openai-responses", kind="error")


@pytest.mark.parametrize("piece", [1, 7, 4096])
@pytest.mark.parametrize("item", REPLIES)
async def test_a_recorded_reply_comes_out_exactly(item: WireItem, piece: int) -> None:
    """Text and reasoning are those of the recording, however the bytes are split."""
    asked = backend("a", "").model_copy(update={"provider": PROVIDERS[item.protocol]})
    async with Replay(item, piece=piece) as server, balancer() as made:
        asked = asked.model_copy(update={"base_url": server.base_url})
        events = await collect(made.stream(profile(asked), HELLO))
    assert hashlib.sha256(text_of(events).encode()).hexdigest() == item.expected["text_sha256"]
    assert len(reasoning_of(events)) == item.expected["reasoning_chars"]
    if item.expected["text_chars"]:
        assert isinstance(events[-1], Answered)
        assert events[-1].finish_reason == item.expected["finish_class"]


@pytest.mark.parametrize("item", ERRORS)
async def test_a_recorded_error_is_understood(item: WireItem) -> None:
    """Errors before and inside the stream are named as the index names them."""
    async with Replay(item) as server, balancer() as made:
        asked = backend("a", server.base_url).model_copy(update={"provider": "openai-responses"})
        events = await collect(made.stream(profile(asked), HELLO))
    failed = next(event for event in events if isinstance(event, Failed))
    assert failed.kind is KINDS[item.expected["error_class"]]


@pytest.mark.parametrize("item", REPLIES)
async def test_the_system_prompt_and_the_limit_go_where_the_protocol_wants_them(item: WireItem) -> None:
    """The limit of a profile arrives under the service's own name."""
    name = PROVIDERS[item.protocol]
    async with Replay(item) as server, balancer() as made:
        asked = backend("a", server.base_url).model_copy(update={"provider": name, "params": {"max_tokens": 9}})
        await collect(made.stream(profile(asked).model_copy(update={"system_prompt": "Be brief."}), HELLO))
    sent = server.requests[0].body
    if name == "ollama":
        assert (sent["options"], sent["messages"][0]["role"]) == ({"num_predict": 9}, "system")
    else:
        assert (sent["max_output_tokens"], sent["instructions"]) == (9, "Be brief.")


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
    )
    for start in samples:
        assert sum(re.fullmatch(form, start + 32 * "a") is not None for form in forms) == 1, start
