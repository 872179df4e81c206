"""Ollama's own protocol: one JSON object a line. Source: Ollama's API documentation, recorded replies."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Any

from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.documents import object_of, objects_of
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.history import alternating
from understudy_core.language import tr
from understudy_core.providers.base import (
    FinishPart,
    ModelInfo,
    ModelPart,
    Part,
    ReasoningPart,
    Target,
    TextPart,
    UsagePart,
)
from understudy_core.providers.listing import is_for_chat, listed
from understudy_core.providers.openai_chat import bearer
from understudy_core.providers.streamed import Question, streamed, usage, words
from understudy_core.transport.http import Http
from understudy_core.transport.ndjson import LineDecoder

_TOP = frozenset({"format", "keep_alive", "think", "truncate"})
"""Params that stand beside the messages; all others are options of the model."""
_OURS = frozenset({"model", "messages", "stream", "options", "tools"})


class Ollama:
    """The protocol, without state."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        headers = {"content-type": "application/json", **bearer(target)}
        url = f"{root(target.base_url)}/api/chat"
        question = Question(url, headers, _body(target, request), target.key, target.rejects)
        return streamed(http, question, _Lines(), LineDecoder())

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """The models that were fetched to that computer. Raises BackendError."""
        said = await listed(http, f"{root(target.base_url)}/api/tags", bearer(target), target.key)
        if not isinstance(said, dict) or not isinstance(said.get("models"), list):
            raise BackendError(
                Failure(FailureKind.MALFORMED_REPLY, status=200, detail=tr("This is not a list of models."))
            )
        names = [words(entry.get("name")) for entry in objects_of(said["models"])]
        return tuple(ModelInfo(name, name) for name in names if name and is_for_chat(name))


def root(base_url: str) -> str:
    """The address before `/api`: people also write it with `/v1` (its other interface) or `/api` behind it."""
    return base_url.rstrip("/").removesuffix("/v1").removesuffix("/api")


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    messages = [_message(turn) for turn in alternating(request.messages)]
    if request.system_prompt:
        messages.insert(0, {"role": Role.SYSTEM.value, "content": request.system_prompt})
    options = dict(object_of(target.params.get("options")))
    options |= {name: value for name, value in target.params.items() if name not in _TOP | _OURS}
    for name in ("max_tokens", "max_completion_tokens"):
        if name in options:
            options.setdefault("num_predict", options.pop(name))
    top = {name: value for name, value in target.params.items() if name in _TOP}
    body = {**top, "model": target.model, "messages": messages, "stream": target.params.get("stream", True)}
    return {**body, "options": options} if options else body


def _message(turn: Message) -> dict[str, Any]:
    message: dict[str, Any] = {"role": turn.role.value, "content": turn.text}
    return {**message, "images": [picture.base64 for picture in turn.pictures]} if turn.pictures else message


class _Lines:
    """Makes parts of the lines of one reply."""

    def __init__(self) -> None:
        self._model = ""

    def read(self, said: Mapping[str, Any], _event: str) -> Iterator[Part]:
        model = words(said.get("model"))
        if model and not self._model:
            self._model = model
            yield ModelPart(model)
        message = said.get("message")
        if isinstance(message, dict):
            if thought := words(message.get("thinking")):
                yield ReasoningPart(thought)
            if text := words(message.get("content")):
                yield TextPart(text)
        if said.get("done") is True:
            if (tokens := usage(said, "prompt_eval_count", "eval_count")) is not None:
                yield UsagePart(tokens)
            yield FinishPart(words(said.get("done_reason")) or "stop")
