"""The account of a reply as it is kept."""

from __future__ import annotations

from understudy_core.account import event_from_json, joined
from understudy_core.events import Attempt, Reasoning, Text, to_json


def test_how_long_the_reasoning_took_is_kept() -> None:
    """Pieces of reasoning become one with the time of the last, and that comes back from the history."""
    story = joined([Reasoning("I ", 0.0), Reasoning("think", 12.5), Text("Yes"), Text(".")])
    assert story == [Reasoning("I think", 12.5), Text("Yes.")]
    assert [event_from_json(to_json(event, kept=True)) for event in story] == story


def test_what_only_the_window_shows_is_in_no_contract() -> None:
    """Fields of the window are kept in the history and not told to programs."""
    attempt = Attempt(1, "A", "m", 1, 2, limit_s=12.0, next_backend="B")
    assert event_from_json(to_json(attempt, kept=True)) == attempt
    assert set(to_json(attempt)) == {"event", "n", "backend", "model", "try", "tries"}
    assert set(to_json(Reasoning("hm", 1.0))) == {"event", "text"}
