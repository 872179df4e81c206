"""The messages that exist as widgets: made when they come near, let go when they are far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QApplication, QWidget

from understudy_gui.transcript.items import Item, ReplyItem, UserItem
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.reading import Inside
from understudy_gui.transcript.selecting import Selecting
from understudy_gui.transcript.stint import Stint
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.wishes import Fold, Wishes

Message = UserMessage | ReplyMessage


class LiveMessages:
    """Widgets by the id of their item, children of `parent`. What was unfolded is remembered without a widget."""

    def __init__(self, parent: QWidget, wishes: Wishes, selecting: Selecting) -> None:
        self._parent, self._wishes, self._selecting = parent, wishes, selecting
        self._messages: dict[str, Message] = {}
        self._folds: dict[str, Fold] = {}
        self._in_order: list[QWidget] = []

    def get(self, item_id: str) -> Message | None:
        """The widget of an item, if it has one."""
        return self._messages.get(item_id)

    def ids(self) -> tuple[str, ...]:
        """The items that have a widget, in no particular order."""
        return tuple(self._messages)

    def show(self, item: Item, look: Look, now: float, last: bool, stint: Stint) -> Message:
        """The widget of an item, made if need be, showing the item as it is by now.

        Of a text that is not here yet as much is brought as there is time for.
        """
        message = self._messages.get(item.id)
        if message is None:
            message = self._messages[item.id] = self._new(item, look, now)
            self._bring(message, stint)
            message.setParent(self._parent)
            message.move(0, -self._parent.height() - message.height())  # not under the mouse until it has its place
            message.show()
            self._selecting.adopt(item.id, message.text)
        elif isinstance(message, ReplyMessage) and isinstance(item, ReplyItem) and message.item is not item:
            message.update_item(item, now)
            self._bring(message, stint)
        elif isinstance(message, UserMessage) and isinstance(item, UserItem) and message.item is not item:
            message.update_item(item)
        if isinstance(message, ReplyMessage):
            message.set_last(last)
        return message

    def bring(self, stint: Stint) -> None:
        """Bring more of the texts that are not all here yet."""
        for message in self._messages.values():
            self._bring(message, stint)

    def let_go(self, item_id: str) -> bool:
        """Remove a widget unless the keyboard is in it; True if it is gone."""
        focused = QApplication.focusWidget()
        message = self._messages.get(item_id)
        if message is not None and focused is not None and message.isAncestorOf(focused):
            return False
        self.drop(item_id)
        return True

    def drop(self, item_id: str) -> None:
        """Remove a widget, if there is one."""
        message = self._messages.pop(item_id, None)
        if message is not None:
            self._selecting.give_up(item_id)
            message.hide()
            message.deleteLater()

    def drop_all(self) -> None:
        """Remove every widget; what was unfolded stays remembered."""
        for item_id in self.ids():
            self.drop(item_id)

    def forget(self, item_ids: Iterable[str]) -> None:
        """These items are gone for good."""
        for item_id in item_ids:
            self.drop(item_id)
            self._selecting.forget(item_id)
            self._folds.pop(item_id, None)

    def forget_all(self) -> None:
        """Other items will be shown."""
        self._selecting.clear()
        self.drop_all()
        self._folds.clear()

    @property
    def folds(self) -> Mapping[str, Fold]:
        """What is unfolded, by the id of its item."""
        return self._folds

    def unfold(self, folds: Mapping[str, Fold]) -> None:
        """Let this be unfolded in messages that have no widget yet."""
        self._folds.update(folds)

    def mark_at(self, item_id: str, y: float) -> Inside:
        """The place at this height of an item, which stays the same when heights change."""
        message = self._messages.get(item_id)
        return message.mark_at(y) if message is not None else (-1, y)

    def y_of(self, item_id: str, inside: Inside) -> float:
        """Where that place is now; without a widget as far as that can be told."""
        message = self._messages.get(item_id)
        return message.y_of(inside) if message is not None else max(inside[1], 0.0)

    def order_tabs(self, item_ids: Iterable[str], before: QWidget) -> None:
        """Let Tab go from `before` through these messages, all that have a widget, whatever order they were made in."""
        stops = [stop for item_id in item_ids for stop in self._messages[item_id].tab_stops()]
        if stops == self._in_order:
            return
        self._in_order = stops
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop

    @staticmethod
    def _bring(message: Message, stint: Stint) -> None:
        if isinstance(message, ReplyMessage):
            message.bring(stint)

    def _new(self, item: Item, look: Look, now: float) -> Message:
        if isinstance(item, UserItem):
            return UserMessage(item, look, self._wishes)
        return ReplyMessage(item, look, self._folds.setdefault(item.id, Fold()), self._wishes, now)
