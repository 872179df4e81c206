"""What happens while a reply is made: one stream of frozen events (contract, section 3).

Every request ends with exactly one of Answered, Unanswered, Interrupted, Stopped. The same objects reach
the command line, the history and the window. `to_json` gives the contract's form; fields marked *window only*
are not part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from understudy_core.failures import FailureKind


class Action(StrEnum):
    """What the balancer does after a failure."""

    RETRY = "retry"
    NEXT = "next"
    STOP = "stop"


class SkipReason(StrEnum):
    """Why a backend was not asked."""

    RESTING = "resting"
    MISSING_KEY = "missing_key"
    DELETED = "deleted"
    SWITCHED_OFF = "switched_off"
    CONTEXT_TOO_SMALL = "context_too_small"
    NO_VISION = "no_vision"
    BY_USER = "by_user"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request goes out to `backend`: try `try_number` of `tries`; `n` counts over the whole request, from 1."""

    n: int
    backend: str
    model: str
    try_number: int
    tries: int
    limit_s: float | None = None
    """Window only: seconds until the first content must have come."""
    next_backend: str | None = None
    """Window only: who takes over when this one fails."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Attempt `n` failed; `message` is one plain sentence, `action` what happens now, after `wait_s` seconds."""

    n: int
    backend: str
    kind: FailureKind
    status: int | None
    message: str
    detail: str
    retry_after_s: float | None
    action: Action
    wait_s: float
    elapsed_s: float
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A backend is passed over; `seconds_left` says how long it still rests, where it rests."""

    backend: str
    reason: SkipReason
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the reply."""

    text: str


@dataclass(frozen=True, slots=True)
class Reasoning:
    """A piece of the model's reasoning, which is not part of the reply."""

    text: str
    took_s: float | None = None
    """Window only: seconds since the reasoning began."""


@dataclass(frozen=True, slots=True)
class Restart:
    """What was shown so far, by attempt `n`, is no longer part of the reply."""

    n: int


@dataclass(frozen=True, slots=True)
class UsageReported:
    """Tokens of the attempt that is answering, as the service counted them."""

    input_tokens: int | None
    output_tokens: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The reply is whole. `model` is as the service reports it; times are seconds from sending."""

    backend: str
    model: str
    finish_reason: str
    attempts: int
    first_token_s: float
    total_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No backend answered: one sentence, the one most useful thing to do, and every failure in order."""

    message: str
    cure: str
    failures: tuple[Failed, ...]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The reply broke and the profile says to keep what there is, or to ask."""

    backend: str
    text: str
    kind: FailureKind


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user stopped it."""


Final: TypeAlias = Answered | Unanswered | Interrupted | Stopped
Event: TypeAlias = Attempt | Failed | Skipped | Text | Reasoning | Restart | UsageReported | Final

_NAMES: dict[type, str] = {
    Attempt: "attempt",
    Failed: "failed",
    Skipped: "skipped",
    Text: "text",
    Reasoning: "reasoning",
    Restart: "restart",
    UsageReported: "usage",
    Answered: "answered",
    Unanswered: "unanswered",
    Interrupted: "interrupted",
    Stopped: "stopped",
}
_WINDOW_ONLY = {"limit_s", "next_backend", "took_s"}
_RENAMED = {"try_number": "try"}


def to_json(event: Event, kept: bool = False) -> dict[str, Any]:
    """The event as the contract's JSON object, ready for `json.dumps`; `kept` for the history, with every field."""
    fields = {name: getattr(event, name) for name in event.__slots__}
    body = {_RENAMED.get(name, name): value for name, value in fields.items() if kept or name not in _WINDOW_ONLY}
    if isinstance(event, Unanswered):
        body["failures"] = [to_json(failed, kept) for failed in event.failures]
    return {"event": _NAMES[type(event)], **body}
