"""The scorecard as it is printed, and as a page of the documentation, where each line has its own day."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from scorecard.measure import Taken

DOCUMENT = Path(__file__).parents[2] / "docs" / "scorecard.md"
_HEAD = """# Scorecard

What this program promises about reliability and about keys, measured. One command takes all lines and prints the same:
`PYTHONPATH=tests python -m scorecard`. With `--only R5` it takes one, with `--write` it keeps here what came out, and
`--short` is what CI takes with every change. It ends with status 1 when a target is missed.

Besides, the tests go through every branch of balancer, streams, storage and keys (CONTRIBUTING.md says how that is
measured): on 25.11.2026 all of 1,875 statements and 482 branches; the exceptions stand in the code with their reasons.

| | measure | target | result | | time | day, machine |
|---|---|---|---|---|---|---|
"""
_ROW = re.compile(r"^\| (R\d+) \|.*$", re.MULTILINE)


def line(result: Taken) -> str:
    """One measure as it is printed."""
    measure, outcome = result.measure, result.outcome
    return (
        f"{measure.mark:4}{measure.name:22}{result.word:9}{result.seconds:7.0f} s  {outcome.said}\n"
        f"{'':35}{'':9}target: {measure.target}"
    )


def written(before: str, results: Iterable[Taken], day: str) -> str:
    """The page with these lines, taken on `day`, instead of those of the page before."""
    rows = {row[1]: row[0] for row in _ROW.finditer(before)}
    rows |= {result.measure.mark: _row(result, day) for result in results}
    return _HEAD + "\n".join(rows[mark] for mark in sorted(rows, key=lambda mark: int(mark[1:]))) + "\n"


def write(results: Iterable[Taken]) -> None:
    """Keep these lines in the page."""
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    before = DOCUMENT.read_text() if DOCUMENT.exists() else ""
    DOCUMENT.write_text(written(before, results, f"{datetime.now(UTC):%d.%m.%Y}, {machine}"))


def _row(result: Taken, day: str) -> str:
    measure = result.measure
    cells = [measure.mark, measure.name, measure.target, result.outcome.said, result.word, f"{result.seconds:.0f} s"]
    return "| " + " | ".join([*cells, day]) + " |"
