"""The list of conversations. Loaded with the first conversations, after the window was painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from understudy_core.language import marked, tr
from understudy_gui import theme

_ROLE = Qt.ItemDataRole.UserRole
_ID, _UNDER, _PINNED, _PLACE, _MARK = _ROLE + 1, _ROLE + 2, _ROLE + 3, _ROLE + 4, _ROLE + 5
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a heading when `id` is None, else a conversation. `under` are words found in it, `place` where."""

    id: int | None
    text: str
    tip: str = ""
    under: str = ""
    pinned: bool = False
    place: int | None = None


class Mark(Enum):
    """What becomes of the replies of a conversation that is not looked at; the value names the icon."""

    ANSWERING = "answering"
    NEW = "ready"
    PROBLEM = "needs"

    @property
    def words(self) -> str:
        """The mark as it is read out."""
        return tr(_MARKS[self])


_MARKS = {
    Mark.ANSWERING: marked("Is being answered"),
    Mark.NEW: marked("New reply"),
    Mark.PROBLEM: marked("The reply is not complete"),
}


class ConversationList(QListView):
    """Rows under date groups; chosen by a click or Enter, renamed by F2, deleted by Delete; the menu has all of it."""

    chosen = Signal(int)
    delete_asked = Signal(int)
    rename_asked = Signal(int, str)
    pin_asked = Signal(int, bool)
    instructions_asked = Signal(int)
    export_asked = Signal(int)
    import_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setAccessibleName(tr("Conversations"))
        self._delegate = _Rows(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self._rows.itemChanged.connect(self._renamed)
        forget = QAction(tr("Delete conversation"), self)
        forget.setShortcut(Qt.Key.Key_Delete)
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(self._forget)
        self.addAction(forget)
        self.menu: QMenu | None = None
        self._marks: Mapping[int, Mark] = {}
        self._later: tuple[Sequence[Line], int | None] | None = None
        theme.current().changed.connect(self.viewport().update)

    def set_lines(self, lines: Sequence[Line], selected: int | None) -> None:
        """Show these rows; the selected conversation is marked, and stays in sight if it was. The rest does not move.

        While a conversation is being renamed the rows stay, until its name is taken or left as it was.
        """
        if self.state() is QListView.State.EditingState:
            self._later = lines, selected
            return
        bar, before = self.verticalScrollBar(), self.currentIndex()
        top, is_same = bar.value(), before.data(_ID) == selected
        follows = not is_same or self.viewport().rect().intersects(self.visualRect(before))
        self._rows.itemChanged.disconnect(self._renamed)
        self._rows.clear()
        for line in lines:
            item = _item(line, self._marks.get(line.id) if line.id is not None else None)
            self._rows.appendRow(item)
            if line.id is not None and line.id == selected:
                self.setCurrentIndex(item.index())
        self._rows.itemChanged.connect(self._renamed)
        self.doItemsLayout()  # the bar knows how far it reaches only then
        bar.setValue(top)
        if follows:
            self.scrollTo(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._later is not None:
            (lines, selected), self._later = self._later, None
            self.set_lines(lines, selected)

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show these marks, by conversation, and no others."""
        changed = {one for one in {*marks, *self._marks} if marks.get(one) is not self._marks.get(one)}
        self._marks = dict(marks)
        if not changed:
            return
        self._rows.itemChanged.disconnect(self._renamed)
        for at in range(self._rows.rowCount()):
            item = self._rows.item(at)
            if item.data(_ID) in changed:
                _mark(item, marks.get(item.data(_ID)))
        self._rows.itemChanged.connect(self._renamed)

    def place_of(self, conversation: int) -> int | None:
        """The message in which the search found its words, if it was in one."""
        for at in range(self._rows.rowCount()):
            if self._rows.item(at).data(_ID) == conversation:
                place = self._rows.item(at).data(_PLACE)
                return place if isinstance(place, int) else None
        return None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._end_renaming()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._end_renaming()

    def _end_renaming(self) -> None:
        """Take the name as it is typed: its field has no place any more."""
        if self._delegate.field is not None and self.state() is QListView.State.EditingState:
            self.commitData(self._delegate.field)
            self.closeEditor(self._delegate.field, QStyledItemDelegate.EndEditHint.NoHint)

    def _choose(self, index: QModelIndex) -> None:
        if (chosen := index.data(_ID)) is not None:
            self.chosen.emit(chosen)

    def _forget(self) -> None:
        if (chosen := self.currentIndex().data(_ID)) is not None:
            self.delete_asked.emit(chosen)

    def _renamed(self, item: QStandardItem) -> None:
        self.rename_asked.emit(item.data(_ID), item.text())

    def _open_menu(self, where: QPoint) -> None:
        index = self.indexAt(where) if self.indexAt(where).isValid() else self.currentIndex()
        menu = self.menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if (one := index.data(_ID)) is not None:
            self.setCurrentIndex(index)
            pinned = bool(index.data(_PINNED))
            menu.addAction(tr("Rename"), lambda: self.edit(index))
            menu.addAction(tr("Unpin") if pinned else tr("Pin"), lambda: self.pin_asked.emit(one, not pinned))
            menu.addAction(tr("Instructions…"), lambda: self.instructions_asked.emit(one))
            menu.addAction(tr("Export…"), lambda: self.export_asked.emit(one))
            menu.addAction(tr("Delete conversation"), lambda: self.delete_asked.emit(one))
            menu.addSeparator()
        menu.addAction(tr("Import a conversation…"), self.import_asked.emit)
        menu.popup(self.viewport().mapToGlobal(where))


def _item(line: Line, mark: Mark | None) -> QStandardItem:
    item = QStandardItem(line.text)
    item.setEditable(line.id is not None)
    item.setData(line.id, _ID)
    item.setData(line.under, _UNDER)
    item.setData(line.pinned, _PINNED)
    item.setData(line.place, _PLACE)
    item.setToolTip(line.tip)
    _mark(item, mark)
    if line.id is None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _mark(item: QStandardItem, mark: Mark | None) -> None:
    """Let a row bear this mark, seen and read out."""
    item.setData(mark, _MARK)
    item.setAccessibleText(". ".join(filter(None, (item.text(), mark.words if mark else "", item.data(_UNDER)))))


class _Rows(QStyledItemDelegate):
    """Paints rows: one line that ends with …; the selected one on `soft` with a bar at its leading edge.

    A row that was found has the words around the place under its name. `field` is the one a name is typed into, made
    last.
    """

    field: QWidget | None = None
    _filled: QWidget | None = None

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if editor is not self._filled:  # later it is the mark of the row that changed, and the name is being typed
            self._filled = editor
            super().setEditorData(editor, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        more = QFontMetrics(theme.font(theme.Use.SMALL)).lineSpacing() if index.data(_UNDER) else 0
        return QSize(option.rect.width(), theme.Size.ROW_CONVERSATION + more)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        self.field = super().createEditor(parent, option, index)
        self.field.setAccessibleName(tr("Name of the conversation"))
        return self.field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = theme.current().colours
        is_group = index.data(_ID) is None
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or (option.state & QStyle.StateFlag.State_MouseOver and not is_group):
            ground = colours.soft if selected else colours.sunken
            outline = colours.accent if selected and theme.current().high_contrast else None
            theme.panel(painter, QRectF(option.rect), ground, outline, theme.Radius.CONTROL, theme.Size.FOCUS_RING)
        if selected:
            bar = QStyle.visualRect(option.direction, option.rect, _bar(option.rect))
            theme.panel(painter, QRectF(bar), colours.accent, None, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            theme.row_ring(painter, QRectF(option.rect), selected)
        mark = index.data(_MARK)
        stands_out = selected or mark in (Mark.NEW, Mark.PROBLEM)
        font = theme.Use.DATE_GROUP if is_group else theme.Use.BUTTON if stands_out else theme.Use.CONTROL
        box = option.rect.adjusted(8, 8 if is_group else 0, -8, 0)
        under = str(index.data(_UNDER) or "")
        if isinstance(mark, Mark):
            _draw(painter, option, mark)
            box.setRight(box.right() - theme.Size.STATE_ICON - theme.Space.SIBLING)
            box = QStyle.visualRect(option.direction, option.rect, box)
        if under:
            box.setHeight(theme.Size.ROW_CONVERSATION)
            _write(painter, box.translated(0, theme.Size.ROW_CONVERSATION // 2), under, theme.Use.SMALL, colours.text2)
        _write(painter, box, str(index.data()), font, colours.text2 if is_group else colours.text)
        painter.restore()


def _draw(painter: QPainter, option: QStyleOptionViewItem, mark: Mark) -> None:
    """The mark at the trailing edge of the row's first line."""
    colours, size = theme.current().colours, theme.Size.STATE_ICON
    colour = {Mark.ANSWERING: colours.accent, Mark.NEW: colours.ready, Mark.PROBLEM: colours.needs}[mark]
    row = option.rect
    at = QRect(row.right() - 8 - size, row.top() + (theme.Size.ROW_CONVERSATION - size) // 2, size, size)
    theme.draw(painter, QStyle.visualRect(option.direction, row, at).toRectF(), mark.value, colour)


def _write(painter: QPainter, box: QRect, words: str, use: theme.Use, colour: str) -> None:
    painter.setFont(theme.font(use))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


def _bar(row: QRect) -> QRect:
    width, height = theme.Size.ACCENT_BAR_WIDTH, theme.Size.ACCENT_BAR_HEIGHT
    return QRect(row.left(), row.center().y() - height // 2, width, height)
