"""The short form of bench.wear: much use leaves nothing behind, and the history is what the services sent."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from support.wear import Worn, wear
from understudy_gui import theme

MESSAGES = 32


def test_much_use_leaves_nothing_behind(qapp: QApplication, home: Path) -> None:
    """Failing services, windows opened and closed, a profile edited: no window, socket or task more than before."""
    theme.install(qapp)
    loop = QEventLoop(qapp, already_running=False)
    asyncio.set_event_loop(loop)
    with loop:
        found: Worn = loop.run_until_complete(wear(qapp, MESSAGES, home, marks=2))
    asyncio.set_event_loop(None)
    early, late = found.standings
    assert late.windows <= early.windows and late.widgets <= early.widgets
    assert late.sockets <= early.sockets and late.tasks <= early.tasks
    assert (found.lost, found.misread, found.sockets_left, found.tasks_left) == (0, 0, 0, 0)
    assert found.failed > 0 and found.ends.total() == MESSAGES and len(found.opened) == 9
