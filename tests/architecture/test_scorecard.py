"""The scorecard itself: what it prints, and when it fails. Its measures are taken by packaging/check.py."""

from __future__ import annotations

import pytest

from scorecard.__main__ import main
from scorecard.measure import Dice, Measure, Outcome, taken
from scorecard.registry import MEASURES
from scorecard.report import line, written


def measure(outcome: Outcome | None) -> Measure:
    """A measure with this outcome; None: it ends in an exception."""

    def take(_rounds: int, _dice: Dice) -> Outcome:
        if outcome is None:
            raise RuntimeError("broken")
        return outcome

    return Measure("R0", "Nothing", "0 of 0", take, 1, 2)


def test_each_measure_has_a_mark_of_its_own_in_order() -> None:
    """R1, R2 …: each once, and the short form is never larger than the full one."""
    numbers = [int(one.mark.removeprefix("R")) for one in MEASURES]
    assert numbers == sorted(set(numbers))
    assert all(0 < one.short <= one.full for one in MEASURES)


@pytest.mark.parametrize(
    ("outcome", "word"),
    [(Outcome("0 of 0", True), "met"), (Outcome("no loop device", None), "not here"), (None, "MISSED")],
)
def test_a_line_tells_whether_the_target_is_met(outcome: Outcome | None, word: str) -> None:
    """Met, missed (also by an exception), or not to be measured here with the reason; on screen and on the page."""
    result = taken(measure(outcome), 1, 0)
    assert word in line(result)
    page = written(written("", [taken(measure(Outcome("before", True)), 1, 0)], "yesterday"), [result], "today")
    assert f"| 0 of 0 | {result.outcome.said} | {word} | 0 s | today |" in page and "yesterday" not in page


def test_an_unknown_measure_is_refused() -> None:
    """A mark that no measure has is wrong usage, not an empty card."""
    with pytest.raises(SystemExit, match="2"):
        main(["--only", "R999"])
