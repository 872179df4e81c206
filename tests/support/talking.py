"""Writing messages and choosing conversations as a person does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.playing import until
from understudy_gui.controllers.chat.controller import ChatController
from understudy_gui.transcript.items import ReplyItem, UserItem
from understudy_gui.views.main_window import MainWindow

_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def last(chat: ChatController) -> ReplyItem:
    """The newest reply of what is shown."""
    chat.view.sync()
    item = chat.model.items[-1]
    assert isinstance(item, ReplyItem)
    return item


def shows(chat: ChatController, question: str) -> bool:
    """Whether this conversation is shown."""
    first = chat.model.items[0] if chat.model.items else None
    return isinstance(first, UserItem) and first.text == question


def begins(chat: ChatController) -> bool:
    """Whether the reply that is shown has begun to stream."""
    chat.model.flush()
    item = chat.model.items[-1] if chat.model.items else None
    return isinstance(item, ReplyItem) and item.text == "Begun."


async def ask(window: MainWindow, chat: ChatController, text: str) -> None:
    """Write a message with the keyboard, and wait until its reply has begun and the list names it."""
    enter(window, text)
    await until(lambda: begins(chat))
    await until(lambda: read_out(window, text) != "")


def enter(window: MainWindow, text: str) -> None:
    """Type this and press Enter."""
    QTest.keyClicks(window.composer.text, text)
    QTest.keyClick(window.composer.text, Qt.Key.Key_Return)


def read_out(window: MainWindow, title: str) -> str:
    """What a screen reader says of a row; empty if it is not there."""
    made = window.sidebar.list
    rows = [made.model().index(at, 0) for at in range(made.model().rowCount())] if made else []
    return next((str(row.data(_ACCESSIBLE)) for row in rows if row.data() == title), "")


def choose(window: MainWindow, title: str) -> None:
    """Click on a row."""
    made = window.sidebar.list
    assert made is not None
    rows = [made.model().index(at, 0) for at in range(made.model().rowCount())]
    place = made.visualRect(next(row for row in rows if row.data() == title)).center()
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
