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
_LOOK_AGAIN_S = 0.2
_READER = """
import json, sys, pyatspi

def walk(node, depth, found):
    if node is None or depth > 30:
        return
    states = [pyatspi.stateToString(state) for state in node.getState().getStates()]
    if "showing" in states:
        try:
            box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            place = (box.x, box.y, box.width, box.height)
        except NotImplementedError:
            place = (0, 0, 0, 0)
        text = ""
        try:
            text = node.queryText().getText(0, 4000)
        except NotImplementedError:
            pass
        found.append([node.name, node.getRoleName(), place, states, text, node.description])
    for at in range(min(node.childCount, 300)):
        walk(node.getChildAtIndex(at), depth + 1, found)

found = []
desktop = pyatspi.Registry.getDesktop(0)
for at in range(desktop.childCount):
    app = desktop.getChildAtIndex(at)
    if app is not None and app.name == "Understudy":
        for window in range(app.childCount):
            walk(app.getChildAtIndex(window), 0, found)
print(json.dumps(found))
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


class Screen:
    """Starts a screen and the program on it; ends both. `clicks` counts what the mouse did."""

    def __init__(self, size: str = "1280x900") -> None:
        self._size = size
        self._started: list[subprocess.Popen[bytes]] = []
        self.clicks = 0

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
        for process in reversed(self._started):
            process.terminate()
            process.wait(10)

    def open(self, *arguments: str, environ: Mapping[str, str] | None = None) -> None:
        """Start the program."""
        env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", **(environ or {})}
        self._start([sys.executable, "-m", "understudy_gui", *arguments], env=env)

    def seen(self) -> list[Seen]:
        """Everything that is shown now."""
        done = subprocess.run(["/usr/bin/python3", "-c", _READER], capture_output=True, text=True, check=True)
        return [
            Seen(name, role, x, y, width, height, tuple(states), text, description)
            for name, role, (x, y, width, height), states, text, description in json.loads(done.stdout)
        ]

    def find(self, name: str, role: str = "") -> Seen:
        """The last thing that is called so, once it is there. Raises LookupError with what is there instead."""
        until = time.monotonic() + PATIENCE_S
        while True:
            there = self.seen()
            found = [one for one in there if _fits(one, name, role)]
            if found:
                return found[-1]
            if time.monotonic() > until:
                raise LookupError(f"{name!r} is not shown. There is: {[one.name for one in there if one.name]}")
            time.sleep(_LOOK_AGAIN_S)

    def gone(self, name: str) -> None:
        """Wait until nothing is called so any more."""
        until = time.monotonic() + PATIENCE_S
        while any(_fits(one, name, "") for one in self.seen()):
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
            self._do("key", one)

    def picture(self, file: Path) -> None:
        """Keep what is seen."""
        subprocess.run(["import", "-window", "root", str(file)], check=True)

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL)

    def _start(
        self, command: Sequence[str], env: Mapping[str, str] | None = None, pass_fds: Sequence[int] = ()
    ) -> None:
        quiet = subprocess.DEVNULL
        self._started.append(subprocess.Popen(command, env=env, pass_fds=pass_fds, stdout=quiet, stderr=quiet))


def _fits(seen: Seen, name: str, role: str) -> bool:
    at_end = name.endswith("…") and seen.name.startswith(name[:-1])
    return (seen.name == name or at_end) and (not role or seen.role == role) and seen.width > 0
