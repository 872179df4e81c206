"""R19: faults, key ring and secrets once more, on what packaging/bundle.py freezes: as people get the program."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from scorecard.secrets import hits_below
from support.echoing import ECHOES
from support.fault_cases import CASES, Case
from support.fault_play import Played, arranged, differences
from support.frozen import PROGRAM, Frozen
from support.key_ring import in_key_ring, is_there
from understudy_core.account import event_from_json
from understudy_core.events import Answered, Event, Failed
from understudy_core.failures import FailureKind
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import Profile

_SILENCE_S, _USUAL_SILENCE_S = 1, 180
"""How long a service may be silent here, and how long the table of faults says."""
_AT_ONCE = 2


def take(rounds: int, _dice: Dice) -> Outcome:
    """Play so many faults, and have a key come back in so many ways, all through the frozen program."""
    if not PROGRAM.exists():
        return Outcome("needs packaging/bundle.py first", None)
    if not is_there():
        return Outcome("needs dbus-run-session and gnome-keyring-daemon", None)
    cases = CASES[:: max(1, len(CASES) // rounds)]
    wrong = asyncio.run(_faults(cases))
    right = len(cases) - len(wrong)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        home = Path(name)
        code = f"from support.frozen_keys import main; main({name!r}, {min(rounds, len(ECHOES))})"
        came = json.loads(in_key_ring(code, home))
        searched, found = hits_below(home)
    flows, failed = came["flows"], came["wrong"]
    for one in (*wrong, *failed, *found):
        print(f"  {one}")
    said = f"{right} of {len(cases)} faults right, {len(flows) - len(failed)} of {len(flows)} flows of keys, "
    return Outcome(f"{said}{len(found)} hits in {searched} files", not (wrong or failed or found))


async def _faults(cases: list[Case]) -> list[str]:
    """What was not as the table says, a line for each case."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def played(case: Case) -> str:
        async with turns:
            wrong = await _played(case)
        return f"{case.group}: {case.name}: {'; '.join(wrong)}" if wrong else ""

    return [line for line in await asyncio.gather(*map(played, cases)) if line]


async def _played(case: Case) -> list[str]:
    with tempfile.TemporaryDirectory() as home:
        file = Path(home, "profile.json")
        async with arranged(case) as (profile, b):
            file.write_bytes(dump_profile(_impatient(profile, case)))
            began = time.monotonic()
            done = await Frozen(Path(home)).run("ask", "--json", "--profile-file", file, "Hello")
            took = time.monotonic() - began
            events = [_event(line) for line in done.said.splitlines()]
        wrong = differences(case, Played(events, len(b.requests), took))
    if done.status != (not isinstance(events[-1], Answered)):
        wrong.append(f"the status is {done.status}")
    return wrong + [f"stderr says {done.complained!r}"] * bool(done.complained)


def _impatient(profile: Profile, case: Case) -> Profile:
    """The profile, for which nobody waits three minutes; only silence needs it."""
    if case.kind not in (FailureKind.SILENT, FailureKind.STALLED):
        return profile
    limits = {"first_token_timeout_s": _SILENCE_S, "stall_timeout_s": _SILENCE_S}
    return profile.model_copy(update={"failover": profile.failover.model_copy(update=limits)})


def _event(line: str) -> Event:
    event = event_from_json(json.loads(line))
    assert event is not None, line
    if isinstance(event, Failed) and event.kind is FailureKind.SILENT:
        return replace(event, message=event.message.replace(f"{_SILENCE_S} s", f"{_USUAL_SILENCE_S} s"))
    return event


MEASURE = Measure(
    "R19",
    "Packaged app",
    f"the frozen program: all of {len(CASES)} faults right, every flow of keys on a real key ring, 0 hits",
    take,
    short=4,
    full=len(CASES),
)
