"""Where reference cycles are collected."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from understudy_core.worker import Worker
from understudy_gui.garbage import kept_here
from understudy_gui.tasks import Tasks


class _Knot(QObject):
    """An object of Qt's that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def _busy() -> None:
    kept = [[number] for number in range(50 * gc.get_threshold()[0])]
    assert kept


async def test_a_worker_never_destroys_what_belongs_to_the_window(qapp: QApplication) -> None:
    """A thread that allocates much frees no Qt object; the end of a task, in the window's thread, does."""
    freed_on: list[threading.Thread] = []
    worker, tasks = Worker("busy"), Tasks()
    with kept_here():
        weakref.finalize(_Knot(), lambda: freed_on.append(threading.current_thread()))
        await worker.run(_busy)
        assert freed_on == []
        kept = [[number] for number in range(50 * gc.get_threshold()[0])]
        tasks.start("work", asyncio.sleep(0))
        while not freed_on:
            await asyncio.sleep(0)
        assert freed_on == [threading.main_thread()] and kept
    worker.close()
