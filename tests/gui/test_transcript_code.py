"""Code in replies: coloured once it is complete, copied whole by a button; and replies that mean harm."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from support.panes import shown_reply
from understudy_core.events import Answered, Attempt, Text
from understudy_gui import theme
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.parts import QuietButton
from understudy_gui.transcript.text.lexers import Lexers, lexers
from understudy_gui.transcript.view import TranscriptView

CODE = "def add(a, b):\n    # the sum\n    return a + b"


def colours(message: ReplyMessage) -> set[str]:
    """The colours of the first block's text."""
    found = set()
    for form in message.text.column.document(0).allFormats():
        if form.isCharFormat() and form.foreground().style().value:
            found.add(form.foreground().color().name())
    return found


def buttons(message: ReplyMessage) -> list[QuietButton]:
    """The buttons that copy code."""
    return [one for one in message.text.findChildren(QuietButton) if one.accessibleName() == "Copy code"]


def test_code_is_coloured_when_its_fence_closes(view: TranscriptView) -> None:
    """While it grows it stays plain, so that a stream costs what it brings."""
    lexers().load("python")
    model = view.model
    model.add_user("Write it")
    model.begin_reply("r")
    model.apply(Attempt(1, "A", "m", 1, 1))
    model.apply(Text(f"```python\n{CODE}\n"))
    view.sync()
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    assert colours(message) == set()
    model.apply(Text("```\nDone."))
    model.apply(Answered("A", "m", "stop", 1, 0.1, 0.2, f"```python\n{CODE}\n```\nDone."))
    view.sync()
    scheme = theme.current().colours
    assert {scheme.link.lower(), scheme.text2.lower(), scheme.resting.lower()} & colours(message)
    assert scheme.text2.lower() in colours(message)


def test_a_language_is_learnt_beside_the_window(view: TranscriptView, qtbot: QtBot) -> None:
    """Its rules are loaded on a thread when they are wanted first; code gets its colours when they are there."""
    with ThreadPoolExecutor(1) as aside:
        fresh = aside.submit(Lexers).result()
    assert not fresh.has("Kotlin") and fresh.get("kotlin") is None
    with qtbot.waitSignal(fresh.ready):
        pass
    assert fresh.has("kotlin")
    assert fresh.get("kotlin") is not None
    message = shown_reply(view, "```groovy\ndef x = 'words' // a comment\n```")
    qtbot.waitUntil(lambda: theme.current().colours.text2.lower() in colours(message))


@pytest.mark.parametrize("language", ["", "no-such-language", "python 😀"])
def test_an_unknown_language_stays_plain(view: TranscriptView, language: str) -> None:
    """Nothing is guessed, and nothing goes wrong."""
    message = shown_reply(view, f"```{language}\n{'x = 1' if language else CODE}\n```")
    if not language.startswith("python"):
        assert colours(message) == set()


def test_signs_beyond_the_first_plane_do_not_shift_colours(view: TranscriptView) -> None:
    """Code with such signs stays plain, because its positions count otherwise."""
    lexers().load("python")
    assert colours(shown_reply(view, "```python\nx = '😀' # sum\n```")) == set()


def test_a_button_copies_the_whole_code(view: TranscriptView) -> None:
    """Also of code that is so long that it is shown in parts; each piece of code has one button."""
    long = "\n".join(f"line {at}" for at in range(500))
    message = shown_reply(view, f"One:\n\n```\n{long}\n```\n")
    view.verticalScrollBar().setValue(0)
    (button,) = buttons(message)
    button.click()
    assert QGuiApplication.clipboard().text() == long + "\n"


HOSTILE = {
    "ten million characters in one line": "x" * 10_000_000,
    "a hundred thousand list items": "- item\n" * 100_000,
    "five thousand nested quotations": "> " * 5000 + "deep",
    "a broken table": "| a | b |\n|---|\n| 1 | 2 | 3 |\n" * 500,
    "a script and a frame": "<script>alert(1)</script><iframe src='file:///etc/passwd'></iframe>" * 100,
    "files and strange schemes": "![x](file:///etc/passwd) [y](javascript:alert(1)) [z](file:///etc/passwd)",
    "writing turned round": "\u202egpj.exe\u202c \u2066hidden\u2069 \u200b\u200d" * 1000,
    "a million combining marks": "a" + "\u0301" * 1_000_000,
    "open fences": "```python\n" * 3000,
    "ten thousand emphases": "*_" * 10_000,
    "ten million characters in words": "word " * 2_000_000,
    "a quotation deeper with each line": "\n".join(">" * depth + " x" for depth in range(1, 500)),
    "a list deeper with each line": "\n".join("  " * depth + "- x" for depth in range(1000)),
    "a table that never ends": "| a | b |\n|---|---|\n" + "| " * 100_000,
    "formulas without end": r"$\frac{1}{x_1}$ " * 20_000,
    "a formula bomb": "$$" + r"\frac{1}{" * 2000 + "$$\n\n$$\n" + r"\def\a{\a\a}\a" * 100 + "\n$$",
    "signs of formulas": "$" * 100_000 + r"\(" * 100_000 + "`" * 99_999,
    "links that lie": "[https://bank.example](https://evil.example) " * 20_000,
    "a chain of emoji": "👩\u200d" * 20_000,
    "a million signs without width": "\u200b" * 1_000_000,
    "fifty thousand headings": "# a\n" * 50_000,
    "signs that mean something to documents": "\ufdd0\ufdd1\ufdef\ufffc\u2028\u2029\x00" * 2000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reply_is_shown_in_bounded_pieces(view: TranscriptView, name: str) -> None:
    """Only what is looked at is laid out, however much there is, and every block is bounded."""
    message = shown_reply(view, HOSTILE[name])
    column = message.text.column
    assert max((len(entry.block.source) for entry in column.entries), default=0) <= 8_100
    assert column.rendered_characters <= 200_000
    assert sum(entry.document is not None for entry in column.entries) <= 200
    links = [column.link_at(column.origin(0))] if column.entries else []
    assert not [link for link in links if link and link.address.startswith(("file:", "javascript:"))]
