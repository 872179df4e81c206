"""Imports point one way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pytest_archon import archrule

ROOT = Path(__file__).parents[2]
CORE = ROOT / "core/understudy_core"


def test_core_knows_no_qt() -> None:
    """The core runs without a window."""
    archrule("core without Qt").match("understudy_core*").should_not_import(
        "PySide6*", "qasync*", "understudy_gui*"
    ).check("understudy_core")


def test_httpx_stays_in_transport() -> None:
    """Foreign exceptions can only arise where they are translated."""
    archrule("httpx at the border").match("understudy_core*").exclude("understudy_core.transport*").should_not_import(
        "httpx*"
    ).check("understudy_core", only_direct_imports=True)


def test_decisions_do_not_wait() -> None:
    """Policy and wording are pure: no asyncio, no clock."""
    archrule("pure decisions").match("understudy_core.policy", "understudy_core.wording").should_not_import(
        "asyncio*", "time*", "understudy_core.waiting"
    ).check("understudy_core", only_direct_imports=True)


def test_widgets_know_no_chats() -> None:
    """Reusable widgets and the theme can be used without the rest of the window."""
    archrule("widgets at the bottom").match("understudy_gui.widgets*", "understudy_gui.theme*").should_not_import(
        "understudy_gui.views*", "understudy_gui.controllers*", "understudy_gui.transcript*", "qasync*"
    ).check("understudy_gui")


def test_views_know_no_controllers() -> None:
    """What is looked at is told what to show, and tells what was done to it; it asks nobody."""
    archrule("views below controllers").match("understudy_gui.views*", "understudy_gui.transcript*").should_not_import(
        "understudy_gui.controllers*", "understudy_gui.stage", "understudy_gui.backstage", "understudy_core.balancer"
    ).check("understudy_gui", only_direct_imports=True)


def test_the_transcript_stands_in_layers() -> None:
    """Formulas know no text, a text no account, an account no message, and none of them the pane they are shown in."""
    layers = [f"understudy_gui.transcript.{part}*" for part in ("formulas", "text", "account", "messages", "view")]
    for at, layer in enumerate(layers[:-1]):
        archrule("layers of the transcript").match(layer).should_not_import(*layers[at + 1 :]).check("understudy_gui")


def test_the_core_stands_from_bottom_to_top() -> None:
    """A module of the core imports what stands above it in ARCHITECTURE.md, or in its own row, and nothing below."""
    place = {name: at for at, row in enumerate(_rows()) for name in re.findall(r"`(\w+)(?:\.py|/)`", row.split("|")[1])}
    place |= {"matter": place["balancer"]}
    downward = [
        f"{file.relative_to(CORE)} imports {needed}"
        for file in CORE.rglob("*.py")
        for needed in _needed(file)
        if (own := file.relative_to(CORE).parts[0].removesuffix(".py")) in place and place[needed] > place[own]
    ]
    assert downward == []


def _rows() -> list[str]:
    """The rows of the table of the core."""
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## Core")[2].partition("\n## ")[0]
    return [line for line in table.splitlines() if line.startswith("| `")]


def _needed(file: Path) -> Iterator[str]:
    """The modules and folders of the core that a file imports from."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (module := node.module or "").startswith("understudy_core"):
            inside = module.split(".")[1:]
            yield from inside[:1] or [alias.name for alias in node.names if (CORE / f"{alias.name}.py").exists()]
