"""Recorded replies of real services, replayed over loopback HTTP."""

from __future__ import annotations

import hashlib

import pytest

from support.asking import HELLO, backend, balancer, collect, profile, reasoning_of, text_of
from support.replay import Replay, WireItem, wire_params
from understudy_core.events import Answered, Failed
from understudy_core.failures import FailureKind

K = FailureKind
CLASSES: dict[str, set[FailureKind]] = {
    "auth": {K.KEY_REJECTED},
    "permission": {K.NOT_PERMITTED},
    "billing": {K.QUOTA_EXHAUSTED},
    "rate_limit": {K.RATE_LIMITED},
    "overloaded": {K.OVERLOADED},
    "server": {K.SERVER_ERROR},
    "timeout": {K.SERVER_ERROR, K.SILENT},
    "context_length": {K.CONTEXT_TOO_LONG},
    "content_policy": {K.REFUSED_CONTENT},
    "model_not_found": {K.MODEL_NOT_FOUND},
    "bad_request": {K.BAD_REQUEST},
}


@pytest.mark.parametrize("piece", [None, 7])
@pytest.mark.parametrize("item", wire_params("openai-chat", kind="reply"))
async def test_a_recorded_reply_comes_out_exactly(item: WireItem, piece: int | None) -> None:
    """Text, reasoning and finish reason are those of the recording, however the bytes are split."""
    async with Replay(item, piece=piece) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    expected = item.expected
    assert hashlib.sha256(text_of(events).encode()).hexdigest() == expected["text_sha256"]
    assert len(reasoning_of(events)) == expected["reasoning_chars"]
    if expected["text_chars"]:
        last = events[-1]
        assert isinstance(last, Answered)
        assert last.finish_reason == (expected["finish_reason"] or "stop")
    else:
        failed = next(event for event in events if isinstance(event, Failed))
        declined = expected["refusal_chars"] or expected["finish_reason"] == "content_filter"
        assert failed.kind is (K.REFUSED_CONTENT if declined else K.EMPTY_REPLY)


@pytest.mark.parametrize("item", wire_params("openai-chat", kind="error"))
async def test_a_recorded_error_is_understood(item: WireItem) -> None:
    """Each recorded error is named as the index names it, with the wait it asks for."""
    async with Replay(item) as server, balancer() as made:
        events = await collect(made.stream(profile(backend("a", server.base_url)), HELLO))
    failed = next(event for event in events if isinstance(event, Failed))
    acceptable = {item.expected["error_class"], *item.expected.get("also_acceptable", ())}
    assert failed.kind in set().union(*(CLASSES.get(name, set()) for name in acceptable)), failed
    assert failed.retry_after_s == pytest.approx(item.expected.get("retry_after_s"))
    assert failed.message and "{" not in failed.message
