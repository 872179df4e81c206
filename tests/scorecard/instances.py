"""R9: of many starts at once one is the first, and when that is killed the next start takes over."""

from __future__ import annotations

import tempfile
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support.killing import nursery
from understudy_gui.single import Claim

AT_ONCE = 8


def take(rounds: int, _dice: Dice) -> Outcome:
    """So often: eight starts at once in the same home, where the one that was first before was killed."""
    right = 0
    with tempfile.TemporaryDirectory() as home:
        for _ in range(rounds):
            right += _firsts(Path(home)) == 1
    return Outcome(
        f"{right} of {rounds} times exactly one first of {AT_ONCE}, and taken over each time", right == rounds
    )


def _firsts(home: Path) -> int:
    """How many of these starts were first; all of them are killed in the end."""
    context = nursery()
    gate = context.Barrier(AT_ONCE)
    pipes = [context.Pipe(duplex=False) for _ in range(AT_ONCE)]
    starts = [context.Process(target=_start, args=(home, gate, say), daemon=True) for _, say in pipes]
    for start in starts:
        start.start()
    firsts = sum(hear.recv() is True for hear, _ in pipes)
    for start, (hear, say) in zip(starts, pipes, strict=True):
        start.kill()
        start.join()
        hear.close()
        say.close()
    return firsts


def _start(home: Path, gate: Barrier, say: Connection) -> None:
    claim = Claim(home)
    gate.wait()
    say.send(claim.is_first())
    gate.wait()  # for ever: one of the others never comes again
    gate.wait()


MEASURE = Measure(
    mark="R9",
    name="Two instances",
    target=f"50 × {AT_ONCE} starts at once: exactly one is first; taken over 50/50 after it was killed",
    take=take,
    short=4,
    full=50,
)
