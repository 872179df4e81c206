"""The list of models a service offers: a free request that also tells whether a key is accepted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from understudy_core.documents import objects_of
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr
from understudy_core.providers.base import ModelInfo
from understudy_core.providers.error_reply import failure_of_object, failure_of_reply
from understudy_core.transport.http import Http
from understudy_core.transport.redact import hidden, redacted

MAX_LIST_BYTES = 8 << 20
_LIMITS = ("context_length", "context_window", "max_context_length", "max_model_len", "max_input_tokens")
"""Where OpenAI-compatible services say how many tokens a model takes."""
_NOT_FOR_CHAT = ("embed", "whisper", "tts", "dall-e", "moderation", "transcribe", "rerank", "stable-diffusion", "guard")


async def listed(http: Http, url: str, headers: Mapping[str, str], key: str | None) -> object:
    """The JSON at an address. Raises BackendError for an error, or for what is no JSON."""
    async with http.send("GET", url, {"accept": "application/json", **headers}) as reply:
        body = await reply.body(MAX_LIST_BYTES)
    if reply.status != 200:
        raise BackendError(failure_of_reply(reply.status, reply.headers, body, key))
    try:
        said = json.loads(hidden(body.decode("utf-8", "replace"), key or ""))
    except (ValueError, RecursionError):
        detail = redacted(body[:300].decode("utf-8", "replace"), key)
        raise BackendError(Failure(FailureKind.MALFORMED_REPLY, status=200, detail=detail)) from None
    if isinstance(said, dict) and said.get("error"):
        raise BackendError(failure_of_object(said, key))
    return said


def openai_models(said: object) -> tuple[ModelInfo, ...]:
    """The models of a list in OpenAI's form, with what others add to it. Raises BackendError for anything else."""
    entries = said.get("data", said.get("models")) if isinstance(said, dict) else said  # Together: a bare list
    if not isinstance(entries, list):
        raise BackendError(Failure(FailureKind.MALFORMED_REPLY, status=200, detail=tr("This is not a list of models.")))
    found = (_model(entry) for entry in objects_of(entries))
    return tuple(model for model in found if model is not None and is_for_chat(model.id))


def is_for_chat(name: str) -> bool:
    """Whether a model's name is not one of those that only embed, hear, speak or draw."""
    return not any(word in name.lower() for word in _NOT_FOR_CHAT)


def _model(entry: Mapping[str, Any]) -> ModelInfo | None:
    name = entry.get("id") or entry.get("name")
    if not isinstance(name, str) or not name:
        return None
    shown = entry.get("display_name") or entry.get("name")
    return ModelInfo(
        id=name,
        name=shown if isinstance(shown, str) and shown else name,
        context_limit=next((limit for field in _LIMITS if (limit := tokens(entry.get(field))) is not None), None),
        sees_pictures=_sees(entry),
        reasons=_reasons(entry),
    )


def tokens(value: object) -> int | None:
    """A number of tokens above zero; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _sees(entry: Mapping[str, Any]) -> bool | None:
    """OpenRouter names input modalities, Mistral capabilities, LM Studio the type of the model."""
    architecture = entry.get("architecture")
    if isinstance(architecture, dict) and isinstance(inputs := architecture.get("input_modalities"), list):
        return "image" in inputs
    capabilities = entry.get("capabilities")
    if isinstance(capabilities, dict) and isinstance(sees := capabilities.get("vision"), bool):
        return sees
    return {"vlm": True, "llm": False}.get(str(entry.get("type")))


def _reasons(entry: Mapping[str, Any]) -> bool | None:
    supported = entry.get("supported_parameters")
    return "reasoning" in supported if isinstance(supported, list) else None
