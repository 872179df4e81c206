"""Whole programs beside each other on a virtual screen: when their window is there, what they hold, what they do idle.

    PYTHONPATH=tests python -m bench.desktops [--rounds 3] [--peer NAME=COMMAND]…

A peer is another desktop chat, installed in an environment of its own. Each is started in an empty home, in turn, on a
screen of its own (Xvfb, xdotool). The window that counts is the first one that is at least 500×300 large, so that a
splash is none.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import randbelow

from bench.rounds import better, told

FLOOR, OURS = "bare PySide6 window", "Understudy"
SETTLED_S, IDLE_S = 10.0, 5.0
PATIENCE_S = 90.0
LEAST_WIDTH, LEAST_HEIGHT = 500, 300
_BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([]); window = QMainWindow(); window.resize(1200, 780); window.show(); app.exec()"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds to the window; MiB and processes of the settled program; percent of one core while idle."""

    window_s: float
    memory_mib: float
    processes: int
    idle_percent: float


def seen(command: Sequence[str], environ: Mapping[str, str]) -> Seen:
    """Start a program and look at it. Raises TimeoutError if no window comes."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, _screen() as display:
        own = {"HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "UNDERSTUDY_HOME": f"{home}/understudy"}
        env = {**os.environ, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **environ}
        Path(home, ".config", "pygpt-net").mkdir(parents=True)  # without it that one does not start
        began = time.monotonic()
        process = subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait_for_window(display, process)
            window_s = time.monotonic() - began
            time.sleep(SETTLED_S)
            before = sum(map(_ticks, _tree(process.pid)))
            time.sleep(IDLE_S)
            tree = _tree(process.pid)
            idle = (sum(map(_ticks, tree)) - before) / os.sysconf("SC_CLK_TCK") / IDLE_S * 100
            return Seen(window_s, sum(map(_held, tree)) / 1024, len(tree), max(idle, 0.0))
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def _screen() -> Iterator[str]:
    display = f":{200 + randbelow(700)}"
    asking = ["xdotool", "getdisplaygeometry"]
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1400x900x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    try:
        env = {**os.environ, "DISPLAY": display}
        while subprocess.run(asking, env=env, capture_output=True, check=False).returncode:
            time.sleep(0.05)
        yield display
    finally:
        server.terminate()
        server.wait()


def _wait_for_window(display: str, process: subprocess.Popen[bytes]) -> None:
    env = {**os.environ, "DISPLAY": display}
    search = ["xdotool", "search", "--onlyvisible", "--name", ".*", "getwindowgeometry", "--shell", "%@"]
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        said = subprocess.run(search, env=env, capture_output=True, text=True, check=False).stdout
        sizes = [int(line.partition("=")[2]) for line in said.splitlines() if line.startswith(("WIDTH", "HEIGHT"))]
        screen = (1400, 900)
        pairs = list(zip(sizes[::2], sizes[1::2], strict=False))
        if any(w >= LEAST_WIDTH and h >= LEAST_HEIGHT and (w, h) != screen for w, h in pairs):
            return
        if process.poll() is not None:
            raise TimeoutError(f"it ended with status {process.returncode}")
        time.sleep(0.01)
    raise TimeoutError("no window came")


def _tree(root: int) -> list[int]:
    """The process and all it started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += parents.get(pid, [])
    return found


def _held(pid: int) -> int:
    """KiB, shared pages counted by their share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def main() -> None:
    """Let the programs take turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    options = parser.parse_args()
    commands = {FLOOR: [sys.executable, "-c", _BARE], OURS: [sys.executable, "-m", "understudy_gui"]}
    commands |= {name: shlex.split(command) for name, _, command in (peer.partition("=") for peer in options.peer)}
    own = os.environ.get("PYTHONPATH", "")  # a peer has packages of its own
    paths = {name: own if name in (FLOOR, OURS) else "" for name in commands}
    found: dict[str, list[Seen]] = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            try:
                found[name].append(seen(command, {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": paths[name]}))
            except TimeoutError as problem:
                print(f"{name}: not measured: {problem}")
    for title, value in _COLUMNS.items():
        figures = {name: [value(one) for one in rounds] for name, rounds in found.items() if rounds}
        for name, values in figures.items():
            print(f"{title:28} {name:22} {told(values)}")
        print(f"{'':28} {better(figures, OURS)}")


_COLUMNS: Mapping[str, Callable[[Seen], float]] = {
    "window there, s": lambda one: one.window_s,
    "memory (PSS), MiB": lambda one: one.memory_mib,
    "processes": lambda one: float(one.processes),
    "idle, % of one core": lambda one: one.idle_percent,
}


if __name__ == "__main__":
    main()
