"""What a stretch of text within one message says, across its blocks; and where words stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextCursor

from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.copying import text_between
from understudy_gui.transcript.text.document import SafeDocument
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.plain_words import MOST_READ, weight, words_of
from understudy_gui.transcript.text.span import Place, Selection

_TASK = re.compile(r"[-*+] +\[[ xX]\]\s")
"""A list item whose sign is a box, which is among its words."""


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


def word_at(column: Column, place: Place) -> Selection:
    """The word at a place."""
    cursor = QTextCursor(column.document(place.block))
    cursor.setPosition(place.position)
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    return Selection(Place(place.block, cursor.selectionStart()), Place(place.block, cursor.selectionEnd()))


def paragraph_at(column: Column, place: Place) -> Selection:
    """The paragraph at a place, or the line of code."""
    block = column.document(place.block).findBlock(place.position)
    end = block.position() + block.length() - 1
    return Selection(Place(place.block, block.position()), Place(place.block, end))


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


def whole_text(blocks: Iterable[Block], look: Look) -> str:
    """What all of these blocks say, as `selected_text` would have it; nothing is laid out."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        parts += [_between(before, block), _sign(block), words_of(block, look)]
        before = block
    return "".join(parts)


def _parts(column: Column, selection: Selection) -> Iterator[str]:
    before: Block | None = None
    chosen = range(selection.first.block, min(selection.last.block + 1, len(column.entries)))
    as_written = weight(column.entries[index].block.source for index in chosen) > MOST_READ
    for index in chosen:
        block = column.entries[index].block
        yield _between(before, block)
        before = block
        if selection.first < Place(index, 1) and index < selection.last.block:
            yield block.source if as_written else _sign(block) + words_of(block, column.look)
            continue
        document = column.document(index)
        span = selection.within(index, document.characterCount() - 1)
        if span is not None:
            yield _sign(block) if span[0] == 0 else ""
            yield text_between(document, *span)


def _between(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    if block.continues:
        return "" if block.kind is Kind.PARAGRAPH else "\n"
    return "\n" if block.kind is Kind.ITEM is before.kind else "\n\n"


def _sign(block: Block) -> str:
    if block.kind is not Kind.ITEM or block.continues:
        return ""
    if block.number is not None:
        return f"{block.number}. "
    return "" if _TASK.match(block.source) else "• "
