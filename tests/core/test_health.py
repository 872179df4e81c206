"""Who rests, why and until when: pure, with seconds and dice handed in."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from understudy_core.failures import Failure, FailureKind
from understudy_core.health import Health, Rest, Route
from understudy_core.profiles import BreakerSettings

K = FailureKind
SETTINGS = BreakerSettings()
HERE = Route("https://a.example:443", "https://a.example/v1", "one", "m")
OTHER_MODEL = replace(HERE, model="n")
OTHER_KEY = replace(HERE, key="two")
ELSEWHERE = Route("https://b.example:443", "https://b.example/v1", "three", "m")

FAST = [K.OVERLOADED, K.SERVER_ERROR, K.NETWORK, K.DNS, K.TLS, K.PROXY, K.REFUSED_CONNECTION, K.CUT]
SLOW = [K.SILENT, K.STALLED]
NEVER = [K.EMPTY_REPLY, K.MALFORMED_REPLY, K.CONTEXT_TOO_LONG, K.REFUSED_CONTENT, K.BAD_REQUEST, K.MISSING_KEY]


def fail(health: Health, kind: FailureKind, now: float = 0.0, times: int = 1, route: Route = HERE) -> None:
    """Let a route fail so many times at one moment; the dice stand in the middle."""
    for _ in range(times):
        health.failed(route, Failure(kind), SETTINGS, now)


@pytest.mark.parametrize("kind", FAST + SLOW)
def test_three_in_a_row_open_it(kind: FailureKind) -> None:
    """Two failures leave a backend ready, the third lets it rest, whatever of the counted kinds they were."""
    health = Health()
    fail(health, kind, times=2)
    assert health.rest(HERE, 0.0) is None
    fail(health, kind)
    assert health.rest(HERE, 0.0) == Rest(kind, 30.0 if kind in SLOW else 10.0)


@pytest.mark.parametrize("kind", NEVER)
def test_what_says_nothing_about_the_service_never_lets_it_rest(kind: FailureKind) -> None:
    """A request that was refused for what it said counts against nobody, however often."""
    health = Health()
    fail(health, kind, times=50)
    assert health.rest(HERE, 0.0) is None and not health.is_trial(HERE)


def test_an_answer_in_between_starts_the_count_again() -> None:
    """Only failures in a row count."""
    health = Health()
    for _ in range(5):
        fail(health, K.OVERLOADED, times=2)
        health.answered(HERE)
    assert health.rest(HERE, 0.0) is None


@pytest.mark.parametrize(
    ("kind", "rests"), [(K.SERVER_ERROR, [10, 20, 40, 60, 60]), (K.SILENT, [30, 60, 120, 240, 300, 300])]
)
def test_each_failed_trial_rests_longer_up_to_its_limit(kind: FailureKind, rests: list[float]) -> None:
    """Fast failures double to 60 s and slow ones to max_rest_s, one trial at a time."""
    health, now = Health(), 0.0
    fail(health, kind, times=3)
    for length in rests:
        rest = health.rest(HERE, now)
        assert rest is not None and rest.seconds_left(now) == length
        now = rest.until
        assert health.rest(HERE, now) is None and health.is_trial(HERE)
        health.begin(HERE)
        fail(health, kind, now)


@pytest.mark.parametrize("kind", [K.EMPTY_REPLY, K.MALFORMED_REPLY])
def test_a_trial_that_brings_no_reply_has_failed(kind: FailureKind) -> None:
    """What would count against nobody otherwise lets a service rest again that was only just asked again."""
    health = Health()
    fail(health, K.SERVER_ERROR, times=3)
    assert health.rest(HERE, 10.0) is None
    health.begin(HERE)
    fail(health, kind, 10.0)
    assert health.rest(HERE, 10.0) == Rest(kind, 30.0)


def test_a_trial_is_the_only_one_until_it_ends() -> None:
    """While one trial runs nobody else tries; without a verdict the slot is free again; success ends the rest."""
    health = Health()
    fail(health, K.SERVER_ERROR, times=3)
    health.begin(HERE)
    assert health.rest(HERE, 11.0) == Rest(K.SERVER_ERROR, 11.0)
    health.released(HERE)
    assert health.rest(HERE, 11.0) is None and health.is_trial(HERE)
    health.begin(HERE)
    health.answered(HERE)
    assert health.rest(HERE, 11.0) is None and not health.is_trial(HERE)


def test_the_dice_spread_a_rest_by_a_fifth() -> None:
    """Backends that failed together do not all come back in the same second."""
    for draw, length in [(0.0, 8.0), (0.5, 10.0), (0.999999, 12.0)]:
        health = Health()
        for _ in range(3):
            health.failed(HERE, Failure(K.OVERLOADED), SETTINGS, 0.0, draw)
        rest = health.rest(HERE, 0.0)
        assert rest is not None and rest.until == pytest.approx(length, rel=1e-5)


def test_connection_problems_rest_the_address() -> None:
    """When an address cannot be reached, every key and model there rests, and nobody elsewhere."""
    health = Health()
    fail(health, K.REFUSED_CONNECTION, times=3)
    assert health.rest(OTHER_KEY, 0.0) and health.rest(OTHER_MODEL, 0.0)
    assert health.rest(ELSEWHERE, 0.0) is None
    fail(health, K.RATE_LIMITED, route=OTHER_KEY)
    assert health.rest(HERE, 0.0) is None, "any reply shows that the address can be reached"


@pytest.mark.parametrize("kind", [K.MISSING_KEY, K.KEYCHAIN_LOCKED, K.MISCONFIGURED])
def test_what_was_never_sent_says_nothing_about_an_address(kind: FailureKind) -> None:
    """An address that cannot be reached goes on resting when another key for it is missing or locked away."""
    health = Health()
    fail(health, K.REFUSED_CONNECTION, times=3)
    fail(health, kind, route=OTHER_KEY)
    assert health.rest(HERE, 0.0) == Rest(K.REFUSED_CONNECTION, 10.0)


def test_a_busy_model_rests_alone() -> None:
    """Another model or another key at the same address is not touched by overload."""
    health = Health()
    fail(health, K.OVERLOADED, times=3)
    assert health.rest(HERE, 0.0) and not health.rest(OTHER_MODEL, 0.0) and not health.rest(OTHER_KEY, 0.0)


@pytest.mark.parametrize(
    ("kind", "until"), [(K.KEY_REJECTED, math.inf), (K.NOT_PERMITTED, math.inf), (K.QUOTA_EXHAUSTED, 900.0)]
)
def test_key_and_money_problems_rest_the_key(kind: FailureKind, until: float) -> None:
    """Every backend of that key rests at once, other keys do not, until a person does something about it."""
    health = Health()
    fail(health, kind)
    assert health.rest(HERE, 0.0) == health.rest(OTHER_MODEL, 0.0) == Rest(kind, until)
    assert health.rest(OTHER_KEY, 0.0) is None
    health.forgive(OTHER_MODEL)
    assert health.rest(HERE, 0.0) is None


def test_a_lost_model_rests_until_edited() -> None:
    """A model that is gone is not asked again, but other models of that key are."""
    health = Health()
    fail(health, K.MODEL_NOT_FOUND)
    rest = health.rest(HERE, 1e9)
    assert rest is not None and rest.seconds_left(1e9) is None
    assert health.rest(OTHER_MODEL, 0.0) is None


@pytest.mark.parametrize(("asked", "until"), [(45.0, 45.0), (86_400.0, 600.0), (None, None), (0.0, None)])
def test_a_wait_is_granted_up_to_ten_minutes(asked: float | None, until: float | None) -> None:
    """A service that names a wait rests so long, at most ten minutes; one that names none does not."""
    health = Health()
    health.failed(HERE, Failure(K.RATE_LIMITED, 429, retry_after_s=asked), SETTINGS, 0.0)
    assert health.rest(HERE, 0.0) == (Rest(K.RATE_LIMITED, until) if until else None)


def test_a_pause_lasts_until_try_now() -> None:
    """What a person paused stays paused, also after a success elsewhere, until the person ends it."""
    health = Health()
    health.pause(HERE)
    assert health.rest(HERE, 1e9) == Rest(None, math.inf)
    assert health.rest(OTHER_MODEL, 0.0) is None
    health.forgive(HERE)
    assert health.rest(HERE, 0.0) is None


def test_one_more_failure_while_it_rests_does_not_lengthen_the_next_rest() -> None:
    """Tries that still ran when it opened do not count as failed trials."""
    health = Health()
    fail(health, K.SERVER_ERROR, times=5)
    rest = health.rest(HERE, 0.0)
    assert rest is not None and rest.until == 10.0
