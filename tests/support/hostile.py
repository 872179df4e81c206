"""Input as nobody should send it: right documents with something wrong in them, drawn by chance."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1 << 70, 10**400, 0.5, -0.0, 1e308, float("nan"), float("inf"), "", " ", "x", "\ud83d",
    "a\ud800b", "\x00", "\u202egnp.exe", "<img src=file:///etc/passwd>", "5xx", "no\nline", "ä" * 300, [], [[]], {},
    {"": ""}, {"error": None}, {"error": {"code": 429}}, [None], [{}], [1, "a", None],
)  # fmt: skip
_BYTES = (b"\x00", b"\xff", b"\r", b"\n", b"\n\n", b"\xef\xbb\xbf", b"\xc3", b":", b"data: ", b"[" * 50, b'"', b"}")


def spoiled(document: Any, dice: Random) -> Any:
    """A copy of a JSON document in which one to four values are replaced, left out, doubled or added."""
    made = deepcopy(document)
    for _ in range(dice.randint(1, 4)):
        made = _spoiled_once(made, dice)
    return made


def _spoiled_once(document: Any, dice: Random) -> Any:
    places = list(_places(document))
    if not places or dice.random() < 0.02:
        return deepcopy(dice.choice(ODD_VALUES))
    holder, at = dice.choice(places)
    match dice.randrange(5):
        case 0:
            del holder[at]
        case 1 if isinstance(holder, list):
            holder.insert(at, deepcopy(holder[at]))
        case 1 | 2 if isinstance(holder, dict):
            holder[dice.choice(["", "error", "x\ud800", "key", "type", at])] = deepcopy(dice.choice(ODD_VALUES))
        case _:
            holder[at] = deepcopy(dice.choice(ODD_VALUES))
    return document


def _places(document: Any) -> list[tuple[Any, Any]]:
    """Every place in a document: the object or list, and the name or number in it."""
    found: list[tuple[Any, Any]] = []
    left = [document]
    while left:
        one = left.pop()
        entries = list(one.items()) if isinstance(one, dict) else list(enumerate(one)) if isinstance(one, list) else []
        found += [(one, at) for at, _ in entries]
        left += [inner for _, inner in entries]
    return found


def broken(data: bytes, dice: Random) -> bytes:
    """The bytes with one to three places cut, filled with others, turned around or doubled."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        at = dice.randint(0, len(made))
        to = min(len(made), at + dice.randint(0, 12))
        match dice.randrange(5):
            case 0:
                made[at:to] = dice.choice(_BYTES)
            case 1:
                made[at:at] = made[at:to] * dice.randint(1, 9)
            case 2:
                del made[at:to]
            case 3:
                del made[at:]
            case _:
                made[at:to] = dice.randbytes(to - at)
    return bytes(made)


def as_json(document: Any, dice: Random) -> bytes:
    """A document as JSON, now and then broken, doubled or nested deeper than anybody reads."""
    data = json.dumps(document).encode()
    match dice.randrange(12):
        case 0 | 1:
            return broken(data, dice)
        case 2:
            return data.replace(b"{", b'{"name": 1, "name": 2, ', 1)
        case 3:
            return data.replace(b"null", b"[" * 100_000) if dice.random() < 0.1 else data.replace(b"1", b"1" * 5000)
    return data
