"""Python's own way of importing, which PySide6 replaces while it is loaded."""

from __future__ import annotations

import builtins
from importlib import import_module


def keep_plain() -> None:
    """Load PySide6, and import without its help from then on.

    It puts a function of its own before every import, for `from __feature__ import …`, which nobody here uses. That one
    reads the source of each module once it is there, to see whether the word PySide6 is in it, and the source stays in
    memory: a sixth of our whole start, and 14 MB. What was there before, PySide6 keeps beside it.
    """
    import_module("PySide6.QtCore")
    theirs, before = (getattr(builtins, name, None) for name in ("__feature_import__", "__orig_import__"))
    if before is not None and builtins.__import__ is theirs:
        builtins.__import__ = before
