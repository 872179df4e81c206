"""Four hours of use in minutes: `PYTHONPATH=tests QT_QPA_PLATFORM=offscreen python -m bench.wear [MESSAGES]`.

A real window, services that fail at random, windows opened and closed, profiles edited. Fails if anything is left.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from support.wear import Worn, wear
from understudy_gui import theme
from understudy_gui.garbage import kept_here

MESSAGES = 3_000
GROWTH = 0.05
"""So much more memory at the end than after the first tenth is no leak."""


def worn(messages: int) -> Worn:
    """Wear the program in a process of its own home and without a key ring."""
    app = QApplication(["understudy", *theme.STYLE])
    theme.install(app)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        os.environ |= {"UNDERSTUDY_HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        loop = QEventLoop(app, already_running=False)
        asyncio.set_event_loop(loop)
        with loop, kept_here():
            found: Worn = loop.run_until_complete(wear(app, messages, home))
    return found


def problems(found: Worn) -> list[str]:
    """What is not as it should be."""
    first, last = found.standings[0], found.standings[-1]
    said = {
        f"memory grew by {found.growth:.1%}": found.growth > GROWTH,
        f"{found.lost} replies differ from what was sent": bool(found.lost),
        f"{found.misread} messages differ from what was written": bool(found.misread),
        f"{found.sockets_left} files or sockets stayed open": found.sockets_left > 0,
        f"{found.tasks_left} tasks were left": found.tasks_left > 0,
        f"sockets went from {first.sockets} to {last.sockets}": last.sockets > first.sockets,
        f"tasks went from {first.tasks} to {last.tasks}": last.tasks > first.tasks,
        f"windows went from {first.windows} to {last.windows}": last.windows > first.windows,
        f"widgets went from {first.widgets} to {last.widgets}": last.widgets > first.widgets,
    }
    return [problem for problem, is_so in said.items() if is_so]


def main() -> int:
    """Print the figures; 1 if something is wrong."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    began = time.perf_counter()
    found = worn(messages)
    print(f"{messages} messages in {time.perf_counter() - began:.0f} s: {dict(found.ends)}")
    print(f"attempts that failed: {found.failed}; opened: {dict(found.opened)}")
    print("memory after each tenth, MiB:", *(f"{one.memory / 1024:.1f}" for one in found.standings))
    for name in ("sockets", "tasks", "windows", "widgets"):
        print(f"{name} after each tenth:", *(getattr(one, name) for one in found.standings))
    print(f"left after closing: files and sockets {found.sockets_left}, tasks {found.tasks_left}")
    print(f"replies that differ: {found.lost}; messages that differ: {found.misread}")
    left = problems(found)
    print(*left, sep="\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
