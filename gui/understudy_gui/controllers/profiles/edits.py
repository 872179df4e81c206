"""What was done to the library, so that it can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from understudy_core.library import Library

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """A library and the profile that was in use with it."""

    library: Library
    selected: str | None


@dataclass(frozen=True, slots=True)
class _Step:
    word: str
    before: Standing
    after: Standing


class Edits:
    """The latest steps. A change after an undo forgets what was undone."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def undo_word(self) -> str:
        """What an undo takes back; empty when there is nothing."""
        return self._done[-1].word if self._done else ""

    @property
    def redo_word(self) -> str:
        """What a redo does again; empty when there is nothing."""
        return self._undone[-1].word if self._undone else ""

    def note(self, word: str, before: Standing, after: Standing) -> None:
        """Remember one change."""
        self._done = [*self._done[1 - DEPTH :], _Step(word, before, after)]
        self._undone.clear()

    def take_in(self, change: Callable[[Library], Library]) -> None:
        """Something happened to the library that is no step here: it is there before and after each of them."""

        def with_it(standing: Standing) -> Standing:
            return Standing(change(standing.library), standing.selected)

        for steps in (self._done, self._undone):
            steps[:] = [_Step(step.word, with_it(step.before), with_it(step.after)) for step in steps]

    def undo(self) -> Standing | None:
        """How it was before the last change."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].before

    def redo(self) -> Standing | None:
        """How it was after the change that was undone last."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1].after
