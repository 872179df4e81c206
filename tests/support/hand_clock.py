"""A clock that a test moves by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class _Call:
    when: float
    call: Callable[[], None]
    is_on: bool = True

    def cancel(self) -> None:
        self.is_on = False


class HandClock:
    """Stands still until `advance`; then everything that has become due happens."""

    def __init__(self) -> None:
        self._now = 0.0
        self._calls: list[_Call] = []

    def now(self) -> float:
        return self._now

    def call_at(self, when: float, call: Callable[[], None]) -> _Call:
        made = _Call(when, call)
        self._calls = [*(kept for kept in self._calls if kept.is_on), made]
        return made

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self._now += seconds
        due = [entry for entry in self._calls if entry.is_on and entry.when <= self._now]
        self._calls = [entry for entry in self._calls if entry not in due]
        for entry in due:
            entry.call()

    def jump(self) -> None:
        """Go on to the next thing that is due, if there is one."""
        if times := [entry.when for entry in self._calls if entry.is_on]:
            self.advance(max(0.0, min(times) - self._now))

    @property
    def waiting(self) -> int:
        """How many calls are still to come."""
        return sum(entry.is_on for entry in self._calls)
