"""All figures by one command: `PYTHONPATH=tests python -m bench [--only NAME …] [--peers FOLDER] [--write]`.

Runs every benchmark with its floors and peers, one after the other, and prints what they print; `--write` keeps it at
its place in docs/figures.md, with versions, machine and load, instead of what it printed before. Other people's
libraries and programs are installed in environments of their own in FOLDER, once (several GB), so that this one stays
as it is; without it those comparisons are left out. What draws is measured in memory and on a virtual X screen.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.programs import PEERS, core_peers
from bench.screen import screen

DOCUMENT = Path(__file__).parents[2] / "docs" / "figures.md"
BEGIN, END = "<!-- bench {name} -->\n", "<!-- end -->\n"
"""Between these a benchmark's figures stand."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A benchmark: what it is called while it runs, its module, its arguments, and whether it draws on a screen.

    `beside_libraries` says that it must run where the libraries of others are installed.
    """

    title: str
    module: str
    arguments: Sequence[str] = ()
    on_screen: bool = False
    beside_libraries: bool = False

    @property
    def command(self) -> str:
        """As a person would call it."""
        where = "on a virtual X screen: " if self.on_screen else ""
        return f"{where}`{' '.join(['python -m', f'bench.{self.module}', *self.arguments])}`"


BENCHES: Mapping[str, Bench] = {
    "startup": Bench("When the window is there, beside an empty one", "startup"),
    "startup-x": Bench("The same on a virtual X screen", "startup", on_screen=True),
    "stalls": Bench("A reply at 500 words a second, and an idle window", "stalls"),
    "stalls-x": Bench("A reply and an idle window on a virtual X screen", "stalls", on_screen=True),
    "pane": Bench("The conversation beside a plain text field", "pane"),
    "pane-x": Bench("The conversation on a virtual X screen", "pane", ("stream", "growth", "open"), on_screen=True),
    "history": Bench("The history", "history"),
    "peers": Bench("The core beside its peers", "peers", beside_libraries=True),
    "faults": Bench("Faults and Stop", "faults"),
    "soak": Bench("Ten thousand requests", "soak"),
    "wear": Bench("Four hours of use", "wear"),
    "desktops": Bench("Whole programs beside each other", "desktops", on_screen=True),
}
_VERSIONS = ("PySide6-Essentials", "qasync", "httpx", "pydantic")
_PEER_VERSIONS = ("openai", "litellm", "langchain-openai", "langchain-core")
_NOISE = ("This plugin does not support",)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a benchmark printed, or why it could not be run; with what versions of other people's work."""

    bench: Bench
    text: str
    status: int
    others: str = ""


def taken(bench: Bench, peers: Path | None) -> Taken:
    """Run one in a process of its own."""
    here = Path(__file__).parents[1]
    python, paths, arguments, others = sys.executable, [str(here), *sys.path], list(bench.arguments), ""
    if bench.beside_libraries and peers is not None:
        python, paths = core_peers(peers), [str(here)]
        others = _versions(python, _PEER_VERSIONS)
    if bench.module == "desktops" and peers is not None:
        arguments += ["--peers", str(peers)]
        others = ", ".join(package.replace("==", " ") for package, _ in PEERS.values())
    with _platform(bench) as own:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **own}
        command = [python, "-m", f"bench.{bench.module}", *arguments]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    lines = [line.rstrip() for line in done.stdout.splitlines() if not line.startswith(_NOISE)]
    if done.returncode and not lines:
        lines = [f"not measured: {done.stderr.strip().splitlines()[-1:]}"]
    return Taken(bench, "\n".join(lines), done.returncode, others)


@contextmanager
def _platform(bench: Bench) -> Iterator[Mapping[str, str]]:
    """The variables that say where a benchmark draws; `desktops` makes the screens of its programs itself."""
    if bench.on_screen and bench.module != "desktops":
        with screen() as display:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    else:
        yield {"QT_QPA_PLATFORM": "offscreen"}


def written(name: str, result: Taken, before: str) -> str:
    """The page with what this benchmark printed now in its place. Raises ValueError if it has none."""
    begin = BEGIN.format(name=name)
    head, found, rest = before.partition(begin)
    _, closed, tail = rest.partition(END)
    if not found or not closed:
        raise ValueError(f"{DOCUMENT.name} has no place for {name}")
    lines = [f"{result.bench.command}: {surroundings(result.others)}", "", "```", result.text, "```", ""]
    return head + begin + "\n".join(lines) + END + tail


def surroundings(others: str) -> str:
    """Day, machine, load and versions, which figures mean nothing without; `others` are versions of peers."""
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    versions = ", ".join(filter(None, (_versions(sys.executable, _VERSIONS), others)))
    return f"{datetime.now(UTC):%d.%m.%Y}, {machine}, {load}; {versions}. Medians (smallest–largest)."


def _versions(python: str, names: Sequence[str]) -> str:
    """The versions of packages in the environment of an interpreter; those that are not there are left out."""
    ask = "import importlib.metadata as m; print(*(f'{d.name} {d.version}' for d in m.distributions()), sep='\\n')"
    said = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.splitlines()
    found = {line.partition(" ")[0].lower(): line for line in (one.replace("_", "-") for one in said)}
    return ", ".join(found[name.lower()] for name in names if name.lower() in found)


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for; 1 if a benchmark failed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(BENCHES), default=list(BENCHES), metavar="NAME")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where other people's work is installed")
    parser.add_argument("--write", action="store_true", help="keep what is printed in docs/figures.md")
    options = parser.parse_args(arguments)
    status = 0
    for name in options.only:
        result = taken(BENCHES[name], options.peers)
        print(f"== {result.bench.title}\n{result.text}\n", flush=True)
        status |= int(bool(result.status))
        if options.write:
            DOCUMENT.write_text(written(name, result, DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
