"""Formulas in Markdown, pure: where they stand, and which they are. How they look is `typesetting.py`'s business.

`\\(…\\)` and `\\[…\\]` are formulas; `$…$` and `$$…$$` are if they read like one, so that prices stay prices.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

MOST = 1000
"""A formula longer than this is shown as it was written."""
MOST_IN_BLOCK = 100
"""So many formulas of one block are drawn; more are shown as they were written."""
MARK = "\ufdef"
"""Stands where a formula was taken out, before a letter that counts; no text may hold this sign."""
_FIRST = 0xE000
_CLOSING = {"\\(": "\\)", "\\[": "\\]", "$$": "$$", "$": "$"}
_SIGN = re.compile(r"\\[\\()\[\]$`]|\$\$|\$|`+")
_MATHEMATICAL = re.compile(r"[\\^_=<>+]|^[^\s\d][^\s]{0,3}$|\d\s*[-*/]\s*\w|\w\s*[-*/]\s*[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Formula:
    """`tex` is what is drawn, `source` how it was written, signs included; `display` asks for the large form."""

    tex: str
    source: str
    display: bool


def take_out(text: str) -> tuple[str, list[Formula]]:
    """The text with marks where its formulas stood, and the formulas; costs what the text is long."""
    text = text.replace(MARK, "\ufffd")
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return text, []
    signs = [(found.start(), found[0]) for found in _SIGN.finditer(text)]
    places: dict[str, list[int]] = {}
    for index, (_, sign) in enumerate(signs):
        places.setdefault(sign, []).append(index)
    parts: list[str] = []
    found: list[Formula] = []
    done = index = 0
    while index < len(signs):
        at, sign = signs[index]
        end = _next(places, sign if sign[0] == "`" else _CLOSING.get(sign, ""), index)
        if end is None:
            index += 1
        elif sign[0] == "`":
            index = end + 1
        elif len(found) < MOST_IN_BLOCK and (formula := _formula(text, at, sign, signs[end][0])) is not None:
            parts += [text[done:at], MARK, chr(_FIRST + len(found))]
            found.append(formula)
            done, index = at + len(formula.source), end + 1
        else:
            index += 1
    return ("".join([*parts, text[done:]]), found) if found else (text, found)


def number_of(letter: str) -> int:
    """Which formula a mark stands for, by the letter after it."""
    return ord(letter) - _FIRST


def alone(text: str) -> Formula | None:
    """The formula that a block of text consists of; None while it is not complete, or if it is none."""
    whole = text.strip()
    bare = whole.rstrip(".,;:")
    closing = _CLOSING.get(whole[:2], "")
    if whole[:2] not in {"$$", "\\["} or len(bare) < 4 or bare.find(closing, 2) != len(bare) - 2:
        return None
    formula = _formula(bare, 0, whole[:2], len(bare) - 2)
    return formula and replace(formula, tex=formula.tex + whole[len(bare) :], source=whole)


def _next(places: dict[str, list[int]], sign: str, index: int) -> int | None:
    of_kind = places.get(sign, [])
    at = bisect_right(of_kind, index)
    return of_kind[at] if at < len(of_kind) else None


def _formula(text: str, at: int, sign: str, end: int) -> Formula | None:
    inner = text[at + len(sign) : end]
    if not inner.strip() or len(inner) > MOST or "\n\n" in inner:
        return None
    if sign == "$" and not _is_meant(text, at, inner, end):
        return None
    tex = " ".join(line.strip().removeprefix("> ") for line in inner.split("\n")).strip()
    return Formula(tex, text[at : end + len(sign)], sign in {"$$", "\\["})


def _is_meant(text: str, at: int, inner: str, end: int) -> bool:
    """Whether `$…$` is a formula: no spaces just inside, no letters just outside, and something to calculate."""
    before, after = text[at - 1 : at], text[end + 1 : end + 2]
    if inner != inner.strip() or before.isalnum() or after.isalnum() or before in {"/", "=", "&", "?"}:
        return False
    return _MATHEMATICAL.search(inner) is not None
