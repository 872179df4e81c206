"""Every fault of the table, over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from support.asking import HELLO, backend, balancer, names, profile
from support.fault_cases import BY_A, BY_B, CASES, HALF, NOBODY, Case
from support.fault_report import told, written
from support.fault_server import FaultServer
from support.faults import TEXT, good
from support.hand_clock import HandClock, with_time
from understudy_core.account import FINAL
from understudy_core.events import Answered, Attempt, Event, Failed, Interrupted, Text, Unanswered
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"


def test_there_are_enough_cases_with_names_of_their_own() -> None:
    """The table is long and names each fault once."""
    assert len({(case.group, case.name) for case in CASES}) == len(CASES) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
async def test_fault(case: Case) -> None:
    """The fault is named rightly, followed by the right step after the right wait, and ends as it should."""
    events, asked_b, clock = await _played(case)
    failures = [event for event in events if isinstance(event, Failed)]
    first = failures[0] if failures else None
    assert (first.kind if first else None) == case.kind
    if first is not None:
        assert first.action.value == case.action
        assert first.wait_s == pytest.approx(case.wait_s)
        assert first.message == told(first)
    assert _end(events) == case.end
    assert asked_b == (1 if case.end == BY_B else 0)
    assert [isinstance(event, FINAL) for event in events].index(True) == len(events) - 1
    _account_is_true(events, clock)


async def _played(case: Case) -> tuple[list[Event], int, HandClock]:
    clock = HandClock()
    does = good if isinstance(case.does, str) else case.does
    async with (
        FaultServer(does, *([case.then] if case.then else [])) as a,
        PracticeService("B", [], then=Answers("Yes.")) as b,
    ):
        address = case.does if isinstance(case.does, str) else a.base_url
        async with balancer(clock) as made, _plain() as port:
            address = address.replace("PLAIN", str(port))
            chosen = profile(backend("A", address), backend("B", b.base_url), failover=case.settings)
            events = await with_time(clock, made.stream(chosen, HELLO))
        await a.emptied()
        return events, len(b.requests), clock


@asynccontextmanager
async def _plain() -> AsyncIterator[int]:
    """A port where no TLS is spoken: whatever comes is answered as a bad request."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with listening:
        yield listening.sockets[0].getsockname()[1]


def _end(events: list[Event]) -> str:
    match events[-1]:
        case Answered(backend="A", text=text):
            assert text == TEXT
            return BY_A
        case Answered(backend="B"):
            return BY_B
        case Interrupted(text=text):
            assert text == TEXT
            return HALF
        case Unanswered():
            return NOBODY
    return names(events)[-1]


def _account_is_true(events: list[Event], clock: HandClock) -> None:
    """Attempts are numbered, a failure belongs to its attempt, and nothing of a failed attempt stays in the reply."""
    attempts = [event for event in events if isinstance(event, Attempt)]
    assert [attempt.n for attempt in attempts] == list(range(1, len(attempts) + 1))
    for event in events:
        if isinstance(event, Failed):
            assert attempts[event.n - 1].backend == event.backend
            assert 0 <= event.elapsed_s <= clock.now()
    last = events[-1]
    if isinstance(last, Answered):
        restarted = max((at for at, event in enumerate(events) if type(event).__name__ == "Restart"), default=-1)
        assert "".join(event.text for event in events[restarted + 1 :] if isinstance(event, Text)) == last.text


def test_the_document_is_up_to_date() -> None:
    """docs/faults.md says what the table says; `python -m support.fault_report` with tests/ on the path writes it."""
    assert DOCUMENT.read_text() == written()
