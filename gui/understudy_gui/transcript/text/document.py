"""One block of Markdown as a laid-out QTextDocument that never loads anything."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTable,
    QTextTableCell,
)

from understudy_core.language import tr
from understudy_gui.plain_sight import readable, unhidden
from understudy_gui.transcript.formulas.drawing import FormulaObject
from understudy_gui.transcript.formulas.places import Formula, alone, take_out
from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.links import finish_links, is_safe_link, may_hold_links
from understudy_gui.transcript.text.look import Look

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""Markdown as GitHub knows it; tags are words like any other."""
_INDENT = 24
_DOTS = frozenset({QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare})
_CELL_PADDING = 6
_DEEPEST = 8
"""Lists and quotations are indented so often; what is nested deeper stands below each other."""
_TOO_DEEP = re.compile(r"^((?: {0,3}> ?){4})(?: {0,3}> ?)+", re.M)
_TOO_FAR = re.compile(rf"^ {{{3 * _DEEPEST},}}(?=(?:[-*+]|\d{{1,9}}[.)]) )", re.M)
_ENDLESS_WORD = re.compile(r"\S{200}")


class SafeDocument(QTextDocument):
    """A document whose every resource is one transparent pixel: no file is read and no address asked."""

    formulas: FormulaObject | None = None

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
        if (of := block.textList()) is not None and of.format().style() in _DOTS:
            cursor.setBlockCharFormat(_dotted(block, look))
        block, first = block.next(), False


def _dotted(block: QTextBlock, look: Look) -> QTextCharFormat:
    """The format of the dot before an item: Qt keeps a space of this font between the two, which is too little."""
    form = block.charFormat()
    font = QFont(look.font)
    font.setStretch(QFont.Stretch.UltraExpanded)
    form.setFont(font)
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


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of characters of one format in one paragraph. `kind` is the same for all that are to look the same."""

    position: int
    length: int
    form: QTextCharFormat
    kind: tuple[int, int, bool]
    """The number of the format, the level of the heading, and whether it is a line of code."""


def style_characters(document: QTextDocument, look: Look, dim: bool = False, is_own: bool = False) -> None:
    """Give links, code and headings their look. `is_own`: the program's own text, whose links and pictures stay."""
    cursor = QTextCursor(document)
    styled: dict[tuple[int, int, bool], QTextCharFormat] = {}
    for run in _runs(document):
        cursor.setPosition(run.position)
        cursor.setPosition(run.position + run.length, QTextCursor.MoveMode.KeepAnchor)
        if run.form.isImageFormat():
            if not is_own:
                _name_picture(cursor, run.form.toImageFormat(), look)
            continue
        if run.kind not in styled:
            styled[run.kind] = _styled(run, look, dim, is_own)
        cursor.setCharFormat(styled[run.kind])


def _styled(run: _Run, look: Look, dim: bool, is_own: bool) -> QTextCharFormat:
    _, level, block_code = run.kind
    change = QTextCharFormat()
    if run.form.fontFixedPitch():
        _style_code(change, look, block_code)
    if level:
        change.setFont(look.heading(level))
    if run.form.isAnchor():  # last, for its line under the words
        _style_link(change, is_own or is_safe_link(run.form.anchorHref()), look, dim)
    whole = QTextCharFormat(run.form)
    whole.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    whole.merge(change)
    return whole


def _runs(document: QTextDocument) -> list[_Run]:
    """Every run that needs a look, last first, so that replacing one moves none."""
    found: list[_Run] = []
    known: dict[int, tuple[QTextCharFormat, bool]] = {}
    block = document.begin()
    while block.isValid():
        level, is_code = block.blockFormat().headingLevel(), block.blockFormat().nonBreakableLines()
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            index = fragment.charFormatIndex()
            if index not in known:
                form = fragment.charFormat()
                known[index] = form, form.isImageFormat() or form.isAnchor() or form.fontFixedPitch()
            form, is_special = known[index]
            if level or is_special:
                found.append(_Run(fragment.position(), fragment.length(), form, (index, level, is_code)))
            part += 1
        block = block.next()
    return found[::-1]


def _style_link(change: QTextCharFormat, can_be_followed: bool, look: Look, dim: bool) -> None:
    if can_be_followed:
        change.setForeground(QColor(look.colours.dim if dim else look.colours.link))
        change.setFontUnderline(True)
    else:
        change.setAnchor(False)
        change.setAnchorHref("")
        change.setFontUnderline(False)
        change.setForeground(QColor(look.colours.dim if dim else look.colours.text))


def _style_code(change: QTextCharFormat, look: Look, block_code: bool) -> None:
    change.setFontFamilies(look.code_font.families())
    change.setFontPointSize(look.code_font.pointSizeF())
    change.setFontFixedPitch(True)
    if not block_code:
        change.setBackground(QColor(look.colours.sunken))


def _name_picture(cursor: QTextCursor, picture: QTextImageFormat, look: Look) -> None:
    words = picture.stringProperty(QTextFormat.Property.ImageAltText) or tr("without a name")
    form = QTextCharFormat()
    address = picture.name()
    if is_safe_link(address):
        form.setAnchor(True)
        form.setAnchorHref(address)
        _style_link(form, True, look, dim=False)
    else:
        form.setForeground(QColor(look.colours.text2))
    cursor.insertText(tr("[picture: {words}]", words=words), form)


def style_tables(document: QTextDocument, look: Look) -> None:
    """Give every table its lines and its head."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style_table(frame, look)


def _style_table(table: QTextTable, look: Look) -> None:
    """The lines are the table's ground between its cells: drawn as borders that meet they take ten times as long."""
    form = table.format()
    form.setBorderCollapse(False)
    form.setBorder(0)
    form.setBackground(QBrush(QColor(look.colours.border)))
    form.setCellPadding(_CELL_PADDING * look.zoom)
    form.setCellSpacing(1)
    form.setTopMargin(0)
    form.setBottomMargin(0)
    form.setWidth(QTextLength(QTextLength.Type.VariableLength, 0))
    table.setFormat(form)
    for row, column in product(range(table.rows()), range(table.columns())):
        cell = table.cellAt(row, column)
        cell_format = cell.format()
        cell_format.setBackground(QColor(look.colours.surface if row else look.colours.sunken))
        cell.setFormat(cell_format)
        if row == 0:
            _embolden(cell)


def _embolden(cell: QTextTableCell) -> None:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    cursor.mergeCharFormat(bold)
