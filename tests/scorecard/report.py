"""The scorecard as it is printed, and as a page of the documentation."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from scorecard.measure import Taken

DOCUMENT = Path(__file__).parents[2] / "docs" / "scorecard.md"


def line(result: Taken) -> str:
    """One measure as it is printed."""
    measure, outcome = result.measure, result.outcome
    return (
        f"{measure.mark:4}{measure.name:22}{result.word:9}{result.seconds:7.0f} s  {outcome.said}\n"
        f"{'':35}{'':9}target: {measure.target}"
    )


def written(results: Sequence[Taken], day: str) -> str:
    """The page, of a card taken on `day`."""
    lines = [
        "# Scorecard",
        "",
        "What this program promises about reliability and keys, measured. Taken by one command, which prints the same:",
        "`PYTHONPATH=tests python -m scorecard` (`--write` makes this page; CI takes `--short`).",
        "",
        f"{day}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",
        "",
        "| | measure | target | result | | time |",
        "|---|---|---|---|---|---|",
    ]
    for result in results:
        measure = result.measure
        cells = [
            measure.mark,
            measure.name,
            measure.target,
            result.outcome.said,
            result.word,
            f"{result.seconds:.0f} s",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def write(results: Sequence[Taken]) -> None:
    """Keep the page, with today's date."""
    DOCUMENT.write_text(written(results, f"{datetime.now(UTC):%d.%m.%Y}"))
