"""Google Gemini generateContent. Source: Google's API reference, recorded replies."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Any
from urllib.parse import quote

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
    RefusalPart,
    Target,
    TextPart,
    UsagePart,
)
from understudy_core.providers.listing import is_for_chat, listed, tokens
from understudy_core.providers.openai_chat import STREAM
from understudy_core.providers.streamed import Question, key_header, streamed, usage, words
from understudy_core.transport.http import Http

_OURS = frozenset({"contents", "systemInstruction", "model", "stream", "generationConfig"})
_TOP = frozenset({"safetySettings", "tools", "toolConfig", "cachedContent", "labels"})
"""Params that stand beside the contents; all others are part of `generationConfig`."""
_NAMES = {
    "max_tokens": "maxOutputTokens",
    "max_completion_tokens": "maxOutputTokens",
    "top_p": "topP",
    "top_k": "topK",
    "stop": "stopSequences",
    "frequency_penalty": "frequencyPenalty",
    "presence_penalty": "presencePenalty",
}
_NOT_KNOWN = frozenset({"n", "logit_bias", "reasoning_effort"})
"""Settings of other services, which this one answers with an error."""
_FINISH = {"STOP": "stop", "MAX_TOKENS": "length"}
_FILTERED = frozenset(
    {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT"}
)


class Gemini:
    """The protocol, without state. The key travels in a header, since addresses end up in logs."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        model = quote(target.model.removeprefix("models/"), safe="/:.-_")
        place = model if "/" in model else f"models/{model}"
        url = f"{target.base_url.rstrip('/')}/{place}:streamGenerateContent?alt=sse"
        headers = {**STREAM, **_key(target)}
        return streamed(http, Question(url, headers, _body(target, request), target.key, target.rejects), _Pieces())

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """What the service offers for chat. Raises BackendError."""
        url = f"{target.base_url.rstrip('/')}/models?pageSize=1000"
        said = await listed(http, url, _key(target), target.key)
        if not isinstance(said, dict) or not isinstance(said.get("models"), list):
            raise BackendError(
                Failure(FailureKind.MALFORMED_REPLY, status=200, detail=tr("This is not a list of models."))
            )
        return tuple(model for entry in objects_of(said["models"]) if (model := _model(entry)) is not None)


def _key(target: Target) -> dict[str, str]:
    return key_header("x-goog-api-key", target.key)


def _model(entry: Mapping[str, Any]) -> ModelInfo | None:
    name = words(entry.get("name")).removeprefix("models/")
    methods = entry.get("supportedGenerationMethods")
    if not name or not is_for_chat(name) or not (isinstance(methods, list) and "generateContent" in methods):
        return None
    reasons = entry.get("thinking")
    return ModelInfo(
        name,
        words(entry.get("displayName")) or name,
        tokens(entry.get("inputTokenLimit")),
        True if name.startswith("gemini-") else None,
        reasons if isinstance(reasons, bool) else None,
    )


def _body(target: Target, request: ChatRequest) -> dict[str, Any]:
    given = {name: value for name, value in target.params.items() if name not in _OURS | _NOT_KNOWN}
    config = dict(object_of(target.params.get("generationConfig")))
    config |= {_NAMES.get(name, name): value for name, value in given.items() if name not in _TOP}
    if isinstance(stop := config.get("stopSequences"), str):
        config["stopSequences"] = [stop]
    body: dict[str, Any] = {name: value for name, value in given.items() if name in _TOP}
    body["contents"] = [
        {"role": "model" if turn.role is Role.ASSISTANT else "user", "parts": _content(turn)}
        for turn in alternating(request.messages)
    ]
    if request.system_prompt:
        body["systemInstruction"] = {"parts": [{"text": request.system_prompt}]}
    return {**body, "generationConfig": config} if config else body


def _content(turn: Message) -> list[dict[str, Any]]:
    text = [{"text": turn.text}] if turn.text else []
    return text + [
        {"inlineData": {"mimeType": picture.media_type, "data": picture.base64}} for picture in turn.pictures
    ]


class _Pieces:
    """Makes parts of the pieces of one reply. There is no end marker: a reason to finish must have come."""

    def __init__(self) -> None:
        self._model = ""

    def read(self, said: Mapping[str, Any], _event: str) -> Iterator[Part]:
        model = words(said.get("modelVersion"))
        if model and model != self._model:
            self._model = model
            yield ModelPart(model)
        for candidate in objects_of(said.get("candidates")):
            if candidate.get("index", 0) == 0:
                yield from _candidate(candidate)
        if (counted := usage(said.get("usageMetadata"), "promptTokenCount", "candidatesTokenCount")) is not None:
            yield UsagePart(counted)
        feedback = said.get("promptFeedback")
        if isinstance(feedback, dict) and (why := words(feedback.get("blockReason"))):
            yield RefusalPart(
                words(feedback.get("blockReasonMessage")) or tr("Google blocked the message ({why}).", why=why)
            )
            yield FinishPart("content_filter")


def _candidate(candidate: Mapping[str, Any]) -> Iterator[Part]:
    content = candidate.get("content")
    for part in objects_of(content.get("parts")) if isinstance(content, dict) else ():
        if text := words(part.get("text")):
            yield ReasoningPart(text) if part.get("thought") is True else TextPart(text)
    if reason := words(candidate.get("finishReason")):
        if reason in _FILTERED and (why := words(candidate.get("finishMessage"))):
            yield RefusalPart(why)
        yield FinishPart("content_filter" if reason in _FILTERED else _FINISH.get(reason, reason.lower()))
