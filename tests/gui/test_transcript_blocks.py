"""Cutting growing Markdown into blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy_gui.transcript.text.blocks import MOST_CHARACTERS, MOST_LINES, Block, Kind, plain_blocks
from understudy_gui.transcript.text.cutter import MOST_CELLS, MOST_COLUMNS, Cutter

SAMPLE = """# Title
One paragraph
on two lines.

- a
- b
  - nested

1. x
1. y

   more of y
1. z

> quoted
> twice

| a | b |
|---|---|
| 1 | 2 |

```python
def f():

    return 1
```
***
The end"""


def cut(text: str) -> list[Block]:
    cutter = Cutter()
    cutter.feed(text)
    cutter.finish()
    return cutter.done


def test_every_kind_of_block_is_told_apart() -> None:
    """Headings, paragraphs, list items, quotations, tables, code and rules each become a block of their kind."""
    kinds = [block.kind for block in cut(SAMPLE)]
    assert kinds == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        *[Kind.ITEM] * 5,
        Kind.QUOTE,
        Kind.TABLE,
        Kind.CODE,
        Kind.RULE,
        Kind.PARAGRAPH,
    ]


def test_ordered_items_are_numbered_on() -> None:
    """Items that all say "1." are numbered 1, 2, 3, as Markdown means them."""
    assert [block.number for block in cut(SAMPLE) if block.number is not None] == [1, 2, 3]


def test_code_is_kept_to_the_letter() -> None:
    """A fence's lines reach the block unchanged, blank ones included, and the fences themselves do not."""
    code = next(block for block in cut(SAMPLE) if block.kind is Kind.CODE)
    assert code.source == "def f():\n\n    return 1"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_the_pieces_of_a_stream_do_not_matter(sizes: list[int]) -> None:
    """However a text is cut into pieces on its way, the blocks are the same."""
    cutter, rest = Cutter(), SAMPLE
    for size in sizes:
        cutter.feed(rest[:size])
        cutter.pending()
        rest = rest[size:]
    cutter.feed(rest)
    cutter.finish()
    assert cutter.done == cut(SAMPLE)


@given(st.text(alphabet="ab #>-*`|1.\n\t ", max_size=300))
def test_finished_blocks_never_change(text: str) -> None:
    """Whatever comes next, a block once finished stays as it is."""
    cutter = Cutter()
    before: list[Block] = []
    for letter in text:
        cutter.feed(letter)
        cutter.pending()
        assert cutter.done[: len(before)] == before
        before = list(cutter.done)


@given(st.text(alphabet="ab #>-*`|1.\n\t ", max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter of a text is found again in its blocks, in order."""
    found = "".join(block.head + block.source for block in cut(text))
    assert [letter for letter in text if letter in "ab"] == [letter for letter in found if letter in "ab"]


def test_no_block_grows_without_bound() -> None:
    """Endless lines, endless code and endless tables are cut into parts of bounded size."""
    endless = ["x" * 50_000, "word " * 10_000, "```\n" + "line\n" * 3000, "|a|b|\n|-|-|\n" + "|1|2|\n" * 3000]
    for text in endless:
        blocks = cut(text)
        assert len(blocks) > 5
        assert all(len(block.source) <= MOST_CHARACTERS + 1 for block in blocks)
        assert all(block.source.count("\n") < MOST_LINES for block in blocks)


@pytest.mark.parametrize("before", ["", "> ", "- ", "> - "])
@pytest.mark.parametrize("columns", [2, 20, MOST_COLUMNS - 1, 900])
def test_no_table_has_cells_without_bound(before: str, columns: int) -> None:
    """Also one inside a quotation or a list, where it is not cut as a table; one that is too wide is text."""
    row = "x|" * columns
    further = " " * len(before) if before == "- " else before
    blocks = cut(f"{before}|{row}\n" + "\n".join(f"{further}|{cells}" for cells in ("-|" * columns, *[row] * 400)))
    for block in blocks:
        lines = block.source.split("\n")
        has_rule = block.kind is Kind.TABLE or any(set(line) <= set("|- >") for line in lines if line.strip())
        assert not (has_rule and len(lines) > 1) or block.source.count("|") <= MOST_CELLS
    assert "".join(block.head + block.source for block in blocks).count("x") >= 401 * columns
    assert all(len(block.source) <= MOST_CHARACTERS for block in blocks)


def test_signs_alone_are_held_back() -> None:
    """A lone dash under a paragraph does not turn it into a heading for a moment."""
    cutter = Cutter()
    cutter.feed("Some words\n-")
    assert [block.kind for block in cutter.pending()] == [Kind.PARAGRAPH]
    cutter.feed(" first")
    assert [block.kind for block in cutter.pending()] == [Kind.PARAGRAPH, Kind.ITEM]


def test_a_number_at_the_very_end_is_shown() -> None:
    """What was held back while it could still mean anything is there once the text is complete."""
    assert cut("The answer is\n42")[-1].source.endswith("42")


def test_plain_text_is_joined_to_the_same_text() -> None:
    """A user's message put into parts and joined again is the message."""
    text = "\n".join(f"line {number}" for number in range(1000))
    assert "\n".join(block.source for block in plain_blocks(text)) == text
