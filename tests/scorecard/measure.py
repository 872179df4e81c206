"""What a line of the scorecard is: a measure with its target, how it is taken, and what came out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

log = logging.getLogger(__name__)


class Dice(Random):
    """Chance that falls the same way at every run with the same seed, so that a miss can be looked at again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured, in a few words. `is_met` None: it could not be measured here, and `said` tells why."""

    said: str
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One line. `take` measures with so many rounds; `short` and `full` are the rounds of CI and of the whole card."""

    mark: str
    name: str
    target: str
    take: Callable[[int, Dice], Outcome]
    short: int
    full: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure with its outcome, and the seconds it took."""

    measure: Measure
    outcome: Outcome
    seconds: float

    @property
    def word(self) -> str:
        """Whether the target is met, in a word."""
        return {True: "met", False: "MISSED", None: "not here"}[self.outcome.is_met]


def taken(measure: Measure, rounds: int, seed: int) -> Taken:
    """Take one measure. One that ends in an exception is missed, so that the others are still taken."""
    began = time.monotonic()
    try:
        outcome = measure.take(rounds, Dice(seed))
    except Exception as problem:
        log.exception("%s could not be taken", measure.mark)
        outcome = Outcome(f"ended with {type(problem).__name__}: {problem}", False)
    return Taken(measure, outcome, time.monotonic() - began)
