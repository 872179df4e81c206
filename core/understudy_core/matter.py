"""What one request carries from backend to backend, and what all requests share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from understudy_core import wording
from understudy_core.capabilities import Capabilities
from understudy_core.chat import ChatRequest
from understudy_core.continuation import Kept
from understudy_core.events import Failed, Final, Interrupted, Unanswered
from understudy_core.health import Health, Rest
from understudy_core.lineup import LineUp
from understudy_core.pace import Habits
from understudy_core.profiles import Backend, KeyRef, Profile
from understudy_core.routes import route_of
from understudy_core.transport.http import Http
from understudy_core.waiting import Clock, Steering


class KeyReader(Protocol):
    """Where keys come from. `read` raises BackendError when a key cannot be had, or must not go to `origin`."""

    async def read(self, ref: KeyRef, origin: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Means:
    """What every request needs: the wire, keys, time, dice, and what is known of those who are asked."""

    http: Http
    keys: KeyReader
    clock: Clock
    draw: Callable[[], float]
    health: Health
    habits: Habits
    capabilities: Capabilities

    def rest_of(self, profile: Profile, backend: Backend) -> Rest | None:
        """Why a backend is passed over in this profile now, and until when; None: it is ready."""
        rest = self.health.rest(route_of(backend), self.clock.now())
        return rest if profile.breaker.enabled or rest is None or rest.kind is None else None


@dataclass(slots=True)
class Matter:
    """One request: what is asked, of whom, and what it has come to so far."""

    profile: Profile
    request: ChatRequest
    kept: Kept
    line: LineUp
    steering: Steering
    started: float
    attempts: int
    failures: list[Failed] = field(default_factory=list)

    @property
    def is_going_on(self) -> bool:
        """Whether a reply that broke off is being completed."""
        return bool(self.kept.text)

    @property
    def unanswered(self) -> Final:
        """The end of a request that nobody answered. What was kept of a reply stays."""
        failures = tuple(self.failures)
        if self.is_going_on and failures:
            return Interrupted(failures[-1].backend, self.kept.text, failures[-1].kind)
        return Unanswered(wording.headline(failures), wording.cure(failures), failures)
