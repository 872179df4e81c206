"""The conversation pane with real widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.panes import RESCUED, conversation, say
from understudy_core.events import (
    Answered,
    Attempt,
    Stopped,
    Text,
)
from understudy_gui import theme
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.view import TranscriptView

LONG = "\n\n".join(
    f"Paragraph {number} says a few words that fill more than a single line of the pane." * 2 for number in range(30)
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
