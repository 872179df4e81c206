"""Threads for calls that block."""

from __future__ import annotations

import asyncio
import threading

import pytest

from understudy_core.worker import Detached, Worker


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
