"""How long a backend may take."""

from __future__ import annotations

import pytest

from understudy_core.health import Route
from understudy_core.pace import Habits, Pace, first_content_limit, pace_of, stall_limit
from understudy_core.profiles import FailoverSettings

HERE = Route("https://a.example:443", "https://a.example/v1", "one", "m")
AUTOMATIC = FailoverSettings()


@pytest.mark.parametrize(
    ("model", "params", "is_local", "pace"),
    [
        ("gpt-4.1", {}, False, Pace.CLOUD),
        ("gpt-4.1", {"reasoning_effort": "high"}, False, Pace.REASONING),
        ("o3-mini", {}, False, Pace.REASONING),
        ("deepseek-reasoner", {}, False, Pace.REASONING),
        ("deepseek/deepseek-r1", {}, False, Pace.REASONING),
        ("qwen3-thinking", {}, False, Pace.REASONING),
        ("mistral-large", {"temperature": 1}, False, Pace.CLOUD),
        ("o3-mini", {}, True, Pace.LOCAL),
    ],
)
def test_the_kind_of_a_backend(model: str, params: dict[str, object], is_local: bool, pace: Pace) -> None:
    """Thinking models and models on this computer are given more time than others."""
    assert pace_of(model, params, is_local) is pace


def test_limits() -> None:
    """An own limit always holds; an automatic one is patient with the last backend."""
    own = FailoverSettings(first_token_timeout_s=7, stall_timeout_s=9)
    assert [first_content_limit(own, pace, last) for pace in Pace for last in (True, False)] == [7] * 6
    assert [first_content_limit(AUTOMATIC, pace, False) for pace in Pace] == [12, 120, 180]
    assert [first_content_limit(AUTOMATIC, pace, True) for pace in Pace] == [300, 300, 300]
    assert (stall_limit(own, Pace.CLOUD), stall_limit(AUTOMATIC, Pace.CLOUD)) == (9, 60)


@pytest.mark.parametrize(("seconds", "learned"), [(1.0, 8.0), (4.0, 12.0), (10.0, 30.0), (200.0, 300.0)])
def test_a_backend_is_known_after_ten_replies(seconds: float, learned: float) -> None:
    """Nine replies say nothing; with ten the limit is three times the slow ones', within 8–300 s."""
    habits = Habits()
    for _ in range(9):
        habits.began(HERE, seconds)
    assert habits.learned_s(HERE) is None
    habits.began(HERE, seconds)
    assert habits.learned_s(HERE) == learned
    assert first_content_limit(AUTOMATIC, Pace.CLOUD, False, learned) == learned
    assert first_content_limit(AUTOMATIC, Pace.LOCAL, False, learned) == max(180.0, learned)


def test_old_replies_are_forgotten() -> None:
    """Only the latest fifty replies count."""
    habits = Habits()
    for seconds in [90.0] * 30 + [5.0] * 50:
        habits.began(HERE, seconds)
    assert habits.learned_s(HERE) == 15.0
