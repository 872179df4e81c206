"""Whole programs beside each other on a virtual screen: start, memory, an idle window, and a reply that streams in.

    PYTHONPATH=tests python -m bench.desktops [--rounds 3] [--peers FOLDER]

The programs are those of `bench.programs`; the environments of other people's are made in FOLDER once and kept. Each is
started in an empty home, in turn, on a screen of its own (Xvfb, openbox, xdotool). The window that counts is the first
one that is at least 500×300 large, so that a splash is none. Then the program stands for a while, is watched doing
nothing, and is asked a question by keys; the service behind it streams the same reply to all (`bench.talker`).
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from bench.programs import OURS, PORT, Program, programs
from bench.rounds import better, told
from bench.screen import SIZE, screen
from bench.talker import SECONDS, WORDS

SETTLED_S, IDLE_S = 10.0, 5.0
PATIENCE_S = 90.0
SAMPLE_S, CALM_SAMPLES, CALM_PERCENT = 0.25, 4, 5.0
LEAST_WIDTH, LEAST_HEIGHT = 500, 300


@dataclass(frozen=True, slots=True)
class Seen:
    """What one start of a program showed.

    Seconds to the window; MiB and processes of the settled program; percent of one core while idle. Of the reply:
    seconds of processor time beyond what idling takes, seconds of work after its last word, and MiB when that was over;
    None if the program did not ask.
    """

    window_s: float
    memory_mib: float
    processes: int
    idle_percent: float
    reply: tuple[float, float, float] | None


class Service:
    """The talker in a process of its own, and what it says."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "bench.talker", str(PORT)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self._said: SimpleQueue[tuple[str, float]] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()
        self.said("ready", PATIENCE_S)

    def said(self, what: str, patience_s: float) -> float:
        """When it said `what`, on the clock of time.monotonic. Raises TimeoutError if it does not."""
        try:
            word, at = self._said.get(timeout=patience_s)
        except Empty:
            raise TimeoutError(f"the service was not {what}") from None
        if word != what:
            raise TimeoutError(f"the service was {word}, not {what}")
        return at

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, _, at = line.strip().partition(" ")
            self._said.put((word, float(at or 0)))


def seen(program: Program) -> Seen:
    """Start a program and look at it. Raises TimeoutError if no window comes."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, screen(managed=True) as display:
        program.prepare(Path(home))
        own = {"HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "UNDERSTUDY_HOME": f"{home}/understudy"}
        paths = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": os.pathsep.join(sys.path) if program.is_here else ""}
        env = {**os.environ, **own, **paths, **program.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        service = Service()
        began = time.monotonic()
        process = subprocess.Popen(
            program.command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait_for_window(display, process)
            window_s = time.monotonic() - began
            time.sleep(SETTLED_S)
            used = _used_s(process.pid)
            time.sleep(IDLE_S)
            idle = max(_used_s(process.pid) - used, 0.0) / IDLE_S * 100
            tree = _tree(process.pid)
            memory = _memory_mib(process.pid)
            return Seen(window_s, memory, len(tree), idle, _reply(program, process.pid, display, service, idle))
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            service.stop()


def _reply(
    program: Program, pid: int, display: str, service: Service, idle: float
) -> tuple[float, float, float] | None:
    env = {**os.environ, "DISPLAY": display}
    for call in program.ask:
        subprocess.run(["xdotool", *call], env=env, check=True)
    try:
        service.said("asked", PATIENCE_S)
        began, used = time.monotonic(), _used_s(pid)
        ended = service.said("ended", SECONDS * 4)
        over = _calm_again(pid, idle)
    except TimeoutError as problem:
        print(f"{program.name}: no reply: {problem}")
        return None
    spent = _used_s(pid) - used - (time.monotonic() - began) * idle / 100
    return spent, max(over - ended, 0.0), _memory_mib(pid)


def _calm_again(pid: int, idle_percent: float) -> float:
    """When the program began to do no more than when idle, on the clock of time.monotonic."""
    calm_since, calm, until = time.monotonic(), 0, time.monotonic() + PATIENCE_S
    while calm < CALM_SAMPLES:
        before, at = _used_s(pid), time.monotonic()
        time.sleep(SAMPLE_S)
        percent = (_used_s(pid) - before) / (time.monotonic() - at) * 100
        calm = calm + 1 if percent <= idle_percent + CALM_PERCENT else 0
        if not calm:
            calm_since = time.monotonic()
        if time.monotonic() > until:
            raise TimeoutError("it does not come to rest")
    return calm_since


def _wait_for_window(display: str, process: subprocess.Popen[bytes]) -> None:
    env = {**os.environ, "DISPLAY": display}
    search = ["xdotool", "search", "--onlyvisible", "--name", ".*", "getwindowgeometry", "--shell", "%@"]
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        said = subprocess.run(search, env=env, capture_output=True, text=True, check=False).stdout
        sizes = [int(line.partition("=")[2]) for line in said.splitlines() if line.startswith(("WIDTH", "HEIGHT"))]
        pairs = list(zip(sizes[::2], sizes[1::2], strict=False))
        if any(w >= LEAST_WIDTH and h >= LEAST_HEIGHT and (w, h) != SIZE for w, h in pairs):
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


def _used_s(root: int) -> float:
    """Seconds of processor time that the process and all it started have used."""
    return sum(map(_ticks, _tree(root))) / os.sysconf("SC_CLK_TCK")


def _memory_mib(root: int) -> float:
    """Of the process and all it started; shared pages are counted by their share."""
    return sum(map(_held_kib, _tree(root))) / 1024


def _held_kib(pid: int) -> int:
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
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where other people's programs are installed")
    options = parser.parse_args()
    found: dict[str, list[Seen]] = {}
    chosen = programs(options.peers)
    for _ in range(options.rounds):
        for program in chosen:
            try:
                found.setdefault(program.name, []).append(seen(program))
            except TimeoutError as problem:
                print(f"{program.name}: not measured: {problem}")
    print(f"{options.rounds} rounds; the reply has {len(WORDS)} words and takes {SECONDS} s")
    for title, value in _COLUMNS.items():
        figures = {name: _without_none(map(value, rounds)) for name, rounds in found.items()}
        for name, values in figures.items():
            print(f"{title:36} {name:22} {told(values) if values else 'not measured'}")
        told_of = {name: values for name, values in figures.items() if values}
        print(f"{'':36} {better(told_of, OURS) if OURS in told_of else ''}")


def _without_none(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


_COLUMNS: Mapping[str, Callable[[Seen], float | None]] = {
    "window there, s": lambda one: one.window_s,
    "memory (PSS), MiB": lambda one: one.memory_mib,
    "processes": lambda one: float(one.processes),
    "idle, % of one core": lambda one: one.idle_percent,
    "reply: processor time, s": lambda one: one.reply and one.reply[0],
    "reply: work after its last word, s": lambda one: one.reply and one.reply[1],
    "reply: memory (PSS) after it, MiB": lambda one: one.reply and one.reply[2],
}


if __name__ == "__main__":
    main()
