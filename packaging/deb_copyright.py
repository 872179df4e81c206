"""The copyright file of the .deb: what the bundle says of licences, without what Debian keeps in one place for all."""

from __future__ import annotations

import re
from collections.abc import Collection

_RULE = "=" * 100
_SECTION = re.compile(rf"^{_RULE}\n([^\n]+)\n{_RULE}\n", re.MULTILINE)
_COMMONS = {
    "GNU GENERAL PUBLIC LICENSE": "GPL-3",
    "GNU LESSER GENERAL PUBLIC LICENSE": "LGPL-3",
    "GNU Free Documentation License": "GFDL-1.3",
    "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION": "Apache-2.0",
}
_POINTER = "On Debian systems the full text lies in /usr/share/common-licenses/{name}.\n"


def copyright_of(licences: str, not_brought: Collection[str]) -> str:
    """The text for /usr/share/doc; what is named in `not_brought` comes from packages of its own."""
    head, *rest = _SECTION.split(licences)
    lines = [line for line in head.splitlines(keepends=True) if line.strip().split(" ")[0] not in not_brought]
    said = ["".join(lines).replace("This folder also holds", "/usr/lib/understudy also holds")]
    said.append("Copyright of Understudy: 2026 The Understudy developers\n")
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        if name not in not_brought and not re.fullmatch(r"L?GPL(-[\d.]+)?|GFDL(-[\d.]+)?|Apache-2.0|Artistic", name):
            said.append(f"{_RULE}\n{name}\n{_RULE}\n{_short(text)}")
    said.append(_POINTER.format(name="LGPL-3 and GPL-3"))
    return "\n".join(said)


def _short(text: str) -> str:
    for mark, name in _COMMONS.items():
        if mark in text:
            return "\n" + _POINTER.format(name=name)
    return text
