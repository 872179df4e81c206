"""How long a backend may take, pure: limits by its kind, then by what it showed itself to need."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from understudy_core.health import Route
from understudy_core.profiles import FailoverSettings

LAST_BACKEND_PATIENCE_S = 300.0
ENOUGH_REPLIES = 10
"""So many replies are needed before a backend's own history counts."""
REMEMBERED_REPLIES = 50
LEARNED_FACTOR = 3.0
LEAST_LEARNED_S = 8.0
MOST_LEARNED_S = 300.0

_REASONING_PARAMS = frozenset({"reasoning_effort", "reasoning", "thinking", "thinking_config", "enable_thinking"})
_REASONING_MODEL = re.compile(r"(^|[/:._-])(o[1-9]|gpt-5|r1|qwq|magistral|\w*reason\w*|\w*think\w*)(?![a-z0-9])", re.I)


class Pace(Enum):
    """How fast a backend can be expected to begin: (seconds to first content, seconds of silence after it)."""

    CLOUD = (12.0, 60.0)
    REASONING = (120.0, 120.0)
    LOCAL = (180.0, 120.0)


def pace_of(model: str, params: Mapping[str, Any], is_local: bool) -> Pace:
    """The kind of a backend, by where it is, what it is asked to do, and the name of its model."""
    if is_local:
        return Pace.LOCAL
    reasons = _REASONING_PARAMS & params.keys() or _REASONING_MODEL.search(model)
    return Pace.REASONING if reasons else Pace.CLOUD


def first_content_limit(settings: FailoverSettings, pace: Pace, is_last: bool, learned_s: float | None = None) -> float:
    """Seconds until the first content must have come; an automatic limit is patient with the last backend."""
    if settings.first_token_timeout_s is not None:
        return settings.first_token_timeout_s
    usual = pace.value[0]
    if learned_s is not None:
        usual = learned_s if pace is Pace.CLOUD else max(usual, learned_s)
    return max(usual, LAST_BACKEND_PATIENCE_S) if is_last else usual


def stall_limit(settings: FailoverSettings, pace: Pace) -> float:
    """Seconds without content, after the first, that count as a broken reply."""
    return settings.stall_timeout_s if settings.stall_timeout_s is not None else pace.value[1]


def rank(seconds: Iterable[float], percent: int) -> float:
    """The time within which so many of 100 came (nearest rank). `seconds` is not empty."""
    ranked = sorted(seconds)
    return ranked[-(-len(ranked) * percent // 100) - 1]


class Habits:
    """What each route's latest replies took to their first content. A thinking or local one is never hurried by it:
    the next question may be harder, or the model no longer loaded."""

    def __init__(self) -> None:
        self._seconds: dict[Route, deque[float]] = {}

    def began(self, route: Route, seconds: float) -> None:
        """A whole reply had its first content after so many seconds."""
        self._seconds.setdefault(route, deque(maxlen=REMEMBERED_REPLIES)).append(seconds)

    def learned_s(self, route: Route) -> float | None:
        """Three times the route's own p95, within 8–300 s; None before 10 replies."""
        seconds = self._seconds.get(route, ())
        if len(seconds) < ENOUGH_REPLIES:
            return None
        return min(max(LEARNED_FACTOR * rank(seconds, 95), LEAST_LEARNED_S), MOST_LEARNED_S)
