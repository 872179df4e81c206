"""Words in a conversation: which messages they stand in, and the how-manieth time; showing such a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from understudy_gui.transcript.items import Item
from understudy_gui.transcript.view import TranscriptView

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


def show_found(view: TranscriptView, place: FoundPlace, words: str) -> None:
    """Go to a place of these words, and mark it."""
    view.forget_found()
    if view.message(place.item) is None:
        view.go_to(place.item)
    message = view.message(place.item)
    line = message.text.show_found(words, place.nth) if message is not None else None
    if line is not None:
        view.go_to(place.item, view.viewport().height() // 3, line)
