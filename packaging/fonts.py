"""What a font says of itself: its name, its version, and under which licence it may be passed on.

Its licence asks that this goes with every copy of the font, and takes what stands in the file itself for that.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_COPYRIGHT, _FULL_NAME, _VERSION, _TRADEMARK, _LICENCE, _ADDRESS = 0, 4, 5, 7, 13, 14
_WINDOWS, _ENGLISH = 3, 0x409


@dataclass(frozen=True, slots=True)
class Font:
    """One font file. `text` holds its copyright, its trademark and its licence, as they stand in it."""

    name: str
    version: str
    licence: str
    text: str


def read(file: Path) -> Font:
    """Read a TrueType or OpenType file; struct.error or KeyError if it is none, or says no name."""
    told = names(file.read_bytes())
    licence = told.get(_LICENCE, "")
    kind = "OFL-1.1" if "SIL Open Font License, Version 1.1" in licence else licence.partition("\n")[0]
    version = told[_VERSION].removeprefix("Version ").partition(" ")[0]
    lines = (told.get(key, "") for key in (_COPYRIGHT, _TRADEMARK, _LICENCE, _ADDRESS))
    return Font(told[_FULL_NAME], version, kind or "see its text", "\n\n".join(line for line in lines if line))


def names(data: bytes) -> dict[int, str]:
    """The English texts of a font's table of names, by their number."""
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {tag: start for tag, _, start, _ in struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])}
    table = data[tables[b"name"] :]
    _, count, texts = struct.unpack_from(">HHH", table)
    found = {}
    for at in range(6, 6 + 12 * count, 12):
        platform, _, language, key, length, start = struct.unpack_from(">6H", table, at)
        if (platform, language) == (_WINDOWS, _ENGLISH):
            found[key] = table[texts + start : texts + start + length].decode("utf-16-be")
    return found
