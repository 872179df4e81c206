"""Formulas in replies: found in the text, set on a thread of their own, drawn on the line, copied as written."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from support.panes import shown_reply
from understudy_core.events import Answered, Attempt, Text
from understudy_gui.transcript.formulas.drawing import SIGN
from understudy_gui.transcript.formulas.places import MOST_IN_BLOCK, alone, take_out
from understudy_gui.transcript.formulas.press import MOST_WAITING, press
from understudy_gui.transcript.formulas.typesetting import MOST_COST, UnsettableError, cost, outline
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.text.blocks import Kind
from understudy_gui.transcript.text.cutter import Cutter
from understudy_gui.transcript.text.look import look
from understudy_gui.transcript.view import TranscriptView

BOMBS = {
    "nested fractions": r"\frac{1}{" * 60 + "x" + "}" * 60,
    "nested braces": "{" * 400 + "x" + "}" * 400,
    "nested cases": r"\begin{cases}" * 12 + "x" + r"\end{cases}" * 12,
    "towers": "x^{" * 200 + "x" + "}" * 200,
    "roots without braces": r"\left(" * 60 + "x" + r"\right)" * 60,
    "macros that double": r"\def\a{xx}\def\b{\a\a}\def\c{\b\b}\c",
    "new commands": r"\newcommand{\a}{\a\a}\a",
    "huge space": r"x\hspace{99999em}y",
    "huge rule": r"\left(\rule{1em}{99999em}\right)",
    "unknown command": r"\unknowncommand{x}",
    "unclosed": r"\frac{1}{",
    "markup": r"\href{https://example.org}{x}",
    "foreign letters": r"\text{中文}",
    "nothing": r"\;",
}


def reply(view: TranscriptView) -> ReplyMessage:
    message = view.live_messages()[-1]
    assert isinstance(message, ReplyMessage)
    return message


def words(view: TranscriptView, block: int = 0) -> str:
    return reply(view).text.column.document(block).toPlainText()


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("The sum $x^2 + 1$ is", ["x^2 + 1"]),
        (r"so \(\alpha\) and \[ \beta \] are", [r"\alpha", r"\beta"]),
        ("at once $$a = b$$ here", ["a = b"]),
        ("one letter $x$ and $AB$", ["x", "AB"]),
        (r"lines \(a" + "\n" + r"+ b\) go on", ["a + b"]),
        ("| $|x|$ | b |", ["|x|"]),
    ],
)
def test_formulas_are_found(text: str, tex: list[str]) -> None:
    """Each of the four ways to write a formula is known, also where it stands in words or in a table."""
    marked, found = take_out(text)
    assert [formula.tex for formula in found] == tex
    for formula in found:
        assert formula.source in text
        assert formula.source not in marked


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "Between $5 and 10$, say.",
        "US$5-US$6",
        "$HOME/bin and $PATH",
        "`$x^2$` and ``\\(x\\)``",
        r"\$x^2\$",
        "half $x^2",
        r"\(never closed",
        "$ x^2 $",
        "https://example.org/?a=$x_1$",
        "$$",
        "$x\n\n^2$",
    ],
)
def test_what_only_looks_like_a_formula_stays_as_it_is(text: str) -> None:
    """Prices, names of variables, code, escaped and half-written signs are words."""
    assert take_out(text) == (text, [])


def test_a_formula_of_its_own_is_one_block() -> None:
    """Lines between `$$` or `\\[` are one block, whatever they begin with; a price or an unfinished one is none."""
    cutter = Cutter()
    cutter.feed("We get\n$$\na\n= b\n- c\n$$\nand\n\\[ x \\],\n\\[\nnever closed\n\n- item\n\n$$$ expensive\n")
    cutter.finish()
    kinds = [block.kind for block in cutter.done]
    assert kinds == [
        Kind.PARAGRAPH,
        Kind.FORMULA,
        Kind.PARAGRAPH,
        Kind.FORMULA,
        Kind.FORMULA,
        Kind.ITEM,
        Kind.PARAGRAPH,
    ]
    found = [alone(block.source) for block in cutter.done if block.kind is Kind.FORMULA]
    assert [formula and formula.tex for formula in found] == ["a = b - c", "x,", None]


def test_an_unfinished_formula_is_held_back() -> None:
    """While it is being written a formula of its own is not shown by halves; at the end it is there in any case."""
    cutter = Cutter()
    cutter.feed("So\n\n$$\n\\frac{1}{")
    assert [block.source for block in cutter.pending()] == []
    cutter.finish()
    assert cutter.done[-1].source == "$$\n\\frac{1}{"


def test_formulas_are_drawn_once_they_are_set(view: TranscriptView, qtbot: QtBot) -> None:
    """At first the source is shown, a moment later the formula; copying gives what was written."""
    text = "The value $x_{1}^{2} + 17$ and **$y_{1}$** are.\n\n$$\nz_{1} = 4\n$$"
    with qtbot.waitSignal(press().ready, timeout=20_000):
        message = shown_reply(view, text)
        assert words(view) == "The value $x_{1}^{2} + 17$ and $y_{1}$ are."
    qtbot.waitUntil(lambda: words(view) == f"The value {SIGN} and {SIGN} are." and words(view, 1) == SIGN)
    message.text.select_all()
    message.text.copy_selection()
    assert QGuiApplication.clipboard().text() == text.replace("**", "")
    assert "$x_{1}^{2} + 17$" in message.text.accessibleName()


def test_a_formula_stands_on_the_line(view: TranscriptView, qtbot: QtBot) -> None:
    """What hangs low makes its line lower, and no formula is wider than the text."""
    with qtbot.waitSignal(press().ready, timeout=20_000):
        message = shown_reply(
            view, r"A deep one \(\frac{a_{22}}{b_{22}}\) here." + "\n\nA long one $" + "x_1+" * 100 + "y$."
        )
    column = message.text.column
    qtbot.waitUntil(lambda: SIGN in words(view) and SIGN in words(view, 1))
    low, long = column.document(0).formulas, column.document(1).formulas
    assert low is not None and long is not None
    assert low.placed[0].descent > low.placed[0].ascent * 0.3
    assert long.placed[0].width <= look().text_width + 1
    assert column.document(0).size().height() > column.look.line


def test_a_wide_formula_of_its_own_scrolls_sideways(view: TranscriptView, qtbot: QtBot) -> None:
    """It keeps its size, and a scroll bar reaches the rest."""
    with qtbot.waitSignal(press().ready, timeout=20_000):
        message = shown_reply(view, "$$" + "x_2+" * 100 + "y$$")
    qtbot.waitUntil(lambda: words(view) == SIGN)
    view.sync()
    assert message.text.column.entries[0].overflow > 100


def test_a_streaming_formula_is_drawn_when_it_is_complete(view: TranscriptView, qtbot: QtBot) -> None:
    """Pieces of a formula are words until the closing sign has come."""
    view.model.begin_reply()
    view.model.apply(Attempt(1, "A", "m", 1, 1))
    view.model.apply(Text("Here is $a_{33}"))
    view.sync()
    assert words(view) == "Here is $a_{33}"
    with qtbot.waitSignal(press().ready, timeout=20_000):
        view.model.apply(Text("^{44}$ now"))
        view.sync()
    qtbot.waitUntil(lambda: words(view) == f"Here is {SIGN} now")
    view.model.apply(Answered("A", "m", "stop", 1, 0.1, 1.0, "Here is $a_{33}^{44}$ now"))
    view.sync()
    assert words(view) == f"Here is {SIGN} now"


@pytest.mark.parametrize("name", BOMBS)
def test_what_costs_too_much_or_is_none_is_refused(name: str) -> None:
    """Bombs, macros, unknown commands and letters without a picture are refused before anything is drawn."""
    with pytest.raises(UnsettableError):
        outline(BOMBS[name], display=True)


def test_the_cost_of_nesting_doubles_and_counting_ends_early() -> None:
    """A formula's cost is known before it is drawn, and a tree of any depth is not counted to its end."""
    deep = top = Element("mrow")
    for _ in range(200):
        deep = SubElement(deep, "mrow")
    assert cost(Element("mrow")) == 2
    assert MOST_COST < cost(top) < 4 * MOST_COST


def test_text_in_a_formula_never_becomes_markup() -> None:
    """Signs of markup are drawn as the signs they are."""
    assert outline(r"\text{<mspace width='9em'/>}", display=True).width > 9


def test_a_flood_of_formulas_is_bounded(view: TranscriptView) -> None:
    """Of thousands in one block only so many are drawn, and only so many wait at a time."""
    _, found = take_out("$x_1$ " * 700)
    assert len(found) == MOST_IN_BLOCK
    shown_reply(view, " ".join(f"$x_{{{number}}}$" for number in range(100_000, 103_000)))
    assert len(press()._waiting) <= MOST_WAITING


def test_a_refused_formula_is_shown_as_it_was_written(view: TranscriptView, qtbot: QtBot) -> None:
    """Nothing is lost when a formula cannot be drawn."""
    with qtbot.waitSignal(press().ready, timeout=20_000):
        shown_reply(view, r"Take \(\unknowncommand{x_1}\) then.")
    qtbot.wait(1)
    assert words(view) == r"Take \(\unknowncommand{x_1}\) then."


def test_words_are_found_in_formulas(view: TranscriptView, qtbot: QtBot) -> None:
    """Finding counts what was written, so a formula is found by its source, in its place among the words."""
    with qtbot.waitSignal(press().ready, timeout=20_000):
        message = shown_reply(view, "An alpha, then $\\alpha_{55}$, then alpha.")
    qtbot.waitUntil(lambda: SIGN in words(view))
    assert message.text.show_found("alpha", 1) is not None
    assert message.text.selected_text() == "$\\alpha_{55}$"
    message.text.show_found("alpha", 2)
    assert message.text.selected_text() == "alpha"
