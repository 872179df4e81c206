"""The life of the window after its first paint: load the core beside it, chat, and close everything in order."""

from __future__ import annotations

import asyncio
import gc
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from understudy_core.logs import set_up
from understudy_core.worker import Detached, Worker
from understudy_gui.arrivals import Arrivals
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.calm_cursor import CalmCursor
from understudy_gui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from understudy_gui.app import Options
    from understudy_gui.single import Claim

_CORE = ("understudy_core.chat_service", "understudy_core.library", "understudy_core.practice.rehearsal")
"""Loaded first, on a thread: pydantic and httpx take several times as long as the window itself."""
_PARTS = (
    "understudy_gui.transcript.model",
    "understudy_gui.transcript.announce",
    "understudy_gui.transcript.reply",
    "understudy_gui.transcript",
    "understudy_gui.views.conversation_list",
    "understudy_gui.views.settings",
    "understudy_gui.views.add_service",
    "understudy_gui.views.editor.moving_on",
    "understudy_gui.views.editor.rows",
    "understudy_gui.views.editor.rehearsal",
    "understudy_gui.views.editor.editor",
    "understudy_gui.views.first_run",
    "understudy_gui.controllers.services",
    "understudy_gui.controllers.profiles",
)
"""Loaded then, in the window's own thread, because they hold widgets; one by one, so that typing goes on.

Never both at once: two threads that import the same package can see it half made.
"""


def run(app: QApplication, window: MainWindow, options: Options, arrivals: Arrivals, claim: Claim | None = None) -> int:
    """Let the window live until it is closed; the result is the exit status."""
    set_up()
    loop = QEventLoop(app)
    loop.set_default_executor(Detached())
    asyncio.set_event_loop(loop)
    with loop:
        status: int = loop.run_until_complete(_live(window, options, arrivals, claim))
        return status


async def _live(window: MainWindow, options: Options, arrivals: Arrivals, claim: Claim | None) -> int:
    closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    window.closed.connect(lambda: _settle(closed, 0))
    if window.close_asked:
        return 0
    await _load()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    FocusRing(app)
    CalmCursor(app)
    gc.freeze()  # what was loaded stays, and need not be looked through again
    from understudy_gui.stage import Stage, self_test

    tasks = Tasks()
    stage = Stage(window, tasks, options.preferences, arrivals)
    try:
        if claim is not None:
            claim.listen(window, arrivals.add)
        await stage.open(options.demo or ("self-test" if options.self_test else None), options.profile_file)
        if options.self_test:
            return await self_test(stage)
        return await closed
    finally:
        await tasks.cancel_all()
        await stage.close()
        if claim is not None:
            claim.end()
        window.hide()


async def _load() -> None:
    """Import what is needed from now on, without holding the window up."""
    loader = Worker("loading")
    for name in _CORE:
        await loader.run(partial(import_module, name))
    loader.close()
    for name in _PARTS:
        import_module(name)
        await asyncio.sleep(0)


def _settle(future: asyncio.Future[int], value: int) -> None:
    if not future.done():
        future.set_result(value)
