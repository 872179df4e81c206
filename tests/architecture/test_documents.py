"""What the documents say of the tests is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from bench.__main__ import BENCHES, Taken, written
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


def test_every_benchmark_has_its_place_on_the_page_of_figures() -> None:
    """`python -m bench --write` finds where to keep what each benchmark prints, and no place belongs to none."""
    page = (ROOT / "docs/figures.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"<!-- bench (\S+) -->\n", page)) == sorted(BENCHES)
    printed = Taken(BENCHES["soak"], "as printed", 0)
    assert written("soak", printed, page).count("as printed") == 1


def test_every_threat_names_its_test() -> None:
    """No row of the table of threats is a promise alone."""
    table = (ROOT / "docs/security.md").read_text(encoding="utf-8").partition("## Threats")[2]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 15 and [row for row in rows if not re.search(r"`test_\w+`", row)] == []


def test_the_program_knows_no_address_but_those_of_services() -> None:
    """Nothing is reported, counted or looked for elsewhere: no host stands in the code beside examples in sentences.

    The services stand in `services.json`, those of imported files in `llxprt/names.py`.
    """
    hosts = {
        host
        for root in ("core", "gui")
        for file in (ROOT / root).rglob("*.py")
        for host in re.findall(r"https?://([a-z0-9][\w.-]*\w)", file.read_text(encoding="utf-8"))
        if file.name != "names.py"
    }
    assert hosts <= {"host", "proxy.example"}


def test_links_between_documents_lead_somewhere() -> None:
    """A document that points to another one, or to a picture, points to one that is there."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "packaging").glob("*.md")]
    lost = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
        if "://" not in link and not (document.parent / link).exists()
    ]
    assert lost == []


def test_the_program_and_its_package_have_one_version() -> None:
    """What the help shows and a report says is what was built."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_the_map_of_the_code_is_whole() -> None:
    """ARCHITECTURE.md names nothing that is gone, and leaves out no module that stands beside those it names."""
    named = set(re.findall(r"`(\w+\.py)`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")))
    core, gui = ROOT / "core/understudy_core", ROOT / "gui/understudy_gui"
    there = {file.name for root in (core, gui) for file in root.rglob("*.py")}
    whole = (core, gui, *(folder for part in ("controllers", "transcript") for folder in (gui / part).glob("**")))
    mapped = {file.name for folder in whole for file in folder.glob("*.py")} - {"__init__.py"}
    assert (named - there, mapped - named) == (set(), set())
