"""Selecting text across the messages of a conversation, with real mouse and key events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from support.hand_clock import HandClock
from support.selecting import (
    CTRL,
    LEFT,
    NO_KEY,
    SHIFT,
    at,
    click,
    copied,
    drag,
    let_go,
    painted,
    point,
    press,
    text,
)
from understudy_core.events import Attempt, Restart, Text
from understudy_gui import theme
from understudy_gui.transcript.formulas.drawing import SIGN
from understudy_gui.transcript.formulas.press import press as press_of_formulas
from understudy_gui.transcript.items import BrokenStart, Item, ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.text.look import look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.text.plain_words import MOST_READ
from understudy_gui.transcript.view import TranscriptView

TRIP = (
    "A plan for **three days**:\n\n- the old town\n- *the hills*\n\n```python\nfor day in days:\n    go(day)\n```\n\n"
    "| Day | Place |\n|---|---|\n| 1 | Alfama |\n\nIt takes $x^2$ hours."
)
READ = (
    "A plan for three days:\n\n• the old town\n• the hills\n\nfor day in days:\n    go(day)\n\n"
    "Day\tPlace\n1\tAlfama\n\nIt takes $x^2$ hours."
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    """The pane in a window with some room below it."""
    theme.current().wish(theme.Wish.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(936, 700)
    made = TranscriptView(window, HandClock().now)
    made.resize(936, 630)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    QGuiApplication.clipboard().clear()


def reply(name: str, text: str, backend: str = "OpenAI") -> ReplyItem:
    return ReplyItem(name, ReplyState.ANSWERED, backend, "m", 1, text)


def shown(view: TranscriptView, *items: Item) -> None:
    view.model.load(items)
    view.sync()


def short(view: TranscriptView) -> None:
    """Four messages that can be seen at once."""
    shown(
        view,
        UserItem("u1", "Where shall I go?"),
        reply("r1", "To **Lisbon**, in May."),
        UserItem("u2", "By train?"),
        reply("r2", "Two nights, and it is lovely.", "Groq"),
    )


def test_a_drag_from_one_message_to_another_copies_who_said_what(view: TranscriptView) -> None:
    """Who spoke stands above each message selected from its beginning; the one begun in its middle has no name."""
    short(view)
    drag(view, point(view, "u1", 6), point(view, "u2", 2), point(view, "r2", 10))
    assert [painted(view, name) for name in ("u1", "r1", "u2", "r2")] == [True] * 4
    assert copied(view) == "shall I go?\n\nOpenAI:\nTo Lisbon, in May.\n\nYou:\nBy train?\n\nGroq:\nTwo nights"


def test_a_drag_upwards_selects_the_same(view: TranscriptView) -> None:
    """The direction does not matter, and coming back gives free what was left."""
    short(view)
    drag(view, point(view, "r2", 3), point(view, "u1", 6), point(view, "u2", 3))
    assert [painted(view, name) for name in ("u1", "r1", "u2", "r2")] == [False, False, True, True]
    assert copied(view) == "train?\n\nGroq:\nTwo"


def test_within_one_message_no_name_is_copied(view: TranscriptView) -> None:
    """One message is copied as before: only its words."""
    short(view)
    drag(view, point(view, "r1", 0), point(view, "u2", 0), point(view, "r1", 9))
    assert copied(view) == "To Lisbon"


def test_shift_and_a_click_extend_to_another_message(view: TranscriptView) -> None:
    """From where it was begun, whichever message is clicked, and also beside the words."""
    short(view)
    drag(view, point(view, "r1", 3), point(view, "r1", 9))
    click(view, point(view, "r2", 3), SHIFT)
    assert copied(view) == "Lisbon, in May.\n\nYou:\nBy train?\n\nGroq:\nTwo"
    click(view, point(view, "u1", 6), SHIFT)
    assert copied(view) == "shall I go?\n\nOpenAI:\nTo "
    click(view, QPoint(5, point(view, "u2", 0).y()), SHIFT)
    assert copied(view) == "Lisbon, in May."


def test_selecting_may_begin_beside_the_words(view: TranscriptView) -> None:
    """Pressed in the margin, it begins at the words that are nearest; below the last message it ends with the last."""
    short(view)
    margin = QPoint(10, point(view, "r1", 0).y())
    drag(view, margin, QPoint(10, view.viewport().height() - 20))
    assert copied(view).startswith("OpenAI:\nTo Lisbon, in May.\n\nYou:") and copied(view).endswith("it is lovely.")


def test_a_click_selects_nothing_any_more(view: TranscriptView) -> None:
    """A click into a message, or beside them, lets go of what was selected everywhere."""
    short(view)
    for where in (point(view, "u2", 1), QPoint(10, 200)):
        drag(view, point(view, "u1", 1), point(view, "r2", 3))
        assert copied(view)
        click(view, where)
        assert not copied(view) and not any(painted(view, name) for name in ("u1", "r1", "u2", "r2"))


def test_escape_lets_go_first_and_stops_the_reply_then(view: TranscriptView) -> None:
    """With something selected, Esc is not yet the window's key for stopping."""
    stopped: list[bool] = []
    QShortcut(QKeySequence("Esc"), view, lambda: stopped.append(True))
    short(view)
    for by_mouse in (True, False):
        stopped.clear()
        if by_mouse:
            drag(view, point(view, "u1", 1), point(view, "r2", 3))
        else:
            everything(view)
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
        assert not stopped and not painted(view, "r1") and not copied(view)
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
        assert stopped == [True]


def everything(view: TranscriptView) -> None:
    """Ctrl+A with the keyboard on the pane."""
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)


def test_ctrl_a_takes_the_whole_conversation_from_a_message_too(view: TranscriptView) -> None:
    """Every kind of block reads as plain text; a message without words says nothing."""
    shown(view, UserItem("u1", "A **plan**, please"), ReplyItem("r0", ReplyState.UNANSWERED), reply("r1", TRIP))
    text(view, "r1").setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(text(view, "r1"), Qt.Key.Key_A, CTRL)
    assert painted(view, "u1") and painted(view, "r1")
    assert copied(view) == f"You:\nA **plan**, please\n\nOpenAI:\n{READ}"


def test_all_of_a_thousand_messages_is_copied_and_nothing_is_laid_out(view: TranscriptView) -> None:
    """Only what is on the screen is a widget, before and after; what scrolls in is shown as selected."""
    items = [
        one for n in range(500) for one in (UserItem(f"u{n}", f"Question {n}"), reply(f"r{n}", f"Answer **{n}**."))
    ]
    shown(view, *items)
    live = view.live_messages()
    rendered = [message.text.column.rendered_characters for message in live]
    everything(view)
    said = copied(view)
    assert said.startswith("You:\nQuestion 0\n\nOpenAI:\nAnswer 0.\n\nYou:\nQuestion 1\n")
    assert said.endswith("OpenAI:\nAnswer 499.") and said.count("You:") == 500
    assert view.live_messages() == live
    assert [message.text.column.rendered_characters for message in live] == rendered
    view.verticalScrollBar().setValue(0)
    assert painted(view, "u0") and painted(view, "r0")


def test_a_very_long_conversation_is_copied_as_it_was_written(view: TranscriptView) -> None:
    """Rather than holding the window up."""
    shown(view, UserItem("u1", "Hi"), reply("r1", "**word** " * (MOST_READ // 9 + 1)))
    everything(view)
    assert copied(view).startswith("You:\nHi\n\nOpenAI:\n**word** **word**")


def test_nothing_to_copy_leaves_the_clipboard_alone(view: TranscriptView) -> None:
    """A conversation in which nobody has said anything yet."""
    shown(view, ReplyItem("r", ReplyState.UNANSWERED))
    QGuiApplication.clipboard().setText("kept")
    everything(view)
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "kept"


def test_the_pane_scrolls_by_itself_while_the_mouse_is_beyond_its_edge(view: TranscriptView, qtbot: QtBot) -> None:
    """It needs no movement, goes over many messages, and stops where the button is let go."""
    shown(view, *(reply(f"r{n}", f"Number {n} is here.") for n in range(40)))
    view.verticalScrollBar().setValue(0)
    press(view, point(view, "r0", 0))
    below = QPoint(300, view.viewport().height() + 40)
    QTest.mouseMove(*at(view, below))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 900)
    let_go(view, below)
    stands = view.verticalScrollBar().value()
    words = copied(view)
    qtbot.wait(100)
    assert view.verticalScrollBar().value() == stands and copied(view) == words
    assert words.startswith("OpenAI:\nNumber 0 is here.\n\nOpenAI:\nNumber 1 is here.")
    assert words.count("OpenAI:") > 12


def test_text_that_streams_in_moves_nothing(view: TranscriptView) -> None:
    """What was selected stays selected to the letter while more comes below it and in its last message."""
    view.model.add_user("Hello", "u")
    view.model.begin_reply("r")
    view.model.apply(Attempt(1, "A", "m", 1, 1))
    view.model.apply(Text("First words"))
    view.sync()
    drag(view, point(view, "u", 2), point(view, "r", 5))
    before = copied(view)
    assert before == "llo\n\nA:\nFirst"
    view.model.apply(Text(" and **more**\n\n- of\n- them"))
    view.sync()
    assert copied(view) == before and painted(view, "u") and painted(view, "r")


def test_words_do_not_move_away_under_the_mouse(view: TranscriptView) -> None:
    """Who selects is no longer taken to the end while a reply grows; who only clicks is."""
    view.model.begin_reply("r")
    view.model.apply(Attempt(1, "A", "m", 1, 1))
    view.model.apply(Text("Words to select.\n\n" * 30))
    view.sync()
    bar = view.verticalScrollBar()
    for selects in (False, True):
        before = bar.value()
        press(view, QPoint(200, 300))
        if selects:
            QTest.mouseMove(*at(view, QPoint(260, 340)))
        view.model.apply(Text("More words.\n\n" * 10))
        view.sync()
        let_go(view, QPoint(260, 340))
        assert (bar.value() == before) is selects


def test_a_reply_that_starts_again_is_not_taken_for_the_one_selected(view: TranscriptView) -> None:
    """What was selected is gone, so nothing of the new text is."""
    view.model.add_user("Hello", "u")
    view.model.begin_reply("r")
    for event in (Attempt(1, "A", "m", 1, 1), Text("First words")):
        view.model.apply(event)
    view.sync()
    drag(view, point(view, "u", 2), point(view, "r", 8))
    for again in (Restart(2), Attempt(2, "B", "m", 1, 1), Text("Other words")):
        view.model.apply(again)
        view.sync()
    assert not painted(view, "u") and not painted(view, "r") and not copied(view)


def test_another_conversation_begins_with_nothing_selected(view: TranscriptView) -> None:
    """Also where its messages bear the same ids."""
    short(view)
    everything(view)
    short(view)
    assert not painted(view, "r1") and not copied(view)


def test_what_is_shown_instead_of_a_selected_message_is_not_selected(view: TranscriptView) -> None:
    """Another version of the reply comes in its place: nothing is selected any more, in no message."""
    short(view)
    drag(view, point(view, "u1", 1), point(view, "r2", 3))
    view.model.turn(3, [reply("r3", "Three nights.", "Groq")])
    view.sync()
    assert not any(painted(view, name) for name in ("u1", "r1", "u2", "r3")) and not copied(view)


def test_ctrl_a_works_from_a_button_in_a_message(view: TranscriptView) -> None:
    """The keyboard then is on the pane, where leaving it lets go of all."""
    short(view)
    message = view.message("u1")
    assert isinstance(message, UserMessage)
    message.copy.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(message.copy, Qt.Key.Key_A, CTRL)
    assert copied(view).startswith("You:\nWhere")
    message.copy.setFocus(Qt.FocusReason.TabFocusReason)
    assert not painted(view, "r1")


def test_what_stands_aside_is_selected_by_itself(view: TranscriptView) -> None:
    """A first start that broke is no part of what was said; Ctrl+A from there takes the conversation without it."""
    start = BrokenStart("Alder", "Half a reply")
    shown(view, UserItem("u", "Hello"), replace(reply("r", "Whole"), broken_starts=(start,)))
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    aside = next(each for each in message.findChildren(MessageText) if each is not message.text)
    where = aside.mapTo(view.viewport(), QPoint(1, 8))
    drag(view, where, point(view, "u", 3))
    drag(view, where, point(view, "r", 5))
    assert copied(view) == "Half a reply" and not painted(view, "r")
    click(view, where)
    assert not copied(view)
    click(view, where + QPoint(300, 0), SHIFT)
    assert copied(view) == "Half a reply"
    QTest.keyClick(aside, Qt.Key.Key_Escape)
    assert not copied(view)
    QTest.keyClick(aside, Qt.Key.Key_A, CTRL)
    assert copied(view) == "You:\nHello\n\nOpenAI:\nWhole" and aside.selection is None


def test_two_clicks_take_a_word_and_three_the_paragraph(view: TranscriptView) -> None:
    """A fourth begins anew."""
    shown(view, reply("r", "One two three.\n\nFour five."))
    kinds = QEvent.Type
    said = []
    for ms, kind in ((0, kinds.MouseButtonDblClick), (90, kinds.MouseButtonPress), (180, kinds.MouseButtonPress)):
        where = text(view, "r").mapFrom(view.viewport(), point(view, "r", 5))
        event = QMouseEvent(kind, QPointF(where), QPointF(text(view, "r").mapToGlobal(where)), LEFT, LEFT, NO_KEY)
        event.setTimestamp(1000 + ms)
        QApplication.sendEvent(text(view, "r"), event)
        text(view, "r").setFocus(Qt.FocusReason.MouseFocusReason)
        said.append(copied(view))
    assert said == ["two", "One two three.", ""]


def test_the_menu_copies_what_is_selected_in_all_messages(view: TranscriptView, qtbot: QtBot) -> None:
    """A right click in one of them lets go of nothing; one text can be selected by the menu too."""
    short(view)
    drag(view, point(view, "u1", 6), point(view, "r1", 2))
    menu = opened_menu(view, "u2")
    {action.text(): action for action in menu.actions()}["Copy"].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "shall I go?\n\nOpenAI:\nTo"
    menu = opened_menu(view, "u2")
    {action.text(): action for action in menu.actions()}["Select this text"].trigger()
    menu.close()
    assert copied(view) == "By train?"
    menu = opened_menu(view, "u2")
    {action.text(): action for action in menu.actions()}["Select all"].trigger()
    menu.close()
    assert copied(view).startswith("You:\nWhere shall I go?")


def opened_menu(view: TranscriptView, name: str) -> QMenu:
    """The menu that a right click into a message opens."""
    of = text(view, name)
    inside = of.mapFrom(view.viewport(), point(view, name, 1))
    QTest.mousePress(of, Qt.MouseButton.RightButton, pos=inside)
    QTest.mouseRelease(of, Qt.MouseButton.RightButton, pos=inside)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(of, QContextMenuEvent(reason, inside, of.mapToGlobal(inside)))
    return next(menu for menu in of.findChildren(QMenu) if menu.isVisible())


def test_a_selected_formula_is_as_clear_as_selected_words(view: TranscriptView, qtbot: QtBot) -> None:
    """It has their full colour, with no veil over it."""
    theme.current().wish(theme.Wish.DARK)
    with qtbot.waitSignal(press_of_formulas().ready, timeout=20_000):
        shown(view, reply("r", "$\\omega^{77}$"))
    qtbot.waitUntil(lambda: SIGN in text(view, "r").column.document(0).toPlainText())
    everything(view)
    image, colours = text(view, "r").grab().toImage(), look().colours
    ground, ink = QColor(colours.accent), QColor(colours.on_accent)
    rows = [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]
    across = [(line.index(ground), len(line) - line[::-1].index(ground), line) for line in rows if ground in line]
    assert any(ink in line[first:last] for first, last, line in across)
    theme.current().wish(theme.Wish.LIGHT)
