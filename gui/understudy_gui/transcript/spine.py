"""Where the items of a conversation stand above each other, measured or guessed; plain numbers, no widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add

from understudy_gui.transcript.items import Item, UserItem
from understudy_gui.transcript.text.geometry import guess_lines

AFTER_REPLY = 4
AFTER_USER = 20
NEAR = 300
"""So many items from the end are guessed with care; a conversation opens at its end."""


class Spine:
    """Heights and tops of items in pixels. `top` is the room above the first one, `bottom` below the last."""

    def __init__(self, top: int, bottom: int) -> None:
        self._above, self._below = top, bottom
        self._heights: list[int] = []
        self._gaps: list[int] = []
        self._tops: list[int] = []

    def __len__(self) -> int:
        return len(self._heights)

    def clear(self) -> None:
        """Forget all items."""
        self._heights, self._gaps, self._tops = [], [], []

    def cut(self, count: int) -> None:
        """Keep the first `count` items."""
        del self._heights[count:], self._gaps[count:], self._tops[count:]

    def extend(self, heights: Iterable[int], gaps_after: Iterable[int]) -> None:
        """Add items below the others."""
        self._heights.extend(heights)
        self._gaps.extend(gaps_after)

    def set_height(self, index: int, height: int) -> bool:
        """Correct a height; True if it was another."""
        if self._heights[index] == height:
            return False
        self._heights[index] = height
        del self._tops[index + 1 :]
        return True

    def height_of(self, index: int) -> int:
        """The height of an item."""
        return self._heights[index]

    def top_of(self, index: int) -> int:
        """Where an item begins; counted from the top of the conversation."""
        if len(self._tops) <= index:
            at = max(len(self._tops) - 1, 0)
            start = self._tops[at] if self._tops else self._above
            steps = map(add, self._heights[at:index], self._gaps[at:index])
            self._tops[at:] = accumulate(steps, initial=start)
        return self._tops[index]

    def index_at(self, y: float) -> int:
        """The item at height `y`, or the nearest one."""
        self.top_of(len(self._heights) - 1)
        return max(bisect_right(self._tops, y) - 1, 0)

    def total(self) -> int:
        """The height of the whole conversation."""
        if not self._heights:
            return 0
        return self.top_of(len(self._heights) - 1) + self._heights[-1] + self._below


def gaps_after(items: Iterable[Item]) -> list[int]:
    """The room below each item; replies bring some of their own, for their actions."""
    return [AFTER_USER if isinstance(item, UserItem) else AFTER_REPLY for item in items]


def guess_heights(items: Sequence[Item], characters: float, line: float) -> list[int]:
    """First guesses of heights, where `characters` fit in a line; only the last items are looked at.

    Those far away are taken to be as high as these are on average, so that however many there are costs nothing.
    """
    near = [guess_height(item, characters, line) for item in items[-NEAR:]]
    far = len(items) - len(near)
    return [sum(near) // len(near)] * far + near if far else near


def guess_height(item: Item, characters: float, line: float) -> int:
    """A guess of one item's height."""
    if isinstance(item, UserItem):
        return round(guess_lines(item.text, characters * 0.8) * line) + 20
    paragraphs = item.text.count("\n\n")
    return round((guess_lines(item.text, characters) - paragraphs) * line) + paragraphs * 12 + 78
