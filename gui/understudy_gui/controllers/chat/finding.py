"""Find in the conversation that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt

from understudy_gui.transcript.finding import FoundPlace, places, show_found
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.find_bar import FindBar
from understudy_gui.views.main_window import MainWindow


class FindController:
    """Opens the line, walks through the places, and marks the one that is shown."""

    def __init__(self, window: MainWindow, view: TranscriptView) -> None:
        self._window, self._view = window, view
        self.bar: FindBar | None = None
        self._places: list[FoundPlace] = []
        self._at = 0

    def open(self) -> None:
        """Show the line, with its words selected."""
        if self.bar is None:
            self.bar = FindBar()
            self.bar.changed.connect(self._find)
            self.bar.moved.connect(self._move)
            self.bar.closed.connect(self._close)
            self._window.set_find_bar(self.bar)
        self.bar.show()
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.words.selectAll()
        self._find(self.bar.words.text())

    def _find(self, words: str) -> None:
        self._look(words)
        self._at = max(len(self._places) - 1, 0)
        self._show()

    def _move(self, step: int) -> None:
        """Go on, or back, in what the conversation says by now: another branch may be shown."""
        if self.bar is not None:
            self._look(self.bar.words.text())
            self._at = (self._at + step) % max(len(self._places), 1)
            self._show()

    def _look(self, words: str) -> None:
        self._view.model.flush()
        self._places = places(self._view.model.items, words)

    def _show(self) -> None:
        if self.bar is None:
            return
        self.bar.show_count(self._at + 1, len(self._places))
        if self._places:
            place = self._places[self._at]
            show_found(self._view, place, self.bar.words.text())
        else:
            self._view.forget_found()

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.hide()
        self._view.forget_found()
        self._window.composer.text.setFocus(Qt.FocusReason.OtherFocusReason)
