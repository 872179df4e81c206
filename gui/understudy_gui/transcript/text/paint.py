"""Painting by hand: panels, and the blocks of a message with their grounds and bars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPainterPath,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)

from understudy_gui.theme.shapes import panel as panel
from understudy_gui.theme.shapes import ring as ring
from understudy_gui.theme.tokens import Radius
from understudy_gui.transcript.text.blocks import Kind
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.geometry import inset
from understudy_gui.transcript.text.span import Selection
from understudy_gui.transcript.text.task_boxes import paint_boxes


def bubble_path(box: QRectF, radius: float, tail: float, right_to_left: bool) -> QPainterPath:
    """The outline of a user's message: one lower corner, on the side of the speaker, is almost square."""
    left, right = (tail, radius) if right_to_left else (radius, tail)
    path = QPainterPath(QPointF(box.left() + radius, box.top()))
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + radius))
    path.lineTo(box.right(), box.bottom() - right)
    path.quadTo(box.bottomRight(), QPointF(box.right() - right, box.bottom()))
    path.lineTo(box.left() + left, box.bottom())
    path.quadTo(box.bottomLeft(), QPointF(box.left(), box.bottom() - left))
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.topLeft(), QPointF(box.left() + radius, box.top()))
    return path


def paint_column(
    painter: QPainter, column: Column, clip: QRectF, selection: Selection | None, active: bool = True
) -> None:
    """Paint the blocks that touch `clip`; blocks nobody laid out yet are left empty."""
    if not column.entries:
        return
    index = column.index_at(clip.top())
    while index < len(column.entries) and column.top_of(index) <= clip.bottom():
        _ground(painter, column, index)
        if column.entries[index].document is not None and column.entries[index].block.kind is not Kind.RULE:
            _text(painter, column, index, clip, selection, active)
        index += 1


def _ground(painter: QPainter, column: Column, index: int) -> None:
    entry, look = column.entries[index], column.look
    top, width = column.top_of(index), column.text_width(entry.block)
    colours = look.colours
    match entry.block.kind:
        case Kind.CODE:
            _code_ground(painter, column, index)
        case Kind.QUOTE:
            painter.fillRect(QRectF(0, top, 2, entry.height), QColor(colours.control))
        case Kind.RULE:
            painter.fillRect(QRectF(0, top, width, 1), QColor(colours.border))
        case _:
            pass


def _code_ground(painter: QPainter, column: Column, index: int) -> None:
    """One ground for all parts of a long block of code: only its first and last part have round corners."""
    entry, colours = column.entries[index], column.look.colours
    following = column.entries[index + 1].block if index + 1 < len(column.entries) else None
    box = QRectF(0, column.top_of(index), column.width, entry.height)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    up = Radius.CONTROL * 2 if entry.block.continues else 0
    down = Radius.CONTROL * 2 if following and following.continues and following.kind is Kind.CODE else 0
    outline = colours.text if column.look.high_contrast else None
    panel(painter, box.adjusted(0, -up, 0, down), colours.sunken, outline, Radius.CONTROL)
    painter.restore()


def _text(
    painter: QPainter, column: Column, index: int, clip: QRectF, selection: Selection | None, active: bool
) -> None:
    document, origin = column.document(index), column.origin(index)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = clip.translated(-origin)
    context.palette = _palette(column)
    span = selection.within(index, document.characterCount() - 1) if selection is not None else None
    entry = column.entries[index]
    if span is not None:
        context.selections = [_selected(document_cursor(column, index, *span), column, active)]
    painter.save()
    if entry.overflow:
        left = inset(entry.block, column.look).left()
        painter.setClipRect(QRectF(left, clip.top(), column.room(index), clip.height()), Qt.ClipOperation.IntersectClip)
    painter.translate(origin)
    document.documentLayout().draw(painter, context)
    if document.formulas is not None:
        document.formulas.draw_selected(painter, range(*(span or (0, 0))), *_selected_colours(column, active))
    if document.has_tasks:
        chosen = range(*(span or (0, 0)))
        paint_boxes(painter, document, column.look, column.dim, chosen, *_selected_colours(column, active))
    painter.restore()


def document_cursor(column: Column, index: int, start: int, end: int) -> QTextCursor:
    """A cursor that holds these positions of a block's document."""
    cursor = QTextCursor(column.document(index))
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _selected(cursor: QTextCursor, column: Column, active: bool) -> QAbstractTextDocumentLayout.Selection:
    selected = QAbstractTextDocumentLayout.Selection()
    form = QTextCharFormat()
    ink, ground = _selected_colours(column, active)
    form.setBackground(ground)
    form.setForeground(ink)
    selected.cursor, selected.format = cursor, form
    return selected


def _selected_colours(column: Column, active: bool) -> tuple[QColor, QColor]:
    """The colours of selected text and of the ground under it."""
    colours = column.look.colours
    return QColor(colours.on_accent if active else colours.text), QColor(colours.accent if active else colours.tile)


def _palette(column: Column) -> QPalette:
    palette = QPalette()
    colours = column.look.colours
    palette.setColor(QPalette.ColorRole.Text, QColor(colours.dim if column.dim else colours.text))
    palette.setColor(QPalette.ColorRole.Link, QColor(colours.link))
    return palette
