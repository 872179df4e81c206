"""The link of a message that the keyboard is on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock

from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.links import Link, links_of, may_hold_links

_WITHOUT_LINKS = frozenset({Kind.CODE, Kind.PLAIN, Kind.FORMULA, Kind.RULE})
_AROUND = 2.0
"""The ring stands so far outside the words, in pixels."""


class LinkFocus:
    """Remembers a link by its block and its place in it, since documents come and go."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._at: tuple[int, int] | None = None
        self._block: Block | None = None

    @property
    def link(self) -> Link | None:
        """Where the keyboard is, or None while it is on the text as a whole."""
        if self._at is None:
            return None
        index, nth = self._at
        links = self._links(index)
        return links[nth] if nth < len(links) else None

    def clear(self) -> None:
        """The keyboard is on the text as a whole."""
        self._at = self._block = None

    def check(self) -> None:
        """Other blocks are shown: forget a link that went away or became another one."""
        if self._at is not None:
            entries, index = self._column.entries, self._at[0]
            if index >= len(entries) or entries[index].block != self._block:
                self.clear()

    @property
    def at(self) -> tuple[int, int] | None:
        """The block of the link, and which of its links it is."""
        return self._at

    def enter(self, index: int, nth: int) -> None:
        """Go to the `nth` link of a block, from 0."""
        self._at, self._block = (index, nth), self._column.entries[index].block

    def count(self, index: int) -> int:
        """How many links a block holds; it is laid out for that only where it may hold any."""
        return len(self._links(index))

    def may_hold(self, index: int) -> bool:
        """Whether there can be a link in a block at all, which costs little to say."""
        block = self._column.entries[index].block
        if block.kind in _WITHOUT_LINKS:
            return False
        return may_hold_links(block.source) or may_hold_links(block.head)

    def boxes(self) -> list[QRectF]:
        """Where the link stands in the message, a box for each of its lines."""
        link = self.link
        if self._at is None or link is None:
            return []
        index = self._at[0]
        self._column.measure(index)
        document, origin = self._column.document(index), self._column.origin(index)
        found: list[QRectF] = []
        block = document.findBlock(link.start)
        while block.isValid() and block.position() < link.end:
            corner = document.documentLayout().blockBoundingRect(block).topLeft() + origin
            found += [box.translated(corner) for box in _lines(block, link)]
            block = block.next()
        return found

    def beyond(self) -> tuple[int, float]:
        """The block of the link, and by how many pixels it must be scrolled sideways to be seen."""
        boxes = self.boxes()
        if self._at is None or not boxes or not self._column.entries[self._at[0]].overflow:
            return 0, 0.0
        index = self._at[0]
        entry = self._column.entries[index]
        left = self._column.origin(index).x() + entry.shift
        by = min(boxes[0].left() - left, 0.0) or max(boxes[0].right() - left - self._column.room(index), 0.0)
        return index, min(max(by, -entry.shift), entry.overflow - entry.shift)

    def _links(self, index: int) -> list[Link]:
        return links_of(self._column.document(index)) if self.may_hold(index) else []


def _lines(block: QTextBlock, link: Link) -> Iterable[QRectF]:
    """The parts of a link in the lines of one paragraph, as the paragraph's layout counts."""
    layout = block.layout()
    start = max(link.start - block.position(), 0)
    end = min(link.end - block.position(), block.length() - 1)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            ends = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            box = QRectF(min(ends), line.y(), abs(ends[1] - ends[0]), line.height())
            yield box.adjusted(-_AROUND - 1, -_AROUND, _AROUND + 1, _AROUND)


def _x(told: object) -> float:
    """PySide tells the position of the cursor beside it, though its types do not say so."""
    position = told[0] if isinstance(told, tuple) else told
    assert isinstance(position, int | float)
    return float(position)
