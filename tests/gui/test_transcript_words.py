"""The words of a reply as they are selected and copied, piece by piece."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from support.hostile_documents import FREEZING
from support.panes import shown_reply
from understudy_gui import theme
from understudy_gui.transcript.text.blocks import Block, Kind
from understudy_gui.transcript.text.copying import text_between
from understudy_gui.transcript.text.cutter import Cutter
from understudy_gui.transcript.text.document import render
from understudy_gui.transcript.text.look import look
from understudy_gui.transcript.text.plain_words import words_of
from understudy_gui.transcript.text.selection import whole_text
from understudy_gui.transcript.text.span import END, START, Place, Selection, Span, Spot
from understudy_gui.transcript.view import TranscriptView

MIXED = (
    "A plan for **three days**:\n\n- the old town\n- *the hills*\n\n```python\nfor day in days:\n    go(day)\n```\n\n"
    "| Day | Place |\n|---|---|\n| 1 | Alfama |\n\nIt takes $x^2$ hours."
)
TASKS = "- [x] done\n- [ ] open\n- no task\n  - [x] inside\n\n1. [X] counted"


def test_tasks_are_copied_with_their_boxes(view: TranscriptView) -> None:
    """What is done and what is not is told by what is pasted, also where a selection begins inside."""
    text = shown_reply(view, TASKS).text
    text.show_selection(Selection(START, END))
    assert text.selected_text() == "[x] done\n[ ] open\n• no task\n[x] inside\n1. [x] counted"
    text.show_selection(Selection(Place(0, 2), Place(1, 2)))
    assert text.selected_text() == "ne\n[ ] op"
    assert whole_text([entry.block for entry in text.column.entries], look()).startswith("[x] done\n[ ] open")


@pytest.mark.parametrize("wish", [theme.Wish.LIGHT, theme.Wish.DARK, theme.Wish.CONTRAST])
def test_a_task_that_is_done_has_a_tick_in_a_box(view: TranscriptView, wish: theme.Wish) -> None:
    """A filled box with a tick in it stands before it, an empty one before an open task; selected they stay apart."""
    theme.current().wish(wish)
    text, colours = shown_reply(view, "- [x] i\n- [ ] i").text, look().colours
    for chosen, colour, filled in ((None, colours.accent, True), (Selection(START, END), colours.on_accent, False)):
        text.show_selection(chosen)
        image = text.grab().toImage()
        half = image.height() // 2
        done, still = (
            sum(image.pixelColor(x, y) == QColor(colour) for x in range(20) for y in range(half * at, half * (at + 1)))
            for at in (0, 1)
        )
        assert done > still, (chosen, done, still)
        assert not filled or (done > 60 and still == 0)


def test_the_words_of_a_block_are_those_of_its_document() -> None:
    """What is copied without being laid out reads as what is shown, however odd it was written."""
    odd = (
        "# A *title*\n\nTwo  spaces and\na line & an &amp; or <b>tag</b>, ~~gone~~, a@b.org and https://x.org.\n\n"
        "- - deep\n- [ ] task\n  - [x] too\n- # head\n- [paypal.com](https://evil.example)\n- ![a picture](p.png)\n\n"
        "> said\n> 1. twice\n\n$$\nx = 1\n$$\n\n\\(a+b\\) for $5 and $6\n\n1986\\. was\n+ plus\n\nnbsp\u00a0here\\\nend"
    )
    for source in (odd, MIXED, FREEZING["a long table"][:3000], FREEZING["right to left"], FREEZING["open stars"]):
        cutter = Cutter()
        cutter.feed(source)
        cutter.finish()
        for block in cutter.done:
            document = render(block, look())
            words = text_between(document, 0, document.characterCount() - 1)
            repeated = words.partition("\n")[2] if block.kind is Kind.TABLE and block.continues else words
            assert words_of(block, look()) == repeated


def test_a_span_knows_its_part_of_each_message() -> None:
    """Pure: the ends are where they were put, what lies between is whole, the rest is untouched."""
    order = {"a": 0, "b": 1, "c": 2, "d": 3}.get
    span = Span(Spot("c", Place(1, 4)), Spot("a", Place(0, 2)))
    assert span.part("a", order) == Selection(Place(0, 2), END)
    assert span.part("b", order) == Selection(START, END)
    assert span.part("c", order) == Selection(START, Place(1, 4))
    assert span.part("d", order) is None
    assert span.part("b", {"a": 0, "b": 1}.get) is None, "one end is gone"
    assert words_of(Block(Kind.RULE, "---"), look()) == ""
