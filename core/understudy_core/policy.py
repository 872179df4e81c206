"""Decisions of the balancer, pure: what a failure means, and what may be sent. No clock, no waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from understudy_core.events import Action
from understudy_core.failures import Failure, FailureKind
from understudy_core.profiles import Backend, FailoverSettings, Profile, status_range

K = FailureKind

DEFAULT_STATUSES = frozenset({401, 402, 403, 404, 408, 409, 425, 429, *range(500, 600)})
CONNECTION_KINDS = frozenset({K.NETWORK, K.DNS, K.TLS, K.PROXY, K.REFUSED_CONNECTION, K.SILENT, K.STALLED, K.CUT})
_AGAIN_AFTER_DELAY = frozenset({K.OVERLOADED, K.SERVER_ERROR, K.NETWORK, K.CUT})

HINT_WORTH_WAITING_S = 3.0
LAST_HINT_WORTH_WAITING_S = 20.0
LEAST_RATE_LIMIT_WAIT_S = 1.0
LONGEST_BACKOFF_S = 8.0
GRACE_AFTER_FINISH_S = 2.0
"""How long usage and the end of the stream are waited for once a reply is complete."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do after a failure, and how many seconds to wait before doing it."""

    action: Action
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Situation:
    """Where in the request a failure happened. `draw` is a random number in [0, 1) for jitter."""

    try_number: int
    tries: int
    later: tuple[Backend, ...]
    """Backends that could still be asked, in order."""
    context_limit: int | None = None
    """Of the backend that failed, in tokens."""
    request_tokens: int = 0
    """How long the request is, estimated."""
    draw: float = 1.0


def merged_params(backend: Backend, profile: Profile) -> dict[str, Any]:
    """Backend params with the profile's over them, key by key; the same for both policies."""
    return {**backend.params, **profile.params}


def decide(failure: Failure, settings: FailoverSettings, at: Situation) -> Decision:
    """What a failure before any content means: try again, move on, or stop."""
    if not _moves_on(failure, settings, at):
        return Decision(Action.STOP)
    if at.try_number < at.tries:
        wait_s = _wait_for_same(failure, settings, at)
        if wait_s is not None:
            return Decision(Action.RETRY, wait_s)
    return Decision(Action.NEXT if at.later else Action.STOP)


def decide_mid_stream(failure: Failure, settings: FailoverSettings, at: Situation, has_text: bool) -> Decision:
    """What a failure after the first content means. Never the same backend again; never a wait."""
    if has_text and settings.mid_stream != "restart":
        return Decision(Action.STOP)
    if not _moves_on(failure, settings, at) or not at.later:
        return Decision(Action.STOP)
    return Decision(Action.NEXT)


def judge_whole(has_text: bool, refusal: str, finish_reason: str) -> Failure | None:
    """Whether a reply that came to its end is one: None if so, else why it counts as a failure."""
    if has_text:
        return None
    if refusal or finish_reason == "content_filter":
        return Failure(K.REFUSED_CONTENT, detail=refusal)
    if finish_reason == "length":
        return Failure(K.EMPTY_REPLY, detail="The token limit was used up before the first word.")
    return Failure(K.EMPTY_REPLY)


def _moves_on(failure: Failure, settings: FailoverSettings, at: Situation) -> bool:
    """Whether the profile lets this failure be followed by anything but the end of the request."""
    kind, status = failure.kind, failure.status
    if kind is K.REFUSED_CONTENT:
        return settings.on_refusal == "next"
    if kind is K.CONTEXT_TOO_LONG and not any(is_roomier(backend, at) for backend in at.later):
        return False
    if kind in CONNECTION_KINDS and status is None:
        return settings.on_network_errors
    if status is not None and status >= 400:
        if settings.status_codes is not None:
            return is_listed(status, settings.status_codes)
        return kind is not K.BAD_REQUEST
    return kind is not K.BAD_REQUEST


def is_listed(status: int, codes: Sequence[int | str]) -> bool:
    """Whether a list such as `[429, "5xx", "500-599"]` names this status."""
    return any(status in status_range(code) for code in codes)


def is_roomier(backend: Backend, at: Situation) -> bool:
    """Whether a conversation that was too long for the backend that failed may fit into this one."""
    if backend.context_limit is None:
        return True
    if at.context_limit is not None:
        return backend.context_limit > at.context_limit
    return backend.context_limit > at.request_tokens


def _wait_for_same(failure: Failure, settings: FailoverSettings, at: Situation) -> float | None:
    """Seconds to wait before the same backend is tried again; None if that is no use."""
    if failure.kind is K.RATE_LIMITED:
        return _rate_limit_wait(failure, settings, at)
    if failure.kind not in _AGAIN_AFTER_DELAY:
        return None
    return _delay(settings, at)


def _rate_limit_wait(failure: Failure, settings: FailoverSettings, at: Situation) -> float | None:
    hint = failure.retry_after_s
    if hint is None:
        return max(_delay(settings, at), LEAST_RATE_LIMIT_WAIT_S)
    longest = HINT_WORTH_WAITING_S if at.later else LAST_HINT_WORTH_WAITING_S
    return hint if hint <= longest else None


def _delay(settings: FailoverSettings, at: Situation) -> float:
    base = settings.retry_delay_ms / 1000
    if settings.backoff == "fixed":
        return base
    return min(base * 2.0 ** min(at.try_number - 1, 30), LONGEST_BACKOFF_S) * at.draw
