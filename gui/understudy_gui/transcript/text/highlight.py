"""Colours in code, once it is complete. The languages are Pygments' business."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

from understudy_gui.theme import Colours
from understudy_gui.transcript.text.lexers import lexers

MOST = 20_000
"""Longer pieces of code stay plain."""
_STEP = 400
"""So many tokens are coloured in one step, which takes about 3 ms."""
_LAST_OF_PLANE = 0xFFFF
_TONES: Mapping[str, str] = {
    "Comment": "text2",
    "Keyword": "link",
    "Literal.String": "ready",
    "Literal.Number": "resting",
    "Literal": "ready",
    "Name.Builtin": "link",
    "Name.Decorator": "resting",
    "Name.Tag": "link",
    "Generic.Deleted": "needs",
    "Generic.Inserted": "ready",
}
"""Which colour of the theme a kind of token has, by the beginning of Pygments' name for it."""


def warm_up() -> None:
    """Load what takes longest, so that the first code is not held up by it."""
    lexers().load("python")


def highlight(document: QTextDocument, language: str, colours: Colours) -> Iterator[int]:
    """Colour a complete piece of code in steps, as far as it is asked to; gives where each step ended.

    Code that is too long, or whose language is unknown or not loaded yet, stays as it is.
    """
    text = document.toPlainText()
    lexer = lexers().get(language)
    if lexer is None or len(text) > MOST or (text and ord(max(text)) > _LAST_OF_PLANE):
        return  # positions in a document count otherwise than in Python beyond the first plane
    forms = {tone: _form(getattr(colours, tone)) for tone in set(_TONES.values())}
    cursor = QTextCursor(document)
    tokens = lexer.get_tokens_unprocessed(f"{text}\n")
    while step := list(islice(tokens, _STEP)):
        cursor.beginEditBlock()  # otherwise the document is brought up to date after each token
        for at, kind, value in step:
            if (tone := _tone(str(kind))) is not None:
                cursor.setPosition(at)
                cursor.setPosition(min(at + len(value), len(text)), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(forms[tone])
        cursor.endEditBlock()
        yield step[-1][0]


def _form(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form


@lru_cache(maxsize=256)
def _tone(kind: str) -> str | None:
    name = kind.removeprefix("Token.")
    return next((tone for start, tone in _TONES.items() if name == start or name.startswith(f"{start}.")), None)
