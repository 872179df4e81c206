"""Links in replies: reached by keyboard, told to everybody, and opened after showing where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from support.hand_clock import HandClock
from support.playing import play, until
from understudy_gui.plain_sight import says_where
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.parts import QuietButton
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.main_window import MainWindow

TWO = "See [the first](https://one.example/a) and [**the** second](https://two.example) now."
FAR = "\n\n".join(f"Paragraph {at} says nothing much, in words of several lengths." for at in range(60))
ENTER = Qt.Key.Key_Return


def keyed(text: str) -> list[ReplyItem | UserItem]:
    return [UserItem("u", "Where?"), ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, text)]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    made = TranscriptView(clock=HandClock().now)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


def entered(view: TranscriptView, text: str) -> ReplyMessage:
    """Show a reply, and have the keyboard come to its text from above."""
    view.model.load(keyed(text))
    view.sync()
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    message.text.setFocus(Qt.FocusReason.TabFocusReason)
    return message


def tab(backwards: bool = False) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab)


def corner(view: TranscriptView) -> str:
    """The address that stands in the corner of the pane."""
    shown = [each.text() for each in view.viewport().findChildren(QLabel) if each.isVisible() and "://" in each.text()]
    return "".join(text for text in shown if text.startswith("http"))


def test_tab_goes_through_the_links_of_a_text_and_back(view: TranscriptView, qtbot: QtBot) -> None:
    """In reading order, then on to the buttons; Shift+Tab the same way back; the corner shows each address."""
    message = entered(view, f"{TWO}\n\n| a | b |\n|---|---|\n| 1 | [cell](https://three.example/x) |")
    addresses = ["https://one.example/a", "https://two.example", "https://three.example/x"]
    seen = []
    for _ in addresses:
        tab()
        assert message.text.hasFocus()
        seen.append(corner(view))
    assert seen == addresses
    tab()
    assert message.footer.copy.hasFocus() and corner(view) == ""
    back = []
    for _ in addresses:
        tab(backwards=True)
        back.append(corner(view))
    assert back == addresses[::-1]
    tab(backwards=True)
    assert message.text.hasFocus() and corner(view) == ""
    tab(backwards=True)
    assert not message.text.hasFocus()


WIDE = "word " * 60
MIXED = f"""[one](https://one.example/a)

```
first
```

[two](https://two.example/) and [three](https://three.example/)

```
{WIDE}
```

{"Lines nobody looks at." * 20}

[four](https://four.example/)"""


def where(view: TranscriptView) -> str:
    """What the keyboard is on: the address of a link, or the name of a widget."""
    focused = QApplication.focusWidget()
    assert focused is not None
    told = focused.accessibleDescription().partition("It leads to ")[2]
    assert told == corner(view), "a screen reader hears what is seen"
    return told or focused.accessibleName()[:15]


def test_tab_goes_through_links_and_code_as_they_stand(view: TranscriptView) -> None:
    """A button stands between the link above its code and the link below it, on the way down and back up."""
    message = entered(view, MIXED)
    way = []
    for _ in range(8):
        tab()
        way.append(where(view))
    assert way == [
        "https://one.example/a",
        "Copy code",
        "https://two.example/",
        "https://three.example/",
        "Copy code",
        "Scroll sideways",
        "https://four.example/",
        message.footer.copy.accessibleName(),
    ]
    back = []
    for _ in way:
        tab(backwards=True)
        back.append(where(view))
    assert back == [*way[-2::-1], message.text.accessibleName()[:15]] and message.text.hasFocus()
    tab(backwards=True)
    assert where(view) != back[-1]


def test_the_text_is_entered_from_below_at_what_stands_last(view: TranscriptView) -> None:
    """Also where nothing of the message follows, so that Qt's own order begins at a button above the last link."""
    message = entered(view, MIXED)
    (button, *_) = message.text.findChildren(QuietButton)
    button.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert where(view) == "https://four.example/" and message.text.hasFocus()
    message = entered(view, "[one](https://one.example/a)\n\n```\ncode\n```")
    view.setFocus()
    message.text.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert where(view) == "Copy code" and not message.text.shows_focus


def test_code_that_nobody_looks_at_is_on_the_way(view: TranscriptView) -> None:
    """Its button is made for the keyboard and comes into sight, and stays while the keyboard is on it."""
    far = "\n\n".join(f"Line {number}." for number in range(120))
    message = entered(
        view, f"[one](https://one.example/a)\n\n{far}\n\n```\ncode\n```\n\n{far}\n\n[two](https://two.example/)"
    )
    view.verticalScrollBar().setValue(0)
    message.text.setFocus(Qt.FocusReason.TabFocusReason)
    tab()
    assert not message.text.findChildren(QuietButton)
    tab()
    (button,) = message.text.findChildren(QuietButton)
    assert button.hasFocus() and button.isVisible() and not button.visibleRegion().isEmpty()
    view.verticalScrollBar().setValue(0)
    assert button.hasFocus()
    tab()
    assert where(view) == "https://two.example/"


def test_a_link_with_the_keyboard_is_ringed_and_told(view: TranscriptView) -> None:
    """The ring stands around the link and no longer around the message; a screen reader hears words and address."""
    message = entered(view, TWO)
    assert message.text.shows_focus
    plain = message.text.grab().toImage()
    tab()
    assert not message.text.shows_focus and message.text.grab().toImage() != plain
    assert message.text.accessibleDescription() == "Link: the first. It leads to https://one.example/a"
    box = message.text.focus_box()
    link = message.text.column.link_at(QPointF(box.center()))
    assert link is not None and link.words == "the first"
    ringed, above = message.grab().toImage(), message.text.mapTo(message, box.topLeft()).y() + 1
    pixels = {ringed.pixelColor(x, above).name() for x in range(box.left(), box.right())}
    assert message.text.column.look.colours.accent.lower() in pixels
    tab()
    assert message.text.accessibleDescription() == "Link: the second. It leads to https://two.example"
    assert message.text.focus_box().left() > box.right()
    tab()
    assert message.text.accessibleDescription() == "" and message.text.grab().toImage() == plain


@pytest.mark.parametrize(
    "text", ["- [one](https://a.example)", "> - [one](https://a.example)", "| [one](https://a.example) |\n|---|"]
)
def test_the_ring_stands_where_the_link_does(view: TranscriptView, text: str) -> None:
    """In lists, quotations and tables too: in the middle of the ring is the link."""
    message = entered(view, text)
    tab()
    at = message.text.focus_box()
    link = message.text.column.link_at(QPointF(at.center()))
    assert link is not None and link.words == "one"
    assert message.text.column.link_at(QPointF(at.left() - 4, at.center().y())) is None
    assert message.text.column.link_at(QPointF(at.right() + 4, at.center().y())) is None


def test_enter_and_the_menu_key_act_on_the_link(view: TranscriptView, qtbot: QtBot) -> None:
    """Enter hands over words and address; the menu opens at the link, and copies what the link leads to."""
    message = entered(view, TWO)
    with qtbot.assertNotEmitted(view.link_activated):
        QTest.keyClick(message.text, ENTER)
    tab()
    tab()
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.keyClick(message.text, ENTER)
    assert followed.args == ["the second", "https://two.example"]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), message.text.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(message.text, event)
    (menu,) = (each for each in message.text.findChildren(QMenu) if each.isVisible())
    acts = {action.text(): action for action in menu.actions()}
    acts["Copy link address"].trigger()
    assert QGuiApplication.clipboard().text() == "https://two.example"
    with qtbot.waitSignal(view.link_activated):
        acts["Open link"].trigger()
    menu.close()


def test_a_link_far_away_is_brought_into_sight(view: TranscriptView) -> None:
    """Above the corner that shows its address; and one beyond the edge of a wide table is scrolled to sideways."""
    cells = " | ".join("word" * 6 for _ in range(12))
    rule = "---|" * 13
    table = f"| {cells} | x |\n|{rule}\n| {cells} | [there](https://two.example) |"
    message = entered(view, f"[here](https://one.example)\n\n{FAR}\n\n{table}\n\n{FAR}")
    for _ in range(2):
        tab()
        box = message.text.focus_box()
        assert message.text.mapTo(view.viewport(), box.topLeft()).y() >= 0
        assert message.text.mapTo(view.viewport(), box.bottomLeft()).y() <= view.viewport().height() - 40
        assert box.left() >= -4 and box.right() <= message.text.width()
    assert corner(view) == "https://two.example"


def test_looking_for_links_lays_out_little(view: TranscriptView) -> None:
    """In a text of a hundred thousand items Tab lays out none; of many that might hold a link it lays out some."""
    message = entered(view, "- item\n" * 100_000)
    before = message.text.column.rendered_characters
    tab()
    assert message.text.column.rendered_characters == before and message.footer.copy.hasFocus()
    message = entered(view, "- @x:// no link\n" * 5_000)
    before = message.text.column.rendered_characters
    tab()
    assert message.text.column.rendered_characters - before < 5_000


def test_a_link_that_changes_while_it_is_written_is_left(view: TranscriptView) -> None:
    """The keyboard stays in the text when other words take the place of the link it was on."""
    message = entered(view, TWO)
    tab()
    view.model.load(keyed("Nothing to follow."))
    view.sync()
    message = cast(ReplyMessage, view.message("r"))
    message.text.setFocus(Qt.FocusReason.OtherFocusReason)
    assert message.text.accessibleDescription() == "" and corner(view) == ""


def test_an_address_ends_before_the_full_stop(view: TranscriptView) -> None:
    """Of its sentence; a stop inside it stays, and so does one that was written as a part of the address."""
    message = entered(
        view, "See **https://one.example/a.b.** Or https://two.example/c... or [it](https://three.example/.)."
    )
    seen = []
    for _ in range(3):
        tab()
        seen.append(corner(view))
    assert seen == ["https://one.example/a.b", "https://two.example/c", "https://three.example/."]
    text = message.text.column.document(0).toPlainText()
    assert text == "See https://one.example/a.b. Or https://two.example/c... or it."


@pytest.mark.parametrize(
    ("words", "address", "says"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1", True),
        ("example.org", "https://www.example.org/", True),
        ("me@example.org", "mailto:me@example.org", True),
        ("click here", "https://evil.example", False),
        ("example.org", "https://example.org/pay", False),
        ("https://bank.example@evil.example", "https://bank.example@evil.example", False),
        ("аpple.com", "https://аpple.com", False),
        ("exam\u200bple.org", "https://exam\u200bple.org", False),
        ("https://bank.example", "https://evil.example", False),
    ],
)
def test_words_that_are_the_address_are_told_from_others(words: str, address: str, says: bool) -> None:
    """Only those say where a link leads; what looks like another address, or hides a sign, does not."""
    assert says_where(words, address) is says


def test_a_link_is_opened_after_showing_where_it_leads(qapp: QApplication, opened: list[str]) -> None:
    """An address is opened at once; other words ask first; Esc leads back to the link."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        chat.model.load(
            keyed("[https://one.example/a](https://one.example/a) and [click here](https://evil.example/x).")
        )
        chat.view.sync()
        window.activateWindow()
        await until(window.isActiveWindow)
        message = chat.view.message("r")
        assert isinstance(message, ReplyMessage)
        message.text.setFocus(Qt.FocusReason.TabFocusReason)
        tab()
        QTest.keyClick(message.text, ENTER)
        assert opened == ["https://one.example/a"] and chat.links.bar is None
        tab()
        QTest.keyClick(message.text, ENTER)
        bar = chat.links.bar
        assert bar is not None and bar.isVisible() and bar.open.hasFocus() and len(opened) == 1
        assert bar.address.accessibleDescription() == "https://evil.example/x"
        assert bar.open.accessibleDescription() == "This link leads to https://evil.example/x"
        QTest.keyClick(bar.open, Qt.Key.Key_Escape)
        assert not bar.isVisible() and message.text.hasFocus() and corner(chat.view) == "https://evil.example/x"
        QTest.keyClick(message.text, ENTER)
        QTest.keyClick(bar.open, Qt.Key.Key_Space)
        assert opened == ["https://one.example/a", "https://evil.example/x"] and not bar.isVisible()
        QTest.keyClick(message.text, ENTER)
        bar.copy.click()
        assert QGuiApplication.clipboard().text() == "https://evil.example/x" and not bar.isVisible()
        QTest.keyClick(message.text, ENTER)
        chat.begin_anew()
        assert not bar.isVisible() and len(opened) == 2

    play(qapp, "healthy", act)


def test_no_address_makes_the_window_wider(qapp: QApplication) -> None:
    """One without a place to break fills lines of its own."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.resize(700, 600)
        least = window.minimumSizeHint().width()
        stage.chat.links.follow("here", "https://example.org/" + "x" * 5_000)
        assert window.minimumSizeHint().width() == least
        assert stage.chat.links.bar is not None
        stage.chat.links.bar.cancel.click()

    play(qapp, "healthy", act)
