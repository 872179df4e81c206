"""Starts the folder that runs without Python in every way a person would.

    python3 -m uv run packaging/try_bundle.py [FOLDER]

Nothing of this computer's Python is in reach: no PATH but an empty folder, an empty home, no variable of ours but the
screen. Ends with an error if a start fails, if a window leaves another status than 0, or if anything is said on stderr.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bare_screen import Middle, virtual_screen
from steps import BUNDLE

_ANSWER = "Birch answered: The understudy is on stage."
_OPEN_ALREADY = "Understudy is open already. Its window was brought to the front."
_SAID_IN_MEMORY = "This plugin does not support "
"""The offscreen platform says so for every window."""
_PATIENCE_S = 30


def try_it(folder: Path) -> None:
    """Self-test; a window in memory that a second start finds; one on a screen, closed. Raises AssertionError."""
    program = folder / ("understudy-cli.exe" if os.name == "nt" else "understudy")
    with tempfile.TemporaryDirectory() as home:
        assert _ANSWER in _said(program, _empty(home), "--self-test")
        assert not [*Path(home).iterdir()], "the self-test wrote something"
        print("The self-test passed.")
    holds_no_pth(folder)
    if sys.platform != "linux":
        return
    with tempfile.TemporaryDirectory() as home:
        _try_in_memory(program, _empty(home))
        print("A window opened in memory, and a second start found it.")
    try_on_screen(program)


def try_on_screen(program: Path, **more: str) -> None:
    """A window on a virtual screen, closed; `more` are variables it wants. Raises AssertionError."""
    with tempfile.TemporaryDirectory() as home, virtual_screen() as display:
        took = _window_closed(program, {**_empty(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **more})
    print(f"A window stood on a virtual screen after {took:.2f} s, and closed without a word.")


def holds_no_pth(folder: Path) -> None:
    """No file in it may run code at the start of Python by its mere presence. Raises AssertionError."""
    found = [
        file for file in folder.rglob("*") if file.suffix == ".pth" or file.name in ("sitecustomize.py", "site.py")
    ]
    assert not found, found


def _empty(home: str) -> dict[str, str]:
    """A computer on which nothing was done yet."""
    inside = {key: value for key, value in os.environ.items() if key in ("SYSTEMROOT", "TEMP")}  # Windows needs these
    inside |= {
        "HOME": home,
        "LOCALAPPDATA": home,
        "XDG_RUNTIME_DIR": home,
        "PATH": home,
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return inside | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/none"}


def _said(program: Path, env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [program, *arguments], env=env, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


def _try_in_memory(program: Path, env: dict[str, str]) -> None:
    first = subprocess.Popen([program], env=env, stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + _PATIENCE_S
        while not [*Path(env["HOME"]).rglob("understudy.lock")]:
            assert first.poll() is None and time.monotonic() < until, "the first start did not come up"
            time.sleep(0.01)
        assert _OPEN_ALREADY in _said(program, env)
    finally:
        first.terminate()
        said = first.communicate(timeout=_PATIENCE_S)[1]
    odd = [line for line in said.splitlines() if not line.startswith(_SAID_IN_MEMORY)]
    assert not odd, odd


def _window_closed(program: Path, env: dict[str, str]) -> float:
    """Seconds until the window stood there."""
    began = time.monotonic()
    process = subprocess.Popen([program], env=env, stderr=subprocess.PIPE, text=True)
    try:
        middle = Middle(env["DISPLAY"])
        took = middle.wait(_PATIENCE_S) - began
        while process.poll() is None:  # the questions of the first start, then the window
            assert time.monotonic() < began + _PATIENCE_S, "the window did not close"
            middle.ask_to_close()
            time.sleep(0.1)
        said = process.communicate()[1]
        assert (process.returncode, said) == (0, ""), (process.returncode, said)
    finally:
        process.kill()
        process.wait(10)
    return took


if __name__ == "__main__":
    try_it(Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLE)
