"""How each backend of a profile did: every attempt counted once, as answered, failed or stopped."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Any

from understudy_core.database import Database
from understudy_core.events import (
    Answered,
    Attempt,
    Event,
    Failed,
    Reasoning,
    Skipped,
    SkipReason,
    Stopped,
    Text,
    UsageReported,
)
from understudy_core.failures import FailureKind
from understudy_core.pace import REMEMBERED_REPLIES, Habits, rank
from understudy_core.profiles import Backend, Profile
from understudy_core.routes import route_of
from understudy_core.waiting import Clock


class Outcome(StrEnum):
    """What became of an attempt."""

    ANSWERED = "answered"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Counted:
    """One attempt that is over. `rescued`: it answered after another backend had failed in the same request."""

    backend: str
    outcome: Outcome = Outcome.STOPPED
    kind: FailureKind | None = None
    message: str = ""
    first_token_s: float | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    rescued: bool = False


class Counting:
    """Follows the events of one request and knows how each of its attempts ended. Pure: `now` is handed in."""

    def __init__(self) -> None:
        self.attempts: list[Counted] = []
        self._current: Counted | None = None
        self._begun = 0.0
        self._failed: set[str] = set()

    def note(self, event: Event, now: float) -> None:
        """Take the next event."""
        match event:
            case Attempt(backend=backend):
                self._current, self._begun = Counted(backend), now
            case Text() | Reasoning() if self._current is not None and self._current.first_token_s is None:
                self._current = replace(self._current, first_token_s=now - self._begun)
            case UsageReported(read, written) if self._current is not None:
                self._current = replace(self._current, input_tokens=read, output_tokens=written)
            case Failed(backend=backend, kind=kind, message=message):
                self._failed.add(backend)
                self._end(lambda one: replace(one, outcome=Outcome.FAILED, kind=kind, message=message))
            case Answered(backend=backend):
                rescued = bool(self._failed - {backend})
                self._end(lambda one: replace(one, outcome=Outcome.ANSWERED, rescued=rescued))
            case Stopped() | Skipped(reason=SkipReason.BY_USER):
                self.close()
            case _:
                pass

    def close(self) -> None:
        """An attempt that is still under way was stopped."""
        self._end(lambda one: one)

    def _end(self, change: Callable[[Counted], Counted]) -> None:
        if self._current is not None:
            self.attempts.append(change(self._current))
            self._current = None


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one backend in one profile. Times to the first word are in seconds; None: never answered."""

    backend: str
    answered: int
    failed: int
    stopped: int
    rescued: int
    by_kind: dict[FailureKind, int]
    p50_s: float | None
    p95_s: float | None
    tokens: int
    last_failure: str

    @property
    def requests(self) -> int:
        """All attempts: the three outcomes together."""
        return self.answered + self.failed + self.stopped


class Statistics:
    """Kept in the user's database. Every method raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, profile: str, attempts: Sequence[Counted]) -> None:
        """Keep how these attempts ended."""
        at = self._database.now()
        rows = [
            (
                at,
                profile,
                one.backend,
                one.outcome.value,
                one.kind.value if one.kind else None,
                one.message,
                one.first_token_s,
                one.input_tokens,
                one.output_tokens,
                one.rescued,
            )
            for one in attempts
        ]
        if rows:
            await self._database.do(lambda db: _insert(db, rows))

    async def of(self, profile: str) -> tuple[Record, ...]:
        """Every backend that was ever asked in this profile, by name."""
        return await self._database.do(lambda db: _records(db, profile))

    async def recall(self, habits: Habits, backends: Iterable[Backend]) -> None:
        """Let `habits` know how long these backends took for their latest replies, also before the last start."""
        times = await self._database.do(_times)
        for backend in backends:
            for seconds in times.get(backend.name, ()):
                habits.began(route_of(backend), seconds)

    async def reset(self, profile: str | None = None) -> None:
        """Forget what was counted, of one profile or of all."""
        await self._database.do(
            lambda db: db.execute("delete from attempt where ? is null or profile=?", (profile, profile))
        )


async def counted(
    events: AsyncGenerator[Event, None], profile: Profile, statistics: Statistics, clock: Clock
) -> AsyncGenerator[Event, None]:
    """The same events, with what became of each attempt kept at the end."""
    counting = Counting()
    try:
        async with aclosing(events):
            async for event in events:
                counting.note(event, clock.now())
                yield event
    finally:
        counting.close()
        await statistics.add(profile.name, counting.attempts)


def _insert(db: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
    db.executemany(
        """insert into attempt (at, profile, backend, outcome, kind, message, first_token_s, input_tokens,
           output_tokens, rescued) values (?,?,?,?,?,?,?,?,?,?)""",
        rows,
    )


def _records(db: sqlite3.Connection, profile: str) -> tuple[Record, ...]:
    rows = db.execute(
        """select backend, outcome, kind, message, first_token_s, input_tokens, output_tokens, rescued from attempt
           where profile=? order by backend, id""",
        (profile,),
    )
    return tuple(_record(backend, list(attempts)) for backend, attempts in groupby(map(_read, rows), _backend_of))


def _times(db: sqlite3.Connection) -> dict[str, list[float]]:
    """The latest times to the first word of each backend, oldest first."""
    rows = db.execute(
        """select backend, first_token_s from (select id, backend, first_token_s, row_number() over
             (partition by backend order by id desc) as latest from attempt
             where outcome=? and first_token_s is not null)
           where latest <= ? order by id""",
        (Outcome.ANSWERED.value, REMEMBERED_REPLIES),
    )
    found: dict[str, list[float]] = {}
    for backend, seconds in rows:
        found.setdefault(backend, []).append(seconds)
    return found


def _read(row: Sequence[Any]) -> Counted:
    backend, outcome, kind, message, first_token_s, read, written, rescued = row
    known = FailureKind(kind) if kind in list(FailureKind) else None
    return Counted(backend, Outcome(outcome), known, message, first_token_s, read, written, bool(rescued))


def _backend_of(attempt: Counted) -> str:
    return attempt.backend


def _record(backend: str, attempts: Sequence[Counted]) -> Record:
    outcomes = Counter(one.outcome for one in attempts)
    times = [one.first_token_s for one in attempts if one.outcome is Outcome.ANSWERED and one.first_token_s is not None]
    failures = [one.message for one in attempts if one.outcome is Outcome.FAILED]
    return Record(
        backend=backend,
        answered=outcomes[Outcome.ANSWERED],
        failed=outcomes[Outcome.FAILED],
        stopped=outcomes[Outcome.STOPPED],
        rescued=sum(one.rescued for one in attempts),
        by_kind=dict(Counter(one.kind for one in attempts if one.kind is not None)),
        p50_s=rank(times, 50) if times else None,
        p95_s=rank(times, 95) if times else None,
        tokens=sum((one.input_tokens or 0) + (one.output_tokens or 0) for one in attempts),
        last_failure=failures[-1] if failures else "",
    )
