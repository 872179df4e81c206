"""What the pane does with much text, fast text and hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from support.panes import shown_reply
from understudy_core.events import Answered, Attempt, Text
from understudy_gui import theme
from understudy_gui.transcript.finding import FoundPlace, show_found
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.stint import TURN_S
from understudy_gui.transcript.text.blocks import plain_blocks
from understudy_gui.transcript.text.cutter import Cutter
from understudy_gui.transcript.text.document import SafeDocument
from understudy_gui.transcript.text.lexers import lexers
from understudy_gui.transcript.text.span import END, Place, Selection
from understudy_gui.transcript.view import TranscriptView

HOSTILE = {
    "endless line": "x" * 1_000_000,
    "endless words": "word " * 200_000,
    "many items": "- item\n" * 20_000,
    "much code": "```\n" + "line of code\n" * 20_000 + "```",
    "long table": "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 10_000,
    "wide table": "|" + " a |" * 300 + "\n|" + "---|" * 300 + "\n|" + " 1 |" * 300,
    "deep quotes": "> " * 5000 + "x",
    "deep lists": "\n".join("  " * depth + "- x" for depth in range(300)),
    "open brackets": "[" * 20_000,
    "emphasis": "*a_ " * 20_000,
    "bidi and controls": "\u202e\u2066abc\u0000\u200b\ufffe\U000e0041" * 3000,
    "script": "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>",
    "carriage returns": "a\r\nb\r\n\r\n```\r\nc\r\n```\r\n",
}


def shown(view: TranscriptView, text: str) -> ReplyMessage:
    """A message and its reply with the same text, painted."""
    message = shown_reply(view, text, text)
    view.grab()
    return message


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_and_laid_out_only_where_it_is_seen(view: TranscriptView, name: str) -> None:
    """Whatever a service sends is shown from its end to its beginning without laying all of it out."""
    message = shown(view, HOSTILE[name])
    for part in (4, 2, 1):
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() - bar.maximum() // part)
        view.grab()
    assert message.text.column.rendered_characters <= 120_000
    assert len(view.live_messages()) <= 2


MANY = {
    "a hundred thousand list items": ("- item\n", 100_000),
    "fifty thousand headings": ("# a\n", 50_000),
    "fifty thousand paragraphs": ("word\n\n", 50_000),
}


class Ticking:
    """A clock by which some time passes whenever somebody looks at it."""

    def __init__(self, step_s: float) -> None:
        self._now, self._step_s = 0.0, step_s

    def __call__(self) -> float:
        self._now += self._step_s
        return self._now


@pytest.fixture
def busy_view(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[TranscriptView]:
    """A pane that has time for a dozen pieces of work in each turn, or for as many as the parameter says."""
    made = TranscriptView(clock=Ticking(TURN_S / getattr(request, "param", 12)))
    qtbot.addWidget(made)
    made.resize(936, 630)
    made.show()
    qtbot.waitExposed(made)
    yield made


def begun(view: TranscriptView, text: str) -> ReplyMessage:
    """A reply with this text after the first turn in which it is there at all."""
    view.model.load([ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, text)])
    QApplication.processEvents()
    while view.message("r") is None:
        QApplication.processEvents()
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    return message


@pytest.mark.parametrize("name", MANY)
def test_very_many_blocks_come_in_steps(busy_view: TranscriptView, name: str) -> None:
    """Between two steps the window lives; the end is followed, and at last everything is there as if cut at once."""
    piece, count = MANY[name]
    message, bar = begun(busy_view, piece * count), busy_view.verticalScrollBar()
    entries, sizes = message.text.column.entries, [0]
    while sizes[-1] < count:
        assert sizes[-1] < len(entries) <= sizes[-1] + 4000
        assert bar.value() == bar.maximum()
        sizes.append(len(entries))
        QApplication.processEvents()
    whole = Cutter()
    whole.feed(piece * count)
    whole.finish()
    assert [entry.block for entry in entries] == whole.done
    assert message.text.column.rendered_characters < 500 * len(sizes), "only what each step shows is laid out"


@pytest.mark.parametrize("thought", ["so it is\n" * 20_000, "word " * 40_000], ids=["lines", "words"])
def test_long_reasoning_is_unfolded_in_steps(busy_view: TranscriptView, thought: str) -> None:
    """Only what is looked at is laid out, the window lives between two steps, and at last all of it is there."""
    view = busy_view
    view.model.load([ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, "The end.", reasoning=thought)])
    view.sync()
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    QTest.mouseClick(message.reasoning.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    text = message.reasoning.text
    assert text is not None
    entries, blocks, steps = text.column.entries, plain_blocks(thought.strip()), 1
    while [entry.block for entry in entries] != blocks:
        assert len(entries) <= len(blocks) and steps < 1000
        QApplication.processEvents()
        steps += 1
    assert steps > 5 and text.column.rendered_characters < len(thought) / 4
    above = [entry.height for entry in entries[:20]]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert message.text.isVisible() and above == [entry.height for entry in entries[:20]]


def test_reasoning_stays_in_place_while_what_is_above_it_is_laid_out(view: TranscriptView) -> None:
    """Heights are guessed until somebody looks: who scrolls up through reasoning sees every line where it was."""
    thought = "\n".join(f"{number} " + "i" * (number % 90) for number in range(4_000))
    view.model.load([ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, "The end.", reasoning=thought)])
    view.sync()
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    QTest.mouseClick(message.reasoning.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    text, bar = message.reasoning.text, view.verticalScrollBar()
    assert text is not None
    view.sync()
    bar.setValue(bar.maximum() * 2 // 3)
    for _ in range(12):
        index, into = message.mark_at(-message.y())
        assert index < -1
        bar.setValue(bar.value() - 60)
        assert message.y_of((index, into)) + message.y() == pytest.approx(60, abs=2)


def test_a_text_that_still_comes_in_is_whole_for_who_takes_it(busy_view: TranscriptView) -> None:
    """Everything is selected, copied and found at its end, though only the first step is there."""
    text = "- item\n" * 10_000 + "- the last one"
    message = begun(busy_view, text)
    assert len(message.text.column.entries) < 4000
    message.text.select_all()
    assert message.text.selected_text().endswith("\n• the last one")
    message = begun(busy_view, text)
    message.text.keeper.select(message.text, Selection(Place(100, 0), END))
    message.text.copy_selection()
    assert QGuiApplication.clipboard().text().endswith("\n- the last one"), "as it was written, for it is long"
    message = begun(busy_view, text)
    show_found(busy_view, FoundPlace("r", 0), "the last one")
    assert message.text.selected_text() == "• the last one"


COSTLY = {
    "links": "".join(f"[number {number}](https://example.org/{number}) " for number in range(2000)),
    "paragraphs": "\n\n".join(f"Paragraph {number}." for number in range(200)),
    "code": "```python\n" + "x = [1, 2, 3]  # a comment\n" * 600 + "```",
    "a table": "| a | b | c |\n|---|---|---|\n" + "| x | `y` | z |\n" * 400,
}


class Painted(QObject):
    """Remembers what a text had ready when it was painted last."""

    def __init__(self, message: ReplyMessage) -> None:
        super().__init__(message)
        self._entries = message.text.column.entries
        self.last: list[tuple[bool, bool]] = []
        message.text.installEventFilter(self)

    def ready(self) -> list[tuple[bool, bool]]:
        """Of each block, whether it is laid out and has all its colours."""
        return [(entry.measured, entry.is_coloured) for entry in self._entries]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.last = self.ready()
        return False


def seen(message: ReplyMessage) -> list[tuple[int, int]]:
    """The blocks that can be read by now, and where each stands in the pane."""
    column = message.text.column
    return [
        (index, message.y() + message.text.y() + round(column.top_of(index)))
        for index, entry in enumerate(column.entries)
        if entry.document is not None and entry.measured
    ]


@pytest.mark.parametrize("busy_view", [3], indirect=True)
@pytest.mark.parametrize("name", COSTLY)
def test_what_is_laid_out_in_turns_ends_as_if_done_at_once(
    view: TranscriptView, busy_view: TranscriptView, name: str
) -> None:
    """No turn lays out more than its time allows, the window lives in between, and the picture is the same at last."""
    lexers().load("python")
    view.model.load([ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, COSTLY[name])])
    view.sync()
    message, before, turns = begun(busy_view, COSTLY[name]), 0, 0
    painted = Painted(message)
    while not busy_view.is_up_to_date:
        laid_out = len(seen(message))
        assert laid_out - before <= 3
        before, turns = laid_out, turns + 1
        QApplication.processEvents()
    assert turns > 1
    QApplication.processEvents()
    assert painted.last == painted.ready()
    assert busy_view.viewport().grab().toImage() == view.viewport().grab().toImage()


@pytest.mark.parametrize("busy_view", [1], indirect=True)
def test_what_is_read_stays_still_while_more_is_laid_out(busy_view: TranscriptView) -> None:
    """Who scrolls up sees the same lines in the same place in every turn, however much above them is still to come."""
    text = "\n\n".join(f"{number} " + "[a](https://example.org) words " * 15 for number in range(300))
    view, bar = busy_view, busy_view.verticalScrollBar()
    message = begun(view, text)
    while not view.is_up_to_date:
        QApplication.processEvents()
    assert not message.text.column.entries[0].measured
    for step in (-500, -500, 300, -400):
        before = {index: y for index, y in seen(message) if 0 <= y < view.height()}
        stood = {index: y - step for index, y in before.items() if 0 <= y - step < view.height()}
        bar.setValue(bar.value() + step)
        while not view.is_up_to_date:
            assert stood
            assert stood.items() <= dict(seen(message)).items()
            QApplication.processEvents()
        assert stood.items() <= dict(seen(message)).items()
        top = bar.value() - message.text.y() - theme.Space.PAGE
        in_sight = message.text.column.between(top, top + view.viewport().height())
        assert all(message.text.column.entries[index].measured for index in in_sight)


def test_what_stands_below_very_many_blocks_stays_where_it_is(view: TranscriptView) -> None:
    """Who scrolls up into such a text comes to its end, not to the end of its first step."""
    text = "- item\n" * 10_000 + "- the last one"
    long = ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, text)
    after = [ReplyItem(f"a{at}", ReplyState.ANSWERED, "A", "m", 1, "word " * 600) for at in range(3)]
    view.model.load([long, *after])
    view.sync()
    bar = view.verticalScrollBar()
    while view.message("r") is None:
        bar.setValue(bar.value() - 300)
    message = view.message("r")
    assert isinstance(message, ReplyMessage)
    assert len(message.text.column.entries) == 10_001


def test_a_user_may_send_anything_too(view: TranscriptView) -> None:
    """A million characters pasted into a message open like any other."""
    view.model.load([UserItem("u", HOSTILE["endless line"])])
    view.sync()
    view.grab()
    assert len(view.live_messages()) == 1


def test_pictures_are_named_and_never_loaded(view: TranscriptView, tmp_path: Path) -> None:
    """A picture in a reply becomes words, even if it names a file that exists on this computer."""
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    path = tmp_path / "private.png"
    picture.save(str(path))
    message = shown(view, f"![cat]({path.as_uri()}) and ![dog](https://example.org/dog.png)")
    document = message.text.column.document(0)
    assert document.toPlainText() == "[picture: cat] and [picture: dog]"
    assert "#ff0000" not in {
        message.text.grab().toImage().pixelColor(x, y).name() for x in range(0, 200, 2) for y in range(0, 24, 2)
    }


def test_a_document_loads_nothing_whatever_it_is_asked(tmp_path: Path) -> None:
    """Every resource of a document is one transparent pixel, also for files that exist."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    got = SafeDocument().resource(QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(str(secret)))
    assert isinstance(got, QImage)
    assert (got.width(), got.height()) == (1, 1)


def test_markup_is_shown_as_it_was_written(view: TranscriptView) -> None:
    """A script in a reply is words like any other."""
    message = shown(view, "before <script>alert(1)</script> after")
    assert message.text.column.document(0).toPlainText() == "before <script>alert(1)</script> after"


@pytest.mark.parametrize("shape", ["paragraphs", "code", "items", "table"])
def test_a_long_stream_costs_what_it_brings(view: TranscriptView, shape: str) -> None:
    """Streaming ten times the text gives documents about ten times the characters, not a hundred times."""
    line = {
        "paragraphs": "Some words that make a paragraph of an ordinary length, as replies have them.\n\n",
        "code": "value = compute(something, with_some=arguments)\n",
        "items": "- an item of a list that says something\n",
        "table": "| one | two | three |\n",
    }[shape]
    start = {"code": "```python\n", "table": "| a | b | c |\n|---|---|---|\n"}.get(shape, "")

    def cost(characters: int) -> int:
        view.model.load([])
        item = view.model.begin_reply()
        view.model.apply(Attempt(1, "A", "m", 1, 1))
        text = start + line * (characters // len(line))
        for at in range(0, len(text), 80):
            view.model.apply(Text(text[at : at + 80]))
            view.sync()
        message = view.message(item.id)
        assert isinstance(message, ReplyMessage)
        rendered = message.text.column.rendered_characters
        view.model.apply(Answered("A", "m", "stop", 1, 0.1, 1.0, text))
        view.sync()
        return rendered

    small, large = cost(10_000), cost(100_000)
    assert large <= small * 13


def test_the_final_text_is_not_laid_out_again(view: TranscriptView) -> None:
    """When a reply ends, what is already shown stays as it is."""
    text = "\n\n".join(f"Paragraph {number}." for number in range(20))
    view.model.add_user("Hello")
    item = view.model.begin_reply()
    view.model.apply(Attempt(1, "A", "m", 1, 1))
    view.model.apply(Text(text))
    view.sync()
    message = view.message(item.id)
    assert isinstance(message, ReplyMessage)
    before = message.text.column.rendered_characters
    view.model.apply(Answered("A", "m", "stop", 1, 0.1, 1.0, text))
    view.sync()
    assert message.text.column.rendered_characters == before
