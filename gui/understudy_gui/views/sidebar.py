"""The conversations: search on top, grouped by date, pinned first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from understudy_gui import theme

_ID = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a date group when `id` is None, else a conversation."""

    id: int | None
    text: str
    tip: str = ""


class Sidebar(QWidget):
    """The left part of the window."""

    chosen = Signal(int)
    new_asked = Signal()
    search_changed = Signal(str)
    delete_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit()
        self.search.setAccessibleName("Search conversations")
        self.search.setPlaceholderText("Search conversations")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.search_changed)
        self._lens = self.search.addAction(theme.icon("search", ""), QLineEdit.ActionPosition.LeadingPosition)
        self.new = QPushButton()
        self.new.setProperty("kind", "square")
        self.new.setAccessibleName("New conversation")
        self.new.setToolTip("New conversation (Ctrl+N)")
        self.new.clicked.connect(self.new_asked)
        self._model = QStandardItemModel(self)
        self.list = _list(self._model)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        forget = QAction("Delete conversation", self.list)
        forget.setShortcut(Qt.Key.Key_Delete)
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(self._forget)
        self.list.addAction(forget)
        self._build()
        theme.current().changed.connect(self._tint)
        self._tint()

    def set_lines(self, lines: Sequence[Line], selected: int | None) -> None:
        """Show these rows; the selected conversation is marked."""
        self._model.clear()
        for line in lines:
            item = QStandardItem(line.text)
            item.setEditable(False)
            item.setData(line.id, _ID)
            item.setToolTip(line.tip)
            if line.id is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
            if line.id is not None and line.id == selected:
                self.list.setCurrentIndex(item.index())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.Space.SIBLING)
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.Space.EDGE, theme.Space.EDGE, theme.Space.EDGE, theme.Space.EDGE)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)

    def _choose(self, index: QModelIndex) -> None:
        if (chosen := index.data(_ID)) is not None:
            self.chosen.emit(chosen)

    def _forget(self) -> None:
        if (chosen := self.list.currentIndex().data(_ID)) is not None:
            self.delete_asked.emit(chosen)

    def _tint(self) -> None:
        colours = theme.current().colours
        self._lens.setIcon(theme.icon("search", colours.text2))
        self.new.setIcon(theme.icon("plus", colours.text))
        self.list.viewport().update()


def _list(model: QStandardItemModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setAccessibleName("Conversations")
    view.setItemDelegate(_Rows(view))
    view.setUniformItemSizes(False)
    view.setMouseTracking(True)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


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
