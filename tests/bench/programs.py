"""The programs that `bench.desktops` compares, and the environments of those that others wrote.

Each is told how it is started, what its home must hold so that it asks our service, and what keys send a question.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.talker import HOST, MODEL, QUESTION

FLOOR, OURS = "bare PySide6 window", "Understudy"
PORT = 11434
"""Ollama's own: ollama-gui, for one, knows no other without being told each time."""
ADDRESS = f"http://{HOST}:{PORT}/v1"
PEERS = {"PyGPT": ("pygpt-net==2.9.1", "pygpt"), "ollama-gui": ("ollama-gui==1.2.2", "ollama-gui")}
"""By name: what is installed, and the command it brings."""


@dataclass(frozen=True, slots=True)
class Program:
    """How a program is started, prepared and asked.

    `prepare` is given the empty home. `ask` are calls of xdotool, once its window is there and has settled.
    `is_here` tells a program of this environment from one that has packages of its own, `environ` what it needs
    besides.
    """

    name: str
    command: Sequence[str]
    prepare: Callable[[Path], None]
    ask: Sequence[Sequence[str]]
    is_here: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)


def programs(peers: Path | None) -> list[Program]:
    """The floor, ours, and, where `peers` is a folder, those of others from environments that are made there once."""
    found = [
        Program(FLOOR, [sys.executable, "-m", "bench.bare_chat", ADDRESS], lambda _: None, _TYPED, is_here=True),
        Program(OURS, [sys.executable, "-m", "understudy_gui"], _prepare_ours, _TYPED, is_here=True),
    ]
    if peers is not None:
        pygpt = _installed("PyGPT", peers)
        prepare, no_sandbox = partial(_prepare_pygpt, pygpt.parents[1]), {"QTWEBENGINE_DISABLE_SANDBOX": "1"}
        found.append(Program("PyGPT", [str(pygpt)], prepare, _in_field(867, 745), environ=no_sandbox))
        other = str(_installed("ollama-gui", peers))
        found.append(Program("ollama-gui", [other], lambda _: None, _in_field(650, 740)))
    return found


def core_peers(peers: Path) -> str:
    """The interpreter of an environment with the dependency group `bench`, made in `peers` if it is not there."""
    environment = peers / "core"
    env = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(environment)}
    subprocess.run([*_uv(), "sync", "-q", "--group", "bench"], env=env, cwd=Path(__file__).parents[2], check=True)
    return str(environment / "bin" / "python")


_TYPED = (("type", "--delay", "20", QUESTION), ("key", "Return"))


def _in_field(x: int, y: int) -> Sequence[Sequence[str]]:
    """A click where the program has its field, then the question."""
    return ("mousemove", str(x), str(y), "click", "1", "sleep", "0.5"), *_TYPED


def _installed(name: str, peers: Path) -> Path:
    package, command = PEERS[name]
    environment = peers / name
    if not (environment / "bin" / command).exists():
        subprocess.run([*_uv(), "venv", "-q", "--python", sys.executable, environment], check=True)
        python = environment / "bin" / "python"
        subprocess.run([*_uv(), "pip", "install", "-q", "--python", python, package], check=True)
    return environment / "bin" / command


def _uv() -> tuple[str, ...]:
    found = os.environ.get("UV") or shutil.which("uv")
    return (found,) if found else (sys.executable, "-m", "uv")


def _prepare_ours(home: Path) -> None:
    entry = ["--provider", "openai-compatible", "--model", MODEL, "--base-url", ADDRESS]
    profile = ["loadbalancer", "Everyday", "failover", "one", "two"]
    for words in (["model", "one", *entry], ["model", "two", *entry], profile):
        command = [sys.executable, "-m", "understudy_gui", "profile", "save", *words]
        env = {**os.environ, "UNDERSTUDY_HOME": str(home / "understudy")}
        subprocess.run(command, env=env, capture_output=True, check=True)


def _prepare_pygpt(environment: Path, home: Path) -> None:
    """Its own settings, but: a model of Ollama, the licence read, no look for new versions, no summary of the chat."""
    (shipped,) = environment.glob("lib/python*/site-packages/pygpt_net/data/config/config.json")
    settings = json.loads(shipped.read_text(encoding="utf-8"))
    settings["current_model"]["chat"] = MODEL
    settings |= {
        "license.accepted": True,
        "updater.check.launch": False,
        "updater.check.bg": False,
        "ctx.auto_summary": False,
        "model": MODEL,
        "app.env": [{"name": "OLLAMA_API_BASE", "value": f"http://{HOST}:{PORT}"}],
    }
    folder = home / ".config" / "pygpt-net"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")
