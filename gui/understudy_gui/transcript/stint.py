"""How long the window works at a stretch before it lives again: asked between any two pieces of work."""

from __future__ import annotations

import math
from collections.abc import Callable

TURN_S = 0.016
"""So many seconds of a turn may pass before the rest is left for the next one; the last piece may go beyond."""


class Stint:
    """One stretch of work. The first piece of each is always allowed, so that any work ends, however slow the machine.

    `clock` gives seconds that only grow. `is_cut` says that something was left for the next stretch.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began, self._most_s = 0.0, math.inf
        self._is_first = True
        self.is_cut = False

    def begin(self, most_s: float) -> None:
        """Another stretch begins, which takes at most so many seconds."""
        self._began, self._most_s = self._clock(), most_s
        self._is_first, self.is_cut = True, False

    def allows(self) -> bool:
        """Whether there is time for another piece of work; who is told no leaves the rest."""
        is_first, self._is_first = self._is_first, False
        return is_first or self.has_left(1.0)

    def has_left(self, share: float) -> bool:
        """Whether less than this share of the time has passed; who is told no leaves the rest."""
        if self._clock() - self._began < self._most_s * share:
            return True
        self.is_cut = True
        return False


def endless() -> Stint:
    """One for work that has to be done whatever time it takes."""
    return Stint(lambda: 0.0)
