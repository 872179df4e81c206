"""Where Tab stops inside the text of a message: its links, and what stands on its code and tables, as they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from understudy_gui.transcript.text.code_buttons import CodeButtons
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.link_focus import LinkFocus
from understudy_gui.transcript.text.sideways import SidewaysBars

_MOST_LOOKED_AT = 200
"""So many blocks that look as if they held a link, and hold none, are laid out for one key."""


class At(IntEnum):
    """What a stop is, in the order in which they stand in a block."""

    LINK = 0
    COPY = 1
    BAR = 2


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the keyboard can be: `nth` says which of the links of block `index` it is."""

    index: int
    kind: At
    nth: int = 0


class Stops:
    """Finds the way from one to the next. Code has a stop wherever it stands, also while nobody looks at it; the bars
    of what is wide are there only where one looks."""

    def __init__(self, column: Column, links: LinkFocus, code: CodeButtons, bars: SidewaysBars) -> None:
        self._column, self._links, self._code, self._bars = column, links, code, bars

    def of(self, focused: QWidget) -> Stop | None:
        """The stop that a widget is, or the link that the keyboard is on; None for the text as a whole."""
        if (index := self._code.index_of(focused)) is not None:
            return Stop(index, At.COPY)
        if (index := self._bars.index_of(focused)) is not None:
            return Stop(index, At.BAR)
        return Stop(self._links.at[0], At.LINK, self._links.at[1]) if self._links.at is not None else None

    def beside(self, at: Stop | None, forward: bool) -> Stop | None:
        """The stop after this one, or before it; from the text as a whole the first, or the last. None at the end."""
        count = len(self._column.entries)
        if at is None:
            return self._first(range(count) if forward else range(count - 1, -1, -1), forward)
        here = self._in(at.index)
        nth = here.index(at) + (1 if forward else -1) if at in here else -1
        if 0 <= nth < len(here):
            return here[nth]
        return self._first(range(at.index + 1, count) if forward else range(at.index - 1, -1, -1), forward)

    def widget(self, stop: Stop) -> QWidget | None:
        """What takes the keyboard there; None for a link, which the text itself shows."""
        match stop.kind:
            case At.COPY:
                return self._code.button(stop.index)
            case At.BAR:
                return self._bars.bar(stop.index)
            case _:
                return None

    def _first(self, indices: Iterable[int], forward: bool) -> Stop | None:
        looked_at = 0
        for index in indices:
            if found := self._in(index):
                return found[0 if forward else -1]
            looked_at += self._links.may_hold(index)
            if looked_at > _MOST_LOOKED_AT:
                break
        return None

    def _in(self, index: int) -> list[Stop]:
        found = [Stop(index, At.LINK, nth) for nth in range(self._links.count(index))]
        if self._code.begins(index):
            found.append(Stop(index, At.COPY))
        if self._bars.bar(index) is not None:
            found.append(Stop(index, At.BAR))
        return found


def leave(text: QWidget) -> bool:
    """Take the keyboard to what comes after a text and all that stands in it; False if Qt knows the way by itself.

    In Qt's own order the text comes before its buttons, so from a link below them it would lead back up.
    """
    focused = QApplication.focusWidget()
    following = focused.nextInFocusChain() if focused is not None else None
    if following is None or not text.isAncestorOf(following):
        return False
    while following is not None and following is not focused:
        is_stop = following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isEnabled()
        if is_stop and following.isVisibleTo(text.window()) and not text.isAncestorOf(following):
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        following = following.nextInFocusChain()
    return False
