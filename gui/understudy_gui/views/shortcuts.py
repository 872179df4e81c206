"""The keys of the window: one table, which the window obeys and a page of the help shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do, in words for those who read the code. `act` names it; without one the part of the window
    that has the focus does it itself."""

    keys: tuple[str | Standard, ...]
    words: str
    act: str = ""

    def sequences(self) -> tuple[QKeySequence, ...]:
        """The keys as Qt knows them on this system."""
        return tuple(QKeySequence(key) for key in self.keys)


KEYS = (
    Key(("Return",), "Send the message"),
    Key(("Shift+Return",), "Begin a new line"),
    Key(("Up",), "Edit the last message, when nothing is written"),
    Key(("Esc",), "Stop the reply", "stop"),
    Key((Standard.New,), "New conversation", "new"),
    Key(("Ctrl+K",), "Search conversations", "search"),
    Key((Standard.Find,), "Find in this conversation", "find"),
    Key(("Ctrl+Shift+M",), "Choose a profile", "profile"),
    Key(("Ctrl+R",), "Ask again", "again"),
    Key(("Ctrl+Shift+C",), "Copy the last reply", "copy"),
    Key(("Ctrl+I",), "Why this service answered", "why"),
    Key(("Ctrl+B",), "Show or hide the conversations", "sidebar"),
    Key(("F6",), "Go to the next part of the window", "next area"),
    Key(("Shift+F6",), "Go to the part before", "area before"),
    Key(("Ctrl++", "Ctrl+="), "Larger text", "larger"),
    Key((Standard.ZoomOut,), "Smaller text", "smaller"),
    Key(("Ctrl+0",), "Text as large as usual", "usual size"),
    Key(("Ctrl+,",), "Settings", "settings"),
    Key((Standard.HelpContents,), "Help; once more: all shortcuts", "help"),
)


def install_help(dialog: QWidget, act: Callable[[], object]) -> None:
    """Let the key for help work in a dialog too, where the keys of the window do not."""
    QShortcut(QKeySequence(Standard.HelpContents), dialog, act)


def install(window: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let the keys of the table do these acts; each act of the table must be there. Raises KeyError otherwise."""
    for key in KEYS:
        for keys in key.sequences() if key.act else ():
            QShortcut(keys, window, acts[key.act])
