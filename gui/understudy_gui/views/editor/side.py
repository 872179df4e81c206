"""The profiles at the left: each with its worst state in shape and words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Radius, Size, Space, State, Use
from understudy_gui.widgets.basics import Button, label, named
from understudy_gui.widgets.elided import write

_STATE = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex


class ProfileSide(QWidget):
    """`chosen` hands over a name; `menu_asked` where the menu of the chosen one is wished."""

    chosen = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    help_asked = Signal()
    delete_asked = Signal()
    rename_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = named(QListWidget(), tr("Profiles"))
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        self.list.currentItemChanged.connect(self._choose)
        self.new = Button(tr("New profile"), "flat", "plus")
        self.new.clicked.connect(self.new_asked)
        self.import_ = Button(tr("Import…"), "flat", "external", tr("Import a profile from a file"))
        self.import_.clicked.connect(self.import_asked)
        self.help = Button(tr("Help"), "flat", "help")
        self.help.clicked.connect(self.help_asked)
        for words, keys, wish in (
            (tr("Delete profile"), QKeySequence(Qt.Key.Key_Delete), self.delete_asked),
            (tr("Rename"), QKeySequence(Qt.Key.Key_F2), self.rename_asked),
        ):
            action = QAction(words, self.list, shortcut=keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(wish)
            self.list.addAction(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.EDGE, Space.BUBBLE, Space.EDGE, Space.BUBBLE)
        column.setSpacing(Space.SIBLING)
        heading = label(tr("Profiles"), Use.NAME)
        heading.setContentsMargins(Space.SIBLING, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        for button in (self.import_, self.new, self.help):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.current().changed.connect(self.list.viewport().update)

    def show_profiles(self, profiles: Sequence[tuple[str, State, str]], chosen: str | None) -> None:
        """Show these: name, state, words."""
        self.list.blockSignals(True)
        self.list.clear()
        for name, state, words in profiles:
            item = QListWidgetItem(name)
            item.setData(_STATE, state.value)
            item.setData(_WORDS, words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {words}")
            item.setToolTip("")
            self.list.addItem(item)
            if name == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.text())

    def _ask_menu(self, where: QPoint) -> None:
        if (item := self.list.itemAt(where)) is not None:
            self.list.setCurrentItem(item)
            self.menu_asked.emit(self.list.viewport().mapToGlobal(where))


class _Rows(QStyledItemDelegate):
    """A row: the state's shape, the name, and under it its words; the chosen one on `soft` with a bar."""

    def sizeHint(self, option: Option, index: _Index) -> QSize:
        return QSize(120, Size.ROW_PROFILE)

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        colours, box = theme.current().colours, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)

        def as_read(part: QRect) -> QRect:
            return QStyle.visualRect(option.direction, box, part)

        painter.save()
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            ground = colours.soft if selected else colours.sunken
            outline = colours.accent if selected and theme.current().high_contrast else None
            theme.panel(painter, QRectF(box), ground, outline, Radius.CONTROL, Size.FOCUS_RING)
        if selected:
            bar = QRect(box.left(), box.center().y() - 10, Size.ACCENT_BAR_WIDTH, Size.ACCENT_BAR_HEIGHT)
            theme.panel(painter, QRectF(as_read(bar)), colours.accent, None, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            theme.row_ring(painter, QRectF(box), selected)
        state = State(index.data(_STATE))
        icon = QRect(box.left() + 8, box.center().y() - 7, Size.STATE_ICON, Size.STATE_ICON)
        theme.draw(painter, QRectF(as_read(icon)), state.value, colours.of(state))
        room = QRect(box.left() + 32, box.top() + 3, box.width() - 38, 20)
        write(painter, as_read(room), index.data(), Use.BUTTON if selected else Use.CONTROL, colours.text)
        write(painter, as_read(room).translated(0, 18), index.data(_WORDS), Use.SMALL, colours.text2)
        painter.restore()
