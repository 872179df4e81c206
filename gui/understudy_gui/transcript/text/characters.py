"""The look of links, code, headings and named pictures inside a document."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextImageFormat

from understudy_core.language import tr
from understudy_gui.transcript.text.links import is_safe_link
from understudy_gui.transcript.text.look import Look


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
