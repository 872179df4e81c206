"""The contents at the leading edge: all pages and the sections of the one that is read, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.help.book import Book, Place, Section
from understudy_gui.theme import Radius, Size, Space, Use
from understudy_gui.widgets.elided import write

_PLACE = Qt.ItemDataRole.UserRole + 1
_LEVEL = Qt.ItemDataRole.UserRole + 2
_SECTION = 2
"""The level of headings that are listed under their page."""
_Index = QModelIndex | QPersistentModelIndex


class Contents(QListWidget):
    """`chosen` hands over a `Place`: by arrow keys, and by a click once it is over, since rows may move then."""

    chosen = Signal(object)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._here = book.first
        self._first_found = 0
        self.setAccessibleName(tr("Contents"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        theme.current().changed.connect(self.viewport().update)
        self.show_all()

    def show_all(self) -> None:
        """List all pages, and the sections of the one that is read."""
        entries = []
        for page in self._book.pages.values():
            entries.append((page.title, Place(page.name), 1))
            for part in page.sections:
                if part.level == _SECTION:
                    entries.append((part.title, Place(page.name, part.anchor), _SECTION))
        self._fill(entries)
        self.show_place(self._here)

    def show_found(self, found: Sequence[Section]) -> None:
        """List what a search found, under the pages in which it stands."""
        entries: list[tuple[str, Place, int]] = []
        page = ""
        for part in found:
            if part.page != page:
                page = part.page
                entries.append((self._book.pages[page].title, Place(page), 1))
            if part.level > 1:
                entries.append((part.title, Place(page, part.anchor), _SECTION))
        self._first_found = 1 if found and found[0].level > 1 else 0
        self._fill(entries)

    def show_place(self, place: Place) -> None:
        """Mark the row of what is read, and unfold its page."""
        self._here = place
        best: QListWidgetItem | None = None
        for item in self._items():
            its: Place = item.data(_PLACE)
            item.setHidden(item.data(_LEVEL) > 1 and its.page != place.page)
            if its == place or (its.page == place.page and best is None):
                best = item
        self.blockSignals(True)
        if best is not None:
            self.setCurrentItem(best)
        self.blockSignals(False)

    def choose_first(self) -> None:
        """Go to what a search found first, with the keyboard: past the page above it where only that names it."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.setCurrentRow(self._first_found)
        self._choose(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentItem()
        super().keyPressEvent(event)
        if self.currentItem() is not before or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())

    def _fill(self, entries: Sequence[tuple[str, Place, int]]) -> None:
        self.blockSignals(True)
        self.clear()
        for title, place, level in entries:
            item = QListWidgetItem(title)
            item.setData(_PLACE, place)
            item.setData(_LEVEL, level)
            item.setToolTip(title)
            self.addItem(item)
        self.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_PLACE))


class _Rows(QStyledItemDelegate):
    """A page in the usual size, a section smaller and further in; what is read stands on `soft` with a bar."""

    def sizeHint(self, option: Option, index: _Index) -> QSize:
        return QSize(80, Size.ROW_MENU if index.data(_LEVEL) == 1 else Size.TARGET)

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        colours, box = theme.current().colours, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            outline = colours.accent if selected and theme.current().high_contrast else None
            ground = colours.soft if selected else colours.sunken
            theme.panel(painter, QRectF(box), ground, outline, Radius.CONTROL, Size.FOCUS_RING)
        if selected:
            tall = min(Size.ACCENT_BAR_HEIGHT, box.height() - Space.SIBLING)
            bar = QRectF(box.left(), box.center().y() - tall / 2, Size.ACCENT_BAR_WIDTH, tall)
            theme.panel(painter, bar, colours.accent, None, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            theme.row_ring(painter, QRectF(box), selected)
        is_page = index.data(_LEVEL) == 1
        left = Space.EDGE if is_page else Space.PAGE
        room = QRect(box.left() + left, box.top(), box.width() - left - Space.SIBLING, box.height())
        use = (Use.BUTTON if selected else Use.CONTROL) if is_page else Use.SMALL
        write(painter, room, index.data(), use, colours.text if is_page or selected else colours.text2)
        painter.restore()
