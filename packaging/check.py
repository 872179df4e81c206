"""All checks in one command: style, types, tests, the short scorecard.

Fails on a skipped test that is not on the list below.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

ALLOWED_SKIPS = {
    r"the recorded replies are not on this computer": "the recorded replies are not part of this repository",
}


def run(*command: str) -> str:
    """Run one step, show what it prints, and return it; a failing step ends everything with its status."""
    print("$", " ".join(command), flush=True)
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "tests"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environ)
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    if status := process.wait():
        sys.exit(status)
    return "".join(lines)


def unexpected_skips(report: str) -> list[str]:
    """Lines of pytest's summary that tell of a skip without an agreed reason."""
    skips = re.findall(r"^SKIPPED.*$", report, re.MULTILINE)
    return [line for line in skips if not any(re.search(reason, line) for reason in ALLOWED_SKIPS)]


def main() -> None:
    """Style and types first: they are quick and name the place."""
    run(sys.executable, "-m", "ruff", "check", ".")
    run(sys.executable, "-m", "ruff", "format", "--check", ".")
    run(sys.executable, "-m", "mypy")
    if odd := unexpected_skips(run(sys.executable, "-m", "pytest", "-q")):
        print("Skipped without an agreed reason:", *odd, sep="\n  ")
        sys.exit(1)
    run(sys.executable, "-m", "scorecard", "--short")


if __name__ == "__main__":
    main()
