"""OpenAI Chat Completions, and every service that speaks it. Source: OpenAI's API reference, recorded replies."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from typing import Any

from understudy_core.chat import ChatRequest, Message, Role
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
from understudy_core.providers.streamed import Question, key_header, streamed, usage, words
from understudy_core.transport.http import Http

_OURS = frozenset({"model", "messages", "n"})
"""Fields a profile's params never set: the backend's own model, and one choice only."""
STREAM = {"content-type": "application/json", "accept": "text/event-stream"}


class OpenAiChat:
    """The protocol, without state."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        headers = {**STREAM, **bearer(target)}
        url = f"{target.base_url.rstrip('/')}/chat/completions"
        return streamed(http, Question(url, headers, chat_body(target, request), target.key, target.rejects), Chunks())

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """What the service offers, in its own order. Raises BackendError."""
        said = await listed(http, f"{target.base_url.rstrip('/')}/models", bearer(target), target.key)
        return openai_models(said)


def bearer(target: Target) -> dict[str, str]:
    """The header with the key. Raises BackendError for a key that no header can carry."""
    return key_header("authorization", target.key, "Bearer ")


def chat_body(target: Target, request: ChatRequest) -> dict[str, Any]:
    """The request of this protocol."""
    turns = [{"role": turn.role.value, "content": _content(turn)} for turn in alternating(request.messages)]
    if request.system_prompt:
        turns.insert(0, {"role": Role.SYSTEM.value, "content": request.system_prompt})
    params = {name: value for name, value in target.params.items() if name not in _OURS}
    if "max_tokens" in params and target.limit_field != "max_tokens":
        params[target.limit_field] = params.pop("max_tokens")
    body = {"stream": True, **params, "model": target.model, "messages": turns}
    if body["stream"]:
        body.setdefault("stream_options", {"include_usage": True})
    return body


def _content(turn: Message) -> str | list[dict[str, Any]]:
    if not turn.pictures:
        return turn.text
    text = [{"type": "text", "text": turn.text}] if turn.text else []
    return text + [
        {"type": "image_url", "image_url": {"url": f"data:{picture.media_type};base64,{picture.base64}"}}
        for picture in turn.pictures
    ]


class Chunks:
    """Makes parts of the chunks of one reply, or of a whole one."""

    def __init__(self) -> None:
        self._model = ""

    def read(self, said: Mapping[str, Any], _event: str) -> Iterable[Part]:
        """The parts of one chunk."""
        text = self._text_alone(said)
        return self._parts(said) if text is None else (TextPart(text),)

    def _text_alone(self, said: Mapping[str, Any]) -> str | None:
        """The text of a chunk that holds nothing else, as most do: much cheaper than looking for all there can be."""
        choices = said.get("choices")
        if said.get("usage") or said.get("model") != self._model or type(choices) is not list or len(choices) != 1:
            return None
        choice = choices[0]
        delta = choice.get("delta") if type(choice) is dict else None
        if type(delta) is not dict or len(delta) != 1 or choice.get("finish_reason") or choice.get("index"):
            return None
        return words(delta.get("content")) or None

    def _parts(self, said: Mapping[str, Any]) -> Iterator[Part]:
        if isinstance(model := said.get("model"), str) and model and model != self._model:
            self._model = model
            yield ModelPart(model)
        for choice in objects_of(said.get("choices")):
            if choice.get("index", 0) == 0:
                yield from _choice(choice)
        if (tokens := usage(said.get("usage"), "prompt_tokens", "completion_tokens")) is not None:
            yield UsagePart(tokens)


def _choice(choice: Mapping[str, Any]) -> Iterator[Part]:
    delta = choice.get("delta") or choice.get("message")
    if isinstance(delta, dict):
        yield from _delta(delta)
    if isinstance(reason := choice.get("finish_reason"), str) and reason:
        yield FinishPart(reason)


def _delta(delta: Mapping[str, Any]) -> Iterator[Part]:
    if thought := words(delta.get("reasoning_content") or delta.get("reasoning")):
        yield ReasoningPart(thought)
    content = delta.get("content")
    if text := words(content):
        yield TextPart(text)
    for piece in objects_of(content):
        yield from _piece(piece)
    if refusal := words(delta.get("refusal")):
        yield RefusalPart(refusal)


def _piece(piece: Mapping[str, Any]) -> Iterator[Part]:
    """Content that comes as a list: text, or a list of thoughts (Mistral)."""
    if text := words(piece.get("text")):
        yield TextPart(text)
    for thought in objects_of(piece.get("thinking")):
        if text := words(thought.get("text")):
            yield ReasoningPart(text)
