"""What a stretch of a conversation says, as plain text with who said it; from the messages, not from widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from understudy_core.language import tr
from understudy_gui.plain_sight import readable
from understudy_gui.transcript.items import Item, UserItem
from understudy_gui.transcript.text.blocks import Block, plain_blocks
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.cutter import Cutter
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.plain_words import MOST_READ, weight
from understudy_gui.transcript.text.selection import selected_text, whole_text
from understudy_gui.transcript.text.span import START, WHOLE, Selection, Span


def text_of(span: Span, items: Sequence[Item], look: Look, shown: Callable[[str], Column | None]) -> str:
    """What is selected of these items. `shown` gives the text of an item as it stands there, if it does.

    Who said it stands above every message that is selected from its beginning, if there is more than one. If whole
    messages weigh more than `MOST_READ` together, they are given as they were written, signs of Markdown and all, so
    that the window is not held up.
    """
    order = {item.id: at for at, item in enumerate(items)}.get
    touched = [items[at] for at in span.items(order)]
    parts = {item.id: span.part(item.id, order) or WHOLE for item in touched}
    as_written = weight(item.text for item in touched if parts[item.id] == WHOLE) > MOST_READ
    said = [(item, _words(item, parts[item.id], as_written, look, shown)) for item in touched]
    said = [(item, words) for item, words in said if words]
    if len(said) == 1:
        return said[0][1]
    return "\n\n".join(f"{speaker(item)}:\n{words}" if parts[item.id].first == START else words for item, words in said)


def speaker(item: Item) -> str:
    """Whose words these are."""
    return tr("You") if isinstance(item, UserItem) else item.backend or tr("Reply")


def _words(item: Item, part: Selection, as_written: bool, look: Look, shown: Callable[[str], Column | None]) -> str:
    if part != WHOLE:
        return selected_text(shown(item.id) or _column(item, look), part)
    if as_written or isinstance(item, UserItem):
        return readable(item.text)
    return whole_text(_blocks(item), look)


def _blocks(item: Item) -> list[Block]:
    if isinstance(item, UserItem):
        return plain_blocks(item.text)
    cutter = Cutter()
    cutter.feed(item.text)
    cutter.finish()
    return cutter.done


def _column(item: Item, look: Look) -> Column:
    column = Column(look)
    column.set_blocks(_blocks(item))
    return column
