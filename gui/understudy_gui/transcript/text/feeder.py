"""Gives a text to what shows it, block by block; a very long one in steps, between which the window lives."""

from __future__ import annotations

from collections.abc import Callable

from understudy_gui.transcript.stint import Stint, endless
from understudy_gui.transcript.text.blocks import PlainCutter
from understudy_gui.transcript.text.cutter import Cutter
from understudy_gui.transcript.text.message_text import MessageText

_PIECE = 1000
_SHARE = 0.5
"""What is left of a stretch is for laying out what is looked at."""


class Feeder:
    """Brings a growing text into `shown`, cut up by what `cutter` makes, as Markdown if nothing else is said; calls
    `grown` when all of it was needed before its time."""

    def __init__(
        self, shown: MessageText, grown: Callable[[], None], cutter: type[Cutter | PlainCutter] = Cutter
    ) -> None:
        self._shown, self._grown, self._new_cutter = shown, grown, cutter
        self._cutter = cutter()
        self._text, self._at, self._ends = "", 0, False
        shown.whole_needed.connect(self._complete_and_tell)

    @property
    def is_complete(self) -> bool:
        """Whether all of the text is shown."""
        return self._at == len(self._text) and self._cutter.ended == self._ends

    def take(self, text: str, ends: bool) -> None:
        """This text is to be shown, which will cost what was added; `ends` says that nothing follows."""
        if self._cutter.ended or self._ends > ends or not text.startswith(self._text):
            self._cutter, self._at = self._new_cutter(), 0
            self._shown.set_blocks((), ())
        self._text, self._ends = text, ends

    def go_on(self, stint: Stint) -> None:
        """Show more of the text: a piece in any case, all of it if there is time."""
        if self.is_complete:
            return
        unchanged = len(self._cutter.done)
        while True:
            self._cutter.feed(self._text[self._at : self._at + _PIECE])
            self._at = min(self._at + _PIECE, len(self._text))
            if self._at == len(self._text) or not stint.has_left(_SHARE):
                break
        if self._ends and self._at == len(self._text):
            self._cutter.finish()
        self._shown.set_blocks(self._cutter.done, self._cutter.pending(), unchanged)

    def complete(self) -> None:
        """Show all of the text now; the caller lays it out."""
        self.go_on(endless())

    def _complete_and_tell(self) -> None:
        if not self.is_complete:
            self.complete()
            self._grown()
