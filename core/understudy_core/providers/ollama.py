"""Ollama's own protocol: one JSON object a line. Source: Ollama's API documentation, recorded replies."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from typing import Any

from understudy_core.chat import ChatRequest, Role, Usage
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.providers.base import FinishPart, ModelPart, Part, ReasoningPart, Target, TextPart, UsagePart
from understudy_core.providers.error_reply import failure_of_object, failure_of_reply
from understudy_core.providers.openai_chat import count, headers, repaired
from understudy_core.transport.http import Http, Reply

MAX_LINE_BYTES = 1 << 20
_TOP = frozenset({"format", "keep_alive", "think", "truncate"})
"""Params that stand beside the messages; all others are options of the model."""
_OURS = frozenset({"model", "messages", "stream", "options", "tools"})


class Ollama:
    """The protocol, without state."""

    async def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        content = json.dumps(_body(target, request)).encode()
        async with http.send("POST", f"{root(target.base_url)}/api/chat", headers(target), content) as reply:
            if reply.status != 200:
                raise BackendError(failure_of_reply(reply.status, reply.headers, await reply.body(), target.key))
            async with aclosing(_parts(reply, target.key)) as parts:
                async for part in parts:
                    yield part


def root(base_url: str) -> str:
    """The address before `/api`: people also write it with `/v1` (its other interface) or `/api` behind it."""
    return base_url.rstrip("/").removesuffix("/v1").removesuffix("/api")


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    messages = [{"role": message.role.value, "content": message.text} for message in request.messages]
    if request.system_prompt:
        messages.insert(0, {"role": Role.SYSTEM.value, "content": request.system_prompt})
    nested = target.params.get("options")
    options = dict(nested) if isinstance(nested, dict) else {}
    options |= {name: value for name, value in target.params.items() if name not in _TOP | _OURS}
    if "max_tokens" in options:
        options["num_predict"] = options.pop("max_tokens")
    top = {name: value for name, value in target.params.items() if name in _TOP}
    body = {**top, "model": target.model, "messages": messages, "stream": target.params.get("stream", True)}
    return {**body, "options": options} if options else body


async def _parts(reply: Reply, key: str | None) -> AsyncGenerator[Part, None]:
    rest, named = b"", False
    async with aclosing(reply.pieces()) as pieces:
        async for piece in pieces:
            *lines, rest = (rest + piece).split(b"\n")
            if len(rest) > MAX_LINE_BYTES:
                raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail="One piece of the reply is over 1 MiB."))
            for line in lines:
                for part in _line(line, key, named):
                    named = named or isinstance(part, ModelPart)
                    yield part
    for part in _line(rest, key, named):
        yield part


def _line(line: bytes, key: str | None, named: bool) -> Iterator[Part]:
    if not line.strip():
        return
    try:
        said = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail="The reply could not be read."))
    if said.get("error"):
        raise BackendError(failure_of_object(said, key))
    if not named and isinstance(model := said.get("model"), str) and model:
        yield ModelPart(model)
    message = said.get("message")
    if isinstance(message, dict):
        if isinstance(thought := message.get("thinking"), str) and thought:
            yield ReasoningPart(repaired(thought))
        if isinstance(text := message.get("content"), str) and text:
            yield TextPart(repaired(text))
    if said.get("done") is True:
        yield UsagePart(Usage(count(said.get("prompt_eval_count")), count(said.get("eval_count"))))
        reason = said.get("done_reason")
        yield FinishPart(reason if isinstance(reason, str) and reason else "stop")
