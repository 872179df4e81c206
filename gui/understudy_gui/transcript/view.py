"""The conversation pane: a list in which only what is looked at exists as widgets."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.account.waiting_words import next_change_s
from understudy_gui.transcript.announce import Announcer
from understudy_gui.transcript.connecting import pass_on
from understudy_gui.transcript.items import Item
from understudy_gui.transcript.live import LiveMessages, Message
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.overlay import Overlay
from understudy_gui.transcript.reading import AT_END, TOP, Inside, Mark, Reading
from understudy_gui.transcript.rewritten import Rewritten
from understudy_gui.transcript.scrolling import ZoomWheel, reveal_focus, step_inside
from understudy_gui.transcript.selecting import Selecting
from understudy_gui.transcript.spine import Spine, gaps_after, guess_heights
from understudy_gui.transcript.stint import TURN_S, Stint, endless
from understudy_gui.transcript.text.copying import copy_reply
from understudy_gui.transcript.text.geometry import OUTSIDE
from understudy_gui.transcript.text.look import Look, look
from understudy_gui.transcript.wishes import Wishes

FLUSH_MS = 33
"""Text that streams in is shown this often, in milliseconds; less often when a repaint takes long."""
_MARGIN = 240
"""So far outside the visible part, in pixels, messages are kept ready."""
_PASSES = 8
_AT_END = 4
_STEP = 24


class TranscriptView(QAbstractScrollArea):
    """Shows a `TranscriptModel`. Text under the eye stays still; the end is followed only by those who are there."""

    skip_asked = Signal()
    stop_asked = Signal()
    try_again_asked = Signal(str)
    go_on_asked = Signal(str, str)
    ask_asked = Signal(str, str)
    edit_asked = Signal(str, str)
    walk_asked = Signal(str, int)
    cure_asked = Signal(str, str)
    link_activated = Signal(str, str)
    help_asked = Signal(str)
    copied = Signal(str)
    example_chosen = Signal(str)
    add_service_asked = Signal()
    just_show_me_asked = Signal()
    zoom_asked = Signal(int)

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], float] = time.perf_counter, has_service: bool = True
    ) -> None:
        super().__init__(parent)
        self.model = TranscriptModel(clock)
        self._has_service = has_service
        self._zoom = 1.0
        self._look: Look = look()
        self._spine = Spine(theme.Space.PAGE, theme.Space.PAGE)
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._loads = self.model.loads
        self._announcer = Announcer(self)
        self._width = 0
        self._following = True
        self._busy = False
        self._stint = Stint(clock)
        self._unfinished: Mark | None = None
        self._overlay = Overlay(self.viewport())
        self._wishes = Wishes(self)
        self._connect()
        self._wheel = ZoomWheel(self.zoom_asked.emit)
        self._selecting = Selecting(self, lambda: self.model.items, lambda name: self._places.get(name))
        self._selecting.dragged.connect(self._stay)
        self._live = LiveMessages(self.viewport(), self._wishes, self._selecting)
        self._flusher = QTimer(self, singleShot=True, interval=FLUSH_MS)
        self._flusher.timeout.connect(lambda: self.sync(TURN_S))
        self._ticker = QTimer(self, singleShot=True)
        self._ticker.timeout.connect(self.tick)
        self.model.watch(self._flush_soon)
        self._set_up()
        self.sync()

    def show_model(self, model: TranscriptModel, left: Reading = AT_END) -> None:
        """Show another conversation from now on, as it was left; the one before may go on being written, unseen."""
        if model is not self.model:
            self.model.watch(lambda: None)
            self.model, self._loads = model, -1
            model.watch(self._flush_soon)
            model.flush()
            self._take_items()
            self._live.unfold(left.folds(model.items))
            mark = left.mark(model.items)
            self._following = mark is None
            self._arrange(mark)
            self.sync(TURN_S)

    @property
    def reading(self) -> Reading:
        """Where in the conversation one is, and what is opened there."""
        mark = None if self._following else self._unfinished or self._mark()
        return Reading.of(self.model.items, mark, self._live.folds)

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing of the model is left to be shown in a turn that follows."""
        return not self._flusher.isActive()

    def set_has_service(self, has_service: bool) -> None:
        """Say whether there is a service at all; decides what an empty pane offers."""
        if has_service != self._has_service:
            self._has_service = has_service
            self._overlay.forget()
            self.sync(TURN_S)

    def set_backends(self, names: Sequence[str], with_status_page: Collection[str] = ()) -> None:
        """Say who else could be asked for a reply, and for whom there is a page that tells how its service fares."""
        self._wishes.backends, self._wishes.with_status_page = tuple(names), frozenset(with_status_page)

    @property
    def rewritten(self) -> Rewritten:
        """The messages that are being edited."""
        return self._wishes.rewritten

    def set_zoom(self, zoom: float) -> None:
        """Show messages larger or smaller; 1.0 is the system's text size."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._restyle()

    def sync(self, most_s: float = math.inf) -> None:
        """Show what the model holds by now. Happens by itself soon after every change, in turns of a few milliseconds.

        What takes more than `most_s` seconds is done in the turns that follow.
        """
        began = time.perf_counter()
        self._flusher.stop()
        self.model.flush()
        self._wishes.set_busy(self.model.streaming)
        self._arrange(most_s=most_s)
        self._tick_later()
        self._announcer.tell(self.model.newest_reply, self.model.clock())
        cost_ms = (time.perf_counter() - began) * 1000
        if not self._flusher.isActive():
            self._flusher.setInterval(min(max(FLUSH_MS, round(3 * cost_ms)), 2 * FLUSH_MS))

    def tick(self) -> None:
        """Let the waiting line count on."""
        reply = self.model.newest_reply
        message = self._live.get(reply.id) if reply is not None else None
        if isinstance(message, ReplyMessage):
            message.tick(self.model.clock())
        self._tick_later()

    def scroll_to_end(self) -> None:
        """Show the newest text and follow it from now on."""
        self._following = True
        self._arrange()

    def go_to(self, item_id: str, below: int = theme.Space.SIBLING, inside: Inside = TOP) -> None:
        """Show a message, or a place inside it, so far below the top of the pane, and stay there."""
        self.sync(TURN_S)
        if item_id in self._places:
            self._following = False
            self._arrange(Mark(item_id, inside, below), math.inf)

    def copy_reply(self, markdown: str) -> None:
        """Put a reply on the clipboard as it was written, and with its look."""
        copy_reply(markdown)
        self.copied.emit(markdown)

    def forget_found(self) -> None:
        """Mark nothing any more."""
        self._selecting.clear()

    def live_messages(self) -> tuple[Message, ...]:
        """The messages that exist as widgets at this moment, oldest first."""
        return tuple(message for name in self._ids if (message := self._live.get(name)) is not None)

    def message(self, item_id: str) -> Message | None:
        """The widget of a message, while it has one."""
        return self._live.get(item_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._busy:
            bar = self.verticalScrollBar()
            self._following = bar.value() >= bar.maximum() - _AT_END
            self._arrange(self._mark(self.viewport().height() if dy > 0 else 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._wheel.takes(event):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.MoveToStartOfLine) or event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfLine) or event.key() == Qt.Key.Key_End:
            self.scroll_to_end()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = step_inside(forward) or super().focusNextPrevChild(forward)
        if moved:
            reveal_focus(self)
        return moved

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Messages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        theme.current().changed.connect(self._restyle)

    def _connect(self) -> None:
        pass_on(self._overlay, self._wishes, self)
        self._wishes.copied.connect(self._copy)
        self._wishes.resized.connect(self._unfold)
        self._wishes.outdated.connect(lambda: self._flusher.start(0))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _stay(self) -> None:
        """Words are being selected: they do not move away while a reply grows."""
        self._following = False

    def _unfold(self) -> None:
        """Something was opened or closed: what is above it stays where it is."""
        self._following = False
        self._arrange()
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum() - _AT_END

    def _flush_soon(self) -> None:
        if not self.model.streaming:
            self._flusher.start(0)  # how a reply ended is seen at once
        elif not self._flusher.isActive():
            self._flusher.start()

    def _restyle(self) -> None:
        mark = None if self._following else self._mark()
        self._look = look(self._zoom, self._look.generation + 1)
        self._live.drop_all()
        self._overlay.restyle()
        self._width = 0
        self._arrange(mark)

    def _arrange(self, mark: Mark | None = None, most_s: float = TURN_S) -> None:
        if self._busy:
            return
        self._busy = True
        self._stint.begin(most_s)
        try:
            if mark is None and not self._following:
                mark = self._unfinished or self._mark()
            self._take_items()
            self._overlay.show_empty(not self._ids, self._has_service)
            self._measure_width()
            self._live.bring(self._stint)
            mark = None if self._following else mark
            self._place(self._settle(mark))
        finally:
            self._busy = False
        self._unfinished = mark if self._stint.is_cut else None
        if self._stint.is_cut:
            self._flusher.start(0)

    def _mark(self, below: int = 0) -> Mark | None:
        """What stands `below` the upper edge: the lower edge, where what was seen before comes from there."""
        if not self._ids:
            return None
        at = self.verticalScrollBar().value() + below
        index = self._spine.index_at(at)
        name = self._ids[index]
        return Mark(name, self._live.mark_at(name, float(at - self._spine.top_of(index))), below)

    def _value_of(self, mark: Mark) -> int:
        if mark.item not in self._places:
            return self._end()
        inside = self._live.y_of(mark.item, mark.inside)
        return round(self._spine.top_of(self._places[mark.item]) + inside - mark.below)

    def _end(self) -> int:
        return max(self._spine.total() - self.viewport().height(), 0)

    def _take_items(self) -> None:
        if self.model.loads != self._loads:
            self._forget_all()
        items = self.model.items
        ids = [item.id for item in items]
        if ids != self._ids:
            same = next((at for at, pair in enumerate(zip(ids, self._ids, strict=False)) if pair[0] != pair[1]), None)
            kept = min(len(ids), len(self._ids)) if same is None else same
            self._live.forget(self._ids[kept:])
            self._spine.cut(kept)
            self._ids, self._places = ids, dict(zip(ids, range(len(ids)), strict=True))
            self._spine.extend(self._guesses(items[kept:]), gaps_after(items[kept:]))
            self._following = True
        if items and self._live.get(items[-1].id) is None:
            self._spine.set_height(len(items) - 1, self._guesses(items[-1:])[0])

    def _forget_all(self) -> None:
        """Another conversation is shown: its items may bear the same ids, and mean others."""
        self._loads = self.model.loads
        self._live.forget_all()
        self._spine.cut(0)
        self._ids, self._places = [], {}
        self._following = True

    def _measure_width(self) -> None:
        width = max(min(self._look.column, self.width() - 2 * theme.Space.PAGE), 200)
        if width == self._width:
            return
        self._width = width
        for index, height in enumerate(self._guesses(self.model.items)):
            self._spine.set_height(index, height)

    def _guesses(self, items: Sequence[Item]) -> list[int]:
        across = min(self._width or self._look.column, self._look.text_width)
        return guess_heights(items, across / self._look.character, self._look.line)

    def _settle(self, mark: Mark | None) -> int:
        value = 0
        for _ in range(_PASSES):
            wanted = self._end() if mark is None else self._value_of(mark)
            value = min(max(wanted, 0), self._end())
            if not self._show(value, value + (self.viewport().height() if mark is None else mark.below)):
                return value
        self._flush_soon()  # heights were guessed far too large: the rest of the way is gone later
        return min(value, self._end())

    def _show(self, top: int, still: int) -> bool:
        """Make and lay out what is looked at, as far as there is time; True if any height was other than thought.

        It begins at the height that stays `still`, so that nothing moves which is seen already.
        """
        if not self._ids:
            return False
        room = top - _MARGIN, top + self.viewport().height() + _MARGIN
        below = above = self._spine.index_at(still)
        changed = False
        while below < len(self._ids) and self._spine.top_of(below) <= room[1]:
            changed |= self._lay_out(below, room, still)
            below += 1
        while above > 0 and self._spine.top_of(above) >= room[0]:
            above -= 1
            changed |= self._lay_out(above, room, still)
        return changed

    def _lay_out(self, index: int, room: tuple[int, int], still: int) -> bool:
        is_new = self._live.get(self._ids[index]) is None
        if is_new and not self._stint.allows():
            return False
        stint = self._stint if self._following or not is_new else endless()  # it must not grow above what is seen
        last, now = index == len(self._ids) - 1, self.model.clock()
        message = self._live.show(self.model.items[index], self._look, now, last, stint)
        at = self._spine.top_of(index)
        height = message.lay_out(self._width)
        changed = message.realize(room[0] - at, room[1] - at, still - at, self._stint)
        if changed:
            height = message.lay_out(self._width)
        return self._spine.set_height(index, height) or changed

    def _place(self, value: int) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, self._end())
        bar.setPageStep(max(height - 2 * _STEP, _STEP))
        bar.setValue(value)
        left = min((self.width() - self._width) // 2 - self.viewport().x(), self.viewport().width() - self._width)
        for name in self._live.ids():
            index = self._places[name]
            at, tall = self._spine.top_of(index), self._spine.height_of(index)
            outside = at + tall < value - _MARGIN or at > value + height + _MARGIN
            message = self._live.get(name)
            if message is not None and not (outside and self._live.let_go(name)):
                message.setGeometry(left - OUTSIDE, at - value, self._width + 2 * OUTSIDE, tall)
        self._live.order_tabs(sorted(self._live.ids(), key=self._places.__getitem__), self)
        self._overlay.show_newest(bool(self._ids) and value < self._end() - height // 2)

    def _tick_later(self) -> None:
        reply = self.model.newest_reply
        seconds = next_change_s(reply.waiting, self.model.clock()) if reply and reply.waiting else None
        if seconds is None:
            self._ticker.stop()
        else:
            self._ticker.start(math.ceil(seconds * 1000) + 1)
