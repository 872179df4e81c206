"""The list of conversations. Loaded with the first conversations, after the window was painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from understudy_core.language import tr
from understudy_gui import theme

_ID = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a date group when `id` is None, else a conversation."""

    id: int | None
    text: str
    tip: str = ""


class ConversationList(QListView):
    """Rows under date groups; chosen by a click or Enter, deleted by Delete or the menu."""

    chosen = Signal(int)
    delete_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setAccessibleName(tr("Conversations"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        forget = QAction(tr("Delete conversation"), self)
        forget.setShortcut(Qt.Key.Key_Delete)
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(self._forget)
        self.addAction(forget)
        theme.current().changed.connect(self.viewport().update)

    def set_lines(self, lines: Sequence[Line], selected: int | None) -> None:
        """Show these rows; the selected conversation is marked."""
        self._rows.clear()
        for line in lines:
            item = QStandardItem(line.text)
            item.setEditable(False)
            item.setData(line.id, _ID)
            item.setToolTip(line.tip)
            if line.id is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._rows.appendRow(item)
            if line.id is not None and line.id == selected:
                self.setCurrentIndex(item.index())

    def _choose(self, index: QModelIndex) -> None:
        if (chosen := index.data(_ID)) is not None:
            self.chosen.emit(chosen)

    def _forget(self) -> None:
        if (chosen := self.currentIndex().data(_ID)) is not None:
            self.delete_asked.emit(chosen)


class _Rows(QStyledItemDelegate):
    """Paints rows: one line that ends with …; the selected one on `soft` with a bar at its leading edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(option.rect.width(), theme.Size.ROW_CONVERSATION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = theme.current().colours
        is_group = index.data(_ID) is None
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or (option.state & QStyle.StateFlag.State_MouseOver and not is_group):
            painter.setBrush(QColor(colours.soft if selected else colours.sunken))
            painter.drawRoundedRect(option.rect, theme.Radius.CONTROL, theme.Radius.CONTROL)
        if selected:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(_bar(option.rect), 1.5, 1.5)
        font = theme.font(theme.Use.DATE_GROUP if is_group else theme.Use.BUTTON if selected else theme.Use.CONTROL)
        painter.setFont(font)
        painter.setPen(QColor(colours.text2 if is_group else colours.text))
        box = option.rect.adjusted(8, 8 if is_group else 0, -8, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        painter.restore()


def _bar(row: QRect) -> QRect:
    width, height = theme.Size.ACCENT_BAR_WIDTH, theme.Size.ACCENT_BAR_HEIGHT
    return QRect(row.left(), row.center().y() - height // 2, width, height)
