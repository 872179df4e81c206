"""What every protocol module offers, and what a reply is made of."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, MutableSet
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from understudy_core.chat import ChatRequest, Usage
from understudy_core.transport.http import Http


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes and with what: address, key and model of one backend, params already merged.

    `limit_field` is the service's own name for the output limit in tokens; `rejects` names fields it does not
    take, and grows when it refuses one.
    """

    base_url: str
    model: str
    key: str | None = field(default=None, repr=False)
    params: Mapping[str, Any] = field(default_factory=dict)
    limit_field: str = "max_tokens"
    rejects: MutableSet[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of the reply."""

    text: str


@dataclass(frozen=True, slots=True)
class ReasoningPart:
    """A piece of the model's reasoning."""

    text: str


@dataclass(frozen=True, slots=True)
class RefusalPart:
    """A piece of the sentence with which the model declines."""

    text: str


@dataclass(frozen=True, slots=True)
class UsagePart:
    """Tokens so far; the last one counts."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class ModelPart:
    """The model's name as the service reports it."""

    model: str


@dataclass(frozen=True, slots=True)
class FinishPart:
    """The reply is complete. More parts may follow (usage, even text); the last reason counts."""

    reason: str


Part: TypeAlias = TextPart | ReasoningPart | RefusalPart | UsagePart | ModelPart | FinishPart


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a service tells about one of its models; None where it does not tell. `context_limit` is in tokens."""

    id: str
    name: str
    context_limit: int | None = None
    sees_pictures: bool | None = None
    reasons: bool | None = None


class Provider(Protocol):
    """One protocol. Raises BackendError for everything that goes wrong; a stream that simply ends is just over."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]: ...

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """What the service offers. Free of charge; a wrong key is refused here too, by most services."""
        ...
