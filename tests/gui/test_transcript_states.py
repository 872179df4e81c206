"""Each state of a reply as the pane shows it, and what can be done in it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from support.hand_clock import HandClock
from support.panes import RESCUED, button, click, failed, say
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Interrupted,
    Reasoning,
    Restart,
    Skipped,
    SkipReason,
    Stopped,
    Text,
    Unanswered,
)
from understudy_core.failures import FailureKind
from understudy_gui.transcript.announce import announcement
from understudy_gui.transcript.messages.note import Note
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.parts import RichLine
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.view import TranscriptView


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


@pytest.mark.parametrize("width", [400, 1000])
def test_seconds_stand_unbroken_at_one_edge(view: TranscriptView, qtbot: QtBot, width: int) -> None:
    """In the account each line that took time ends with it, as wide as it is; who was passed over has none."""
    view.resize(width, 700)
    reply = say(view, *RESCUED[:-1], Skipped("Mistral", SkipReason.RESTING, 40.0), RESCUED[-1])
    QTest.mouseClick(reply.chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reply.drawer.height() > 100)
    lines = reply.drawer.findChildren(RichLine)
    times = [line for line in lines if re.fullmatch(r"\d\.\d s", line.accessibleName())]
    assert len(times) == 2
    assert len({time.mapTo(reply, time.rect().topRight()).x() for time in times}) == 1
    assert {time.size() for time in times} == {time.sizeHint() for time in times}


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


def test_a_fault_of_the_service_leads_to_its_status_page(view: TranscriptView, qtbot: QtBot) -> None:
    """A line of the account offers the page where there is one, and only for what such a page tells."""
    view.set_backends(["OpenAI", "Groq", "Mine"], ["OpenAI", "Groq"])
    kinds = {"OpenAI": FailureKind.SERVER_ERROR, "Groq": FailureKind.KEY_REJECTED, "Mine": FailureKind.OVERLOADED}
    failures = [failed(1, name, kind) for name, kind in kinds.items()]
    asked = [event for failure in failures for event in (Attempt(1, failure.backend, "m", 1, 1), failure)]
    reply = say(view, *asked, Unanswered("None of your 3 services could answer.", "", tuple(failures)))
    with qtbot.waitSignal(view.cure_asked) as caught:
        click(reply, "Status page")
    assert caught.args == ["OpenAI", "server_error"]
    assert len([each for each in reply.findChildren(QPushButton) if each.accessibleName() == "Status page"]) == 1


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


def test_the_end_of_a_reply_is_shown_without_waiting(
    view: TranscriptView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text is shown in steps, but that a reply was stopped is shown at once, even between two steps."""
    monkeypatch.setattr("understudy_gui.transcript.view.FLUSH_MS", 60_000)
    reply = say(view, Attempt(1, "A", "m", 1, 1), Text("Half"))
    view.model.apply(Text(" a reply"))
    view.model.apply(Stopped())
    qtbot.waitUntil(lambda: any(note.isVisible() for note in reply.findChildren(Note)))
