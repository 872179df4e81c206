"""How the commands of this folder run others: every command is shown, a failing one ends everything with its status."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "packaging"
DIST = ROOT / "dist"
BUNDLE = DIST / "understudy"


def run(*command: str | Path, environ: Mapping[str, str] | None = None, quiet: bool = False) -> str:
    """Run one step, show what it prints, and return it; `quiet` shows it only where the step fails."""
    words = [str(word) for word in command]
    print("$", " ".join(words), flush=True)
    done = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **(environ or {})}
    )
    assert done.stdout is not None
    lines = []
    for line in done.stdout:
        lines.append(line)
        if not quiet:
            print(line, end="", flush=True)
    if status := done.wait():
        if quiet:
            print("".join(lines), end="", flush=True)
        sys.exit(status)
    return "".join(lines)


def uv() -> tuple[str, ...]:
    """How uv is called here: the one that runs us, one on the path, or the module of this Python."""
    found = os.environ.get("UV") or shutil.which("uv")
    return (found,) if found else (sys.executable, "-m", "uv")


def version() -> str:
    """The version of the program."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def built_at() -> int:
    """The time that is written into what is built, in seconds: SOURCE_DATE_EPOCH, or that of the last commit."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(told.stdout or 0)
