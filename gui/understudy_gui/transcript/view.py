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
from understudy_gui.transcript.arrangement import Arrangement
from understudy_gui.transcript.connecting import pass_on
from understudy_gui.transcript.live import LiveMessages, Message
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.overlay import Overlay
from understudy_gui.transcript.reading import AT_END, TOP, Inside, Mark, Reading
from understudy_gui.transcript.rewritten import Rewritten
from understudy_gui.transcript.scrolling import ZoomWheel, reveal_focus, step_inside
from understudy_gui.transcript.selecting import Selecting
from understudy_gui.transcript.stint import TURN_S, Stint
from understudy_gui.transcript.text.copying import copy_reply
from understudy_gui.transcript.text.look import look
from understudy_gui.transcript.wishes import Wishes

FLUSH_MS = 33
"""Text that streams in is shown this often, in milliseconds; less often when a repaint takes long."""
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
        self._announcer = Announcer(self)
        self._following = True
        self._busy = False
        self._stint = Stint(clock)
        self._unfinished: Mark | None = None
        self._overlay = Overlay(self.viewport())
        self._wishes = Wishes(self)
        self._connect()
        self._wheel = ZoomWheel(self.zoom_asked.emit)
        self._selecting = Selecting(self, lambda: self.model.items, lambda name: self._rows.places.get(name))
        self._selecting.dragged.connect(self._stay)
        self._live = LiveMessages(self.viewport(), self._wishes, self._selecting)
        self._rows = Arrangement(self._live, self.model, look())
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
            self.model = model
            model.watch(self._flush_soon)
            model.flush()
            self._rows.take_items(model)
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
        if item_id in self._rows.places:
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
        return self._rows.messages()

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
        self._rows.restyle(look(self._zoom, self._rows.look.generation + 1))
        self._overlay.restyle()
        self._arrange(mark)

    def _arrange(self, mark: Mark | None = None, most_s: float = TURN_S) -> None:
        if self._busy:
            return
        self._busy = True
        self._stint.begin(most_s)
        try:
            if mark is None and not self._following:
                mark = self._unfinished or self._mark()
            if self._rows.take_items(self.model):
                self._following = True
            self._overlay.show_empty(not self._rows.ids, self._has_service)
            self._rows.set_room(self.width())
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
        return self._rows.mark_at(self.verticalScrollBar().value() + below, below)

    def _end(self) -> int:
        return max(self._rows.height - self.viewport().height(), 0)

    def _settle(self, mark: Mark | None) -> int:
        """Lay out what is looked at until nothing of it moves any more; returns what is then at the upper edge."""
        value, tall = 0, self.viewport().height()
        for _ in range(_PASSES):
            wanted = self._rows.top_for(mark) if mark is not None else None
            value = min(max(self._end() if wanted is None else wanted, 0), self._end())
            still = value + (tall if mark is None else mark.below)
            if not self._rows.lay_out(value, tall, still, self._stint, self._following):
                return value
        self._flush_soon()  # heights were guessed far too large: the rest of the way is gone later
        return min(value, self._end())

    def _place(self, value: int) -> None:
        bar, tall, pane = self.verticalScrollBar(), self.viewport().height(), self.viewport()
        bar.setRange(0, self._end())
        bar.setPageStep(max(tall - 2 * _STEP, _STEP))
        bar.setValue(value)
        left = min((self.width() - self._rows.width) // 2 - pane.x(), pane.width() - self._rows.width)
        self._live.order_tabs(self._rows.place(left, value, tall), self)
        self._overlay.show_newest(bool(self._rows.ids) and value < self._end() - tall // 2)

    def _tick_later(self) -> None:
        reply = self.model.newest_reply
        seconds = next_change_s(reply.waiting, self.model.clock()) if reply and reply.waiting else None
        if seconds is None:
            self._ticker.stop()
        else:
            self._ticker.start(math.ceil(seconds * 1000) + 1)
