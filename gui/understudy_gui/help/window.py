"""The window of the help: contents at the leading edge, the page beside them. It stands beside every other window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from understudy_core import __version__
from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.details import details
from understudy_gui.help.book import Book, Place
from understudy_gui.help.contents import Contents
from understudy_gui.help.page import HelpPage
from understudy_gui.theme import Size, Space, Use
from understudy_gui.transcript.text.links import is_safe_link
from understudy_gui.widgets.basics import Button, label, named, open_at, rule
from understudy_gui.widgets.link_bar import LinkBar
from understudy_gui.widgets.marked_field import MarkedField

_Standard = QKeySequence.StandardKey
KEYBOARD = Place("keyboard")
_LEAST_SIDE, _PAGE_SHARE = 204, 700


class HelpWindow(QDialog):
    """Without a parent, so that it can be read while a dialog is open.

    `zoom_asked` hands over steps (0: the usual size), `link_agreed` an address that the browser is to open.
    """

    zoom_asked = Signal(int)
    link_agreed = Signal(str)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._here = book.first
        self._before: list[Place] = []
        self.setWindowTitle(tr("Help"))
        self.setProperty("surface", "base")
        open_at(self, 1040, 720)
        hint = tr("Search the help")
        self.search = named(MarkedField("search", hint, tr("Search"), clears=True), hint)
        self.contents = Contents(book)
        self.nothing = label(use=Use.SMALL, tone="text2", wraps=True)
        self.nothing.hide()
        self.copy = Button(tr("Copy details"), "flat", "copy")
        self.copied = label(use=Use.SMALL, tone="text2", wraps=True)
        self.back = Button(tr("Back"), "flat", "chevron-left")
        self.keys = Button(tr("Keyboard shortcuts"), "flat")
        self.smaller, self.larger = Button(tr("Smaller"), "flat"), Button(tr("Larger"), "flat")
        self.page = HelpPage()
        self.link_bar = LinkBar(tr("This link leads out of the help, to"))
        self._build()
        self._connect()
        self._show(book.first)

    @property
    def here(self) -> Place:
        """What is read."""
        return self._here

    def open_at_place(self, link: str) -> None:
        """Show the place a link names ("" goes on where it was left), and bring the window to the front."""
        place = self._book.place(link) or self._book.place(link.partition("#")[0]) if link else None
        if place is not None:
            self.go(place)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, place: Place) -> None:
        """Show a place; Back leads to the one before."""
        if place != self._here:
            self._before.append(self._here)
        self._show(place)

    def set_zoom(self, zoom: float) -> None:
        """Show pages in this size of text."""
        self.page.set_zoom(zoom)

    def reject(self) -> None:
        """Esc leaves a question about a link first, then a search, then the window."""
        if self.link_bar.isVisible():
            self.link_bar.leave()
        elif self.search.text():
            self.search.clear()
        else:
            super().reject()

    def _show(self, place: Place) -> None:
        self._here = place
        self.page.show_page(self._book.pages[place.page], place.anchor, self.search.text().strip())
        self.back.setEnabled(bool(self._before))
        if not self.search.text().strip():
            self.contents.show_place(place)

    def _go_back(self) -> None:
        if self._before:
            self._show(self._before.pop())

    def _follow(self, link: str) -> None:
        place = self._book.place(link, self._here.page)
        if place is not None:
            self.go(place)
        elif is_safe_link(link):
            self.link_bar.ask(link)

    def _find(self, typed: str) -> None:
        words = typed.strip()
        found = self._book.search(words)
        if words:
            self.contents.show_found(found)
        else:
            self.contents.show_all()
            self._show(self._here)
        self.nothing.setText(tr("Nothing found for “{words}”.", words=words))
        self.nothing.setVisible(bool(words) and not found)

    def _enter_results(self) -> None:
        """From the search to what it found first."""
        if self.contents.count():
            self.contents.choose_first()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(details())
        self.copied.setText(tr("Copied: versions, system and look. No keys, no conversations."))
        self.copied.show()

    def _connect(self) -> None:
        self.contents.chosen.connect(self.go)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._enter_results)
        self.back.clicked.connect(self._go_back)
        self.keys.clicked.connect(lambda: self.go(KEYBOARD))
        self.smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        self.copy.clicked.connect(self._copy_details)
        self.page.link_followed.connect(self._follow)
        self.link_bar.agreed.connect(self.link_agreed)
        self.link_bar.closed.connect(lambda: self.page.setFocus(Qt.FocusReason.OtherFocusReason))
        for keys, act in (
            (QKeySequence(_Standard.Back), self._go_back),
            (QKeySequence(_Standard.Find), lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (QKeySequence(_Standard.HelpContents), lambda: self.go(KEYBOARD)),
            (QKeySequence("Ctrl++"), lambda: self.zoom_asked.emit(1)),
            (QKeySequence("Ctrl+="), lambda: self.zoom_asked.emit(1)),
            (QKeySequence(_Standard.ZoomOut), lambda: self.zoom_asked.emit(-1)),
            (QKeySequence("Ctrl+0"), lambda: self.zoom_asked.emit(0)),
        ):
            QShortcut(keys, self, act)

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "window")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(theme.scaled(_LEAST_SIDE))
        side.setMaximumWidth(theme.scaled(Size.SIDEBAR))
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.EDGE, Space.EDGE, Space.EDGE, Space.EDGE)
        column.setSpacing(Space.SIBLING)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.copied)
        self.copied.hide()
        version: QLabel = label(f"Understudy {__version__}", Use.SMALL, "text2")
        version.setContentsMargins(Space.EDGE, 0, 0, 0)
        column.addWidget(version)
        return side

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.EDGE, Space.SIBLING, Space.EDGE, Space.SIBLING)
        bar.setSpacing(Space.IN_CHIP)
        bar.addWidget(self.back)
        bar.addStretch(1)
        for button in (self.keys, self.smaller, self.larger):
            bar.addWidget(button)
        reading = QVBoxLayout()
        reading.setSpacing(0)
        reading.addLayout(bar)
        reading.addWidget(rule("horizontal"))
        reading.addWidget(self.page, 1)
        reading.addWidget(self.link_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_side(), Size.SIDEBAR)
        row.addWidget(rule("vertical"))
        row.addLayout(reading, _PAGE_SHARE)
