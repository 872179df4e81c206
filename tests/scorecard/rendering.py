"""R13 and R14: documents that want to reach something reach nothing, and none of them makes the window stand still."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support.hostile_documents import CANARY, FREEZING
from support.rendering import BEGINS, ENDS

STALL_MS = 100.0
_CALLS = "openat,open,stat,newfstatat,access,faccessat2,readlink,connect,execve,execveat"


def safety(rounds: int, _dice: Dice) -> Outcome:
    """Watch the system calls while they are shown."""
    if shutil.which("strace") is None:
        return Outcome("strace is not installed", None)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        Path(folder, f"{CANARY}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        trace = Path(folder, "trace")
        watching = ["strace", "-f", "-qq", "-s", "300", "-e", f"trace={_CALLS}", "-o", str(trace)]
        _shown(folder, listener.getsockname()[1], rounds, watching)
        lines = trace.read_text(errors="replace").splitlines()
    begin = next(at for at, line in enumerate(lines) if BEGINS in line)
    end = next(at for at, line in enumerate(lines) if ENDS in line)
    between = lines[begin + 1 : end]
    opened = [line for line in between if CANARY in line]
    called = [line for line in between if re.search(r"connect\(\d+, \{sa_family=AF_INET", line)]
    launched = [line for line in between if "execve" in line]
    said = f"{rounds} documents: {len(opened)} files, {len(called)} sockets, {len(launched)} launches"
    found = [*opened, *called, *launched]
    return Outcome(said + "".join(f"; {line}" for line in found[:3]), not found)


def speed(rounds: int, _dice: Dice) -> Outcome:
    """The longest stretch of work of the window's thread."""
    with tempfile.TemporaryDirectory() as folder:
        worst = _shown(folder, 9, rounds, [], "freezing")
    name, longest = max(worst.items(), key=lambda item: item[1])
    slow = [f"{one}: {ms:.0f} ms" for one, ms in worst.items() if ms > STALL_MS]
    said = f"{rounds} documents and {len(worst) - 3} that freeze others: at most {longest:.0f} ms ({name})"
    return Outcome(said + ("; too long: " + ", ".join(slow) if slow else ""), not slow)


def _shown(folder: str, port: int, rounds: int, watching: list[str], *more: str) -> dict[str, float]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "UNDERSTUDY_HOME": str(Path(folder, "home"))}
    command = [*watching, sys.executable, "-m", "support.rendering", folder, str(port), str(rounds), *more]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise AssertionError(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


SAFETY = Measure(
    mark="R13",
    name="Render safety",
    target="300 hostile documents in every place: 0 files, 0 sockets, 0 programs reached, by the system's own calls",
    take=safety,
    short=12,
    full=300,
)
SPEED = Measure(
    mark="R14",
    name="Render speed",
    target=f"the same, and {len(FREEZING)} that make others stand still: no stretch of work over 100 ms",
    take=speed,
    short=12,
    full=300,
)
