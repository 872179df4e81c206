"""What a text is cut into, as plain data: blocks of bounded size. Markdown is cut by `cutter.py`, other text here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_CHARACTERS = 4000
"""A block longer than this is cut, at a space if there is one."""
MOST_LINES = 200
"""Lines of one block."""
_WORDS_BEFORE_CUT = 400


class Kind(StrEnum):
    """What a block is; `PLAIN` is text without Markdown."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    FORMULA = "formula"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `source` holds Markdown, or the bare lines of code, or the inside of a quotation.

    `number` is an ordered list item's own number. `continues` says that it is the next part of one that was cut.
    """

    kind: Kind
    source: str
    number: int | None = None
    continues: bool = False
    loose: bool = False
    head: str = ""
    """The first two lines of a table, which each of its parts repeats."""


class PlainCutter:
    """Cuts text without Markdown as it comes in, as `plain_blocks` does; `done` never changes any more."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self.ended = False
        self._open = ""

    def feed(self, piece: str) -> None:
        """Take more of the text."""
        *full, last = plain_blocks(self._open + piece, continues=bool(self.done))
        self.done += full
        self._open = last.source

    def finish(self) -> None:
        """Nothing follows."""
        self.done += self.pending()
        self.ended, self._open = True, ""

    def pending(self) -> list[Block]:
        """What may still grow."""
        return [Block(Kind.PLAIN, self._open, continues=bool(self.done))] if self._open else []


def plain_blocks(text: str, continues: bool = False) -> list[Block]:
    """Text without Markdown, in parts of bounded size that stand close together; `continues` if some stand above."""
    blocks: list[Block] = []
    lines: list[str] = []
    size = 0
    for whole in text.split("\n"):
        at = 0
        while True:
            end, following = cut(whole, at)
            lines.append(whole[at:end])
            size += end - at
            at = following
            if size > MOST_CHARACTERS or len(lines) >= MOST_LINES:
                blocks.append(Block(Kind.PLAIN, "\n".join(lines), continues=continues or bool(blocks)))
                lines, size = [], 0
            if at >= len(whole):
                break
    if lines or not blocks:
        blocks.append(Block(Kind.PLAIN, "\n".join(lines), continues=continues or bool(blocks)))
    return blocks


def cut(text: str, at: int) -> tuple[int, int]:
    """Where a piece that begins at `at` ends, and where the next one begins: the spaces between belong to neither."""
    if len(text) - at <= MOST_CHARACTERS:
        return len(text), len(text)
    space = text.rfind(" ", at + MOST_CHARACTERS - _WORDS_BEFORE_CUT, at + MOST_CHARACTERS)
    if space < 0:
        return at + MOST_CHARACTERS, at + MOST_CHARACTERS
    following = space
    while following < len(text) and text[following] == " ":
        following += 1
    return space, following
