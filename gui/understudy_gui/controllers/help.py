"""Opens the help where it is wished, made when it is wanted for the first time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from understudy_core.failures import FailureKind
from understudy_core.language import current
from understudy_gui.elsewhere import open_page
from understudy_gui.transcript.account import phrases

if TYPE_CHECKING:
    from understudy_gui.help.window import HelpWindow


class HelpController:
    """`zoom` changes the size of text by steps; `size` tells what it is."""

    def __init__(self, zoom: Callable[[int], None], size: Callable[[], float]) -> None:
        self.window: HelpWindow | None = None
        self._zoom, self._size = zoom, size

    def open(self, link: str = "") -> None:
        """Show the place that a link names, as pages write it: `keys.md#openai`; "" goes on where it was left."""
        if self.window is None:
            from understudy_gui.help.book import book
            from understudy_gui.help.window import HelpWindow

            made = self.window = HelpWindow(book(current()))
            made.zoom_asked.connect(self._zoom)
            made.link_agreed.connect(open_page)
        self.show_zoom()
        self.window.open_at_place(link)

    def open_failure(self, kind: str) -> None:
        """Show what helps against this kind of failure; "" for no particular one."""
        self.open(failure_place(FailureKind(kind)) if kind else "")

    def show_zoom(self) -> None:
        """The size of text is another one."""
        if self.window is not None:
            self.window.set_zoom(self._size())

    def close(self) -> None:
        """The program ends: the window, which belongs to no other, goes too."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None


def failure_place(kind: FailureKind) -> str:
    """Where the help tells of a kind of failure: the section is called as the account calls it."""
    from understudy_gui.help.book import anchor

    return f"errors.md#{anchor(phrases.happened(kind))}"
