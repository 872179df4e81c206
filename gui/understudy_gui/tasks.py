"""The one owner of the window's tasks: held, named, preemptive, and never silent about a fault."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from understudy_gui.garbage import sweep

log = logging.getLogger(__name__)


class Tasks:
    """Starts coroutines on the running loop and keeps them until they end."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[Any]] = {}

    def start(self, name: str, work: Coroutine[Any, Any, Any]) -> None:
        """Run `work`; a task of the same name that still runs is cancelled."""
        if (running := self._tasks.get(name)) is not None:
            running.cancel()
        task = asyncio.get_event_loop().create_task(work, name=name)
        self._tasks[name] = task
        task.add_done_callback(self._ended)

    def cancel(self, name: str) -> None:
        """End the task of that name, if it runs."""
        if (running := self._tasks.get(name)) is not None:
            running.cancel()

    async def ended(self, beginning: str) -> None:
        """Wait until everything has ended whose name begins so."""
        if tasks := [task for name, task in self._tasks.items() if name.startswith(beginning)]:
            await asyncio.wait(tasks)

    async def cancel_all(self) -> None:
        """End everything and wait until it has ended."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        if self._tasks.get(task.get_name()) is task:
            del self._tasks[task.get_name()]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("%s ended with a fault", task.get_name(), exc_info=error)
        sweep()
