"""Words in conversations and where they stand, by SQLite's full-text index; a scan where words are not spaced."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

MOST = 100
"""So many conversations are found at once; more would not be read."""
_WORD = re.compile(r"\w+")
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean: words there do not stand apart. Compiled (3 ms) when wanted."""
_BEFORE, _BEHIND = 12, 120
"""Signs of the message that are shown before the first word that was found, and behind it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation that holds what was looked for. `message` is where, or None for the title; `around` its words."""

    conversation: int
    title: str
    changed_at: float
    message: int | None
    around: str


def found(db: sqlite3.Connection, words: str) -> tuple[Found, ...]:
    """Conversations that hold all of these words, the latest first; of each the latest place.

    Those with the words in what was said, or in their title, go before those whose accounts alone hold them.
    """
    said = dict.fromkeys(_in_titles(db, words)) | _SAID.places(db, words)
    latest = _latest(db, said, _SAID, words, MOST)
    if len(latest) == MOST:
        return latest
    told = {id_: message for id_, message in _TOLD.places(db, words).items() if id_ not in said}
    return latest + _latest(db, told, _TOLD, words, MOST - len(latest))


@dataclass(frozen=True, slots=True)
class _Texts:
    """One kind of text that messages have, with the statements that look into it."""

    indexed: str
    scanned: str
    whole: str

    def places(self, db: sqlite3.Connection, words: str) -> dict[int, int]:
        """Of each conversation that holds all of these words, the latest message that does."""
        parts = _WORD.findall(words)
        if not parts or re.search(_UNSPACED, words):
            return dict(db.execute(self.scanned, (_like(words),)).fetchall())
        return dict(db.execute(self.indexed, (" ".join(f'"{part}"*' for part in parts),)).fetchall())


_SAID = _Texts(
    """select m.conversation_id, max(m.id) from message_words w join message m on m.id = w.rowid
       where message_words match ? group by m.conversation_id""",
    r"select conversation_id, max(id) from message where text like ? escape '\' group by conversation_id",
    "select text from message where id=?",
)
_TOLD = _Texts(
    """select m.conversation_id, max(m.id) from account_words w join message m on m.id = w.rowid
       where account_words match ? group by m.conversation_id""",
    r"select conversation_id, max(id) from message where told like ? escape '\' group by conversation_id",
    "select told from message where id=?",
)


def _latest(
    db: sqlite3.Connection, places: Mapping[int, int | None], texts: _Texts, words: str, most: int
) -> tuple[Found, ...]:
    """The `most` conversations that changed last, of those that were found."""
    if not places:
        return ()
    rows = db.execute(
        """select id, title, changed_at from conversation where id in (select value from json_each(?)) and not deleted
           order by changed_at desc, id desc limit ?""",
        (json.dumps([*places]), most),
    ).fetchall()
    return tuple(
        Found(id_, title, changed_at, places[id_], _around(db, places[id_], texts, words))
        for id_, title, changed_at in rows
    )


def _in_titles(db: sqlite3.Connection, words: str) -> list[int]:
    parts = [part.casefold() for part in _WORD.findall(words) or [words]]
    rows = db.execute("select id, title from conversation where not deleted")
    return [id_ for id_, title in rows if all(part in title.casefold() for part in parts)]


def _like(words: str) -> str:
    return "%" + words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"


def _around(db: sqlite3.Connection, message: int | None, texts: _Texts, words: str) -> str:
    """The words before and after the first place, on one line."""
    if message is None:
        return ""
    (text,) = db.execute(texts.whole, (message,)).fetchone()
    parts = _WORD.findall(words) or [words]
    at = min((place for part in parts if (place := text.lower().find(part.lower())) >= 0), default=0)
    start = text.find(" ", max(at - _BEFORE, 0), at) + 1 if at > _BEFORE else 0
    piece = " ".join(text[start : at + _BEHIND].split())
    return f"…{piece}" if start else piece
