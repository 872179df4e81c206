"""Memory under every fault, and how soon Stop ends each state: `PYTHONPATH=tests python -m bench.faults`."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from support import faults
from support.asking import HELLO, backend, balancer, profile
from support.fault_cases import CASES, Case
from support.fault_server import Fault, FaultServer
from support.hand_clock import HandClock, with_time
from understudy_core.events import Attempt, Event, Failed, Stopped, Text
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService
from understudy_core.waiting import Steering

ROUNDS = 20
STATES: dict[str, tuple[Fault, Callable[[Event], bool]]] = {
    "silence before the headers": (faults.silent_before_headers, lambda event: isinstance(event, Attempt)),
    "silence after the headers": (faults.silent_after_headers, lambda event: isinstance(event, Attempt)),
    "silence in the middle of a reply": (faults.stalls_after_two_words, lambda event: isinstance(event, Text)),
    "a pause before another try": (faults.status(503), lambda event: isinstance(event, Failed)),
}


async def played(case: Case) -> None:
    """One fault, with its end."""
    assert not isinstance(case.does, str)
    clock = HandClock()
    async with (
        FaultServer(case.does) as a,
        PracticeService("B", [], then=Answers("Yes.")) as b,
        balancer(clock) as made,
    ):
        chosen = profile(backend("A", a.base_url), backend("B", b.base_url), failover=case.settings)
        await with_time(clock, made.stream(chosen, HELLO))


async def stopped(fault: Fault, is_time: Callable[[Event], bool]) -> float:
    """Seconds from Stop to the final event."""
    steering, began = Steering(), 0.0
    async with FaultServer(fault) as a, balancer() as made:
        settings = {"retry_count": 2, "retry_delay_ms": 60_000}
        chosen = profile(backend("A", a.base_url), backend("B", a.base_url), failover=settings)
        async for event in made.stream(chosen, HELLO, steering):
            if is_time(event):
                await asyncio.sleep(0)
                began = time.perf_counter()
                asyncio.get_running_loop().call_later(0.02, steering.stop)
        assert isinstance(event, Stopped)
        return time.perf_counter() - began - 0.02


def peak_mib(case: Case) -> float:
    """How far memory rose above where it stood while this fault was played (Linux: VmHWM, set back before)."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what earlier faults used and gave back would hide what this one takes
    Path("/proc/self/clear_refs").write_text("5")
    before = _peak_kib()
    asyncio.run(played(case))
    return (_peak_kib() - before) / 1024


def _peak_kib() -> int:
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def main() -> None:
    """Print what grew, and how long Stop takes."""
    cases = [case for case in CASES if not isinstance(case.does, str)]
    asyncio.run(played(cases[0]))
    rises = {f"{case.group}: {case.name}": peak_mib(case) for case in cases}
    for name, rise in sorted(rises.items(), key=lambda entry: -entry[1])[:6]:
        print(f"{name}: +{rise:.1f} MiB, server and client")
    print(f"the median of {len(cases)} faults: +{median(rises.values()):.1f} MiB")
    for state, (fault, is_time) in STATES.items():
        times = sorted(1000 * asyncio.run(stopped(fault, is_time)) for _ in range(ROUNDS))
        print(f"Stop in {state}: {median(times):.1f} ms ({times[0]:.1f}–{times[-1]:.1f})")


if __name__ == "__main__":
    main()
