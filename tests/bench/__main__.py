"""All figures by one command: `PYTHONPATH=tests python -m bench [--only NAME …] [--peer NAME=COMMAND …] [--write]`.

Runs every benchmark with its floors and peers, one after the other, and prints what they print; `--write` keeps it in
docs/figures.md, with versions, machine and load, instead of what it printed before. Peers need the dependency group
`bench`; other desktop programs are named by `--peer`, each in an environment of its own.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "figures.md"
MARK = "<!-- What follows is written by `python -m bench --write`. -->"
BENCHES: Mapping[str, str] = {
    "startup": "When the window is there, beside an empty one",
    "stalls": "A reply at 500 words a second, and an idle window",
    "pane": "The conversation beside a plain text field",
    "history": "The history",
    "peers": "The core beside its peers",
    "faults": "Faults and Stop",
    "soak": "Ten thousand requests",
    "wear": "Four hours of use",
    "desktops": "Whole programs beside each other",
}
_VERSIONS = ("PySide6-Essentials", "qasync", "httpx", "pydantic", "openai", "litellm", "langchain-openai")
_NOISE = "This plugin does not support"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a benchmark printed, or why it could not be run."""

    name: str
    text: str
    status: int


def taken(name: str, arguments: Sequence[str]) -> Taken:
    """Run one in a process of its own."""
    here = str(Path(__file__).parents[1])
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": os.pathsep.join([here, *sys.path])}
    command = [sys.executable, "-m", f"bench.{name}", *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    lines = [line.rstrip() for line in done.stdout.splitlines() if not line.startswith(_NOISE)]
    if done.returncode and not lines:
        lines = [f"not measured: {done.stderr.strip().splitlines()[-1:]}"]
    return Taken(name, "\n".join(lines), done.returncode)


def written(results: Sequence[Taken], before: str) -> str:
    """The page: its prose as it was, then what each benchmark printed when it was last run."""
    prose, _, printed = before.partition(MARK)
    sections = {}
    for part in printed.split("\n### ")[1:]:
        title, _, text = part.partition("\n")
        sections[title] = text
    for result in results:
        lines = ["", f"`python -m bench.{result.name}`: {surroundings()}", "", "```", result.text, "```", ""]
        sections[BENCHES[result.name]] = "\n".join(lines)
    parts = [f"### {title}\n{sections[title].rstrip()}\n" for title in BENCHES.values() if title in sections]
    return "\n".join([prose.rstrip(), "", MARK, "", "## As printed", "", *parts])


def surroundings() -> str:
    """Machine, day, load and versions, which figures mean nothing without."""
    versions = ", ".join(f"{name} {version}" for name in _VERSIONS if (version := _version(name)))
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{datetime.now(UTC):%d.%m.%Y}, {machine}, {load}; {versions}. Medians (smallest–largest)."


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for; 1 if a benchmark failed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(BENCHES), default=list(BENCHES), metavar="NAME")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND", help="another desktop program")
    parser.add_argument("--write", action="store_true", help="keep what is printed in docs/figures.md")
    options = parser.parse_args(arguments)
    results = []
    for name in options.only:
        more = [word for peer in options.peer for word in ("--peer", peer)] if name == "desktops" else []
        result = taken(name, more)
        print(f"== {BENCHES[name]}\n{result.text}\n", flush=True)
        results.append(result)
    if options.write:
        DOCUMENT.write_text(written(results, DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    return int(any(result.status for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
