"""The life of the window after its first paint: load the core beside it, chat, and close everything in order."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication, QDialog
from qasync import QEventLoop

from understudy_core.logs import set_up
from understudy_core.worker import Detached, Worker, finish
from understudy_gui.arrivals import Arrivals
from understudy_gui.garbage import keep_what_is_there
from understudy_gui.speech import speak
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.calm_cursor import CalmCursor
from understudy_gui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from understudy_gui.app import Options
    from understudy_gui.single import Claim
    from understudy_gui.stage import Stage

T = TypeVar("T")
_PAINT_S = 1.0
"""So long the first paint of a window that takes the place of another one is waited for."""
_CORE = ("understudy_core.chat_service", "understudy_core.library", "httpcore")
"""Loaded first, on a thread: pydantic and httpx take several times as long as the window itself."""
_PARTS = (
    "understudy_gui.transcript.model",
    "understudy_gui.transcript.text.document",
    "understudy_gui.transcript.parts",
    "understudy_gui.transcript.announce",
    "understudy_gui.transcript.text.message_text",
    "understudy_gui.transcript.messages.reply",
    "understudy_gui.transcript.view",
    "understudy_gui.views.conversation_list",
    "understudy_gui.backstage",
    "understudy_gui.controllers.chat.controller",
    "understudy_gui.controllers.activity",
    "understudy_gui.controllers.window",
    "understudy_gui.controllers.profiles.controller",
    "understudy_gui.stage",
)
"""Loaded then, in the window's own thread, because they hold widgets; one by one, so that typing goes on.

Never both at once: two threads that import the same package can see it half made.
"""
_REST = (
    "anyio.streams.tls",  # what httpx loads with the first request
    "anyio.streams.memory",
    "understudy_gui.views.add_service",
    "understudy_gui.views.editor.moving_on",
    "understudy_gui.views.editor.rows",
    "understudy_gui.views.editor.editor",
    "understudy_core.practice.rehearsal",
    "understudy_gui.controllers.profiles.rehearsal",
    "understudy_gui.controllers.profiles.adding",
    "understudy_gui.controllers.profiles.mending",
    "understudy_gui.controllers.profiles.trials",
    "understudy_gui.controllers.profiles.first_run",
    "understudy_core.litellm",
    "understudy_core.incoming",
    "understudy_gui.controllers.profiles.exchange",
)
"""Loaded in the same way once a message can go out: what people open next, which is there at once then."""
_PARTING_S = 0.2
"""So long, at the end, threads may take for what they are at; a key ring or a lookup that hangs is left."""
_CALM_S = 0.5
"""So long later, so that a message which was typed meanwhile goes out first."""


def run(app: QApplication, window: MainWindow, options: Options, arrivals: Arrivals, claim: Claim | None = None) -> int:
    """Let the window live until it is closed; the result is the exit status."""
    set_up()
    loop = QEventLoop(app)
    loop.set_default_executor(Detached())
    asyncio.set_event_loop(loop)
    with loop:
        status: int = loop.run_until_complete(_begun(app, window, options, arrivals, claim))
        finish(_PARTING_S)
        return status


async def _begun(
    app: QApplication, window: MainWindow, options: Options, arrivals: Arrivals, claim: Claim | None
) -> int:
    if window.close_asked:
        return 0
    await _load()
    FocusRing(app)
    CalmCursor(app)
    gc.freeze()  # what was loaded stays, and need not be looked through again
    return await live(app, window, options, arrivals, claim)


async def live(
    app: QApplication, window: MainWindow, options: Options, arrivals: Arrivals, claim: Claim | None = None
) -> int:
    """Chat in this window, or in those that take its place, until one is closed; the result is the exit status."""
    from understudy_gui.stage import Stage, self_test

    ended = _end_of(window)

    def claimed(window: MainWindow) -> None:
        if claim is not None:
            claim.listen(window, arrivals.add)

    tasks = Tasks()
    stage = Stage(window, tasks, options.preferences, arrivals)
    try:
        await stage.open(options.demo or ("self-test" if options.self_test else None), options.profile_file)
        if options.self_test:
            return await self_test(stage)
        tasks.start("load the rest", _load_rest(stage, lambda: claimed(window)))
        while await ended is _End.GOES_ON:
            window, ended = await _anew(app, window, stage, claimed)
            keep_what_is_there()
        return 0
    finally:
        await tasks.cancel_all()
        await stage.close()
        if claim is not None:
            claim.end()
        window.hide()


class _End(Enum):
    """How the time of a window ends: for good, or with another one in its place."""

    IS_CLOSED = auto()
    GOES_ON = auto()


async def _anew(
    app: QApplication, before: MainWindow, stage: Stage, claimed: Callable[[MainWindow], None]
) -> tuple[MainWindow, asyncio.Future[_End]]:
    """Another window in the place of the one before, in the language that is wished by now."""
    await stage.leave()
    speak(app, stage.preferences.language)
    window = MainWindow()
    ended = _end_of(window)
    await _shown(window, before)
    claimed(window)
    await stage.enter(window)
    if before.close_asked:
        window.close()
    for one in (*before.findChildren(QDialog), before):
        one.hide()
    gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    before.destroyed.connect(lambda: _settle(gone, None))
    before.deleteLater()
    await gone  # what still holds to it now would be kept with what is there
    return window, ended


def _end_of(window: MainWindow) -> asyncio.Future[_End]:
    end: asyncio.Future[_End] = asyncio.get_running_loop().create_future()
    window.closed.connect(lambda: _settle(end, _End.IS_CLOSED))
    window.anew_asked.connect(lambda: _settle(end, _End.GOES_ON))
    if window.close_asked:
        _settle(end, _End.IS_CLOSED)
    return end


async def _shown(window: MainWindow, before: MainWindow) -> None:
    """Show a window in the place of the one before, which is covered then, and wait until it is painted."""
    painted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    window.painted.connect(lambda: _settle(painted, None))
    window.stand_where(before)
    window.show()
    await asyncio.wait([painted], timeout=_PAINT_S)


async def _load() -> None:
    """Import what is needed from now on, without holding the window up."""
    loader = Worker("loading")
    for name in _CORE:
        await loader.run(partial(import_module, name))
    loader.close()
    await _load_in_steps(_PARTS)


async def _load_rest(stage: Stage, listen: Callable[[], None]) -> None:
    """What need not come before a first message: another start is listened to, the key ring is reached, and what people
    open next is loaded."""
    await asyncio.sleep(_CALM_S)
    listen()
    await stage.find_key_ring()
    await _load_in_steps(_REST)
    await stage.warm_up()


async def _load_in_steps(names: Sequence[str]) -> None:
    for name in names:
        import_module(name)
        await asyncio.sleep(0)


def _settle(future: asyncio.Future[T], value: T) -> None:
    if not future.done():
        future.set_result(value)
