"""Who is asked next, pure. Nobody who rests is asked while somebody is ready; everybody gets a turn in the end."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from understudy_core.chat import ChatRequest
from understudy_core.events import Skipped, SkipReason
from understudy_core.health import Rest
from understudy_core.history import has_pictures
from understudy_core.profiles import Backend, Policy, Profile
from understudy_core.routes import is_keyless

RestOf = Callable[[Backend], Rest | None]
_BYTES_PER_TOKEN = 4


def in_order(
    profile: Profile, turn: int, is_ready: Callable[[Backend], bool], first: str | None = None
) -> tuple[Backend, ...]:
    """The backends in the order in which this request asks them.

    Round robin starts behind the ready one whose turn it was before (`turn` counts requests from 0), so that shares of
    the ready ones are exact even while others rest. `first` names a backend that goes before all others.
    """
    backends = profile.backends
    if profile.policy is Policy.ROUNDROBIN and backends:
        ready = [at for at, backend in enumerate(backends) if is_ready(backend)] or list(range(len(backends)))
        start = ready[(turn - 1) % len(ready)] + 1
        backends = backends[start:] + backends[:start]
    return tuple(sorted(backends, key=lambda backend: backend.name != first))


def estimated_tokens(request: ChatRequest) -> int:
    """A careful guess at the length of a request, in tokens: it errs on the low side."""
    text = sum(len(message.text.encode("utf-8", "replace")) for message in request.messages)
    return (text + len((request.system_prompt or "").encode("utf-8", "replace"))) // _BYTES_PER_TOKEN


def unfit(
    profile: Profile, request: ChatRequest, rest_of: RestOf, is_blind: Callable[[Backend], bool]
) -> dict[str, SkipReason]:
    """Why some backends should not be asked this at all, by name."""
    tokens = estimated_tokens(request)
    is_seen = has_pictures(request)
    reasons: dict[str, SkipReason] = {}
    for backend in profile.backends:
        if (rest := rest_of(backend)) is not None and rest.kind is None:
            reasons[backend.name] = SkipReason.PAUSED
        elif is_keyless(backend):
            reasons[backend.name] = SkipReason.MISSING_KEY
        elif is_seen and is_blind(backend):
            reasons[backend.name] = SkipReason.NO_VISION
        elif backend.context_limit is not None and tokens > backend.context_limit:
            reasons[backend.name] = SkipReason.CONTEXT_TOO_SMALL
    return reasons


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is asked next (None: nobody is left), and who was passed over on the way, for the account."""

    backend: Backend | None
    passed_over: tuple[Skipped, ...]


class LineUp:
    """The backends of one request that have not been asked yet.

    `unfit` tells why a backend should not be asked at all. Those are asked only when nobody else is left, but never
    those that are blind to the message's pictures, or paused: that would be something else than was wished.
    """

    def __init__(self, backends: Sequence[Backend], unfit: Mapping[str, SkipReason]) -> None:
        self._left = list(backends)
        self._unfit = dict(unfit)
        self._barred = {name for name, reason in unfit.items() if reason in _NEVER}
        self._told: set[str] = set()

    @property
    def left(self) -> tuple[Backend, ...]:
        """Whoever can still be asked, in order."""
        return tuple(backend for backend in self._left if backend.name not in self._barred)

    def keep_only(self, is_roomier: Callable[[Backend], bool]) -> None:
        """The conversation was too long for one backend: ask none of those that have no more room for it."""
        for backend in self._left:
            if not is_roomier(backend):
                self._unfit[backend.name] = SkipReason.CONTEXT_TOO_SMALL
                self._barred.add(backend.name)

    def peek(self, rest_of: RestOf) -> Backend | None:
        """Who would be asked next."""
        return min(self.left, key=lambda backend: self._rank(backend, rest_of), default=None)

    def take(self, rest_of: RestOf, now: float) -> Choice:
        """Who is asked next; it leaves the line."""
        chosen = self.peek(rest_of)
        before = self._left.index(chosen) if chosen is not None else len(self._left)
        passed = [skip for backend in self._left[:before] if (skip := self._skip(backend, rest_of, now)) is not None]
        if chosen is not None:
            self._left.remove(chosen)
        return Choice(chosen, tuple(passed))

    def _rank(self, backend: Backend, rest_of: RestOf) -> tuple[bool, float, int]:
        rest = rest_of(backend)
        return backend.name in self._unfit, rest.until if rest else -math.inf, self._left.index(backend)

    def _skip(self, backend: Backend, rest_of: RestOf, now: float) -> Skipped | None:
        if backend.name in self._told:
            return None
        self._told.add(backend.name)
        if (reason := self._unfit.get(backend.name)) is not None:
            return Skipped(backend.name, reason)
        rest = rest_of(backend)
        return Skipped(backend.name, SkipReason.RESTING, rest.seconds_left(now)) if rest else None


_NEVER = frozenset({SkipReason.NO_VISION, SkipReason.PAUSED})
