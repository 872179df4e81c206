"""OpenAI Responses: named events, the last one holding the whole. Source: OpenAI's API reference, recorded replies."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Any

from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.documents import objects_of
from understudy_core.failures import BackendError
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
from understudy_core.providers.error_reply import failure_of_object
from understudy_core.providers.openai_chat import STREAM, OpenAiChat, bearer
from understudy_core.providers.streamed import Question, streamed, usage, words
from understudy_core.transport.http import Http

_OURS = frozenset({"model", "input", "instructions", "stream", "stream_options", "n"})
_PARTS: Mapping[str, type[TextPart] | type[ReasoningPart] | type[RefusalPart]] = {
    "response.output_text.delta": TextPart,
    "response.reasoning_summary_text.delta": ReasoningPart,
    "response.reasoning_text.delta": ReasoningPart,
    "response.refusal.delta": RefusalPart,
    "output_text": TextPart,
    "summary_text": ReasoningPart,
    "reasoning_text": ReasoningPart,
    "refusal": RefusalPart,
}
"""What a delta of this event holds, or a piece of this type in a whole reply."""
_REASONS = {"max_output_tokens": "length"}
"""Words of `incomplete_details`, as the other protocols say them."""


class OpenAiResponses:
    """The protocol, without state. Nothing is kept at the service unless a param asks for it."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        url = f"{target.base_url.rstrip('/')}/responses"
        headers = {**STREAM, **bearer(target)}
        question = Question(url, headers, _body(target, request), target.key, target.rejects)
        return streamed(http, question, _Events(target.key))

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """What the service offers, in its own order. Raises BackendError."""
        return await OpenAiChat().models(target, http)


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    params = {name: value for name, value in target.params.items() if name not in _OURS}
    for name in ("max_tokens", "max_completion_tokens"):
        if name in params:
            params.setdefault("max_output_tokens", params.pop(name))
    if "reasoning_effort" in params:
        params.setdefault("reasoning", {"effort": params.pop("reasoning_effort")})
    turns = [{"role": turn.role.value, "content": _content(turn)} for turn in alternating(request.messages)]
    body = {"store": False, **params, "model": target.model, "input": turns, "stream": True}
    return {**body, "instructions": request.system_prompt} if request.system_prompt else body


def _content(turn: Message) -> list[dict[str, str]]:
    kind = "output_text" if turn.role is Role.ASSISTANT else "input_text"
    text = [{"type": kind, "text": turn.text}] if turn.text else []
    return text + [
        {"type": "input_image", "image_url": f"data:{picture.media_type};base64,{picture.base64}"}
        for picture in turn.pictures
    ]


class _Events:
    """Makes parts of the events of one reply, or of a whole one."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def read(self, said: Mapping[str, Any], event: str) -> Iterator[Part]:
        if said.get("object") == "response":
            yield from _whole(said)
            yield from self._end(said, f"response.{said.get('status')}")
            return
        kind = str(said.get("type") or event)
        if kind in _PARTS and (delta := words(said.get("delta"))):
            yield _PARTS[kind](delta)
        response = said.get("response")
        if isinstance(response, dict):
            if kind == "response.created" and (model := words(response.get("model"))):
                yield ModelPart(model)
            yield from self._end(response, kind)

    def _end(self, response: Mapping[str, Any], kind: str) -> Iterator[Part]:
        if kind == "response.failed":
            error = response.get("error")
            raise BackendError(failure_of_object({"error": error if isinstance(error, dict) else {}}, self._key))
        if kind not in ("response.completed", "response.incomplete"):
            return
        if (tokens := usage(response.get("usage"), "input_tokens", "output_tokens")) is not None:
            yield UsagePart(tokens)
        yield FinishPart(_reason(response) if kind == "response.incomplete" else "stop")


def _whole(response: Mapping[str, Any]) -> Iterator[Part]:
    if model := words(response.get("model")):
        yield ModelPart(model)
    for item in objects_of(response.get("output")):
        for piece in objects_of(item.get("summary")) + objects_of(item.get("content")):
            kind = str(piece.get("type"))
            if kind in _PARTS and (text := words(piece.get("text") or piece.get("refusal"))):
                yield _PARTS[kind](text)


def _reason(response: Mapping[str, Any]) -> str:
    details = response.get("incomplete_details")
    reason = words(details.get("reason")) if isinstance(details, dict) else ""
    return _REASONS.get(reason, reason) or "incomplete"
