"""Dialogs that are there once: gone for good when they are closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


def passing(dialog: QDialog, closed: Callable[[], None]) -> None:
    """Let a dialog go once it is closed, however that comes; `closed` is called first, to forget it.

    Whatever still works for the dialog must end in `closed`: soon after there is no dialog that could show it.
    """
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(closed)
