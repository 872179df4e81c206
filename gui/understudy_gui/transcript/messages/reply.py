"""One reply: who answered, the account, broken starts, the text, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui.theme.tokens import Size, Space
from understudy_gui.transcript.account.card import UnansweredCard
from understudy_gui.transcript.account.chip import Chip
from understudy_gui.transcript.account.drawer import AccountDrawer
from understudy_gui.transcript.account.lines import chip_words
from understudy_gui.transcript.account.waiting_line import WaitingLine
from understudy_gui.transcript.account.waiting_words import waiting_words
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.transcript.messages.actions import Actions
from understudy_gui.transcript.messages.broken import BrokenText, StartedAgain
from understudy_gui.transcript.messages.note import Note, note_words
from understudy_gui.transcript.messages.reasoning import ReasoningFold
from understudy_gui.transcript.messages.walker import Walker
from understudy_gui.transcript.stint import Stint
from understudy_gui.transcript.text.feeder import Feeder
from understudy_gui.transcript.text.geometry import OUTSIDE
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.text.paint import ring
from understudy_gui.transcript.wishes import Fold, Wishes

Part = (
    WaitingLine | Chip | AccountDrawer | BrokenText | StartedAgain | ReasoningFold | MessageText | Note | UnansweredCard
)

_UNDER_CHIP = 10
_UNDER_ACCOUNT = 14
_UNDER_DRAWER_EDGE = 8


class ReplyMessage(QWidget):
    """Parts below each other, each made when it is needed for the first time."""

    def __init__(self, item: ReplyItem, look: Look, fold: Fold, wishes: Wishes, now: float) -> None:
        super().__init__()
        self.item = item
        self._look, self._fold, self._wishes = look, fold, wishes
        self._waiting: WaitingLine | None = None
        self._card: UnansweredCard | None = None
        self._broken: list[BrokenText] = []
        self._again: StartedAgain | None = None
        self._note: Note | None = None
        self._hovered = self._last = False
        self._told = ("", False)
        self.chip = Chip(self)
        self.drawer = AccountDrawer(look, fold, wishes, self)
        self.reasoning = ReasoningFold(look, fold, wishes, self)
        self.text = MessageText(look, self)
        self._feeder = Feeder(self.text, wishes.outdated.emit)
        self.footer = Actions(wishes, self)
        self.text.hide()
        self.text.link_activated.connect(wishes.link)
        self.text.link_hovered.connect(wishes.hovered)
        self.text.outdated.connect(wishes.outdated)
        self.chip.clicked.connect(self._turn_account)
        self.footer.account_asked.connect(self._turn_account)
        self.update_item(item, now)

    def update_item(self, item: ReplyItem, now: float) -> None:
        """Show the reply as it is by now, its text once `bring` brought it: that costs what was added."""
        self.item = item
        self._feed()
        self._show_waiting(now)
        self._show_broken()
        self._show_end()
        self.chip.set_words(*self._chip_words())
        self.chip.setChecked(self._fold.account)
        self.chip.setVisible(self._has_chip())
        self.drawer.show_item(item, self._has_chip())
        self.reasoning.show_item(item)
        self.footer.show_item(item)
        self._show_actions()

    @property
    def walker(self) -> Walker | None:
        """The way to the other versions, if there are any."""
        return self.footer.walker

    def bring(self, stint: Stint) -> None:
        """Bring more of a text that is not all here yet, as far as there is time."""
        for feeder in (*(broken.feeder for broken in self._broken), self._feeder):
            feeder.go_on(stint)
        self.reasoning.bring(stint)
        self.text.setVisible(bool(self.text.column.entries))

    def set_last(self, last: bool) -> None:
        """The last reply always shows what can be done with it."""
        if last != self._last:
            self._last = last
            self._show_actions()
            if self._note is not None:
                self._note.set_last(last)

    def tick(self, now: float) -> None:
        """Let the waiting line say what is true at `now`."""
        if self._waiting is not None and self.item.waiting is not None:
            self._waiting.show_words(waiting_words(self.item.waiting, now))

    def lay_out(self, width: int) -> int:
        """Take this width; returns the height in pixels."""
        y = 0
        for part, gap in self._parts():
            y += gap if y else 0
            if isinstance(part, Chip):
                across, height = min(part.sizeHint().width(), width), Size.CHIP
            elif isinstance(part, MessageText):
                across, height = width, part.lay_out(width)
            else:
                across, height = width, part.height_for(width)
            left = width - across if self.isRightToLeft() else 0
            part.setGeometry(OUTSIDE + left, y, across, height)
            y += height
        if self._keeps_room_for_actions():
            self.footer.setGeometry(0, y + Space.IN_CHIP, width + 2 * OUTSIDE, Size.BUTTON)
            y += Space.IN_CHIP + Size.BUTTON
        return y

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        stops: list[QWidget] = []
        for part in (*(part for part, _ in self._parts()), self.footer):
            inner = [part, *part.findChildren(QWidget)]
            if isinstance(part, MessageText):  # its buttons and bars come and go: they are visited as they stand
                inner.sort(key=lambda widget: 0 if widget is part else 1 + widget.y())
            stops += [widget for widget in inner if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return stops

    def realize(self, top: float, bottom: float, still: float, stint: Stint) -> bool:
        """Lay out what stands between two heights, from the one that stays `still` on, as far as there is time.

        True if the height changed.
        """
        changed = False
        for text in self._texts():
            at = self._top_of(text)
            changed |= text.realize(top - at, bottom - at, still - at, stint)
        return changed

    def mark_at(self, y: float) -> tuple[int, float]:
        """A place that stays the same when heights change: block and pixels into it.

        Block -1 is the top; below that are those of the reasoning, the first of which is -2.
        """
        inside = y - self.text.y()
        if inside >= 0 and self.text.column.entries:
            index = self.text.column.index_at(inside)
            return index, inside - self.text.column.top_of(index)
        thought = self.reasoning.text
        if thought is not None and thought.column.entries and (inside := y - self._top_of(thought)) >= 0:
            index = thought.column.index_at(inside)
            return -2 - index, inside - thought.column.top_of(index)
        return -1, y

    def y_of(self, mark: tuple[int, float]) -> float:
        """Where that place is now."""
        index, into = mark
        if index >= 0:
            return self.text.y() + self.text.column.top_of(index) + into
        thought = self.reasoning.text
        if index < -1 and thought is not None:
            return self._top_of(thought) + thought.column.top_of(-2 - index) + into
        return into

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.text.shows_focus:
            ring(painter, QRectF(self.text.geometry()).adjusted(-6, -2, 6, 2), self._look.colours.accent)
        painter.translate(self.text.pos())
        self.text.paint_focus(painter)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._show_actions()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._show_actions()

    def _parts(self) -> Iterator[tuple[Part, int]]:
        if self._card is not None:
            yield self._card, 0
        waits_below = bool(self._broken or self.item.text)
        if self._waiting is not None and not waits_below:
            yield self._waiting, 0
        if self._has_chip():
            yield self.chip, 0
        if self.drawer.is_shown:
            yield self.drawer, _UNDER_DRAWER_EDGE
        under_top = _UNDER_ACCOUNT if self.drawer.is_shown else _UNDER_CHIP
        for broken in self._broken:
            yield broken, under_top
        if self._waiting is not None and self._broken and not self.item.text:
            yield self._waiting, Space.EDGE
        if self._again is not None:
            yield self._again, Space.SIBLING
        if self.reasoning.is_shown:
            yield self.reasoning, under_top
        if self.text.isVisibleTo(self):
            yield self.text, Space.MESSAGE if self._again is not None else under_top
        if self._waiting is not None and self.item.text:
            yield self._waiting, Space.EDGE
        if self._note is not None:
            yield self._note, Space.EDGE

    def _texts(self) -> Iterator[MessageText]:
        """All texts that are shown, from top to bottom."""
        yield from (broken.text for broken in self._broken)
        if self.reasoning.text is not None:
            yield self.reasoning.text
        if self.text.isVisibleTo(self):
            yield self.text

    def _top_of(self, text: MessageText) -> int:
        return text.mapTo(self, QPoint(0, 0)).y()

    def _feed(self) -> None:
        text, told = self.item.text, (self.item.text, self._ended)
        if told == self._told:
            return
        self._told = told
        self._feeder.take(text, self._ended)
        if self._ended:
            self.text.set_spoken(self.item.backend or tr("Reply"), text)
        elif not self.text.accessibleName():
            self.text.set_spoken(self.item.backend or tr("Reply"), tr("being written"))

    @property
    def _ended(self) -> bool:
        return self.item.state not in {ReplyState.WAITING, ReplyState.STREAMING}

    def _show_waiting(self, now: float) -> None:
        waiting = self.item.waiting if self.item.state is ReplyState.WAITING else None
        if waiting is None:
            if self._waiting is not None:
                self._waiting.hide()
                self._waiting.deleteLater()
                self._waiting = None
            return
        if self._waiting is None:
            self._waiting = WaitingLine(self._wishes, self)
            self._waiting.show()
        self._waiting.show_words(waiting_words(waiting, now))

    def _show_broken(self) -> None:
        for start in self.item.broken_starts[len(self._broken) :]:
            broken = BrokenText(start, self._look, self._wishes)
            broken.setParent(self)
            broken.show()
            self._broken.append(broken)
        if self._broken and self.item.state is not ReplyState.WAITING and self.item.text and self._again is None:
            self._again = StartedAgain(self.item.backend)
            self._again.setParent(self)
            self._again.show()

    def _show_end(self) -> None:
        end = self.item.unanswered
        if end is not None and self._card is None:
            self._card = UnansweredCard(self.item, end, self._look, self._fold, self._wishes)
            self._card.setParent(self)
            self._card.show()
        if self._note is not None and not note_words(self.item):
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if note_words(self.item) and self._note is None:
            self._note = Note(self.item, self._fold, self._wishes)
            self._note.set_last(self._last)
            self._note.setParent(self)
            self._note.show()

    def _show_actions(self) -> None:
        self.footer.setVisible(self._ended and self._keeps_room_for_actions())
        self.footer.set_quiet(not (self._last or self._hovered))

    def _keeps_room_for_actions(self) -> bool:
        return (bool(self.item.text) and self._card is None) or self.item.versions.count > 1

    def _has_chip(self) -> bool:
        if self._card is not None or not self.item.backend:
            return False
        return self.item.state is not ReplyState.WAITING or bool(self._broken)

    def _chip_words(self) -> tuple[str, str]:
        if self.item.state is ReplyState.WAITING and self.item.broken_starts:
            return "", self.item.broken_starts[0].backend
        return chip_words(self.item)

    def _turn_account(self) -> None:
        self.chip.setChecked(not self._fold.account)
        self.drawer.turn(not self._fold.account)
