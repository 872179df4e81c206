"""OpenAI Responses: named events, the last one holding the whole. Source: OpenAI's API reference, recorded replies."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing
from typing import Any

from understudy_core.chat import ChatRequest, Role, Usage
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.providers.base import (
    FinishPart,
    ModelPart,
    Part,
    ReasoningPart,
    RefusalPart,
    Target,
    TextPart,
    UsagePart,
)
from understudy_core.providers.error_reply import failure_of_object, failure_of_reply
from understudy_core.providers.openai_chat import count, headers, repaired
from understudy_core.transport.http import Http, Reply
from understudy_core.transport.sse import ServerEvent, SseDecoder

_OURS = frozenset({"model", "input", "instructions", "stream", "stream_options", "n"})
_DELTAS: Mapping[str, type[TextPart] | type[ReasoningPart] | type[RefusalPart]] = {
    "response.output_text.delta": TextPart,
    "response.reasoning_summary_text.delta": ReasoningPart,
    "response.reasoning_text.delta": ReasoningPart,
    "response.refusal.delta": RefusalPart,
}
_REASONS = {"max_output_tokens": "length"}
"""Words of `incomplete_details`, as the other protocols say them."""


class OpenAiResponses:
    """The protocol, without state. Nothing is kept at the service unless a param asks for it."""

    async def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        url = f"{target.base_url.rstrip('/')}/responses"
        content = json.dumps(_body(target, request)).encode()
        async with http.send("POST", url, headers(target), content) as reply:
            if reply.status != 200:
                raise BackendError(failure_of_reply(reply.status, reply.headers, await reply.body(), target.key))
            async with aclosing(_parts(reply, target.key)) as parts:
                async for part in parts:
                    yield part


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    params = {name: value for name, value in target.params.items() if name not in _OURS}
    for name in ("max_tokens", "max_completion_tokens"):
        if name in params:
            params.setdefault("max_output_tokens", params.pop(name))
    if "reasoning_effort" in params:
        params.setdefault("reasoning", {"effort": params.pop("reasoning_effort")})
    turns = [
        {"role": message.role.value, "content": [_content(message.role, message.text)]} for message in request.messages
    ]
    body = {"store": False, **params, "model": target.model, "input": turns, "stream": True}
    return {**body, "instructions": request.system_prompt} if request.system_prompt else body


def _content(role: Role, text: str) -> dict[str, str]:
    return {"type": "output_text" if role is Role.ASSISTANT else "input_text", "text": text}


async def _parts(reply: Reply, key: str | None) -> AsyncGenerator[Part, None]:
    decoder, readable = SseDecoder(), False
    async with aclosing(reply.pieces()) as pieces:
        async for piece in pieces:
            for event in decoder.feed(piece):
                for part in _event(event, key):
                    readable = True
                    yield part
    for event in decoder.close():
        for part in _event(event, key):
            readable = True
            yield part
    if not readable:
        raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail="Nothing in the reply could be read."))


def _event(event: ServerEvent, key: str | None) -> Iterator[Part]:
    try:
        said = json.loads(event.data)
    except (ValueError, RecursionError):
        return  # some services add [DONE]
    if not isinstance(said, dict):
        return
    kind = said.get("type") or event.event
    if kind == "error":
        raise BackendError(failure_of_object(said if said.get("error") else {"error": said}, key))
    if kind in _DELTAS and isinstance(delta := said.get("delta"), str) and delta:
        yield _DELTAS[kind](repaired(delta))
    response = said.get("response")
    if isinstance(response, dict):
        yield from _response(kind, response, key)


def _response(kind: object, response: Mapping[str, Any], key: str | None) -> Iterator[Part]:
    if kind == "response.failed":
        error = response.get("error")
        raise BackendError(failure_of_object({"error": error if isinstance(error, dict) else {}}, key))
    if kind == "response.created" and isinstance(model := response.get("model"), str) and model:
        yield ModelPart(model)
    if kind not in ("response.completed", "response.incomplete"):
        return
    if isinstance(usage := response.get("usage"), dict):
        yield UsagePart(Usage(count(usage.get("input_tokens")), count(usage.get("output_tokens"))))
    yield FinishPart(_reason(response) if kind == "response.incomplete" else "stop")


def _reason(response: Mapping[str, Any]) -> str:
    details = response.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, dict) else None
    return _REASONS.get(reason, reason) if isinstance(reason, str) and reason else "incomplete"
