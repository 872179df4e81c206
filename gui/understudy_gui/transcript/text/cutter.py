"""Markdown cut into blocks while it grows: finished ones never change, only the last is open.

The cutter knows just enough Markdown to find borders; what a block looks like is `document.py`'s business. No block
grows without bound, so that each step of a stream costs the same however long or odd the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from understudy_gui.transcript.text.blocks import MOST_CHARACTERS, MOST_LINES, Block, Kind, cut

MOST_COLUMNS = 60
"""What claims to be a wider table stays text."""
MOST_ROWS = 80
"""Rows of one table."""
MOST_CELLS = 300
"""Cells of one table, besides its head; also signs that could part cells in any other block."""
MOST_HELD_BACK = 400
"""A formula that is still being written is shown as it was written only once it is longer than this."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$")
_HEADING = re.compile(r" {0,3}#{1,6}([ \t]|$)")
_ITEM = re.compile(r"( {0,3})([-*+]|(\d{1,9})([.)]))([ \t]+|$)")
_QUOTE = re.compile(r" {0,3}> ?")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")

_FORMULA = re.compile(r" {0,3}(?:(\$\$)(?!\$)|\\\[)")
_FORMULA_END = {"$$": re.compile(r"\$\$[.,;:]?[ \t]*$"), "\\[": re.compile(r"\\\][.,;:]?[ \t]*$")}
_UNDECIDED = re.compile(r"[ \t]*([-=*_+#>`~|:$\\ \t]+|\d{1,9}[.)]?[ \t]*)")


class Cutter:
    """Feeds on text, piece by piece; `done` are the finished blocks, `pending()` those that may still change."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self.ended = False
        self._lines: list[str] = []
        self._size = self._cells = 0
        self._partial = ""
        self._kind: Kind | None = None
        self._fence = ""
        self._fence_indent = 0
        self._formula = ""
        self._number: int | None = None
        self._next_number: int | None = None
        self._marker = ""
        self._content_indent = 0
        self._sign_width = 0
        self._blank = False
        self._loose = False
        self._continues = False
        self._head = ""

    def feed(self, text: str) -> None:
        """Take the next piece of the text."""
        *lines, rest = (self._partial + text).split("\n") if "\n" in text else [self._partial + text]
        for line in lines:
            self._line(self._cut_down(line.removesuffix("\r")))
        self._partial = self._cut_down(rest)

    def finish(self) -> None:
        """The text is complete: the last block will not change any more."""
        if self._partial:
            self._line(self._partial)
        self._partial, self._fence = "", ""
        self._close()
        self.ended = True

    def pending(self) -> tuple[Block, ...]:
        """The blocks after `done`: usually the open one alone, at times one that its last line ends.

        An unfinished line of signs alone is held back, since the next letters decide what it means; so are an
        unfinished row of a table and a formula that has no end yet.
        """
        trial = self._fork()
        unfinished_row = self._kind is Kind.TABLE and "|" in self._partial
        if self._partial and not unfinished_row and not _UNDECIDED.fullmatch(self._partial):
            trial._line(self._partial)
        empty_table = trial._kind is Kind.TABLE and not trial._continues
        last = trial._block() if trial._lines or empty_table else None
        if last is not None and last.kind is Kind.FORMULA and len(last.source) < MOST_HELD_BACK:
            last = None
        return (*trial.done, last) if last is not None else tuple(trial.done)

    def _cut_down(self, line: str) -> str:
        at = 0
        while len(line) - at > MOST_CHARACTERS:
            end, following = cut(line, at)
            self._line(line[at:end])
            self._close(continues=True)
            at = following
        return line[at:]

    def _fork(self) -> Cutter:
        trial = Cutter()
        trial.__dict__.update({name: value for name, value in self.__dict__.items() if name not in {"done", "_lines"}})
        trial._lines = list(self._lines)
        return trial

    def _line(self, line: str) -> None:
        if self._kind is Kind.CODE:
            self._code_line(line)
        elif self._kind is Kind.FORMULA and line.strip():
            self._formula_line(line)
        elif not line.strip():
            self._blank_line()
        elif self._kind is Kind.ITEM and self._belongs_to_item(line):
            self._add(self._moved(line))
        elif fence := _FENCE.match(line):
            self._start(Kind.CODE)
            self._fence, self._fence_indent = fence[1], len(line) - len(line.lstrip(" "))
            self._head = fence[2].strip()
        else:
            self._text_line(line)

    def _formula_line(self, line: str) -> None:
        self._add(line)
        if _FORMULA_END[self._formula].search(line):
            self._close()

    def _formula_begun(self, line: str) -> bool:
        """Begin a formula of its own if there is one: it fills its line, or its end comes with a later one."""
        begin = _FORMULA.match(line)
        if begin is None:
            return False
        sign = begin[1] or "\\["
        rest = line[begin.end() :]
        end = _FORMULA_END[sign].search(rest)
        if ("$$" if sign == "$$" else "\\]") in (rest[: end.start()] if end else rest):
            return False
        self._start(Kind.FORMULA)
        self._formula = sign
        self._add(line)
        if end:
            self._close()
        return True

    def _text_line(self, line: str) -> None:
        if not any(taken(self, line) for taken in _KINDS_OF_LINES):
            if self._kind not in {Kind.PARAGRAPH, Kind.QUOTE}:
                self._start(Kind.PARAGRAPH)
            self._add(line)

    def _underlined(self, line: str) -> bool:
        if self._kind is not Kind.PARAGRAPH or not self._lines or not _SETEXT.match(line):
            return False
        self._kind = Kind.HEADING
        self._add(line)
        self._close()
        return True

    def _heading(self, line: str) -> bool:
        return _HEADING.match(line) is not None and self._single(Kind.HEADING, line)

    def _rule(self, line: str) -> bool:
        return _RULE.match(line) is not None and self._single(Kind.RULE, line)

    def _quoted(self, line: str) -> bool:
        quote = _QUOTE.match(line)
        if quote is None:
            return False
        if self._kind is not Kind.QUOTE:
            self._start(Kind.QUOTE)
        self._add(line[quote.end() :])
        return True

    def _row(self, line: str) -> bool:
        if self._kind is not Kind.TABLE or "|" not in line:
            return False
        self._add(line)
        return True

    def _code_line(self, line: str) -> None:
        closing = line.strip()
        if len(closing) >= len(self._fence) and set(closing) == {self._fence[0]} and line[:4] != "    ":
            self._fence = ""
            self._close(even_empty=True)
            return
        indent = len(line) - len(line.lstrip(" "))
        self._add(line[min(indent, self._fence_indent) :])

    def _blank_line(self) -> None:
        if self._kind is Kind.ITEM:
            self._blank = True
        else:
            self._close()

    def _belongs_to_item(self, line: str) -> bool:
        indent = len(line) - len(line.lstrip(" \t"))
        if indent >= self._content_indent or line.startswith("\t"):
            return True
        if self._blank or _ITEM.match(line) or _FENCE.match(line) or _HEADING.match(line) or _RULE.match(line):
            return False
        return not _QUOTE.match(line)

    def _item(self, line: str) -> bool:
        item = _ITEM.match(line)
        if item is None:
            return False
        marker = item[2] if item[3] is None else item[4]
        follows = self._kind is Kind.ITEM and marker == self._marker
        loose = follows and self._blank
        written = int(item[3]) if item[3] is not None else None
        number = self._next_number if follows and self._next_number is not None else written
        self._start(Kind.ITEM)
        self._marker, self._number, self._loose = marker, number, loose
        self._next_number = None if number is None else number + 1
        self._content_indent = len(item[1]) + len(item[2]) + min(max(len(item[5]), 1), 4)
        sign = marker if number is None else f"{number}{marker}"
        self._sign_width = len(sign) + 1
        self._add(f"{sign} {line[item.end() :]}")
        return True

    def _moved(self, line: str) -> str:
        """A line of a list item, indented as far as its sign is wide, which may have been renumbered."""
        inside = line.expandtabs(4)
        indent = len(inside) - len(inside.lstrip(" "))
        return " " * self._sign_width + inside[min(indent, self._content_indent) :]

    def _table(self, line: str) -> bool:
        if self._kind is not Kind.PARAGRAPH or not self._lines or "|" not in line:
            return False
        header = self._lines[-1]
        if "|" not in header or not _TABLE_RULE.match(line):
            return False
        if header.count("|") > MOST_COLUMNS:
            return self._single(Kind.PARAGRAPH, line)  # without its head above it, no reader takes it for a table
        self._lines.pop()
        self._size -= len(header) + 1
        self._cells -= header.count("|")
        self._start(Kind.TABLE)
        self._head = f"{header}\n{line}\n"
        return True

    def _single(self, kind: Kind, line: str) -> bool:
        self._start(kind)
        self._add(line)
        self._close()
        return True

    def _start(self, kind: Kind) -> None:
        self._close()
        self._kind = kind

    def _add(self, line: str) -> None:
        cells = line.count("|") if self._kind is not Kind.CODE else 0
        full = self._size + len(line) >= MOST_CHARACTERS or self._cells + cells > MOST_CELLS
        if self._lines and full:
            self._close(continues=True)
        if self._blank:
            self._lines.append("")
            self._blank = False
        self._lines.append(line)
        self._size += len(line) + 1
        self._cells += cells
        if len(self._lines) >= self._most_lines():
            self._close(continues=True)

    def _most_lines(self) -> int:
        if self._kind is not Kind.TABLE:
            return MOST_LINES
        columns = self._head.split("\n", 1)[0].count("|")
        return min(max(MOST_CELLS // columns, 1), MOST_ROWS)

    def _close(self, continues: bool = False, even_empty: bool = False) -> None:
        alone = (even_empty or self._kind is Kind.TABLE) and not self._continues
        block = self._block() if self._lines or alone else None
        if block is not None:
            self.done.append(block)
        self._lines, self._size, self._cells, self._blank = [], 0, 0, False
        self._continues = continues
        if not continues:
            self._kind, self._head, self._loose, self._number = None, "", False, None

    def _block(self) -> Block | None:
        if self._kind is None:
            return None
        source = "\n".join(self._lines)
        block = Block(self._kind, source, self._number, self._continues, self._loose)
        return replace(block, head=self._head) if self._head else block


_KINDS_OF_LINES: tuple[Callable[[Cutter, str], bool], ...] = (
    Cutter._underlined,
    Cutter._formula_begun,
    Cutter._heading,
    Cutter._rule,
    Cutter._item,
    Cutter._quoted,
    Cutter._row,
    Cutter._table,
)
"""Asked in this order whether a line is of their kind; the first that is takes it. What is left are words."""
