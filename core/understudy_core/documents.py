"""JSON from outside: read so that whatever a file holds, what comes out can be worked with and written again.

Python's own reader lets through what nothing after it takes: lone halves of surrogate pairs (no file and no database
can hold them), nesting that overflows whoever walks it, and three different exceptions.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

MOST_DEEP = 100
_ESCAPED_HALF = "\\ud"


def read_json(
    data: bytes,
    *,
    pairs: Callable[[list[tuple[str, Any]]], Any] | None = None,
    constant: Callable[[str], Any] | None = None,
) -> Any:
    """The document in `data`, UTF-8 with or without a byte order mark; lone halves of surrogates become U+FFFD.

    `pairs` and `constant` are those of `json.loads`. Raises ValueError for everything that is no such document, is
    nested over 100 deep, or holds a number of thousands of digits (json.JSONDecodeError where there is a place).
    """
    text = data.decode("utf-8-sig")
    try:
        said = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except RecursionError:
        raise TooDeepError from None
    if _is_deep(said):
        raise TooDeepError
    if _ESCAPED_HALF in text.lower():
        whole = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        said = json.loads(whole)
    return said


def is_newer(document: object, known: int) -> bool:
    """Whether a newer version of this program wrote the document: its `version` is above the one that is known."""
    version = document.get("version") if isinstance(document, dict) else None
    return type(version) is int and version > known


def object_of(value: object) -> dict[str, Any]:
    """The object that stands at a place of a document; an empty one where something else does."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """The list that stands at a place of a document; an empty one where something else does."""
    return value if isinstance(value, list) else []


def objects_of(value: object) -> list[dict[str, Any]]:
    """The objects in the list that stands at a place of a document; what else is in it is left out."""
    return [one for one in list_of(value) if isinstance(one, dict)]


class TooDeepError(ValueError):
    """The document is nested deeper than anybody writes."""


def _is_deep(said: object) -> bool:
    level = [said]
    for _ in range(MOST_DEEP):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(one: object) -> list[object]:
    if isinstance(one, dict):
        return list(one.values())
    return list_of(one)
