"""Anthropic Messages. Source: Anthropic's API reference, recorded replies."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Any

from understudy_core.chat import ChatRequest, Message
from understudy_core.documents import objects_of
from understudy_core.history import alternating
from understudy_core.providers.base import (
    FinishPart,
    ModelInfo,
    ModelPart,
    Part,
    ReasoningPart,
    RefusalPart,
    Target,
    TextPart,
    UsagePart,
)
from understudy_core.providers.listing import listed, openai_models
from understudy_core.providers.openai_chat import STREAM
from understudy_core.providers.streamed import Question, key_header, streamed, usage, words
from understudy_core.transport.http import Http

_VERSION = {"anthropic-version": "2023-06-01"}
_OURS = frozenset({"model", "messages", "system", "stream"})
_NOT_KNOWN = frozenset({"frequency_penalty", "presence_penalty", "seed", "n", "logit_bias", "reasoning_effort"})
"""Settings of other services, which this one answers with an error."""
_SMALL = re.compile(r"claude-3-(opus|sonnet|haiku)")
_FINISH = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "content_filter",
    "tool_use": "tool_calls",
}
"""`stop_reason`, as the other protocols say it."""


class Anthropic:
    """The protocol, without state."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        url = f"{root(target.base_url)}/v1/messages"
        headers = {**STREAM, **_headers(target)}
        return streamed(http, Question(url, headers, _body(target, request), target.key, target.rejects), _Events())

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """What the service offers, newest first. Raises BackendError."""
        url = f"{root(target.base_url)}/v1/models?limit=1000"
        return openai_models(await listed(http, url, _headers(target), target.key))


def root(base_url: str) -> str:
    """The address before `/v1`, which people write or leave out."""
    return base_url.rstrip("/").removesuffix("/v1")


def _headers(target: Target) -> dict[str, str]:
    return {**_VERSION, **key_header("x-api-key", target.key)}


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    params = {name: value for name, value in target.params.items() if name not in _OURS | _NOT_KNOWN}
    if "max_completion_tokens" in params:
        params.setdefault("max_tokens", params.pop("max_completion_tokens"))
    if "stop" in params:
        stop = params.pop("stop")
        params["stop_sequences"] = [stop] if isinstance(stop, str) else stop
    if isinstance(warmth := params.get("temperature"), (int, float)):
        params["temperature"] = min(warmth, 1)
    body = {
        "max_tokens": _longest(target.model, params.get("thinking")),
        **params,
        "model": target.model,
        "messages": [{"role": turn.role.value, "content": _content(turn)} for turn in alternating(request.messages)],
        "stream": True,
    }
    return {**body, "system": request.system_prompt} if request.system_prompt else body


def _longest(model: str, thinking: object) -> int:
    """How many tokens a reply may take when nobody said: the service demands a number, and counts thoughts in."""
    budget = thinking.get("budget_tokens") if isinstance(thinking, dict) else None
    return (4096 if _SMALL.search(model) else 8192) + (budget if isinstance(budget, int) else 0)


def _content(turn: Message) -> str | list[dict[str, Any]]:
    if not turn.pictures:
        return turn.text
    pictures: list[dict[str, Any]] = [
        {"type": "image", "source": {"type": "base64", "media_type": picture.media_type, "data": picture.base64}}
        for picture in turn.pictures
    ]
    return [*pictures, {"type": "text", "text": turn.text}] if turn.text else pictures


class _Events:
    """Makes parts of the events of one reply; signatures and redacted thoughts stay where they are."""

    def __init__(self) -> None:
        self._usage: dict[str, Any] = {}

    def read(self, said: Mapping[str, Any], event: str) -> Iterator[Part]:
        match said.get("type") or event:
            case "message_start":
                yield from self._message(said.get("message"))
            case "message":  # a whole reply
                yield from self._message(said)
            case "content_block_start":
                yield from _block(said.get("content_block"))
            case "content_block_delta":
                yield from _block(said.get("delta"))
            case "message_delta":
                yield from self._counted(said.get("usage"))
                yield from _finish(said.get("delta"))

    def _message(self, message: object) -> Iterator[Part]:
        if not isinstance(message, dict):
            return
        if model := words(message.get("model")):
            yield ModelPart(model)
        for block in objects_of(message.get("content")):
            yield from _block(block)
        yield from self._counted(message.get("usage"))
        yield from _finish(message)

    def _counted(self, given: object) -> Iterator[Part]:
        """What is told at the end is added to what was told at the start."""
        if isinstance(given, dict):
            self._usage |= given
            if (tokens := usage(self._usage, "input_tokens", "output_tokens")) is not None:
                yield UsagePart(tokens)


def _block(block: object) -> Iterator[Part]:
    if not isinstance(block, dict):
        return
    if block.get("type") in ("text", "text_delta") and (text := words(block.get("text"))):
        yield TextPart(text)
    if block.get("type") in ("thinking", "thinking_delta") and (thought := words(block.get("thinking"))):
        yield ReasoningPart(thought)


def _finish(said: object) -> Iterator[Part]:
    if not isinstance(said, dict) or not (reason := words(said.get("stop_reason"))):
        return
    details = said.get("stop_details")
    if reason == "refusal" and isinstance(details, dict) and (why := words(details.get("explanation"))):
        yield RefusalPart(why)
    yield FinishPart(_FINISH.get(reason, reason))
