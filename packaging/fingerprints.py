"""What a folder holds, so that two states of it can be compared."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def fingerprints(root: Path, without: tuple[str, ...] = ()) -> dict[str, str]:
    """Every file, link and folder below, with what it holds; `without` are beginnings of places to leave out."""
    found = {}
    for place, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(place, name)
            where = str(path.relative_to(root))
            if not (where + "/").startswith(without):
                found[where] = _fingerprint(path)
    return found


def _fingerprint(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if not path.is_file():
        return "folder"
    return hashlib.sha256(path.read_bytes()).hexdigest()
