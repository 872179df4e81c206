"""Versions of messages in the conversation pane: walked through, edited in place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from support.hand_clock import HandClock
from understudy_core.chat import Picture
from understudy_core.events import Answered, Attempt, Event, Stopped, Text, Unanswered
from understudy_core.tree import Versions
from understudy_gui import theme
from understudy_gui.pictures import from_image
from understudy_gui.transcript.items import Item, ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.turning import edit, turn
from understudy_gui.transcript.view import TranscriptView

TWO = Versions((10, 20), 1)
ANSWERED = (Attempt(1, "A", "m", 1, 1), Text("Yes."), Answered("A", "m", "stop", 1, 0.1, 0.2, "Yes."))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    made = TranscriptView(clock=HandClock().now)
    qtbot.addWidget(made)
    made.resize(936, 630)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made


def say(view: TranscriptView, own: Versions, versions: Versions, *events: Event) -> tuple[UserMessage, ReplyMessage]:
    """A message and its reply, each with these versions."""
    said = view.model.add_user("Hello", versions=own)
    reply = view.model.begin_reply(versions=versions)
    for event in events:
        view.model.apply(event)
    view.sync()
    first, second = view.message(said.id), view.message(reply.id)
    assert isinstance(first, UserMessage) and isinstance(second, ReplyMessage)
    return first, second


def button(message: QWidget, name: str) -> QPushButton:
    """A button that is seen in a message."""
    (found,) = [
        each for each in message.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()
    ]
    return found


def buttons(message: QWidget) -> set[str]:
    """The names of the buttons that are seen in a message."""
    return {each.accessibleName() for each in message.findChildren(QPushButton) if each.isVisible()}


def long(count: int, mark: str = "") -> list[Item]:
    """A conversation with so many messages and replies."""
    items: list[Item] = []
    for at in range(count):
        items.append(UserItem(f"u{mark}{at}", f"Question {at}", versions=Versions((at, at + 1000), bool(mark))))
        text = f"Answer {at}{mark}. " * 40
        items.append(ReplyItem(f"r{mark}{at}", ReplyState.ANSWERED, "A", "m", 1, text, versions=Versions((at,), 0)))
    return items


def test_versions_are_walked_by_buttons(view: TranscriptView) -> None:
    """Message and reply say which version they are; the buttons ask for the ones beside, as far as there are any."""
    own, reply = say(view, Versions((1, 2, 3), 1), TWO, *ANSWERED)
    assert {"2 of 3"} <= {each.text() for each in own.findChildren(QLabel)}
    assert {"2 of 2"} <= {each.text() for each in reply.findChildren(QLabel)}
    walked: list[tuple[str, int]] = []
    view.walk_asked.connect(lambda item, message: walked.append((item, message)))
    button(own, "Previous version").click()
    button(own, "Next version").click()
    button(reply, "Previous version").click()
    assert walked == [(own.item.id, 1), (own.item.id, 3), (reply.item.id, 10)]
    assert not button(reply, "Next version").isEnabled()
    assert button(own, "Next version").accessibleDescription() == "2 of 3"


def test_a_single_version_has_nothing_to_walk(view: TranscriptView) -> None:
    """Without another version there are no such buttons; when there is one by and by, they come."""
    own, reply = say(view, Versions((1,), 0), Versions((2,), 0), *ANSWERED)
    assert "Previous version" not in buttons(own) | buttons(reply)
    view.model.name_last([Versions((1, 3), 0), Versions((2, 4), 1)])
    view.sync()
    assert "Next version" in buttons(own) & buttons(reply)


@pytest.mark.parametrize("end", [Stopped(), Unanswered("None could answer.", "try again", ())])
def test_a_reply_without_text_can_be_walked_too(view: TranscriptView, end: Event) -> None:
    """A reply that failed or was stopped before its first word is a version like any other."""
    _own, reply = say(view, Versions((1,), 0), TWO, Attempt(1, "A", "m", 1, 1), end)
    assert button(reply, "Previous version").isEnabled() and "Copy reply" not in buttons(reply)
    walker = button(reply, "Previous version")
    assert walker.mapTo(reply, QPoint(0, walker.height())).y() <= reply.height()


def test_while_a_reply_is_written_nothing_else_is_asked_for(view: TranscriptView) -> None:
    """Walking, editing and asking again wait until the reply is complete."""
    own, reply = say(view, TWO, TWO, *ANSWERED)
    controls = [button(own, "Previous version"), button(own, "Edit message"), button(reply, "Ask again")]
    assert all(each.isEnabled() for each in controls)
    view.model.begin_reply()
    view.sync()
    assert not any(each.isEnabled() for each in controls)
    view.model.apply(Stopped())
    view.sync()
    assert all(each.isEnabled() for each in controls)


def test_the_buttons_stay_where_they_are_when_another_branch_comes(view: TranscriptView) -> None:
    """Walking keeps the buttons under the mouse, in the middle of a long conversation, and the keyboard on them."""
    view.model.load(long(30))
    view.go_to("u15", 200)
    first = view.message("u15")
    assert isinstance(first, UserMessage)
    pressed = button(first, "Next version")
    pressed.setFocus(Qt.FocusReason.TabFocusReason)
    before = pressed.mapTo(view.viewport(), QPoint(0, 0)).y()
    other = long(30, "x")[30:]
    turn(view, 30, [UserItem("new", "Longer. " * 100, versions=Versions((15, 1015), 1)), *other[1:]])
    second = view.message("new")
    assert isinstance(second, UserMessage)
    after = button(second, "Previous version")
    assert abs(after.mapTo(view.viewport(), QPoint(0, 0)).y() - before) <= 1
    assert QApplication.focusWidget() is after, "there is no next one any more"
    assert _has_ring(after)
    assert [item.id for item in view.model.items[28:33]] == ["u14", "r14", "new", "rx15", "ux16"]


def test_a_message_is_copied(view: TranscriptView, qtbot: QtBot) -> None:
    """The button beside a message puts its text on the clipboard."""
    own, _reply = say(view, TWO, TWO, *ANSWERED)
    with qtbot.waitSignal(view.copied):
        button(own, "Copy message").click()
    assert QGuiApplication.clipboard().text() == "Hello"


def test_a_message_is_edited_in_its_place(view: TranscriptView, qtbot: QtBot) -> None:
    """The text stands in a field in the place of the bubble; Enter asks for it to be sent, Shift+Enter does not."""
    own, _reply = say(view, TWO, TWO, *ANSWERED)
    height = own.height()
    button(own, "Edit message").click()
    assert own.rewriting is not None and not own.text.isVisible() and own.height() > height
    field = own.rewriting.field
    assert field.hasFocus() and field.toPlainText() == "Hello" and buttons(own) == {"Cancel", "Send"}
    QTest.keyClicks(field, " you")
    taller = own.height()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "there")
    assert own.height() > taller
    with qtbot.waitSignal(view.edit_asked) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == [own.item.id, "Hello you\nthere"]


@pytest.mark.parametrize("how", ["Esc", "Cancel"])
def test_editing_can_be_left(view: TranscriptView, qtbot: QtBot, how: str) -> None:
    """Esc and Cancel bring the message back as it was, and nothing is sent."""
    own, _reply = say(view, TWO, TWO, *ANSWERED)
    edit(view, own.item.id)
    assert own.rewriting is not None
    QTest.keyClicks(own.rewriting.field, "!")
    with qtbot.assertNotEmitted(view.edit_asked):
        if how == "Esc":
            QTest.keyClick(own.rewriting.field, Qt.Key.Key_Escape)
        else:
            button(own, "Cancel").click()
    assert own.rewriting is None and own.text.isVisible() and button(own, "Edit message").hasFocus()
    edit(view, own.item.id)
    assert own.rewriting is not None and own.rewriting.field.toPlainText() == "Hello"


def test_an_emptied_message_is_not_sent(view: TranscriptView, qtbot: QtBot) -> None:
    """Without words there is nothing to send, unless there are pictures, which stay in sight."""
    own, _reply = say(view, TWO, TWO, *ANSWERED)
    edit(view, own.item.id)
    assert own.rewriting is not None
    own.rewriting.field.setPlainText("  ")
    assert not button(own, "Send").isEnabled()
    with qtbot.assertNotEmitted(view.edit_asked):
        QTest.keyClick(own.rewriting.field, Qt.Key.Key_Return)
    shown = view.model.add_user("", pictures=(_picture(),))
    edit(view, shown.id)
    message = view.message(shown.id)
    assert isinstance(message, UserMessage) and message.rewriting is not None
    assert message.rewriting.y() >= message._places[0].bottom()
    with qtbot.waitSignal(view.edit_asked) as asked:
        button(message, "Send").click()
    assert asked.args == [shown.id, ""]


def _picture() -> Picture:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return from_image(image)


def test_what_is_being_edited_survives_scrolling_and_other_colours(view: TranscriptView) -> None:
    """What was typed into a message is there after scrolling far away, another text size, another conversation."""
    view.model.load(long(40))
    edit(view, "u3")
    first = view.message("u3")
    assert isinstance(first, UserMessage) and first.rewriting is not None
    QTest.keyClicks(first.rewriting.field, "?")
    view.setFocus()
    view.scroll_to_end()
    assert view.message("u3") is None
    view.set_zoom(1.2)
    view.model.load(long(2, "x"))
    view.sync()
    assert not [each for each in view.live_messages() if isinstance(each, UserMessage) and each.rewriting]
    view.model.load(long(40))
    view.go_to("u3")
    again = view.message("u3")
    assert isinstance(again, UserMessage) and again is not first and again.rewriting is not None
    assert again.rewriting.field.toPlainText() == "Question 3?"


def test_tab_goes_from_the_versions_of_a_reply_to_what_can_be_done_with_it(view: TranscriptView) -> None:
    """In the order in which they stand, under a message and under a reply."""
    own, reply = say(view, TWO, Versions((1, 2, 3), 1), *ANSWERED)
    names = [[stop.accessibleName() for stop in each.tab_stops()] for each in (own, reply)]
    assert names[0][-4:] == ["Copy message", "Edit message", "Previous version", "Next version"]
    assert names[1][-5:] == ["Previous version", "Next version", "Copy reply", "Ask again", "More about this reply"]


def test_the_buttons_beside_a_message_show_for_mouse_and_keyboard(view: TranscriptView) -> None:
    """They are quiet until the mouse comes over the message, or the keyboard onto one of them."""
    own, _reply = say(view, TWO, TWO, *ANSWERED)
    copy = button(own, "Copy message")
    assert _is_blank(copy)
    copy.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not _is_blank(copy) and not _has_ring(copy)
    copy.clearFocus()
    copy.setFocus(Qt.FocusReason.TabFocusReason)
    assert _has_ring(copy)


def _shot(widget: QPushButton) -> QImage:
    shot = QPixmap(widget.size())
    shot.fill(Qt.GlobalColor.white)
    widget.render(shot)
    return shot.toImage()


def _is_blank(widget: QPushButton) -> bool:
    """Whether nothing is painted."""
    image = _shot(widget)
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())} == {0xFFFFFFFF}


def _has_ring(widget: QPushButton) -> bool:
    """Whether the colour of the ring stands in the middle of the upper edge."""
    return _shot(widget).pixelColor(widget.width() // 2, 1) == QColor(theme.current().colours.accent)
