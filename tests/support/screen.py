"""A virtual screen with a real window on it: found by what a screen reader sees, moved by keys and mouse alone.

Needs Xvfb, openbox, xdotool, at-spi2-core, python3-pyatspi, ImageMagick, and a D-Bus session around it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

PATIENCE_S = 20.0
_LOOK_AGAIN_S = 0.1
_FOCUS_S = 2.0
_READER = Path(__file__).with_name("reader.py")
_ON_SCREEN = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
_FROM_SOURCE = (sys.executable, "-m", "understudy_gui")
_HOLD_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.clipboard().setText(sys.stdin.readline().rstrip())
print("held", flush=True)
app.exec()
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on the screen: where it is in pixels, and what a screen reader says of it."""

    name: str
    role: str
    x: int
    y: int
    width: int
    height: int
    states: tuple[str, ...]
    text: str
    description: str

    @property
    def middle(self) -> tuple[int, int]:
        """Where a person would click."""
        return self.x + self.width // 2, self.y + self.height // 2

    def fits(self, name: str, role: str = "") -> bool:
        """Whether it is called so, or begins so where `name` ends with "…", and has a place."""
        at_end = name.endswith("…") and self.name.startswith(name[:-1])
        return (self.name == name or at_end) and (not role or self.role == role) and self.width > 0


class Screen:
    """Starts a screen and the program on it; ends both.

    `clicks` counts what the mouse did, `keys` what was pressed (a text that is typed counts no key), `pastes` Ctrl+V.
    """

    def __init__(self, size: str = "1280x900") -> None:
        self._size = size
        self._started: list[subprocess.Popen[bytes]] = []
        self._program: subprocess.Popen[bytes] | None = None
        self._reader: subprocess.Popen[bytes] | None = None
        self.clicks = self.keys = self.pastes = 0

    def __enter__(self) -> Screen:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"]
        self._start(command, pass_fds=(write,))
        os.environ["DISPLAY"] = ":" + os.read(read, 20).decode().strip()
        self._start(["openbox"])
        self._start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._started:
            self._end(self._started[-1])

    def open(
        self, *arguments: str, environ: Mapping[str, str] | None = None, program: Sequence[str] = _FROM_SOURCE
    ) -> None:
        """Start the program, from source or as `program` says."""
        env = {**os.environ, **_ON_SCREEN, **(environ or {})}
        self._program = self._start([*program, *arguments], env=env)

    def quit(self) -> int:
        """Close the window as its title bar does, and wait until the program has ended; its status."""
        assert self._program is not None
        self.press("alt+F4")
        status = self._program.wait(PATIENCE_S)
        self.close()
        return status

    def seen(self) -> list[Seen]:
        """Everything that is shown now."""
        if self._reader is None:
            self._reader = self._start(["/usr/bin/python3", str(_READER)], talks=True)
        told = _asked(self._reader, b"look")
        return [
            Seen(name, role, x, y, width, height, tuple(states), text, description)
            for name, role, (x, y, width, height), states, text, description in json.loads(told)
        ]

    def focused(self) -> Seen | None:
        """What has the focus, as a screen reader reports it."""
        return next((one for one in reversed(self.seen()) if {"focused", "focusable"} <= set(one.states)), None)

    def focused_after(self, key: str) -> Seen | None:
        """What has the focus once a key moved it; what had it before, where the key moved nothing."""
        before = self.focused()
        self.press(key)
        until = time.monotonic() + _FOCUS_S
        now = self.focused()
        while (now is None or now == before) and time.monotonic() < until:
            now = self.focused()
        return now

    def find(self, name: str, role: str = "") -> Seen:
        """The last thing that is called so, once it is there. Raises LookupError with what is there instead."""
        until = time.monotonic() + PATIENCE_S
        while True:
            there = self.seen()
            found = [one for one in there if one.fits(name, role)]
            if found:
                return found[-1]
            if time.monotonic() > until:
                raise LookupError(f"{name!r} is not shown. There is: {[one.name for one in there if one.name]}")
            time.sleep(_LOOK_AGAIN_S)

    def focus_on(self, name: str) -> None:
        """Wait until what is called so has the focus. Raises LookupError with what has it instead."""
        until = time.monotonic() + PATIENCE_S
        while (at := self.focused()) is None or not at.fits(name):
            if time.monotonic() > until:
                raise LookupError(f"{name!r} has not the focus, but {at}")
            time.sleep(_LOOK_AGAIN_S)

    def gone(self, name: str) -> None:
        """Wait until nothing is called so any more."""
        until = time.monotonic() + PATIENCE_S
        while any(one.fits(name) for one in self.seen()):
            if time.monotonic() > until:
                raise LookupError(f"{name!r} is still shown.")
            time.sleep(_LOOK_AGAIN_S)

    def click(self, name: str, role: str = "") -> None:
        """Click on what is called so."""
        x, y = self.find(name, role).middle
        self.clicks += 1
        self._do("mousemove", str(x), str(y), "click", "1")

    def drag(self, name: str, down: int) -> None:
        """Pull what is called so down by so many pixels, at its leading edge, as a hand would."""
        thing = self.find(name)
        x, y = thing.x + 20, thing.y + thing.height // 2
        self.clicks += 1
        self._do("mousemove", str(x), str(y), "mousedown", "1")
        for part in range(1, 9):
            self._do("mousemove", str(x), str(y + down * part // 8))
        self._do("mouseup", "1")

    def type(self, text: str) -> None:
        """Type with the keyboard."""
        self._do("type", "--delay", "5", text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "Return" or "alt+Up"."""
        for one in keys:
            self.keys += 1
            self._do("key", one)

    def paste(self, text: str) -> None:
        """Press Ctrl+V with this on the clipboard."""
        holder = self._start([sys.executable, "-c", _HOLD_CLIPBOARD], talks=True, env={**os.environ, **_ON_SCREEN})
        _asked(holder, text.encode())
        self.pastes += 1
        self._do("key", "ctrl+v")
        time.sleep(_LOOK_AGAIN_S)
        self._end(holder)

    def close(self) -> None:
        """End the program, as the system does when it shuts down."""
        if self._program is not None:
            self._end(self._program)
            self._program = None

    def picture(self, file: Path) -> None:
        """Keep what is seen."""
        subprocess.run(["import", "-window", "root", str(file)], check=True)

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)

    def _start(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        pass_fds: Sequence[int] = (),
        *,
        talks: bool = False,
    ) -> subprocess.Popen[bytes]:
        quiet, pipe = subprocess.DEVNULL, subprocess.PIPE
        stream = pipe if talks else quiet
        process = subprocess.Popen(
            command, env=env, pass_fds=pass_fds, stdin=stream, stdout=stream, stderr=None if talks else quiet
        )
        self._started.append(process)
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._started.remove(process)
        process.terminate()
        process.communicate(timeout=10)


def _asked(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    """The line that a process answers to a line."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(line + b"\n")
    process.stdin.flush()
    return process.stdout.readline()
