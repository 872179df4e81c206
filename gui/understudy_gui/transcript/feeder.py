"""Gives a text to what shows it, block by block; one of very many blocks in steps, between which the window lives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from understudy_gui.transcript.blocks import Cutter
from understudy_gui.transcript.message_text import MessageText

MOST_BLOCKS = 2000
"""A step ends with the piece that brings so many blocks."""
_MOST_CHARACTERS = 1_000_000
"""A step takes no more characters than these."""
_PIECE = 1000


class Feeder:
    """Shows a growing text in `shown`; calls `grown` when more of it stands there than was shown at once."""

    def __init__(self, shown: MessageText, grown: Callable[[], None]) -> None:
        self._shown, self._grown = shown, grown
        self._cutter = Cutter()
        self._text, self._at, self._ends = "", 0, False
        self._timer: QTimer | None = None
        shown.whole_needed.connect(self._complete_and_tell)

    @property
    def is_complete(self) -> bool:
        """Whether all of the text is shown."""
        return self._at == len(self._text) and self._cutter.ended == self._ends

    def show(self, text: str, ends: bool) -> None:
        """Show this text, which costs what was added; `ends` says that nothing follows."""
        if text == self._text and ends == self._ends:
            return
        if self._cutter.ended or self._ends > ends or not text.startswith(self._text):
            self._cutter, self._at = Cutter(), 0
            self._shown.set_blocks((), ())
        self._text, self._ends = text, ends
        self._step()
        if not self.is_complete:
            self._go_on_later()

    def complete(self) -> None:
        """Show all of the text now; the caller lays it out."""
        if self._timer is not None:
            self._timer.stop()
        while not self.is_complete:
            self._step()

    def _complete_and_tell(self) -> None:
        if not self.is_complete:
            self.complete()
            self._grown()

    def _step(self) -> None:
        unchanged = len(self._cutter.done)
        most, end = unchanged + MOST_BLOCKS, min(self._at + _MOST_CHARACTERS, len(self._text))
        while self._at < end and len(self._cutter.done) < most:
            self._cutter.feed(self._text[self._at : self._at + _PIECE])
            self._at = min(self._at + _PIECE, len(self._text))
        if self._ends and self._at == len(self._text):
            self._cutter.finish()
        self._shown.set_blocks(self._cutter.done, self._cutter.pending(), unchanged)

    def _go_on(self) -> None:
        self._step()
        if not self.is_complete:
            self._go_on_later()
        self._grown()

    def _go_on_later(self) -> None:
        if self._timer is None:
            self._timer = QTimer(self._shown, singleShot=True, interval=0)
            self._timer.timeout.connect(self._go_on)
        self._timer.start()
