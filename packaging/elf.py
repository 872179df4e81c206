"""Looks into the libraries and programs of Linux, and makes them forget where they were built."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_BESIDE = b"$ORIGIN"
"""Means the folder that the library itself lies in."""


def is_elf(file: Path) -> bool:
    """Whether this is a library or a program of Linux, and not only a link to one."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def needed(file: Path) -> list[str]:
    """The libraries that it asks for; none if it is no ELF file."""
    if not is_elf(file.resolve()):
        return []
    told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^ +NEEDED +(\S+)", told, re.MULTILINE)


def forget_folder(bundle: Path, folder: str) -> None:
    """Let no library search in a folder that was there on the building machine only, where a stranger might put one."""
    built_in = folder.encode() + b"\0"
    beside = _BESIDE.ljust(len(built_in), b"\0")
    for file in bundle.rglob("*"):
        if is_elf(file) and built_in in (data := file.read_bytes()):
            file.write_bytes(data.replace(b"\0" + built_in, b"\0" + beside))
