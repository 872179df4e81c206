"""What the documents say of the tests is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from understudy_core import __version__

ROOT = Path(__file__).parents[2]


def test_every_test_named_in_the_documents_exists() -> None:
    """A behaviour that the documents pin to a test is pinned to one that is there."""
    named = {
        name
        for document in (ROOT / "docs").glob("*.md")
        for name in re.findall(r"`(test_\w+)`", document.read_text(encoding="utf-8"))
    }
    there = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)\(", file.read_text(encoding="utf-8"))
    }
    assert named and named <= there, sorted(named - there)


def test_the_program_and_its_package_have_one_version() -> None:
    """What the help shows and a report says is what was built."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
