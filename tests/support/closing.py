"""Closes the real program from any state: in a process of its own, where lines on its standard input say what to do.

Started as `python -m support.closing FILE`: the window opens on the profile in FILE, and "ready" is printed; "say TEXT"
sends a message, "close" closes the window. With HANG_DNS in the environment the lookup of a name takes a minute.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 30.0
HANGS_S = 60.0
HANG_DNS = "UNDERSTUDY_TEST_HANGS_DNS"
_OF_THE_PLATFORM = b"This plugin does not support"


@dataclass(frozen=True, slots=True)
class Closed:
    """How a process ended after its window was closed: seconds until it was gone, status, lines on stderr."""

    seconds: float
    status: int
    complaints: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Within three seconds, with status 0 and nothing to complain of."""
        return self.seconds <= 3.0 and self.status == 0 and not self.complaints


class Program:
    """The program in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def started(cls, profile: Path, home: Path, **environ: str) -> Program:
        """Start it on the profile in a file, and wait until its window is there."""
        environ = {**os.environ, "UNDERSTUDY_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **environ}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "support.closing", str(profile), stdin=pipe, stdout=pipe, stderr=pipe, env=environ
        )
        made = cls(process)
        await made.heard("ready")
        return made

    async def heard(self, line: str) -> None:
        """Wait until the process prints this line."""
        assert self._process.stdout is not None
        said = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE_S)
        if said.decode().strip() != line:
            raise AssertionError((await self._process.communicate())[1].decode())

    def say(self, text: str) -> None:
        """Send a message."""
        self._tell(f"say {text}")

    async def close(self) -> Closed:
        """Close the window and wait for the end, which is forced after a while."""
        began = time.monotonic()
        self._tell("close")
        try:
            _, complaints = await asyncio.wait_for(self._process.communicate(), PATIENCE_S)
        except TimeoutError:
            self._process.kill()
            _, complaints = await self._process.communicate()
        lines = [line for line in complaints.splitlines() if line and not line.startswith(_OF_THE_PLATFORM)]
        status = self._process.returncode
        assert status is not None
        return Closed(time.monotonic() - began, status, tuple(line.decode("utf-8", "replace") for line in lines))

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())


def _hang_lookups() -> None:
    def lookup(*_arguments: object, **_more: object) -> None:
        print("lookup", flush=True)
        time.sleep(HANGS_S)

    vars(socket)["getaddrinfo"] = lookup


def main(arguments: Sequence[str]) -> int:
    """The program itself, with somebody at its standard input."""
    from PySide6.QtCore import QObject, Qt, Signal
    from PySide6.QtWidgets import QApplication

    from understudy_gui.app import main as window
    from understudy_gui.garbage import kept_here
    from understudy_gui.views.main_window import MainWindow

    is_there = threading.Event()

    class Hands(QObject):
        """Does on the window's thread what is read on another one."""

        told = Signal(str)

        def do(self, line: str) -> None:
            shown = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
            if shown is None:
                return
            if line == "close":
                shown.close()
            elif line:
                shown.composer.text.setPlainText(line.removeprefix("say "))
                shown.composer.button.click()
            is_there.set()

    def read() -> None:
        while not is_there.wait(0.02):
            hands.told.emit("")
        print("ready", flush=True)
        for line in sys.stdin:
            hands.told.emit(line.strip())
            if line.strip() == "close":
                return  # a thread inside Qt while Python ends would take the process with it

    if os.environ.get(HANG_DNS):
        _hang_lookups()
    hands = Hands()
    hands.told.connect(hands.do, Qt.ConnectionType.QueuedConnection)
    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    with kept_here():
        status = window(["--profile-file", *arguments])
    reader.join()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
