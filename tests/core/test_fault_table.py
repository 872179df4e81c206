"""Every fault of the table, over real HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.fault_cases import CASES, Case
from support.fault_play import differences, played
from support.fault_report import written

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"


def test_there_are_enough_cases_with_names_of_their_own() -> None:
    """The table is long and names each fault once."""
    assert len({(case.group, case.name) for case in CASES}) == len(CASES) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
async def test_fault(case: Case) -> None:
    """The fault is named rightly, followed by the right step after the right wait, and ends as it should."""
    assert differences(case, await played(case)) == []


def test_the_document_is_up_to_date() -> None:
    """docs/faults.md says what the table says; `python -m support.fault_report` with tests/ on the path writes it."""
    assert DOCUMENT.read_text() == written()
