"""Panes for tests: what is said in them, and what is found there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Text,
)
from understudy_core.failures import FailureKind
from understudy_gui.transcript.items import Item, ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.view import TranscriptView


def shown_reply(view: TranscriptView, text: str, own: str = "?") -> ReplyMessage:
    """Show a message and its whole reply, as they are kept."""
    view.model.load([UserItem("u", own), ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, text)])
    view.sync()
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    return message


def failed(n: int, backend: str, kind: FailureKind, action: Action = Action.NEXT, wait_s: float = 0.0) -> Failed:
    """A failure of a service that did not accept the key."""
    return Failed(n, backend, kind, 401, f"{backend} does not accept this key.", "no", None, action, wait_s, 0.2, "id")


def say(view: TranscriptView, *events: Event) -> ReplyMessage:
    """Send a message and play the events of its reply."""
    view.model.add_user("Hello")
    item = view.model.begin_reply()
    for event in events:
        view.model.apply(event)
    view.sync()
    message = view.message(item.id)
    assert isinstance(message, ReplyMessage)
    return message


def conversation(count: int, text: str = "A short reply.") -> list[Item]:
    """So many messages, half of them whole replies with this text."""
    items: list[Item] = []
    for number in range(count // 2):
        items += [
            UserItem(f"u{number}", f"Question {number}"),
            ReplyItem(f"r{number}", ReplyState.ANSWERED, "A", "m", 1, f"Answer {number}. {text}"),
        ]
    return items


def button(inside: QWidget, name: str) -> QPushButton:
    """The one button of this name that is in sight."""
    found = [each for each in inside.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]


def click(inside: QWidget, name: str) -> None:
    """Press the one button of this name with the mouse."""
    QTest.mouseClick(button(inside, name), Qt.MouseButton.LeftButton)


RESCUED = (
    Attempt(1, "OpenAI", "gpt-x", 1, 1),
    failed(1, "OpenAI", FailureKind.KEY_REJECTED),
    Attempt(2, "Groq", "llama-x", 1, 1),
    Text("Hi **there**"),
    Answered("Groq", "llama-x", "stop", 2, 3.1, 4.0, "Hi **there**"),
)
"""The first service failed, the second one answered."""
