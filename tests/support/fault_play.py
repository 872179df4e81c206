"""Plays a case of the table of faults and looks at what came of it: the tests and the scorecard use the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from support.asking import HELLO, backend, balancer, names, profile
from support.fault_cases import BY_A, BY_B, HALF, NOBODY, Case
from support.fault_report import told
from support.fault_server import FaultServer
from support.faults import TEXT, good
from support.hand_clock import HandClock, with_time
from understudy_core.account import FINAL
from understudy_core.events import Answered, Attempt, Event, Failed, Interrupted, Text, Unanswered
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Profile


@dataclass(frozen=True, slots=True)
class Played:
    """The events of one request, how often B was asked, and how many seconds passed on the clock."""

    events: list[Event]
    asked_b: int
    seconds: float


async def played(case: Case, provider: str = "openai-compatible") -> Played:
    """One request to A, which does what the case says and is asked in this protocol, and B, which is well."""
    clock = HandClock()
    async with arranged(case, provider) as (chosen, b), balancer(clock) as made:
        events = await with_time(clock, made.stream(chosen, HELLO))
        return Played(events, len(b.requests), clock.now())


@asynccontextmanager
async def arranged(case: Case, provider: str = "openai-compatible") -> AsyncIterator[tuple[Profile, PracticeService]]:
    """The profile of A and B, and B, while both can be asked; afterwards A must have been left."""
    does = good if isinstance(case.does, str) else case.does
    async with (
        FaultServer(does, *([case.then] if case.then else [])) as a,
        PracticeService("B", [], then=Answers("Yes.")) as b,
        _plain() as port,
    ):
        address = case.does.replace("PLAIN", str(port)) if isinstance(case.does, str) else a.base_url
        one = backend("A", address).model_copy(update={"provider": provider})
        yield profile(one, backend("B", b.base_url), failover=case.settings), b
        await a.emptied()


def is_of_any_protocol(case: Case) -> bool:
    """Whether the fault comes before any reply, so that it must be the same whatever protocol is spoken."""
    return case.group in ("Status", "Waiting", "Connection") and case.then is None


def differences(case: Case, got: Played) -> list[str]:
    """In what this is not what the table says; nothing if it is."""
    failures = [event for event in got.events if isinstance(event, Failed)]
    wrong = []
    kind = failures[0].kind if failures else None
    if kind != case.kind:
        wrong.append(f"it is called {kind}, not {case.kind}")
    elif failures:
        first = failures[0]
        if first.action.value != case.action:
            wrong.append(f"it is followed by {first.action.value}, not {case.action}")
        if abs(first.wait_s - case.wait_s) > 1e-6:
            wrong.append(f"after {first.wait_s} s, not {case.wait_s} s")
        if first.message != told(first):
            wrong.append(f"the sentence is {first.message!r}")
    if (end := _end(got.events)) != case.end:
        wrong.append(f"it ends with {end}, not {case.end}")
    if got.asked_b != (case.end == BY_B):
        wrong.append(f"B was asked {got.asked_b} times")
    return wrong + _untruths(got)


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
        case Answered(backend="A", text=text) if text == TEXT:
            return BY_A
        case Answered(backend="B"):
            return BY_B
        case Interrupted(text=text) if text == TEXT:
            return HALF
        case Unanswered():
            return NOBODY
    return names(events)[-1]


def _untruths(got: Played) -> list[str]:
    """Attempts are numbered, a failure belongs to its attempt, and nothing of a failed attempt stays in the reply."""
    events, wrong = got.events, []
    if [isinstance(event, FINAL) for event in events] != [False] * (len(events) - 1) + [True]:
        wrong.append("not exactly one end")
    attempts = [event for event in events if isinstance(event, Attempt)]
    if [attempt.n for attempt in attempts] != list(range(1, len(attempts) + 1)):
        wrong.append("attempts are not counted")
    for event in events:
        if isinstance(event, Failed):
            if attempts[event.n - 1].backend != event.backend:
                wrong.append("a failure of another attempt")
            if not 0 <= event.elapsed_s <= got.seconds:
                wrong.append(f"{event.elapsed_s} s of {got.seconds} s")
    if isinstance(last := events[-1], Answered):
        restarted = max((at for at, event in enumerate(events) if type(event).__name__ == "Restart"), default=-1)
        if "".join(event.text for event in events[restarted + 1 :] if isinstance(event, Text)) != last.text:
            wrong.append("the text is not what was shown")
    return wrong
