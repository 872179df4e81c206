"""Opens the window. It is painted first; httpx and pydantic are loaded behind the first paint."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from understudy_gui import theme
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow


def main(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status once it is closed."""
    options = _options(arguments)
    if options.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    app = QApplication(["understudy"])
    app.setApplicationName("Understudy")
    app.setDesktopFileName("understudy")
    app.setQuitOnLastWindowClosed(False)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    theme.install(app, theme.Wish(options.theme))
    app.setWindowIcon(theme.app_icon())
    window = MainWindow()
    window.show()
    return _run(app, window, options)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="understudy",
        description="Opens the window. Commands without a window: understudy ask | profile | key (each has --help).",
    )
    parser.add_argument(
        "--demo", nargs="?", const="everyday", metavar="SCENE", help="practice services; nothing of yours is used"
    )
    parser.add_argument("--theme", choices=[wish.value for wish in theme.Wish], default="system")
    parser.add_argument("--profile-file", type=Path, metavar="FILE", help="chat with the profile in this file")
    parser.add_argument("--self-test", action="store_true", help="one whole chat with one failover, then quit")
    return parser.parse_args(arguments)


def _run(app: QApplication, window: MainWindow, options: argparse.Namespace) -> int:
    from qasync import QEventLoop

    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        status: int = loop.run_until_complete(_live(window, options))
        return status


async def _live(window: MainWindow, options: argparse.Namespace) -> int:
    """The life of the window: paint, load the core, chat, and close everything in order."""
    closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    window.closed.connect(lambda: _settle(closed, 0))
    await _painted()
    from understudy_gui.stage import Stage, self_test

    tasks = Tasks()
    stage = Stage(window, tasks)
    try:
        await stage.open(options.demo or ("self-test" if options.self_test else None), options.profile_file)
        if options.self_test:
            return await self_test(stage)
        return await closed
    finally:
        await tasks.cancel_all()
        await stage.close()
        window.hide()


async def _painted() -> None:
    """Until the window was painted once, so that it is there before the slow imports."""
    seen: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    QTimer.singleShot(0, lambda: _settle(seen, 0))
    await seen


def _settle(future: asyncio.Future[int], value: int) -> None:
    if not future.done():
        future.set_result(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
