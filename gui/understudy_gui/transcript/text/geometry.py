"""Where blocks stand: gaps, insets and first guesses of heights, as plain numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMargins

from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.document import SafeDocument
from understudy_gui.transcript.text.look import Look

OUTSIDE = 8
"""So far a message's widget reaches beyond the column on both sides, for the edges of buttons and focus rings."""


@dataclass(slots=True)
class Entry:
    """A block and, once it has been looked at, its document. Heights are pixels, without the gap above."""

    block: Block
    gap: float
    height: float
    document: SafeDocument | None = None
    measured: bool = False
    is_stale: bool = False
    """The document is to be made anew; until then it is shown as it is."""
    colouring: Iterator[int] | None = None
    """Code gets its colours step by step; `is_coloured` says that there are no more."""
    is_coloured: bool = False
    overflow: float = 0.0
    """By how much the block is wider than its room; `shift` is how far it is scrolled sideways."""
    shift: float = 0.0


def gap(before: Block | None, block: Block, look: Look) -> float:
    """The room above a block, in pixels."""
    return float(round(_gap(before, block) * look.zoom))


def _gap(before: Block | None, block: Block) -> float:
    if before is None or (block.continues and block.kind in {Kind.CODE, Kind.PLAIN, Kind.TABLE}):
        return 0.0
    if block.kind is Kind.ITEM is before.kind:
        return 8.0 if block.loose else 4.0
    if block.kind is Kind.HEADING:
        return 20.0
    return 6.0 if before.kind is Kind.HEADING else 12.0


def inset(block: Block, look: Look) -> QMargins:
    """The room between the edge of a block and its text."""
    unit = look.zoom
    if block.kind is Kind.CODE:
        return QMargins(round(14 * unit), round(10 * unit), round(14 * unit), round(10 * unit))
    return QMargins(round(16 * unit), 0, 0, 0) if block.kind is Kind.QUOTE else QMargins()


def guess_lines(text: str, characters: float) -> float:
    """About how many lines a text takes, given how many characters fit in one."""
    return text.count("\n") + 1 + max(len(text) / max(characters, 1.0) - 1, 0.0) * 0.9


def rise(block: Block, look: Look) -> float:
    """By how many pixels the text of a block is lifted, to stand in the middle of its lines."""
    if block.kind in {Kind.HEADING, Kind.TABLE, Kind.RULE, Kind.FORMULA}:
        return 0.0
    return look.code_rise if block.kind is Kind.CODE else look.rise


def table_columns(block: Block) -> int:
    """How many columns a table has."""
    return block.head.split("\n", 1)[0].strip().strip("|").count("|") + 1
