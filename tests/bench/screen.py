"""A virtual X screen for what is measured on one (Xvfb, xdotool; openbox where a window must have the keys)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import randbelow

SIZE = (1400, 900)


@contextmanager
def screen(managed: bool = False) -> Iterator[str]:
    """The name of a display of its own, as in DISPLAY; `managed` by a window manager, as a desktop is."""
    display = f":{200 + randbelow(700)}"
    env = {**os.environ, "DISPLAY": display}
    size = "x".join(map(str, (*SIZE, 24)))
    running = [subprocess.Popen(["Xvfb", display, "-screen", "0", size, "-nolisten", "tcp"], stderr=subprocess.DEVNULL)]
    try:
        _until(["xdotool", "getdisplaygeometry"], env)
        if managed:
            manager = subprocess.Popen(
                ["openbox", "--sm-disable"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            running.append(manager)
            _until(["xdotool", "get_num_desktops"], env)  # which only a window manager answers
        yield display
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait()


def _until(command: list[str], env: dict[str, str]) -> None:
    while subprocess.run(command, env=env, capture_output=True, check=False).returncode:
        time.sleep(0.05)
