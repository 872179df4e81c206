"""A stretch of text, within one message or across several, as plain data: it names places and holds no text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Order: TypeAlias = Callable[[str], int | None]
"""Where the item of an id stands in its conversation, counted from 0; None if it is not there any more."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text: the block's index and the position in its document."""

    block: int
    position: int


START = Place(0, 0)
END = Place(sys.maxsize, 0)
"""Behind the last letter of a text, however long it is by then, so that nobody has to lay it out to know its end."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Within one text: from where the mouse was pressed to where it is."""

    anchor: Place
    cursor: Place

    @property
    def first(self) -> Place:
        """The earlier end."""
        return min(self.anchor, self.cursor)

    @property
    def last(self) -> Place:
        """The later end."""
        return max(self.anchor, self.cursor)

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies between the ends."""
        return self.anchor == self.cursor

    def within(self, index: int, length: int) -> tuple[int, int] | None:
        """The selected positions in block `index`, whose document ends at `length`; None if there are none."""
        if not self.first.block <= index <= self.last.block:
            return None
        start = self.first.position if index == self.first.block else 0
        end = min(self.last.position, length) if index == self.last.block else length
        return (start, end) if end > start else None


WHOLE = Selection(START, END)
"""All of a text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a conversation: in the text of the item with this id."""

    item: str
    place: Place


@dataclass(frozen=True, slots=True)
class Span:
    """Within a conversation: from where the mouse was pressed to where it is, maybe in another message."""

    anchor: Spot
    cursor: Spot

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies between the ends."""
        return self.anchor == self.cursor

    def items(self, order: Order) -> range:
        """Where the items stand that it touches; empty if one of its ends is not there any more."""
        anchor, cursor = order(self.anchor.item), order(self.cursor.item)
        if anchor is None or cursor is None:
            return range(0)
        return range(min(anchor, cursor), max(anchor, cursor) + 1)

    def part(self, item: str, order: Order) -> Selection | None:
        """What it selects of one item's text; None if it does not touch the item."""
        touched, at = self.items(order), order(item)
        if at is None or at not in touched:
            return None
        if len(touched) == 1:
            return Selection(self.anchor.place, self.cursor.place)
        first, last = self.anchor, self.cursor
        if order(first.item) != touched[0]:
            first, last = last, first
        start = first.place if item == first.item else START
        return Selection(start, last.place if item == last.item else END)
