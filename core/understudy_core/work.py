"""Work that can take long: how far it is, and whether anybody still wants it. Shared with the thread that does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


class WorkStoppedError(Exception):
    """The user stopped it. What it would have changed is as it was before."""


class Work:
    """`done` of `total` steps are taken; a `total` of 0 says that nobody knows how many there are.

    Work `within` another is stopped together with it.
    """

    def __init__(self, within: Work | None = None) -> None:
        self.done = 0
        self.total = 0
        self._within = within
        self._is_stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether nobody wants it any more."""
        return self._is_stopped or (self._within is not None and self._within.is_stopped)

    @property
    def percent(self) -> int | None:
        """How much of it is done; None where nobody knows how much there is."""
        return 100 * self.done // self.total if self.total else None

    def stop(self) -> None:
        """Let the next step be the last. May be called from any thread."""
        self._is_stopped = True

    def step(self) -> None:
        """One more step is taken. Raises WorkStoppedError when it was stopped."""
        if self.is_stopped:
            raise WorkStoppedError
        self.done += 1

    def through(self, things: Iterable[T]) -> Iterator[T]:
        """The same things, each of which is a step. Raises WorkStoppedError."""
        for thing in things:
            self.step()
            yield thing

    def anew(self) -> None:
        """Another part of it begins, whose steps are counted from 0."""
        self.done = self.total = 0

    def expect(self, things: Sequence[object]) -> None:
        """So many more steps are to come, one for each thing."""
        self.total += len(things)
