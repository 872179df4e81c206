"""One block of Markdown as a laid-out QTextDocument that never loads anything."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextOption,
)

from understudy_gui.plain_sight import readable, unhidden
from understudy_gui.transcript.formulas.drawing import FormulaObject
from understudy_gui.transcript.formulas.places import Formula, alone, take_out
from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.characters import style_characters
from understudy_gui.transcript.text.links import finish_links, may_hold_links
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.tables import style_tables
from understudy_gui.transcript.text.task_boxes import is_task, tasks_of

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""Markdown as GitHub knows it; tags are words like any other."""
_INDENT = 24
_DOTS = frozenset({QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare})
_DEEPEST = 8
"""Lists and quotations are indented so often; what is nested deeper stands below each other."""
_TOO_DEEP = re.compile(r"^((?: {0,3}> ?){4})(?: {0,3}> ?)+", re.M)
_TOO_FAR = re.compile(rf"^ {{{3 * _DEEPEST},}}(?=(?:[-*+]|\d{{1,9}}[.)]) )", re.M)
_MAY_BE_TASKS = re.compile(r"[-*+.)] +\[[ xX]\]\s")
_ENDLESS_WORD = re.compile(r"\S{200}")


class SafeDocument(QTextDocument):
    """A document whose every resource is one transparent pixel: no file is read and no address asked."""

    formulas: FormulaObject | None = None
    has_tasks = False
    """Whether there are lines with a box before them."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        pixel = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        pixel.fill(0)
        return pixel


def render(block: Block, look: Look, dim: bool = False) -> SafeDocument:
    """The document of a block, not yet laid out to a width."""
    document = SafeDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT * look.zoom)
    document.setDefaultFont(look.code_font if block.kind is Kind.CODE else look.font)
    document.setDefaultTextOption(_option(block))
    match block.kind:
        case Kind.CODE:
            document.setPlainText(unhidden(block.source))
        case Kind.PLAIN:
            document.setPlainText(readable(block.source))
        case Kind.FORMULA:
            _put_formula(document, block)
        case _:
            formulas = fill(document, block, look)
            whole = QTextCursor(document)
            whole.beginEditBlock()  # otherwise the document is brought up to date after each of thousands of changes
            style_characters(document, look, dim)
            style_tables(document, look)
            whole.endEditBlock()
            if formulas:
                document.formulas = FormulaObject(document, look.text_width)
                document.formulas.put_in(document, formulas)
    if block.kind is not Kind.TABLE:
        _style_blocks(document, look, block.kind)
    return document


def fill(document: SafeDocument, block: Block, look: Look) -> list[Formula]:
    """Give an empty document what a block of Markdown says, without its look; returns the formulas, in whose places
    only marks stand yet."""
    text, formulas = take_out(readable(block.head + block.source if block.kind is Kind.TABLE else block.source))
    document.setMarkdown(_markdown(block, text), FEATURES)
    document.has_tasks = _MAY_BE_TASKS.search(text) is not None and any(tasks_of(document))
    if may_hold_links(text):
        changes = QTextCursor(document)
        changes.beginEditBlock()
        finish_links(document, look)
        changes.endEditBlock()
    return formulas


def append_code(document: QTextDocument, text: str) -> None:
    """Add to the end of an open block of code; costs what is added, not what is there."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(unhidden(text))


def _put_formula(document: SafeDocument, block: Block) -> None:
    formula = alone(block.source)
    if formula is None:
        document.setPlainText(block.source)
        return
    document.formulas = FormulaObject(document, math.inf)
    cursor = QTextCursor(document)
    document.formulas.put(cursor, formula)
    if document.formulas.placed:
        middle = QTextBlockFormat()
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.mergeBlockFormat(middle)


def _option(block: Block) -> QTextOption:
    option = QTextOption()
    if block.kind is Kind.CODE:
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
    elif _ENDLESS_WORD.search(block.source):
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    else:
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _markdown(block: Block, source: str) -> str:
    source = _TOO_DEEP.sub(r"\1", source)
    if block.kind is Kind.ITEM and "```" not in source and "~~~" not in source:
        source = _TOO_FAR.sub(" " * 3 * _DEEPEST, source)
    if block.kind in {Kind.PARAGRAPH, Kind.QUOTE}:
        return re.sub(r"(?<=\S) ?\n(?=\S)", "  \n", source)
    if block.kind is Kind.ITEM and block.continues:
        return "\n".join(line.strip() for line in source.split("\n"))
    return source


def _style_blocks(document: QTextDocument, look: Look, kind: Kind) -> None:
    block, first = document.begin(), True
    while block.isValid():
        form = QTextBlockFormat()
        form.setTopMargin(_top_margin(block, look, kind, first))
        form.setBottomMargin(0)
        if kind is Kind.QUOTE and block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel) == 0:
            form.setLeftMargin(0)
        form.setLineHeight(line_of(block, look, kind), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(form)
        if is_task(block):
            cursor.setBlockCharFormat(_boxed(block))
        elif (of := block.textList()) is not None and of.format().style() in _DOTS:
            cursor.setBlockCharFormat(_dotted(block, look))
        block, first = block.next(), False


def _dotted(block: QTextBlock, look: Look) -> QTextCharFormat:
    """The format of the dot before an item: Qt keeps a space of this font between the two, which is too little."""
    form = block.charFormat()
    font = QFont(look.font)
    font.setStretch(QFont.Stretch.UltraExpanded)
    form.setFont(font)
    return form


def _boxed(block: QTextBlock) -> QTextCharFormat:
    """The format of the box before a task: that of Qt is not seen, since ours is painted in its place."""
    form = block.charFormat()
    form.setForeground(QColor(Qt.GlobalColor.transparent))
    return form


def line_of(block: QTextBlock, look: Look, kind: Kind = Kind.PARAGRAPH) -> float:
    """The least height of the lines of a paragraph or heading, in pixels."""
    level = block.blockFormat().headingLevel()
    if level:
        heading = look.heading(level)
        return look.line * heading.pointSizeF() / look.font.pointSizeF() * 0.85
    code = kind is Kind.CODE or block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
    return look.code_line if code else look.line


def _top_margin(block: QTextBlock, look: Look, kind: Kind, first: bool) -> float:
    if first or kind is not Kind.ITEM:
        return 0.0
    return (4.0 if block.textList() is not None else 8.0) * look.zoom
