"""OpenAI Chat Completions, and every service that speaks it. Source: OpenAI's API reference, recorded replies."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
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
from understudy_core.transport.http import MAX_REPLY_BYTES, Http, Reply
from understudy_core.transport.redact import redacted
from understudy_core.transport.sse import ServerEvent, SseDecoder

_OURS = frozenset({"model", "messages", "n"})
"""Fields a profile's params never set: the backend's own model, and one choice only."""
MOST_UNREADABLE = 3
"""So many unreadable events in a row end a reply; fewer among good ones are left out."""


class OpenAiChat:
    """The protocol, without state."""

    async def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        url = f"{target.base_url.rstrip('/')}/chat/completions"
        content = json.dumps(_body(target, request)).encode()
        async with http.send("POST", url, headers(target), content) as reply:
            if reply.status != 200:
                raise BackendError(failure_of_reply(reply.status, reply.headers, await reply.body(), target.key))
            async with aclosing(_parts(reply, target.key)) as parts:
                async for part in parts:
                    yield part


def headers(target: Target) -> dict[str, str]:
    """The headers of a streamed request. Raises BackendError for a key that no header can carry."""
    headers = {"content-type": "application/json", "accept": "text/event-stream"}
    if target.key is not None:
        if not (target.key.isascii() and target.key.isprintable()):
            raise BackendError(Failure(FailureKind.KEY_REJECTED, detail="The key holds characters no key can have."))
        headers["authorization"] = f"Bearer {target.key}"
    return headers


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    messages = [{"role": message.role.value, "content": message.text} for message in request.messages]
    if request.system_prompt:
        messages.insert(0, {"role": Role.SYSTEM.value, "content": request.system_prompt})
    params = {name: value for name, value in target.params.items() if name not in _OURS}
    if "max_tokens" in params and target.limit_field != "max_tokens":
        params[target.limit_field] = params.pop("max_tokens")
    body = {"stream": True, **params, "model": target.model, "messages": messages}
    if body["stream"]:
        body.setdefault("stream_options", {"include_usage": True})
    return {name: value for name, value in body.items() if name not in target.rejects}


async def _parts(reply: Reply, key: str | None) -> AsyncGenerator[Part, None]:
    decoder = SseDecoder()
    reader = _Reader(key)
    async with aclosing(reply.pieces()) as pieces:
        head = b""
        async for piece in pieces:
            if not head.strip():
                head += piece
                if head.lstrip()[:1] in (b"{", b"<", b"["):
                    for part in await _whole(head, pieces, reader):
                        yield part
                    return
            for event in decoder.feed(piece):
                for part in reader.read(event):
                    yield part
    for event in decoder.close():
        for part in reader.read(event):
            yield part
    if not head:
        raise BackendError(Failure(FailureKind.EMPTY_REPLY, status=200))
    if reader.unreadable and not reader.readable:
        raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail="Nothing in the reply could be read."))


async def _whole(head: bytes, pieces: AsyncIterator[bytes], reader: _Reader) -> list[Part]:
    """A reply that was not streamed: asked for so, or by a service that does not know streaming."""
    body = bytearray(head)
    async for piece in pieces:
        body += piece
    assert len(body) <= MAX_REPLY_BYTES
    try:
        parsed = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        said = redacted(body[:300].decode("utf-8", "replace"))
        raise BackendError(Failure(FailureKind.MALFORMED_REPLY, status=200, detail=said))
    return list(reader.chunk(parsed))


class _Reader:
    """Makes parts of events; counts those in a row that it could not read."""

    def __init__(self, key: str | None) -> None:
        self._key = key
        self._model = ""
        self._finished = False
        self.readable = 0
        self.unreadable = 0

    def read(self, event: ServerEvent) -> Iterator[Part]:
        if event.data.strip() == "[DONE]":
            self.readable += 1
            if not self._finished:
                self._finished = True
                yield FinishPart("stop")
            return
        try:
            chunk = json.loads(event.data)
        except (ValueError, RecursionError):
            chunk = None
        if not isinstance(chunk, dict):
            self.unreadable += 1
            if self.unreadable >= MOST_UNREADABLE:
                raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail="The reply could not be read any more."))
            return
        self.readable += 1
        self.unreadable = 0
        if event.event == "error" and not chunk.get("error"):
            raise BackendError(failure_of_object({"error": chunk}, self._key))
        yield from self.chunk(chunk)

    def chunk(self, chunk: Mapping[str, Any]) -> Iterator[Part]:
        """The parts of one chunk, or of a whole reply. Raises BackendError for an error object."""
        if chunk.get("error") or chunk.get("object") == "error":
            raise BackendError(failure_of_object(chunk, self._key))
        if isinstance(model := chunk.get("model"), str) and model and model != self._model:
            self._model = model
            yield ModelPart(model)
        for choice in _dicts(chunk.get("choices")):
            if choice.get("index", 0) == 0:
                yield from self._choice(choice)
        if isinstance(usage := chunk.get("usage"), dict):
            yield UsagePart(Usage(count(usage.get("prompt_tokens")), count(usage.get("completion_tokens"))))

    def _choice(self, choice: Mapping[str, Any]) -> Iterator[Part]:
        delta = choice.get("delta") or choice.get("message")
        if isinstance(delta, dict):
            yield from _delta(delta)
        if isinstance(reason := choice.get("finish_reason"), str) and reason:
            self._finished = True
            yield FinishPart(reason)


def _delta(delta: Mapping[str, Any]) -> Iterator[Part]:
    reasoning = delta.get("reasoning_content") or delta.get("reasoning")
    if isinstance(reasoning, str) and reasoning:
        yield ReasoningPart(repaired(reasoning))
    content = delta.get("content")
    if isinstance(content, str) and content:
        yield TextPart(repaired(content))
    for piece in _dicts(content):
        yield from _piece(piece)
    if isinstance(refusal := delta.get("refusal"), str) and refusal:
        yield RefusalPart(repaired(refusal))


def _piece(piece: Mapping[str, Any]) -> Iterator[Part]:
    """Content that comes as a list: text, or a list of thoughts (Mistral)."""
    if isinstance(text := piece.get("text"), str) and text:
        yield TextPart(repaired(text))
    for thought in _dicts(piece.get("thinking")):
        if isinstance(text := thought.get("text"), str) and text:
            yield ReasoningPart(repaired(text))


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def count(value: object) -> int | None:
    """A number of tokens; None for what is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def repaired(text: str) -> str:
    """Text without lone surrogates, which JSON may carry and nothing else can store."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
