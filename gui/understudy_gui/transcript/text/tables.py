"""The look of tables inside a document: their lines, and their head."""

from __future__ import annotations

from itertools import product

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableCell,
)

from understudy_gui.transcript.text.look import Look

_CELL_PADDING = 6


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
