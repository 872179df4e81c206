"""R16: twenty thousand replies in one process leave nothing behind."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support.soak import soak

MOST_KIB = 50.0
ENOUGH = 5_000
"""Fewer requests cannot tell a slope from the memory that a process takes once."""


def least_slope(memories: Sequence[int], rounds: int) -> float:
    """KiB per 1,000 requests, over that half of the run in which least was added; `memories` are KiB after each tenth.

    Python takes memory by the MiB. Such a step stands in one place; what leaks leaks in every half.
    """
    half = len(memories) // 2
    return min(after - before for before, after in zip(memories, memories[half:], strict=False)) / (rounds / 2 / 1000)


def take(rounds: int, _dice: Dice) -> Outcome:
    """Ask so often, with services that come and go, and look at what has grown."""
    with tempfile.TemporaryDirectory() as folder:
        toll = asyncio.run(soak(rounds, Path(folder)))
    slope = least_slope(toll.memories, rounds)
    more = toll.files_after - toll.files_before
    left = f"{more:+} open files, {toll.tasks_after} tasks, {toll.connections_after} connections"
    counted = {name: record.requests for name, record in toll.records.items()} == toll.on_the_wire
    is_met = toll.answered == rounds and counted and not (more or toll.tasks_after or toll.connections_after)
    said = f"{toll.answered:,} of {rounds:,} answered, {slope:+.0f} KiB per 1,000, {left}"
    return Outcome(said, is_met and (rounds < ENOUGH or slope <= MOST_KIB))


MEASURE = Measure(
    mark="R16",
    name="Soak",
    target=f"20,000 streamed replies: ≤ {MOST_KIB:.0f} KiB per 1,000, no file, task or connection left",
    take=take,
    short=400,
    full=20_000,
)
