"""A stretch of text within one message, across its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from understudy_gui.transcript.blocks import Block, Kind
from understudy_gui.transcript.column import Column
from understudy_gui.transcript.copying import text_between
from understudy_gui.transcript.document import SafeDocument
from understudy_gui.transcript.geometry import Place


@dataclass(frozen=True, slots=True)
class Selection:
    """From where the mouse was pressed to where it is."""

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
        end = self.last.position if index == self.last.block else length
        return (start, end) if end > start else None


def selected_text(column: Column, selection: Selection) -> str:
    """The selected text: paragraphs apart, list items with their signs."""
    return "".join(_parts(column, selection))


def find(column: Column, words: str, nth: int) -> Selection | None:
    """The `nth` place of these words from 0, or the last there is; a place never goes over the end of a block."""
    found: Selection | None = None
    for index, entry in enumerate(column.entries):
        if words.casefold() not in entry.block.source.casefold():
            continue  # its document need not be made
        for start, end in _places(column.document(index), words):
            found = Selection(Place(index, start), Place(index, end))
            if nth == 0:
                return found
            nth -= 1
    return found


def line_of(column: Column, place: Place) -> tuple[int, float]:
    """The block of a place, and how far below the block's top its line begins, in pixels."""
    column.measure(place.block)
    document = column.document(place.block)
    block = document.findBlock(place.position)
    line = block.layout().lineForTextPosition(place.position - block.position())
    return place.block, document.documentLayout().blockBoundingRect(block).top() + (line.y() if line.isValid() else 0.0)


def _places(document: SafeDocument, words: str) -> list[tuple[int, int]]:
    """Where these words stand in a document, in order; a formula is one place each time they stand in its source."""
    cursor, places = QTextCursor(document), []
    while not (cursor := document.find(words, cursor)).isNull():
        places.append((cursor.selectionStart(), cursor.selectionEnd()))
    if document.formulas is not None:
        places += document.formulas.containing(document, words)
    return sorted(places)


def _parts(column: Column, selection: Selection) -> Iterator[str]:
    before: Block | None = None
    for index in range(selection.first.block, min(selection.last.block + 1, len(column.entries))):
        entry = column.entries[index]
        if before is not None:
            yield _between(before, entry.block)
        before = entry.block
        inner = selection.first.block < index < selection.last.block
        if inner and entry.document is None and entry.block.kind in {Kind.PLAIN, Kind.CODE, Kind.ITEM, Kind.FORMULA}:
            yield entry.block.source
            continue
        document = column.document(index)
        span = selection.within(index, document.characterCount() - 1)
        if span is None:
            continue
        yield _sign(entry.block) if span[0] == 0 else ""
        yield text_between(document, *span)


def _between(before: Block, block: Block) -> str:
    if block.continues:
        return "" if block.kind is Kind.PARAGRAPH else "\n"
    return "\n" if block.kind is Kind.ITEM is before.kind else "\n\n"


def _sign(block: Block) -> str:
    if block.kind is not Kind.ITEM or block.continues:
        return ""
    return f"{block.number}. " if block.number is not None else "• "
