"""Copy, again and more: what can be done with a reply, under it; and the way to its other versions."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.account.lines import report
from understudy_gui.transcript.items import ReplyItem
from understudy_gui.transcript.messages.walker import Walker
from understudy_gui.transcript.parts import QuietButton
from understudy_gui.transcript.wishes import Wishes

_LINK = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_MOST_LINKS = 12


class Actions(QWidget):
    """The three buttons; while quiet only keyboard focus shows them, and their room is kept. The walker is never quiet.

    A reply without a text, or with a card of its own, has only the walker.
    """

    account_asked = Signal()

    def __init__(self, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._item: ReplyItem | None = None
        self._quiet = False
        self.copy = QuietButton("copy", tr("Copy reply"))
        self.again = QuietButton("again", tr("Ask again"))
        self.more = QuietButton("more", tr("More about this reply"))
        self.walker: Walker | None = None
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self._again)
        self.more.clicked.connect(self._open_menu)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.copy, self.again, self.more):
            row.addWidget(button)
            button.installEventFilter(self)
        row.addStretch(1)
        wishes.busy_changed.connect(self._show_busy)
        self._show_busy()

    def show_item(self, item: ReplyItem) -> None:
        """Act on this reply."""
        self._item = item
        if item.versions.count > 1 and self.walker is None:
            self.walker = Walker(self._wishes, self)
            self._row.insertWidget(0, self.walker)
            self.walker.lower()  # the first among its neighbours, for Tab and screen readers too
            self.walker.show()
        if self.walker is not None:
            self.walker.show_versions(item.id, item.versions)
        has_text = bool(item.text) and item.unanswered is None
        for button in (self.copy, self.again, self.more):
            button.setVisible(has_text)

    def set_quiet(self, quiet: bool) -> None:
        """Show the buttons only when one of them has the keyboard focus."""
        self._quiet = quiet
        self._refresh()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._refresh()
        return False

    def _refresh(self) -> None:
        buttons = (self.copy, self.again, self.more)
        shown = not self._quiet or QApplication.focusWidget() in buttons
        for button in buttons:
            button.set_quiet(not shown)

    def _show_busy(self) -> None:
        self.again.setEnabled(not self._wishes.is_busy)

    def _copy(self) -> None:
        if self._item is not None:
            self._wishes.copied_reply.emit(self._item.text)

    def _again(self) -> None:
        if self._item is not None:
            self._wishes.try_again.emit(self._item.id)

    def _open_menu(self) -> None:
        item = self._item
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Who was asked"), self.account_asked.emit)
        for backend in self._wishes.backends:
            if backend != item.backend:
                ask = tr("Ask {backend}", backend=backend).replace("&", "&&")
                menu.addAction(ask, self._asker(item.id, backend)).setEnabled(not self._wishes.is_busy)
        menu.addAction(tr("Copy as Markdown"), lambda: self._wishes.copied.emit(item.text))
        menu.addAction(tr("Copy report"), lambda: self._wishes.copied.emit(report(item)))
        for address in dict.fromkeys(_LINK.findall(item.text)[:_MOST_LINKS]):
            shown = address if len(address) <= 60 else f"{address[:59]}…"
            menu.addAction(tr("Open {shown}", shown=shown).replace("&", "&&"), self._opener(shown, address))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + theme.Space.IN_CHIP)))

    def _asker(self, reply: str, backend: str) -> Callable[[], None]:
        return lambda: self._wishes.ask.emit(reply, backend)

    def _opener(self, shown: str, address: str) -> Callable[[], None]:
        return lambda: self._wishes.link.emit(shown, address)
