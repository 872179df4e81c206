"""Opens what links in messages lead to, after showing where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from understudy_core.language import tr
from understudy_gui.elsewhere import open_page
from understudy_gui.plain_sight import says_where
from understudy_gui.transcript.text.links import is_safe_link
from understudy_gui.views.main_window import MainWindow

if TYPE_CHECKING:
    from understudy_gui.widgets.link_bar import LinkBar


class LinksController:
    """A link whose words are its address is opened at once; of any other the address is shown first.

    The mouse shows an address before the click, but fingers do not, and nobody needs to know where to look.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._from: QWidget | None = None
        self.bar: LinkBar | None = None
        """Made when the first link needs it."""

    def follow(self, words: str, address: str) -> None:
        """Open what a link with these words leads to, or ask."""
        if not is_safe_link(address):
            return
        if says_where(words, address):
            open_page(address)
            return
        if self.bar is None:
            self.bar = self._made_bar()
        if not self.bar.isVisible():
            self._from = QApplication.focusWidget()
        self.bar.ask(address)

    def leave(self) -> None:
        """Another conversation is shown: what was asked about the one before is gone."""
        if self.bar is not None:
            self._from = None
            self.bar.hide()

    def _made_bar(self) -> LinkBar:
        from understudy_gui.widgets.link_bar import LinkBar

        made = LinkBar(tr("This link leads to"))
        made.agreed.connect(open_page)
        made.closed.connect(self._go_back)
        self._window.set_link_bar(made)
        return made

    def _go_back(self) -> None:
        """The keyboard returns to the link."""
        if self._from is not None and isValid(self._from):
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._from = None
