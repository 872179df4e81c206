"""Threads for calls that block."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress

import pytest

from understudy_core.worker import Detached, Worker, finish


async def test_a_cancellation_that_comes_with_the_outcome_counts() -> None:
    """Whoever was cancelled does not go on, even if what it waited for is there in that moment."""
    loop = asyncio.get_running_loop()
    worker = Worker("test")

    def call() -> None:
        loop.call_soon_threadsafe(lambda: loop.call_soon(waiting.cancel))

    waiting = loop.create_task(worker.run(call, timeout_s=60))
    await asyncio.wait([waiting])
    worker.close()
    assert waiting.cancelled()


async def test_a_lookup_that_hangs_is_not_waited_for() -> None:
    """What such a call brings is handed over, a fault too; the end of the executor waits for none that hangs."""
    executor, never = Detached(), threading.Event()
    loop = asyncio.get_running_loop()
    assert await loop.run_in_executor(executor, int, "4") == 4
    with pytest.raises(ValueError, match="four"):
        await loop.run_in_executor(executor, int, "four")
    hanging = loop.run_in_executor(executor, never.wait)
    executor.shutdown()
    hanging.cancel()
    never.set()


async def test_a_call_that_hangs_is_left_behind() -> None:
    """After its deadline the caller goes on, and the next call runs although the first still hangs; what comes of the
    first in the end is dropped.
    """
    worker, hangs = Worker("test"), threading.Event()
    with pytest.raises(TimeoutError):
        await worker.run(hangs.wait, 0.01)
    assert await worker.run(lambda: 7) == 7
    hangs.set()
    worker.close()
    worker.close()


async def test_what_is_under_way_at_the_end_is_waited_for_but_not_what_hangs() -> None:
    """Before Python ends, calls that were begun may come to an end, also those behind others, within a limit."""
    worker, goes_on, ended, behind = Worker("test"), threading.Event(), threading.Event(), threading.Event()

    def call() -> None:
        goes_on.wait()
        ended.set()

    worker.begin(call)
    worker.begin(behind.set)
    looked_up = Detached().submit(call)
    finish(0.0)
    assert not ended.is_set(), "who hangs is left"
    goes_on.set()
    finish(10.0)
    assert ended.is_set() and behind.is_set() and looked_up.done()
    worker.close()


async def test_what_was_begun_is_done_although_nobody_waits() -> None:
    """A call whose caller was cancelled at once is made all the same; a fault of it is dropped."""
    worker, done = Worker("test"), list[int]()
    begun = worker.begin(lambda: done.append(1))
    begun.cancel()
    failing = worker.begin(lambda: list[int]()[1])
    await worker.run(lambda: None)
    worker.close()
    assert done == [1] and isinstance(failing.exception(), IndexError)


def test_a_call_that_outlives_the_loop_is_dropped() -> None:
    """Where nobody can be told any more, nothing is."""
    worker, goes_on, ended = Worker("test"), threading.Event(), threading.Event()

    def call() -> None:
        goes_on.wait()

    async def begin() -> None:
        worker.begin(call)
        worker.begin(ended.set)

    asyncio.run(begin())
    goes_on.set()
    assert ended.wait(10)


async def test_a_thread_that_is_idle_holds_nothing() -> None:
    """Neither what the last call brought, nor who waited for it, also where it failed."""
    worker = Worker("test")

    async def asks(call: Callable[[], _Set]) -> tuple[weakref.ref[_Set], ...]:
        waits, brought = _Set(), _Set()
        with suppress(ZeroDivisionError):
            brought = await worker.run(call)
        return weakref.ref(waits), weakref.ref(brought)

    for call in _Set, lambda: _Set([1 // 0]):
        held = await asyncio.get_running_loop().create_task(asks(call))
        assert [one() for one in held] == [None, None]
    worker.close()


class _Set(set[int]):
    """One that weak references can lead to."""
