"""A clock that a test moves by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from understudy_core.events import Event


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


async def with_time(clock: HandClock, events: AsyncIterator[Event], after: str = "") -> list[Event]:
    """Collect events while the clock jumps to whatever is due once nothing else happens."""
    seen: list[Event] = []

    async def read() -> None:
        async for event in events:
            seen.append(event)

    task = asyncio.get_running_loop().create_task(read())
    quiet = 0
    while not task.done():
        before = len(seen)
        await asyncio.wait([task], timeout=0.02)
        quiet = quiet + 1 if len(seen) == before else 0
        ready = seen and (not after or after in {type(event).__name__ for event in seen})
        if quiet >= 3 and ready and not task.done():
            clock.jump()
            quiet = 0
    await task
    return seen
