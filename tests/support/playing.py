"""Opens the real window on practice services, or on a home folder, lets a test use it, and closes everything."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop
from shiboken6 import isValid

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.arrivals import Arrivals
from understudy_gui.preferences import Preferences
from understudy_gui.stage import Stage
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.items import ReplyItem
from understudy_gui.views.main_window import MainWindow

Play = Callable[[MainWindow, Stage], Coroutine[Any, Any, None]]


def play(
    qapp: QApplication,
    scene: str | None,
    act: Play,
    file: Path | None = None,
    preferences: Preferences | None = None,
    arrivals: Arrivals | None = None,
    longest_s: float = 30,
) -> None:
    """Open the window on practice services, or on a profile file; let `act` use it, and close everything."""

    async def live() -> None:
        theme.install(qapp)
        window, tasks = MainWindow(), Tasks()
        window.show()
        stage = Stage(window, tasks, preferences, arrivals)
        try:
            await stage.open(scene, file)
            await act(window, stage)
        finally:
            await tasks.cancel_all()
            await stage.close()
            for one in QApplication.topLevelWidgets():
                if isinstance(one, MainWindow):
                    one.hide()
                    one.deleteLater()

    loop = QEventLoop(qapp, already_running=False)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(asyncio.wait_for(live(), longest_s))
    asyncio.set_event_loop(None)


async def next_window(stage: Stage) -> MainWindow:
    """Another window in the place of the one before, as when another language is chosen."""
    await stage.leave()
    made = MainWindow()
    made.show()
    await stage.enter(made)
    return made


async def until(is_so: Callable[[], bool]) -> None:
    """Let the window go on until something is so."""
    for _ in iter(is_so, True):
        await asyncio.sleep(0)


async def closed(dialog: QWidget) -> None:
    """Let the window go on until a dialog is closed, after which it may be gone altogether."""
    await until(lambda: not (isValid(dialog) and dialog.isVisible()))


async def ended(window: MainWindow, stage: Stage) -> ReplyItem:
    """The last reply once nothing streams any more."""
    model, composer = stage.chat.model, window.composer
    await until(lambda: bool(model.items) and not model.streaming and composer.button.accessibleName() == tr("Send"))
    last = model.items[-1]
    assert isinstance(last, ReplyItem)
    return last
