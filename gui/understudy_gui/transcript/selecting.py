"""What is selected across the messages of a conversation, of which only those that are looked at exist as widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from understudy_gui.transcript.conversation_text import text_of
from understudy_gui.transcript.items import Item
from understudy_gui.transcript.scrolling import scroll_along
from understudy_gui.transcript.text import keeper
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.look import look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.text.span import END, START, Order, Place, Selection, Span, Spot

_SCROLL_EVERY_MS = 40


class Selecting(QObject):
    """Keeps the span that is selected in `area`, and tells each text its part; `items` and `order` are those shown."""

    dragged = Signal()
    """The mouse selects words, and is still held down."""

    def __init__(self, area: QAbstractScrollArea, items: Callable[[], Sequence[Item]], order: Order) -> None:
        super().__init__(area)
        self._area, self._items, self._order = area, items, order
        self._texts: dict[str, MessageText] = {}
        self._span: Span | None = None
        self._where = QPoint()
        self._is_pressed = False
        self._scroller = QTimer(self, interval=_SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._go_on)
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)

    def adopt(self, item_id: str, text: MessageText) -> None:
        """Keep what is selected in the text of this item too."""
        self._texts[item_id] = text
        text.keeper = self
        text.show_selection(self._part(item_id))

    def give_up(self, item_id: str) -> None:
        """The text of this item is no longer shown; what is selected stays so."""
        self._texts.pop(item_id, None)

    def forget(self, item_id: str) -> None:
        """This item is gone for good, and with it what began or ended there."""
        if self._span is not None and item_id in {self._span.anchor.item, self._span.cursor.item}:
            self.clear()

    @property
    def has_selection(self) -> bool:
        """Whether anything is selected."""
        return self._span is not None and not self._span.is_empty and len(self._span.items(self._order)) > 0

    def select(self, text: MessageText, selection: Selection | None) -> None:
        """Select this of one message, and nothing else."""
        name = self._name_of(text)
        span = Span(Spot(name, selection.anchor), Spot(name, selection.cursor)) if selection is not None else None
        self._show(span)

    def press(self, text: MessageText, place: Place, extends: bool) -> None:
        """Begin to select, or go on from where that was begun."""
        self._begin(Spot(self._name_of(text), place), extends)

    def drag(self, text: MessageText, where: QPoint) -> None:
        """Select up to there, and follow the mouse beyond the edges for as long as it stays there."""
        self._where = where
        self._follow()

    def release(self) -> None:
        """Let the middle button paste what is selected."""
        self._scroller.stop()
        keeper.offer(self)

    def leave(self, reason: Qt.FocusReason) -> None:
        """Select nothing any more, unless the keyboard is still on a message or the pane."""
        if reason not in keeper.STAYS and not self._has_focus():
            self.clear()

    def clear(self) -> None:
        """Select nothing."""
        self._show(None)

    def select_all(self) -> None:
        """Select the whole conversation."""
        items = self._items()
        if items:
            if not self._has_focus():
                self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(Span(Spot(items[0].id, START), Spot(items[-1].id, END)))

    def selected_text(self) -> str:
        """What is selected, with who said it where that is more than one message."""
        return text_of(self._span, self._items(), look(), self._column) if self._span is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area:
            return self._on_pane(event)
        if isinstance(event, QMouseEvent):
            self._beside_texts(event)
        return False

    def _on_pane(self, event: QEvent) -> bool:
        """Keys that no text has taken."""
        if isinstance(event, QKeyEvent) and event.type() is not QEvent.Type.KeyRelease:
            return keeper.takes(self, event)
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self.leave(event.reason())
        return False

    def _beside_texts(self, event: QMouseEvent) -> None:
        """The mouse on what is not text: there too one can begin to select, and a click selects nothing."""
        self._where, left = event.globalPosition().toPoint(), Qt.MouseButton.LeftButton
        if event.type() is QEvent.Type.MouseMove and self._is_pressed and event.buttons() & left:
            self._follow()
        elif event.button() is left and event.type() is QEvent.Type.MouseButtonPress:
            if (spot := self._spot_at(self._where)) is not None:
                self._is_pressed = True
                self._begin(spot, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.button() is left and event.type() is QEvent.Type.MouseButtonRelease and self._is_pressed:
            self._is_pressed = False
            self.release()

    def _begin(self, spot: Spot, extends: bool) -> None:
        anchor = self._span.anchor if extends and self._span is not None else spot
        self._show(Span(anchor if self._order(anchor.item) is not None else spot, spot))

    def _follow(self) -> None:
        spot = self._spot_at(self._where)
        if spot is not None and self._span is not None:
            self._show(Span(self._span.anchor, spot))
            if self.has_selection:
                self.dragged.emit()
        if not scroll_along(self._area, self._where):
            self._scroller.stop()
        elif not self._scroller.isActive():
            self._scroller.start()

    def _go_on(self) -> None:
        """The mouse stands still beyond an edge; it may have been let go where nobody was told."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._follow()
        else:
            self._scroller.stop()

    def _spot_at(self, where: QPoint) -> Spot | None:
        """The place of the text nearest to a global point, of those in sight; None if no text is shown."""
        pane = self._area.viewport()
        inside = pane.mapFromGlobal(where)
        where = pane.mapToGlobal(QPoint(inside.x(), max(0, min(inside.y(), pane.height() - 1))))
        shown = [(_away(text, where), name) for name, text in self._texts.items() if text.isVisible()]
        if not shown:
            return None
        away, name = min(shown)
        text = self._texts[name]
        if away:
            return Spot(name, START if text.mapFromGlobal(where).y() < 0 else text.end())
        return Spot(name, text.place_at(where))

    def _show(self, span: Span | None) -> None:
        self._span = span
        for name, text in self._texts.items():
            text.show_selection(self._part(name))

    def _has_focus(self) -> bool:
        return QApplication.focusWidget() in (self._area, *self._texts.values())

    def _part(self, item_id: str) -> Selection | None:
        return self._span.part(item_id, self._order) if self._span is not None else None

    def _name_of(self, text: MessageText) -> str:
        return next(name for name, each in self._texts.items() if each is text)

    def _column(self, item_id: str) -> Column | None:
        text = self._texts.get(item_id)
        if text is None:
            return None
        text.whole_needed.emit()
        return text.column


def _away(text: MessageText, where: QPoint) -> int:
    """How far above or below a text a point is, in pixels; 0 beside it."""
    y = text.mapFromGlobal(where).y()
    return max(-y, y - text.height() + 1, 0)
