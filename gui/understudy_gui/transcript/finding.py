"""Where words stand in a conversation, pure: which message, and the how-manieth time within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from understudy_gui.transcript.items import Item

MOST = 2000
"""So many places are counted; more would not be walked through."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """The words stand in this item, for the `nth` time there, counted from 0."""

    item: str
    nth: int


def places(items: Sequence[Item], words: str) -> list[FoundPlace]:
    """Every place of these words, oldest first; letters count the same whether large or small."""
    wanted = words.casefold()
    found: list[FoundPlace] = []
    for item in items if wanted else ():
        count = item.text.casefold().count(wanted)
        found += [FoundPlace(item.id, nth) for nth in range(min(count, MOST - len(found)))]
        if len(found) >= MOST:
            break
    return found
