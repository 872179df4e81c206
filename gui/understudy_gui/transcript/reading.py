"""How a conversation was left, pure: the place one had scrolled to, and what was opened under its replies."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from understudy_gui.transcript.items import Item
from understudy_gui.transcript.wishes import Fold

Inside: TypeAlias = tuple[int, float]
"""A place in a message: a block of its text and pixels into it; block -1 is the top of the message."""
TOP: Inside = (-1, 0.0)
MOST = 200
"""So many conversations are remembered."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place inside an item, and how far below the upper edge of the pane it stands, in pixels."""

    item: str
    inside: Inside
    below: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Items go by their `key` here, because their ids change when a conversation is opened again."""

    place: tuple[int | str, Inside, int] | None = None
    """None: the end, where new text is followed."""
    opened: Mapping[int | str, Fold] = field(default_factory=dict)

    @staticmethod
    def of(items: Sequence[Item], mark: Mark | None, folds: Mapping[str, Fold]) -> Reading:
        """How these items are read; without a mark at their end. What is folded as ever needs no memory."""
        keys = {item.id: item.key for item in items}
        opened = {keys[name]: fold for name, fold in folds.items() if name in keys and fold != Fold()}
        if mark is None or mark.item not in keys:
            return Reading(None, opened)
        return Reading((keys[mark.item], mark.inside, mark.below), opened)

    def mark(self, items: Sequence[Item]) -> Mark | None:
        """The place among these items; None for the end, also where the item is not among them."""
        if self.place is None:
            return None
        key, inside, below = self.place
        return next((Mark(item.id, inside, below) for item in items if item.key == key), None)

    def folds(self, items: Sequence[Item]) -> dict[str, Fold]:
        """What was opened, by the ids of these items."""
        return {item.id: self.opened[item.key] for item in items if item.key in self.opened}


AT_END = Reading()


class Readings:
    """How each conversation was left, until the program ends; the last `most` of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._left: OrderedDict[int, Reading] = OrderedDict()

    def leave(self, conversation: int | None, reading: Reading) -> None:
        """It is not looked at any more. One that is not kept yet has no name to be remembered by."""
        if conversation is None:
            return
        self._left.pop(conversation, None)
        if reading != AT_END:
            self._left[conversation] = reading
        if len(self._left) > self._most:
            self._left.popitem(last=False)

    def of(self, conversation: int | None) -> Reading:
        """How to look at it again; at its end, with nothing opened, if it never was."""
        return AT_END if conversation is None else self._left.get(conversation, AT_END)

    def forget(self) -> None:
        """The history is another one."""
        self._left.clear()
