"""The conversation pane with real widgets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from support.hand_clock import HandClock
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Interrupted,
    Reasoning,
    Restart,
    Stopped,
    Text,
    Unanswered,
)
from understudy_core.failures import FailureKind
from understudy_gui import theme
from understudy_gui.transcript import ReplyItem, ReplyState, TranscriptView, UserItem
from understudy_gui.transcript.announce import announcement
from understudy_gui.transcript.items import Item
from understudy_gui.transcript.message_text import MessageText
from understudy_gui.transcript.note import Note
from understudy_gui.transcript.reply import ReplyMessage

LONG = "\n\n".join(
    f"Paragraph {number} says a few words that fill more than a single line of the pane." * 2 for number in range(30)
)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def view(qtbot: QtBot, clock: HandClock) -> Iterator[TranscriptView]:
    theme.current().wish(theme.Wish.LIGHT)
    made = TranscriptView(clock=clock.now)
    qtbot.addWidget(made)
    made.resize(936, 630)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme.current().wish(theme.Wish.LIGHT)


def failed(n: int, backend: str, kind: FailureKind, action: Action = Action.NEXT, wait_s: float = 0.0) -> Failed:
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
    items: list[Item] = []
    for number in range(count // 2):
        items += [
            UserItem(f"u{number}", f"Question {number}"),
            ReplyItem(f"r{number}", ReplyState.ANSWERED, "A", "m", 1, f"Answer {number}. {text}"),
        ]
    return items


def button(inside: QWidget, name: str) -> QPushButton:
    found = [each for each in inside.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]


def click(inside: QWidget, name: str) -> None:
    QTest.mouseClick(button(inside, name), Qt.MouseButton.LeftButton)


RESCUED = (
    Attempt(1, "OpenAI", "gpt-x", 1, 1),
    failed(1, "OpenAI", FailureKind.KEY_REJECTED),
    Attempt(2, "Groq", "llama-x", 1, 1),
    Text("Hi **there**"),
    Answered("Groq", "llama-x", "stop", 2, 3.1, 4.0, "Hi **there**"),
)


def test_a_thousand_messages_open_with_few_widgets(view: TranscriptView) -> None:
    """A long conversation shows its end at once and only what can be seen exists as widgets."""
    view.model.load(conversation(1000, LONG[:2000]))
    view.sync()
    assert len(view.live_messages()) <= 8
    assert view.message("r499") is not None
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 100_000
    bar.setValue(bar.maximum() // 2)
    assert len(view.live_messages()) <= 8
    assert view.message("r499") is None


def test_the_end_is_followed_only_by_those_who_are_there(view: TranscriptView) -> None:
    """New text scrolls along at the end; whoever scrolled up keeps the same text under the eye."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(LONG))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    view.model.apply(Text("\n\n" + LONG))
    view.sync()
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() - 400)
    place, stood = bar.value(), reply.text.mapTo(view.viewport(), QPoint(0, 0))
    view.model.apply(Text("\n\n" + LONG))
    view.sync()
    assert bar.value() == place
    assert reply.text.mapTo(view.viewport(), QPoint(0, 0)) == stood
    assert bar.maximum() > place + 400


def test_the_text_under_the_eye_stays_when_guesses_are_corrected(view: TranscriptView, qtbot: QtBot) -> None:
    """Scrolling up by small steps through messages of unknown height never moves what is seen by more than a step."""
    view.model.load(conversation(200, LONG[:1500] + "\n\n- a\n- b\n- c\n\n# Title\n\n" + "```\nx\n```"))
    view.sync()
    bar = view.verticalScrollBar()
    for step in [37] * 60 + [500] * 20:
        seen = next(each for each in view.live_messages() if each.y() + each.height() > 100)
        place = seen.mark_at(100 - seen.y())
        bar.setValue(bar.value() - step)
        assert round(seen.y() + seen.y_of(place)) == 100 + step


def test_another_width_keeps_the_place_in_the_text(view: TranscriptView) -> None:
    """After the window became narrower the same paragraph stands at the upper edge."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(LONG), Stopped())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = reply.mark_at(-reply.y())
    view.resize(500, 630)
    assert reply.mark_at(-reply.y())[0] == top[0]


def test_opening_the_account_leaves_the_chip_where_it_is(view: TranscriptView, qtbot: QtBot) -> None:
    """The chip opens the attempts under itself, without moving; pressing it again closes them."""
    reply = say(view, *RESCUED)
    stood = reply.chip.mapTo(view, QPoint(0, 0))
    QTest.mouseClick(reply.chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reply.drawer.height() > 100)
    assert reply.chip.mapTo(view, QPoint(0, 0)) == stood
    panel = next(each for each in reply.findChildren(QWidget) if each.accessibleName() == "Attempts")
    assert "OpenAI" in panel.accessibleDescription()
    assert "Answered. First word after" in panel.accessibleDescription()
    QTest.mouseClick(reply.chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not reply.drawer.isVisible())


def test_what_is_open_stays_open_after_scrolling_away(view: TranscriptView, qtbot: QtBot) -> None:
    """An opened account is still open when its message comes back into sight."""
    view.model.load([*conversation(20, LONG)])
    view.sync()
    message = view.message("r9")
    assert isinstance(message, ReplyMessage)
    message.drawer.turn(True)
    view.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: view.message("r9") is None)
    view.scroll_to_end()
    again = view.message("r9")
    assert isinstance(again, ReplyMessage)
    assert again.chip.isChecked()


def test_help_and_details_unfold_in_place(view: TranscriptView, qtbot: QtBot) -> None:
    """ "What can I do?" shows the cure and "Technical details" the status, each under its line."""
    reply = say(view, *RESCUED)
    QTest.mouseClick(reply.chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reply.drawer.height() > 100)
    before = reply.height()
    click(reply, "What can I do?")
    details = [each for each in reply.findChildren(QPushButton) if each.accessibleName() == "Technical details"]
    QTest.mouseClick(details[0], Qt.MouseButton.LeftButton)
    assert reply.height() > before + 60
    names = [each.accessibleName() for each in reply.findChildren(QWidget) if each.isVisible()]
    assert "A new key for OpenAI." in names
    assert any("Status: 401" in name for name in names)


def test_the_waiting_line_turns_into_the_chip(view: TranscriptView) -> None:
    """While nobody has answered there is a line with Stop; with the first word it is gone and the chip is there."""
    reply = say(view, Attempt(1, "OpenAI", "gpt-x", 1, 3, 12.0, "Groq"))
    assert button(reply, "Stop").isVisible()
    assert not reply.chip.isVisible()
    view.model.apply(Text("Hi"))
    view.sync()
    assert reply.chip.isVisible()
    assert not [each for each in reply.findChildren(QPushButton) if each.isVisible() and each.text() == "Stop"]


def test_the_countdown_counts_on_the_clock(view: TranscriptView, clock: HandClock, qtbot: QtBot) -> None:
    """The waiting line shows the seconds left by the clock, and its buttons skip and stop."""
    reply = say(
        view,
        Attempt(1, "OpenAI", "gpt-x", 1, 3, 12.0, "Groq"),
        failed(1, "OpenAI", FailureKind.RATE_LIMITED, Action.RETRY, 2.0),
    )
    line = next(each for each in reply.findChildren(QWidget) if each.accessibleName() == "Waiting")
    assert line.accessibleDescription() == "OpenAI is busy. Trying again in 2 s (2 of 3)"
    clock.advance(1.0)
    view.tick()
    assert line.accessibleDescription() == "OpenAI is busy. Trying again in 1 s (2 of 3)"
    with qtbot.waitSignal(view.skip_asked):
        click(reply, "Skip to Groq")
    with qtbot.waitSignal(view.stop_asked):
        click(reply, "Stop")


def test_a_silence_offers_to_switch(view: TranscriptView, clock: HandClock) -> None:
    """Halfway to the limit the line tells of the silence and offers to switch now."""
    reply = say(view, Attempt(1, "OpenAI", "gpt-x", 1, 1, 12.0, "Groq"))
    clock.advance(6.0)
    view.tick()
    assert button(reply, "Switch now").isVisible()


def test_no_timer_runs_while_nothing_happens(view: TranscriptView) -> None:
    """A pane at rest wakes nobody: no timer of it is running."""
    say(view, *RESCUED)
    assert not [timer for timer in view.findChildren(QTimer) if timer.isActive()]
    say(view, Attempt(1, "A", "m", 1, 1, 12.0, "B"))
    assert [timer for timer in view.findChildren(QTimer) if timer.isActive()]


def test_text_comes_by_itself_soon_after_the_event(view: TranscriptView, qtbot: QtBot) -> None:
    """Nobody needs to ask for it: an event applied to the model is seen a moment later."""
    reply = say(view, Attempt(1, "A", "m", 1, 1))
    view.model.apply(Text("Hello there"))
    qtbot.waitUntil(lambda: reply.text.isVisible() and len(reply.text.column.entries) == 1)


def test_a_broken_start_stays_in_sight(view: TranscriptView) -> None:
    """What broke is kept with its label above the new start."""
    reply = say(
        view,
        Attempt(1, "OpenAI", "gpt-x", 1, 1),
        Text("Think of a leaf"),
        failed(1, "OpenAI", FailureKind.CUT),
        Restart(1),
        Attempt(2, "Groq", "llama-x", 1, 1),
        Text("Imagine"),
    )
    names = [each.accessibleName() for each in reply.findChildren(QWidget) if each.isVisible()]
    assert "First start by OpenAI. The connection broke here; the text is kept." in names
    assert "First start by OpenAI, broken off: Think of a leaf" in names
    assert "Started again by Groq" in names


def test_nobody_answered_is_one_card_with_one_cure(view: TranscriptView, qtbot: QtBot) -> None:
    """The card names the quickest fix; its buttons ask for the cure, for another try, and copy the report."""
    failures = (failed(1, "OpenAI", FailureKind.KEY_REJECTED), failed(2, "Groq", FailureKind.OVERLOADED))
    reply = say(
        view,
        Attempt(1, "OpenAI", "gpt-x", 1, 1),
        failures[0],
        Attempt(2, "Groq", "llama-x", 1, 1),
        failures[1],
        Unanswered("None of your 2 services could answer.", "a new key for OpenAI", failures),
    )
    with qtbot.waitSignal(view.cure_asked) as cure:
        click(reply, "Paste a new key for OpenAI")
    assert cure.args == ["OpenAI", "key_rejected"]
    with qtbot.waitSignal(view.try_again_asked) as again:
        click(reply, "Try again")
    assert again.args == [reply.item.id]
    click(reply, "Copy report")
    assert QGuiApplication.clipboard().text().startswith("None of your 2 services could answer.")
    assert not reply.chip.isVisible()


def test_a_card_without_a_cure_has_no_primary_button(view: TranscriptView) -> None:
    """Where only time helps, the card offers to try again and no more."""
    failures = (failed(1, "Groq", FailureKind.OVERLOADED),)
    reply = say(
        view, Attempt(1, "Groq", "m", 1, 1), *failures, Unanswered("Groq has a problem.", "try again", failures)
    )
    kinds = [each.property("kind") for each in reply.findChildren(QPushButton) if each.isVisible()]
    assert "primary" not in kinds


@pytest.mark.parametrize("end", [Stopped(), Interrupted("A", "Once", FailureKind.CUT)])
def test_an_unfinished_reply_keeps_its_text_and_can_be_started_over(
    view: TranscriptView, qtbot: QtBot, end: Event
) -> None:
    """A stopped or broken reply keeps its text and has a line with "Start over"."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text("Once"), end)
    assert reply.text.isVisible()
    with qtbot.waitSignal(view.try_again_asked):
        click(reply, "Start over")


@pytest.mark.parametrize(
    ("end", "words", "backend"),
    [
        (Stopped(), "Continue", "A"),
        (Interrupted("A", "Once", FailureKind.CUT), "Continue with B", "B"),
        (Answered("A", "m", "length", 1, 0.1, 1.0, "Once"), "Continue", "A"),
    ],
)
def test_an_unfinished_reply_can_be_completed(
    view: TranscriptView, qtbot: QtBot, end: Event, words: str, backend: str
) -> None:
    """What broke goes on with the next one; what was stopped or came to its limit with the same one."""
    reply = say(view, Attempt(1, "A", "m", 1, 1, next_backend="B"), Text("Once"), end)
    with qtbot.waitSignal(view.go_on_asked) as asked:
        click(reply, words)
    assert asked.args == [reply.item.id, backend]
    view.model.go_on()
    for event in (Attempt(2, "B", "n", 1, 1), Text(" upon"), Answered("B", "n", "stop", 2, 0.1, 1.0, "Once upon")):
        view.model.apply(event)
    view.sync()
    (again,) = (each for each in view.live_messages() if isinstance(each, ReplyMessage))
    assert again is reply and again.item.text == "Once upon" and again.item.backend == "B"
    assert not [each for each in again.findChildren(QPushButton) if each.isVisible() and "Continue" in each.text()]


def test_half_a_reply_can_be_kept(view: TranscriptView) -> None:
    """ "Keep as is" takes the offers away, and the line that says what happened stays."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text("Once"), Interrupted("A", "Once", FailureKind.CUT))
    click(reply, "Keep as is")
    assert not [each for each in reply.findChildren(QPushButton) if each.isVisible() and each.text() == "Start over"]
    assert [each for each in reply.findChildren(Note) if each.isVisible()]


def test_only_the_last_reply_can_be_completed(view: TranscriptView) -> None:
    """Further up a broken reply says what happened and offers nothing."""
    first = say(view, Attempt(1, "A", "m", 1, 1), Text("Once"), Interrupted("A", "Once", FailureKind.CUT))
    view.model.add_user("More")
    say(view, Attempt(1, "A", "m", 1, 1), Text("Twice"), Answered("A", "m", "stop", 1, 0.1, 1.0, "Twice"))
    assert not [each for each in first.findChildren(QPushButton) if each.isVisible() and "Continue" in each.text()]


def test_a_refusal_can_be_put_to_the_next_one(view: TranscriptView, qtbot: QtBot) -> None:
    """When a service declines, the card offers to ask the next one."""
    failures = (failed(1, "A", FailureKind.REFUSED_CONTENT),)
    end = Unanswered("A declined to answer this.", "rephrase the message, or ask another service", failures)
    reply = say(view, Attempt(1, "A", "m", 1, 1, next_backend="B"), *failures, end)
    with qtbot.waitSignal(view.ask_asked) as asked:
        click(reply, "Ask B")
    assert asked.args == [reply.item.id, "B"]


def test_copy_gives_the_reply_as_markdown(view: TranscriptView, qtbot: QtBot) -> None:
    """The copy button puts the whole reply on the clipboard as it was written, and says so."""
    reply = say(view, *RESCUED)
    with qtbot.waitSignal(view.copied):
        click(reply, "Copy reply")
    assert QGuiApplication.clipboard().text() == "Hi **there**"


def test_selecting_across_blocks_copies_what_is_read(view: TranscriptView) -> None:
    """Text selected with the mouse from one paragraph into a list is copied as it reads."""
    source = "First words\n\n1. one\n2. **two**"
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(source), Answered("A", "m", "stop", 1, 0.1, 0.2, source))
    text = reply.text
    QTest.mousePress(text, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    QTest.mouseMove(text, QPoint(300, text.height() - 3))
    event_end = QPoint(300, text.height() - 3)
    QTest.mouseRelease(text, Qt.MouseButton.LeftButton, pos=event_end)
    text.select_all()
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "First words\n\n1. one\n2. two"


def test_only_safe_links_can_be_followed(view: TranscriptView, qtbot: QtBot) -> None:
    """A web link is handed to the window when clicked; a link to a file or a script is only words."""
    source = "[web](https://example.org/x)\n\n[file](file:///etc/passwd)\n\n[script](javascript:alert(1))"
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(source), Stopped())
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.mouseClick(reply.text, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert followed.args == ["web", "https://example.org/x"]
    with qtbot.assertNotEmitted(view.link_activated):
        for y in (48, 84):
            QTest.mouseClick(reply.text, Qt.MouseButton.LeftButton, pos=QPoint(8, y))


def test_a_screen_reader_finds_what_was_said(view: TranscriptView) -> None:
    """The pane is called "Messages", each text carries its speaker and words, and every focusable widget a name."""
    say(view, *RESCUED)
    assert view.accessibleName() == "Messages"
    spoken = [each.accessibleName() for each in view.findChildren(MessageText)]
    assert {"You: Hello", "Groq: Hi **there**"} <= set(spoken)
    for each in view.findChildren(QWidget):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible() and each is not view.viewport():
            assert each.accessibleName(), each


def test_tab_walks_through_a_reply_in_order(view: TranscriptView, qtbot: QtBot) -> None:
    """From the user's words Tab goes to their buttons, the chip, the reply's text and its buttons."""
    reply = say(view, *RESCUED)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.live_messages()[0].text.setFocus()
    visited = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        assert reached is not None
        visited.append(reached.accessibleName())
    own, visited = visited[:2], visited[2:]
    assert own == ["Copy message", "Edit message"]
    assert visited == ["Who answered", "Groq: Hi **there**", "Copy reply", "Ask again", "More about this reply"]
    assert reply.footer.more.hasFocus()


def test_reasoning_is_folded_until_asked_for(view: TranscriptView) -> None:
    """Reasoning takes one line that tells its time until it is unfolded, and is then read as plain text."""
    thought = (Reasoning("I **"), Reasoning("think**", 12.0))
    reply = say(view, Attempt(1, "A", "m", 1, 1), *thought, Text("Yes"), Stopped())
    before = reply.height()
    click(reply, "Show reasoning · 12.0 s")
    assert reply.height() > before
    assert any(each.accessibleName() == "Reasoning: I **think**" for each in reply.findChildren(MessageText))


def test_an_empty_conversation_offers_examples(view: TranscriptView, qtbot: QtBot) -> None:
    """An empty pane has three examples to choose; a first message takes their place."""
    view.sync()
    with qtbot.waitSignal(view.example_chosen) as chosen:
        click(view, "Plan my week")
    assert chosen.args == ["Plan my week"]
    say(view, *RESCUED)
    assert not [each for each in view.findChildren(QPushButton) if each.isVisible() and each.text() == "Plan my week"]


def test_without_a_service_there_are_two_ways_in(view: TranscriptView, qtbot: QtBot) -> None:
    """Somebody without a service can add one or look at the practice services."""
    view.set_has_service(False)
    with qtbot.waitSignal(view.add_service_asked):
        click(view, "Add a service")
    with qtbot.waitSignal(view.just_show_me_asked):
        click(view, "Just show me")


def test_another_conversation_with_the_same_ids_is_shown_anew(view: TranscriptView) -> None:
    """Ids count for one conversation only: after loading another one nothing of the first is left."""
    view.model.load([UserItem("user-1", "First"), ReplyItem("reply-2", ReplyState.ANSWERED, "A", "m", 1, "One")])
    view.sync()
    view.model.load([UserItem("user-1", "Second"), ReplyItem("reply-2", ReplyState.ANSWERED, "A", "m", 1, "Two")])
    view.sync()
    shown = {each.text.accessibleName() for each in view.live_messages()}
    assert shown == {"You: Second", "A: Two"}


def test_page_up_works_from_inside_a_message(view: TranscriptView) -> None:
    """With the keyboard on a message's text, PageUp scrolls the conversation."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(LONG), Stopped())
    before = view.verticalScrollBar().value()
    QTest.keyClick(reply.text, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() < before - 300


def test_keyboard_focus_on_a_text_is_seen(view: TranscriptView, qtbot: QtBot) -> None:
    """Reaching a text by keyboard paints a ring around it; clicking into it does not."""
    reply = say(view, *RESCUED)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    reply.text.setFocus(Qt.FocusReason.MouseFocusReason)
    plain = reply.grab().toImage()
    reply.chip.setFocus(Qt.FocusReason.MouseFocusReason)
    reply.text.setFocus(Qt.FocusReason.TabFocusReason)
    assert reply.grab().toImage() != plain


def test_selecting_beyond_the_edge_scrolls_along(view: TranscriptView) -> None:
    """Dragging a selection above the pane scrolls up."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(LONG), Stopped())
    before = view.verticalScrollBar().value()
    QTest.mousePress(reply.text, Qt.MouseButton.LeftButton, pos=QPoint(20, reply.text.height() - 200))
    above = view.viewport().mapToGlobal(QPoint(100, -30))
    where = QPointF(reply.text.mapFromGlobal(above))
    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(QEvent.Type.MouseMove, where, QPointF(above), left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(reply.text, move)
    assert view.verticalScrollBar().value() == before - 30
    assert len(reply.text.selected_text()) > 100


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([Attempt(1, "A", "m", 1, 1)], "Asking A"),
        ([Attempt(1, "A", "m", 1, 1), Text("x")], ""),
        ([Attempt(1, "A", "m", 1, 1), Text("x"), Stopped()], "Stopped by you."),
        ([Attempt(1, "A", "m", 1, 1), Unanswered("A could not.", "wait", ())], "A could not."),
        ([Attempt(1, "A", "m", 1, 1), Answered("A", "m", "stop", 1, 0.1, 0.2, "Hi")], "A answered. Hi"),
    ],
)
def test_each_state_of_a_reply_has_an_announcement(view: TranscriptView, events: list[Event], words: str) -> None:
    """A screen reader is told who is asked and how it ended, but not every piece of the text."""
    assert announcement(say(view, *events).item, 0.0) == words


def colours_of(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("wish", [theme.Wish.DARK, theme.Wish.CONTRAST, theme.Wish.LIGHT])
def test_a_change_of_theme_repaints_everything(view: TranscriptView, wish: theme.Wish) -> None:
    """After a change of theme the pane shows the new ground and bubbles, at the same place in the text."""
    say(view, *RESCUED)
    theme.current().wish(theme.Wish.DARK if wish is theme.Wish.LIGHT else theme.Wish.LIGHT)
    theme.current().wish(wish)
    seen, colours = colours_of(view), theme.current().colours
    assert colours.surface.lower() in seen
    assert (colours.accent if wish is theme.Wish.CONTRAST else colours.soft).lower() in seen


def test_zoom_makes_messages_larger(view: TranscriptView) -> None:
    """Half as large again makes the text of a message taller."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(LONG), Stopped())
    before = view.verticalScrollBar().maximum()
    view.set_zoom(1.5)
    assert view.verticalScrollBar().maximum() > before * 1.2
    assert view.message(reply.item.id) is not None


def test_wide_code_scrolls_sideways(view: TranscriptView) -> None:
    """A line of code wider than the pane keeps whole and has a scroll bar that the keyboard reaches."""
    source = "```\n" + "x = 1 + " * 60 + "\n```"
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text(source), Stopped())
    bars = [each for each in reply.findChildren(QWidget) if each.accessibleName() == "Scroll sideways"]
    assert len(bars) == 1
    before = reply.text.grab().toImage()
    QTest.keyClick(bars[0], Qt.Key.Key_Right)
    assert reply.text.grab().toImage() != before


def test_home_and_end_go_to_the_ends(view: TranscriptView) -> None:
    """Home shows the beginning of the conversation and End its end."""
    view.model.load(conversation(100, LONG))
    view.sync()
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_the_end_of_a_reply_is_shown_without_waiting(view: TranscriptView, qtbot: QtBot) -> None:
    """Text is shown in steps, but that a reply was stopped is shown at once, even between two steps."""
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text("Half"))
    view._flusher.setInterval(60_000)
    view.model.apply(Text(" a reply"))
    view.model.apply(Stopped())
    qtbot.waitUntil(lambda: any(note.isVisible() for note in reply.findChildren(Note)))


def test_ctrl_and_the_wheel_ask_for_another_size(view: TranscriptView) -> None:
    """Each notch is one step, also in the many small turns of a touchpad; without Ctrl the wheel scrolls."""
    asked: list[int] = []
    view.zoom_asked.connect(asked.append)

    def turn(by: int, keys: Qt.KeyboardModifier) -> None:
        at = QPointF(50, 50)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(view.viewport(), event)

    turn(120, Qt.KeyboardModifier.ControlModifier)
    for _ in range(6):
        turn(-40, Qt.KeyboardModifier.ControlModifier)
    turn(120, Qt.KeyboardModifier.NoModifier)
    assert asked == [1, -1, -1]


def test_a_table_has_lines_between_its_cells(view: TranscriptView) -> None:
    """Each cell has one on each of its sides; the head stands on a ground of its own."""
    message = say(view, Attempt(1, "A", "m", 1, 1), Text("| a | b |\n|---|---|\n| c | d |\n\nEnd"))
    image, colours = message.text.grab().toImage(), theme.current().colours
    high = round(message.text.column.entries[0].height)

    def across(y: int) -> list[str]:
        return [image.pixelColor(x, y).name().upper() for x in range(image.width())]

    lines = [y for y in range(high) if across(y)[: high // 2].count(colours.border.upper()) == high // 2]
    assert len(lines) == 3
    for y, ground in ((lines[0] + 3, colours.sunken), (lines[1] + 3, colours.surface)):
        row = across(y)
        assert row.count(colours.border.upper()) == 3
        assert row[2] == ground.upper()
