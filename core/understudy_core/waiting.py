"""The one place where the balancer waits, and the clock it waits on.

The clock is an argument, so that a test moves time by hand and nothing sleeps.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class Timer(Protocol):
    """Something that will happen and can be called off."""

    def cancel(self) -> None: ...


class Clock(Protocol):
    """Seconds that only go forward, and calls at a later second."""

    def now(self) -> float: ...

    def call_at(self, when: float, call: Callable[[], None]) -> Timer: ...


class LoopClock:
    """The running event loop's own clock."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def call_at(self, when: float, call: Callable[[], None]) -> Timer:
        return asyncio.get_running_loop().call_at(when, call)


class Mailbox(Generic[T]):
    """Things arrive at any time; one reader takes them in order, for at most so long."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._items: deque[T] = deque()
        self._waiter: asyncio.Future[None] | None = None

    def put(self, item: T) -> None:
        """Leave something for the reader."""
        self._items.append(item)
        self.wake()

    def wake(self) -> None:
        """Let a waiting reader look again."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def take_now(self) -> T | None:
        """The next thing if one is there already."""
        return self._items.popleft() if self._items else None

    def peek(self) -> T | None:
        """The next thing if one is there already, left where it is."""
        return self._items[0] if self._items else None

    async def take(self, deadline: float, give_up: Callable[[], bool]) -> T | None:
        """The next thing; None once the clock reaches `deadline` or `give_up()` says so after a `wake`."""
        while not self._items:
            if give_up() or self._clock.now() >= deadline:
                return None
            self._waiter = asyncio.get_running_loop().create_future()
            timer = self._clock.call_at(deadline, self.wake)
            try:
                await self._waiter
            finally:
                timer.cancel()
                self._waiter = None
        return self._items.popleft()


async def within(clock: Clock, seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns. Raises TimeoutError, and ends it, when it takes longer on this clock."""
    task = asyncio.get_running_loop().create_task(work)
    mailbox: Mailbox[None] = Mailbox(clock)
    task.add_done_callback(lambda _done: mailbox.wake())
    try:
        await mailbox.take(clock.now() + seconds, task.done)
        if not task.done():
            raise TimeoutError
        return task.result()
    finally:
        task.cancel()
        await asyncio.wait([task])


class Steering:
    """The user's hand on a running request: skip to the next backend, or stop."""

    def __init__(self) -> None:
        self.stopped = False
        self._skip = False
        self._wake: Callable[[], None] = lambda: None

    def stop(self) -> None:
        """End the request; what was shown is kept."""
        self.stopped = True
        self._wake()

    def skip(self) -> None:
        """Give up on the backend that is being asked, or waited for, and ask the next one."""
        self._skip = True
        self._wake()

    @property
    def pending(self) -> bool:
        """True while there is a wish that the balancer has not followed yet."""
        return self.stopped or self._skip

    def take_skip(self) -> bool:
        """Whether a skip is wished; the wish is used up."""
        wished, self._skip = self._skip, False
        return wished

    def wakes(self, wake: Callable[[], None]) -> None:
        """Call `wake` at each new wish from now on."""
        self._wake = wake
