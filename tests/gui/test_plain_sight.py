"""Nothing in a text from elsewhere hides: signs that cannot be seen, and links that lead elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from support.panes import shown_reply
from understudy_gui.plain_sight import leads_elsewhere, readable, shown_address, unhidden
from understudy_gui.transcript.text.copying import styled
from understudy_gui.transcript.view import TranscriptView


@pytest.mark.parametrize(
    ("words", "address", "told"),
    [
        ("https://bank.example", "https://evil.example/login", "evil.example"),
        ("paypal.com", "https://paypal.com.evil.example/", "paypal.com.evil.example"),
        ("pay\u200bpal.com", "https://evil.example", "evil.example"),
        ("https://bank.example@evil.example", "https://bank.example@evil.example", "evil.example"),
        ("write to me@bank.com", "mailto:me@evil.example", "evil.example"),
        ("www.apple.com", "https://www.аpple.com", "xn--pple-43d.com"),
        ("аpple.com", "https://аpple.com", "xn--pple-43d.com"),
        ("the report", "https://evil.example", ""),
        ("README.md", "https://example.org/README.md", ""),
        ("https://example.org/a", "https://example.org/b", ""),
        ("example.org", "https://docs.example.org/", ""),
        ("www.example.org", "https://example.org/", ""),
    ],
)
def test_a_link_that_lies_is_found(words: str, address: str, told: str) -> None:
    """Words that name one place and lead to another are told from words that name none."""
    assert leads_elsewhere(words, address) == told


def test_where_a_lying_link_leads_stands_after_it(view: TranscriptView) -> None:
    """The host stands in the text itself, for eyes and for what is copied."""
    message = shown_reply(
        view, "See [**https://bank**.example](https://evil.example/login) now, or [this](https://example.org)."
    )
    text = message.text.column.document(0).toPlainText()
    assert text == "See https://bank.example (leads to evil.example) now, or this."


def test_signs_that_turn_words_around_are_shown(view: TranscriptView) -> None:
    """In running text, in what people sent and in code; other writing stays as it is."""
    message = shown_reply(
        view, "invoice\u202efdp.exe\n\n```\nif x:\u2066\u200b pass\n```\n\nשלום\u200f و", "my\u202ename"
    )
    column = message.text.column
    assert column.document(0).toPlainText() == "invoice‹U+202E›fdp.exe"
    assert column.document(1).toPlainText() == "if x:‹U+2066›‹U+200B› pass"
    assert column.document(2).toPlainText() == "שלום\u200f و"
    own = view.live_messages()[0].text.column.document(0).toPlainText()
    assert own == "my‹U+202E›name"
    assert readable("👩\u200d👩") == unhidden("👩\u200d👩") == "👩\u200d👩"


def test_addresses_are_shown_in_plain_letters() -> None:
    """No sign of an address can turn it around or look like another letter, and none fills the screen."""
    assert shown_address("https://аpple.com/\u202egpj.exe") == "https://xn--pple-43d.com/%E2%80%AEgpj.exe"
    assert len(shown_address("https://example.org/" + "x" * 10_000)) == 400


def test_the_pane_says_where_a_link_leads_while_the_mouse_is_on_it(view: TranscriptView) -> None:
    """The address stands in the corner of the pane, and goes when the mouse leaves the link."""
    message = shown_reply(view, "[here](https://example.org/path)")
    QTest.mouseMove(message.text, QPoint(8, 12))
    QTest.mouseMove(message.text, QPoint(10, 12))
    assert message.text.column.link_at(QPointF(10, 12))
    corner = [each for each in view.viewport().findChildren(QLabel) if each.text() == "https://example.org/path"]
    assert [each.isVisible() for each in corner] == [True]
    QTest.mouseMove(message.text, QPoint(300, 12))
    assert not corner[0].isVisible()


def test_a_table_is_copied_in_cells(view: TranscriptView) -> None:
    """Cells with tabs between them and rows as lines, as programs for tables read them."""
    message = shown_reply(view, "| a | b |\n|---|---|\n| 1 | **2** |")
    message.text.select_all()
    assert message.text.selected_text() == "a\tb\n1\t2"


def test_a_reply_is_copied_with_its_look(view: TranscriptView) -> None:
    """The clipboard holds what was written and HTML, which brings no picture and no script along."""
    text = "Some **bold** words ![cat](https://example.org/cat.png) <script>alert(1)</script>"
    message = shown_reply(view, text)
    QTest.mouseClick(message.footer.copy, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == text
    assert "font-weight" in data.html()
    assert "<img" not in styled(text) and "<script" not in styled(text)


def test_the_program_ends_well_after_a_reply_was_copied() -> None:
    """What lies on the clipboard outlives nobody."""
    program = (
        "from PySide6.QtWidgets import QApplication\napp = QApplication([])\n"
        "from understudy_gui.transcript.text.copying import copy_reply\ncopy_reply('**bold**')"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run([sys.executable, "-c", program], env=env).returncode == 0


def test_deep_nesting_does_not_leave_the_pane(view: TranscriptView) -> None:
    """Quotations and lists of any depth stay where they can be read."""
    deep = "> " * 5000 + "still here\n\n" + "\n".join(f"{'  ' * depth}- point {depth}" for depth in range(60))
    message = shown_reply(view, deep)
    view.grab()
    column = message.text.column
    for index, entry in enumerate(column.entries):
        document = column.document(index)
        column.measure(index)
        block = document.begin()
        while block.isValid():
            left = document.documentLayout().blockBoundingRect(block).left() + block.layout().position().x()
            assert left < 400, entry.block.source[:40]
            block = block.next()


def test_there_is_a_way_back_to_the_newest_message(view: TranscriptView, qtbot: QtBot) -> None:
    """Who reads far above finds a button that leads to the end; at the end there is none."""
    shown_reply(view, "A paragraph.\n\n" * 200)
    name = "Go to the newest message"
    assert not [each for each in view.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()]
    view.verticalScrollBar().setValue(0)
    button = next(each for each in view.findChildren(QPushButton) if each.accessibleName() == name)
    assert button.isVisible() and button.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not button.isVisible()
