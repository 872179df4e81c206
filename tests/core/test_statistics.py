"""Each attempt is counted once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from support.asking import HELLO, backend, balancer, collect, profile
from understudy_core.balancer import Balancer
from understudy_core.database import Database
from understudy_core.events import Answered, Attempt, Event, Text
from understudy_core.failures import FailureKind
from understudy_core.pace import ENOUGH_REPLIES, Habits, rank
from understudy_core.practice.plays import Answers, Cuts, Down, Play, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Profile
from understudy_core.routes import route_of
from understudy_core.statistics import Counting, Outcome, Statistics, counted
from understudy_core.waiting import Steering
from understudy_core.worker import Worker


@asynccontextmanager
async def kept(path: Path | None = None) -> AsyncIterator[Statistics]:
    """Statistics in a database of their own."""
    database = Database(path, Worker("history"), lambda: 0.0)
    try:
        yield Statistics(database)
    finally:
        await database.close()


async def ask(made: Balancer, chosen: Profile, statistics: Statistics, steering: Steering | None = None) -> None:
    """One request whose attempts are counted."""
    await collect(counted(made.stream(chosen, HELLO, steering), chosen, statistics, made.clock))


async def test_a_new_start_knows_how_long_a_backend_takes(tmp_path: Path) -> None:
    """The limits that a backend's own history set are there again; those of others are not touched."""
    async with PracticeService("A", [], then=Answers("Yes.")) as a:
        first, other = backend("a", a.base_url), backend("b", "http://127.0.0.1:9/v1")
        async with balancer() as made, kept(tmp_path / "history.sqlite3") as statistics:
            for _ in range(ENOUGH_REPLIES):
                await ask(made, profile(first), statistics)
            before = made.habits.learned_s(route_of(first))
    habits = Habits()
    async with kept(tmp_path / "history.sqlite3") as statistics:
        await statistics.recall(habits, [first, other])
    assert habits.learned_s(route_of(first)) == before is not None
    assert habits.learned_s(route_of(other)) is None


async def test_each_attempt_is_counted_once_and_kept(tmp_path: Path) -> None:
    """Retries, failures and rescues add up to what the services saw, also after a restart; a reset forgets."""
    script: list[Play] = [Down(), Down(), Answers("Yes."), Down(503), Answers("Yes."), WrongKey()]
    async with PracticeService("A", script) as a, PracticeService("B", [], then=Answers("Rescued.")) as b:
        async with balancer() as made, kept(tmp_path / "history.sqlite3") as statistics:
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url), failover={"retry_count": 2})
            for _ in range(4):
                await ask(made, chosen, statistics)
        seen = (len(a.requests), len(b.requests))
    async with kept(tmp_path / "history.sqlite3") as statistics:
        of_a, of_b = await statistics.of("Test")
        assert await statistics.of("Another") == ()
        await statistics.reset("Test")
        assert await statistics.of("Test") == ()
    assert (of_a.requests, of_b.requests) == seen == (6, 2)
    assert (of_a.answered, of_a.failed, of_a.stopped, of_a.rescued) == (2, 4, 0, 0)
    assert of_a.by_kind == {FailureKind.SERVER_ERROR: 3, FailureKind.KEY_REJECTED: 1}
    assert of_a.last_failure.startswith("a does not accept this key")
    assert (of_b.answered, of_b.failed, of_b.rescued) == (2, 0, 2)
    assert of_b.p50_s is not None and of_b.p95_s is not None and of_b.tokens > 0


@pytest.mark.parametrize("leaves", [True, False])
async def test_an_attempt_that_was_stopped_is_neither_good_nor_bad(leaves: bool) -> None:
    """Stop, and a window that goes away, leave one stopped attempt."""
    steering = Steering()
    async with PracticeService("A", [], then=Answers("one two three", words_per_s=1000)) as a, balancer() as made:
        async with kept() as statistics:
            chosen = profile(backend("a", a.base_url))
            stream = counted(made.stream(chosen, HELLO, steering), chosen, statistics, made.clock)
            async for event in stream:
                if isinstance(event, Text):
                    if leaves:
                        break
                    steering.stop()
            await stream.aclose()
            (of_a,) = await statistics.of("Test")
    assert (of_a.answered, of_a.failed, of_a.stopped) == (0, 0, 1)


async def test_a_break_after_the_first_word_is_a_failure_and_a_rescue() -> None:
    """The backend that broke off failed once; the one that began again rescued the reply."""
    async with PracticeService("A", [Cuts(2)]) as a, PracticeService("B", [], then=Answers("Yes.")) as b:
        async with balancer() as made, kept() as statistics:
            await ask(made, profile(backend("a", a.base_url), backend("b", b.base_url)), statistics)
            of_a, of_b = await statistics.of("Test")
    assert (of_a.failed, of_a.by_kind) == (1, {FailureKind.CUT: 1})
    assert (of_b.answered, of_b.rescued) == (1, 1)


def test_times_count_from_each_attempt() -> None:
    """The first word of the second try is timed from the second try, not from the beginning of the request."""
    counting = Counting()
    story: list[tuple[float, Event]] = [(10.0, Attempt(1, "a", "m", 1, 1)), (12.5, Text("Hi")), (13.0, Text("!"))]
    for at, event in story:
        counting.note(event, at)
    counting.note(Answered("a", "m", "stop", 1, 12.5, 13.0, "Hi!"), 13.0)
    (one,) = counting.attempts
    assert (one.outcome, one.first_token_s) == (Outcome.ANSWERED, 2.5)


@pytest.mark.parametrize(("percent", "expected"), [(50, 3), (95, 5), (1, 1)])
def test_ranks(percent: int, expected: float) -> None:
    """The nearest rank of five times."""
    assert rank([5, 1, 4, 2, 3], percent) == expected
