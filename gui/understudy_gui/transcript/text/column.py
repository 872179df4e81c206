"""The blocks of one message above each other: measures and lays out only what is looked at."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt

from understudy_gui.theme.tokens import Size
from understudy_gui.transcript.stint import Stint, endless
from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.document import SafeDocument, append_code, render
from understudy_gui.transcript.text.geometry import Entry, gap, guess_lines, inset, rise, table_columns
from understudy_gui.transcript.text.highlight import highlight
from understudy_gui.transcript.text.lexers import lexers
from understudy_gui.transcript.text.links import Link, links_of
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.span import Place

_NARROWEST_CELL = 64
_WIDE = frozenset({Kind.CODE, Kind.TABLE, Kind.RULE, Kind.PLAIN})
_KEEP = 80
"""So many documents of one message are kept alive outside what is looked at."""


class Column:
    """Lays blocks out to `width` pixels. Heights are guessed until `realize` has looked at a block."""

    def __init__(self, look: Look, dim: bool = False) -> None:
        self.look = look
        self.dim = dim
        self.width = 0
        self.entries: list[Entry] = []
        self.rendered_characters = 0
        """How much text was given to documents so far, to see that a stream costs what it brings."""
        self._tops: list[float] = []
        self._alive: set[int] = set()
        self._finished = 0
        self._is_new = False
        self._guesses: dict[tuple[Kind, int, int], float] = {}

    def set_blocks(self, done: Sequence[Block], pending: Sequence[Block] = (), unchanged: int = 0) -> None:
        """Show these blocks; the first `unchanged` are known to be as they were."""
        for index in range(unchanged, len(done) + len(pending)):
            block = done[index] if index < len(done) else pending[index - len(done)]
            if index < len(self.entries) and self._keeps(self.entries[index], block):
                continue
            self._put(index, block)
        del self.entries[len(done) + len(pending) :]
        del self._tops[unchanged:]
        self._finished = len(done)

    def set_width(self, width: int) -> None:
        """Lay out to another width."""
        if width == self.width:
            return
        self.width = width
        self._guesses.clear()
        for entry in self.entries:
            entry.measured = False
            entry.height = self._guess(entry.block)
        self._tops.clear()

    def height(self) -> float:
        """The height of all blocks, guesses included."""
        return self.top_of(len(self.entries))

    def top_of(self, index: int) -> float:
        """Where block `index` begins, below its gap; for the number of blocks, where the last one ends."""
        if index >= len(self.entries):
            return self.top_of(index - 1) + self.entries[-1].height if self.entries else 0.0
        while len(self._tops) <= index:
            at = len(self._tops)
            end = self._tops[at - 1] + self.entries[at - 1].height if at else 0.0
            self._tops.append(end + self.entries[at].gap)
        return self._tops[index]

    def index_at(self, y: float) -> int:
        """The block at height `y`, or the nearest one."""
        if not self.entries:
            return 0
        self.top_of(len(self.entries) - 1)
        return max(bisect_right(self._tops, y) - 1, 0)

    def realize(self, top: float, bottom: float, still: float = 0.0, stint: Stint | None = None) -> bool:
        """Lay out the blocks between two heights as far as there is time, from the one that stays `still` on.

        True if that changed the height of any.
        """
        if not self.entries:
            return False
        stint, still = stint or endless(), min(max(still, top), bottom)
        last, changed = self._descend(still, bottom, stint)
        first, has_risen = self._rise(top, still, stint)
        changed |= has_risen
        for index in range(first, last):
            self._colour(index, stint)
        self._forget(first, last)
        return changed

    def take_news(self) -> bool:
        """Whether anything is to be painted that was not when this was asked last."""
        is_new, self._is_new = self._is_new, False
        return is_new

    def _descend(self, top: float, bottom: float, stint: Stint) -> tuple[int, bool]:
        """The block after the last that was looked at, and whether any height changed."""
        index, changed = self.index_at(top), False
        while index < len(self.entries) and self.top_of(index) <= bottom and self._may_measure(index, stint):
            changed |= self.measure(index)
            index += 1
        return index, changed

    def _rise(self, top: float, bottom: float, stint: Stint) -> tuple[int, bool]:
        """The same from below, with the first block; what becomes higher on the way leaves less to do above it."""
        index, changed = self.index_at(bottom), False
        while index >= 0 and self.top_of(index) + self.entries[index].height >= top and self._may_measure(index, stint):
            before = self.entries[index].height
            changed |= self.measure(index)
            top += self.entries[index].height - before
            index -= 1
        return index + 1, changed

    def _may_measure(self, index: int, stint: Stint) -> bool:
        """Whether there is time for a block; one that is laid out already takes none."""
        return (self.entries[index].measured and self.entries[index].document is not None) or stint.allows()

    def measure(self, index: int) -> bool:
        """Lay out one block; True if its height was guessed wrong."""
        entry = self.entries[index]
        if entry.is_stale:
            entry.document = None
        document = self.document(index)
        if entry.measured:
            return False
        margins = inset(entry.block, self.look)
        entry.overflow = self._lay_out(entry.block, document, self.room(index))
        entry.shift = min(entry.shift, entry.overflow)
        height = math.ceil(document.size().height()) + margins.top() + margins.bottom()
        if entry.overflow and entry.block.kind in {Kind.TABLE, Kind.FORMULA}:
            height += Size.SCROLL_BAR + 2
        elif entry.overflow and entry.block.kind is Kind.CODE:
            height += Size.SCROLL_BAR  # its own room below is as much again
        if entry.block.kind is Kind.RULE:
            height = 1
        self._is_new = True
        changed = abs(height - entry.height) > 0.5
        entry.height, entry.measured = float(height), True
        if changed:
            del self._tops[index + 1 :]
        return changed

    def room(self, index: int) -> float:
        """The width that a block's text has, in pixels."""
        block = self.entries[index].block
        margins = inset(block, self.look)
        return float(max(self.text_width(block) - margins.left() - margins.right(), 1))

    def between(self, top: float, bottom: float) -> range:
        """The blocks that touch the room between two heights."""
        return range(self.index_at(top), self.index_at(bottom) + 1) if self.entries else range(0)

    def document(self, index: int) -> SafeDocument:
        """The document of a block, made if need be."""
        entry = self.entries[index]
        if entry.document is None:
            entry.document = render(entry.block, self.look, self.dim)
            entry.measured = entry.is_stale = entry.is_coloured = False
            entry.colouring = None
            self._alive.add(index)
            self.rendered_characters += len(entry.block.source)
        return entry.document

    def forget_waiting(self) -> bool:
        """Have the documents made anew that wait for formulas; False if none does."""
        waiting = [index for index in self._alive if self._waits(index)]
        for index in waiting:
            self.entries[index].is_stale, self.entries[index].measured = True, False
        return bool(waiting)

    def _waits(self, index: int) -> bool:
        document = self.entries[index].document if index < len(self.entries) else None
        return document is not None and document.formulas is not None and document.formulas.waits

    def _colour(self, index: int, stint: Stint) -> None:
        """Code gets its colours when it is complete, never while it grows."""
        entry = self.entries[index]
        is_complete = index < self._finished and entry.document is not None
        if not is_complete or entry.block.kind is not Kind.CODE or not entry.block.head or self.dim:
            return
        while not entry.is_coloured and lexers().has(entry.block.head) and stint.allows():
            if entry.colouring is None:
                entry.colouring = highlight(self.document(index), entry.block.head, self.look.colours)
            entry.is_coloured = next(entry.colouring, None) is None
            self._is_new = True

    def text_width(self, block: Block) -> int:
        """The width of a block in pixels: running text keeps to a comfortable measure."""
        return self.width if block.kind in _WIDE else min(self.width, self.look.text_width)

    def ideal_width(self) -> float:
        """The width that the text of one block needs when nothing wraps; the whole width for several."""
        if len(self.entries) != 1:
            return float(self.width)
        document = self.document(0)
        document.setTextWidth(self.width)
        self.entries[0].measured = False
        return document.idealWidth()

    def origin(self, index: int) -> QPointF:
        """Where the document of a block is painted."""
        margins = inset(self.entries[index].block, self.look)
        lifted = rise(self.entries[index].block, self.look)
        return QPointF(margins.left() - self.entries[index].shift, self.top_of(index) + margins.top() - lifted)

    def place_at(self, point: QPointF) -> Place:
        """The place in the text nearest to a point."""
        index = self.index_at(point.y())
        if not self.entries:
            return Place(0, 0)
        document = self.document(index)
        if not self.entries[index].measured:
            self.measure(index)
        hit = document.documentLayout().hitTest(point - self.origin(index), Qt.HitTestAccuracy.FuzzyHit)
        return Place(index, max(hit, 0))

    def link_at(self, point: QPointF) -> Link | None:
        """The link under a point, if there is one."""
        if not self.entries:
            return None
        index = self.index_at(point.y())
        document, inside = self.entries[index].document, point - self.origin(index)
        if document is None or not document.documentLayout().anchorAt(inside):
            return None
        at = document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.ExactHit)
        return next((link for link in links_of(document) if link.start <= at <= link.end), None)

    def _lay_out(self, block: Block, document: SafeDocument, room: float) -> float:
        """Lay a document out; returns by how much it is wider than its room. Code keeps its lines whole."""
        if block.kind is Kind.CODE or (block.kind is Kind.FORMULA and document.formulas):
            document.setTextWidth(-1)
            width = max(math.ceil(document.idealWidth()), room)
        elif block.kind is Kind.TABLE:
            width = max(table_columns(block) * _NARROWEST_CELL * self.look.zoom, room)
        else:
            width = room
        document.setTextWidth(width)
        wide = block.kind in {Kind.CODE, Kind.TABLE, Kind.FORMULA}
        return max(document.size().width() - room, 0.0) if wide else 0.0

    def _put(self, index: int, block: Block) -> None:
        before = self.entries[index - 1].block if index else None
        entry = Entry(block, gap(before, block, self.look), self._guess(block))
        self._alive.discard(index)
        if index < len(self.entries):
            self.entries[index] = entry
        else:
            self.entries.append(entry)

    def _keeps(self, entry: Entry, block: Block) -> bool:
        """Whether the entry shows this block; code that only grew is added to, not made anew."""
        old = entry.block
        if old == block:
            return True
        if not (block.kind is old.kind is Kind.CODE and block.source.startswith(old.source)):
            return False
        added = block.source[len(old.source) :]
        entry.block = block
        entry.measured = False
        if entry.document is not None:
            append_code(entry.document, added)
            self.rendered_characters += len(added)
        else:
            entry.height = self._guess(block)
        return True

    def _guess(self, block: Block) -> float:
        """About how high a block is. Counted once for all blocks that are as long, since there may be very many."""
        shape = (block.kind, len(block.source), block.source.count("\n"))
        if (known := self._guesses.get(shape)) is None:
            known = self._guesses[shape] = self._counted(block)
        return known

    def _counted(self, block: Block) -> float:
        if block.kind is Kind.RULE:
            return 1.0
        margins = inset(block, self.look)
        across = max(self.text_width(block) - margins.left() - margins.right(), 40)
        line = self.look.code_line if block.kind is Kind.CODE else self.look.line
        lines = guess_lines(block.source, across / self.look.character)
        return float(round(lines * line) + margins.top() + margins.bottom())

    def _forget(self, first: int, last: int) -> None:
        """Let documents go that lie outside these blocks, the farthest first."""
        self._alive = {index for index in self._alive if index < len(self.entries)}
        spare = len(self._alive) - (last - first) - _KEEP
        if spare <= 0:
            return
        middle = (first + last) / 2
        for index in sorted(self._alive, key=lambda index: -abs(index - middle))[:spare]:
            self.entries[index].document = None
            self._alive.discard(index)
