"""Daemon threads for calls that block: one for SQLite or the keychain, with a deadline; others for the loop's own."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_calls_open: set[object] = set()
"""The calls that wait for their thread, are being made, or whose outcome is being told to a loop."""
_changed = threading.Condition()


def finish(most_s: float) -> None:
    """Wait, before Python ends, for calls that are not over; for at most so many seconds, as one may hang.

    Python takes threads down where they next ask for it. In the middle of telling a loop that is Qt's, they are inside
    C++, which cannot be unwound that way: the whole process would abort ("exception not rethrown").
    """
    with _changed:
        _changed.wait_for(lambda: not _calls_open, most_s)


class Worker:
    """Runs calls in order on a thread of its own. The thread is a daemon: a call that hangs cannot keep us open."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._calls: queue.SimpleQueue[Callable[[], None] | None] | None = None

    async def run(self, call: Callable[[], T], timeout_s: float | None = None) -> T:
        """What `call` returns or raises.

        Raises TimeoutError after `timeout_s` seconds; the hung thread is left behind and the next call gets a new one.
        """
        try:
            async with asyncio.timeout(timeout_s):  # wait_for would forget a cancellation that comes with the outcome
                return await self.begin(call)
        except TimeoutError:
            self._calls = None
            raise

    def begin(self, call: Callable[[], T]) -> asyncio.Future[T]:
        """Queue a call at once, also where nobody will be left to wait for it; what comes of it then is dropped."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        done.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        self._queue().put(_open(_Errand(call, done, loop).work))
        return done

    def close(self) -> None:
        """End the thread once its queued calls are done, without waiting for it."""
        if self._calls is not None:
            self._calls.put(None)
            self._calls = None

    def _queue(self) -> queue.SimpleQueue[Callable[[], None] | None]:
        if self._calls is None:
            self._calls = queue.SimpleQueue()
            threading.Thread(target=_serve, args=(self._calls,), name=self._name, daemon=True).start()
        return self._calls


class _Errand(Generic[T]):
    """A call and who waits for it. It is emptied on the loop's thread, as soon as its outcome is told there.

    An idle thread holds what it did last, and an exception all frames it came through, up to the window that asked.
    """

    def __init__(self, call: Callable[[], T], done: asyncio.Future[T], loop: asyncio.AbstractEventLoop) -> None:
        self._call, self._done, self._loop = call, done, loop
        self._tell: Callable[[], None]

    def work(self) -> None:
        """Make the call, on the thread. No local name holds what comes of it: its traceback would hold that again."""
        try:
            self._tell = partial(self._done.set_result, self._call())
        except Exception as error:
            self._tell = partial(self._done.set_exception, error)
        with suppress(RuntimeError):  # the loop was closed meanwhile: nobody waits any more
            self._loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        if not self._done.done():
            self._tell()
        del self._call, self._done, self._tell


class Detached(ThreadPoolExecutor):
    """What the loop itself must wait for on threads, the lookup of names: one that hangs cannot keep us open.

    It is a ThreadPoolExecutor because asyncio takes nothing else, and has none of its threads, which are waited for.
    """

    def submit(self, call: Callable[P, T], /, *args: P.args, **more: P.kwargs) -> Future[T]:
        """Run the call at once, on a daemon thread of its own."""
        done: Future[T] = Future()

        def work() -> None:
            if done.set_running_or_notify_cancel():  # pragma: no branch - it begins before anybody can cancel it
                try:
                    done.set_result(call(*args, **more))
                except Exception as error:
                    done.set_exception(error)

        threading.Thread(target=_open(work), name="lookup", daemon=True).start()
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing is waited for."""


def _serve(calls: queue.SimpleQueue[Callable[[], None] | None]) -> None:
    while (call := calls.get()) is not None:
        call()


def _open(work: Callable[[], None]) -> Callable[[], None]:
    """The work, which is open from now on until it is done."""
    call = object()

    def made() -> None:
        try:
            work()
        finally:
            with _changed:
                _calls_open.discard(call)
                _changed.notify_all()

    with _changed:
        _calls_open.add(call)
    return made
