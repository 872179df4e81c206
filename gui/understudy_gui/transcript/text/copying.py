"""What is put on the clipboard: selected text with tables and formulas as one can use them, replies with their look."""

from __future__ import annotations

import atexit
import re
from functools import lru_cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QTextTable

from understudy_gui.plain_sight import readable
from understudy_gui.transcript.formulas.drawing import SIGN
from understudy_gui.transcript.text.document import FEATURES, SafeDocument
from understudy_gui.transcript.text.task_boxes import is_done, tasks_of

MOST_STYLED = 200_000
"""Longer replies are copied as plain text only."""
_FRAMES = re.compile("[\ufdd0\ufdd1]+")
_PICTURE = re.compile(r"<img\b[^>]*>")


def text_between(document: QTextDocument, start: int, end: int) -> str:
    """The characters of a document between two positions: lines end with line feeds, cells with tabs, and tasks begin
    with "[x]" or "[ ]"."""
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    if len(tables) == 1 and tables[0].firstPosition() <= 1:
        return _of_table(document, tables[0], start, end)
    if isinstance(document, SafeDocument) and document.has_tasks:
        return _with_tasks(document, start, end)
    return _plain(document, start, end)


def copy_reply(markdown: str) -> None:
    """Put a reply on the clipboard as it was written, and with its look for programs that take it."""
    _let_go_at_exit()
    data = QMimeData()
    data.setText(markdown)
    if len(markdown) <= MOST_STYLED:
        data.setHtml(styled(markdown))
    QGuiApplication.clipboard().setMimeData(data)


@lru_cache(maxsize=1)
def _let_go_at_exit() -> None:
    atexit.register(_let_go)


def _let_go() -> None:
    """Qt would destroy what Python made when Python is gone; text, which Qt makes by itself, takes its place."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    is_private = QGuiApplication.platformName() == "offscreen"  # says of nothing that it owns it
    if clipboard.ownsClipboard() or is_private:
        clipboard.setText(clipboard.text())


def styled(markdown: str) -> str:
    """A reply as HTML without colours of our own, and without anything that would be loaded where it is pasted."""
    document = SafeDocument()
    document.setMarkdown(readable(markdown), FEATURES)
    return _PICTURE.sub("", document.toHtml())


def _of_table(document: QTextDocument, table: QTextTable, start: int, end: int) -> str:
    lines: list[str] = []
    for row in range(table.rows()):
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        inside = [cell for cell in cells if cell.lastPosition() >= start and cell.firstPosition() <= end]
        if inside:
            spans = [(max(cell.firstPosition(), start), min(cell.lastPosition(), end)) for cell in inside]
            lines.append("\t".join(_plain(document, *span) for span in spans))
    return "\n".join(lines)


def _with_tasks(document: SafeDocument, start: int, end: int) -> str:
    begun, parts = start, []
    for task in tasks_of(document):
        if start <= task.position() < end:
            parts += [_plain(document, begun, task.position()), "[x] " if is_done(task) else "[ ] "]
            begun = task.position()
    return "".join((*parts, _plain(document, begun, end)))


def _plain(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(min(end, document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    text = _FRAMES.sub("\n", cursor.selectedText()).replace("\u2029", "\n").replace("\u2028", "\n")
    if SIGN not in text or not isinstance(document, SafeDocument) or document.formulas is None:
        return text
    cursor.setPosition(0)
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    return document.formulas.written(text, before=cursor.selectedText().count(SIGN))
