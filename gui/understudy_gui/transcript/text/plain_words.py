"""What one reads of a block, as plain text; without its look, and nothing is laid out: there are very many."""

from __future__ import annotations

import re
from collections.abc import Iterable

from understudy_gui.plain_sight import readable, unhidden
from understudy_gui.transcript.formulas.places import MARK, alone, number_of
from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.characters import style_characters
from understudy_gui.transcript.text.copying import text_between
from understudy_gui.transcript.text.document import SafeDocument, fill
from understudy_gui.transcript.text.look import Look

MOST_READ = 500_000
"""Text that weighs more is given as it was written; a second's work."""
_LINE_WEIGHS = 50
_OF_ITEM = re.compile(r"(?:[-*+]|\d{1,10}[.)]) ")
_MAY_MEAN_MORE = re.compile(r"[*_`\[\]<>&\\~|#$@^=]|://|www\.|  |^(?:[-+ ]|\d+[.)])| $", re.I)
"""Where none of this stands in a line, Markdown takes it as it is."""
_FORMULA = re.compile(f"{MARK}(.)", re.S)


def weight(texts: Iterable[str]) -> int:
    """What it costs to read these texts: their characters, and as much for each line as for so many of them."""
    return sum(len(text) + _LINE_WEIGHS * (text.count("\n") + 1) for text in texts)


def words_of(block: Block, look: Look) -> str:
    """The words of a whole block: the same as those of its document. A list item comes without its sign; a later part
    of a long table without the head, which stands above its first part."""
    match block.kind:
        case Kind.CODE:
            return unhidden(block.source)
        case Kind.PLAIN:
            return readable(block.source)
        case Kind.FORMULA:
            formula = alone(block.source)
            return formula.source if formula is not None else block.source
        case Kind.RULE:
            return ""
    bare = _OF_ITEM.sub("", block.source, count=1) if block.kind is Kind.ITEM and not block.continues else block.source
    if bare.isprintable() and not _MAY_MEAN_MORE.search(bare) and block.kind is not Kind.TABLE:
        return bare
    words = _of_markdown(block, look)
    return words.partition("\n")[2] if block.kind is Kind.TABLE and block.continues else words


def _of_markdown(block: Block, look: Look) -> str:
    document = SafeDocument()
    document.setUndoRedoEnabled(False)
    formulas = fill(document, block, look)
    if "![" in block.source:
        style_characters(document, look)  # gives pictures their names
    words = text_between(document, 0, document.characterCount() - 1)
    return _FORMULA.sub(lambda mark: formulas[number_of(mark[1])].source, words) if formulas else words
