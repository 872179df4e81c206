"""The keys of the window: one table, which the window obeys and F1 shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_gui.theme import Size, Space, Use
from understudy_gui.widgets.basics import Button, label, stacked

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do. `act` names it; without one the part of the window that has the focus does it itself."""

    keys: tuple[str | Standard, ...]
    words: str
    act: str = ""

    def shown(self) -> str:
        """The keys as this system writes them."""
        return tr(" or ").join(_sequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in self.keys[:2])


KEYS = (
    Key(("Return",), marked("Send the message")),
    Key(("Shift+Return",), marked("Begin a new line")),
    Key(("Up",), marked("Write the last message again, when nothing is written")),
    Key(("Esc",), marked("Stop the reply"), "stop"),
    Key((Standard.New,), marked("New conversation"), "new"),
    Key(("Ctrl+K",), marked("Search conversations"), "search"),
    Key((Standard.Find,), marked("Find in this conversation"), "find"),
    Key(("Ctrl+Shift+M",), marked("Choose a profile"), "profile"),
    Key(("Ctrl+R",), marked("Ask again"), "again"),
    Key(("Ctrl+Shift+C",), marked("Copy the last reply"), "copy"),
    Key(("Ctrl+I",), marked("Why this service answered"), "why"),
    Key(("Ctrl+B",), marked("Show or hide the conversations"), "sidebar"),
    Key(("F6",), marked("Go to the next part of the window"), "next area"),
    Key(("Shift+F6",), marked("Go to the part before"), "area before"),
    Key(("Ctrl++", "Ctrl+="), marked("Larger text"), "larger"),
    Key((Standard.ZoomOut,), marked("Smaller text"), "smaller"),
    Key(("Ctrl+0",), marked("Text as large as usual"), "usual size"),
    Key(("Ctrl+,",), marked("Settings"), "settings"),
    Key((Standard.HelpContents,), marked("Keyboard shortcuts"), "help"),
)


def install(window: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let the keys of the table do these acts; each act of the table must be there. Raises KeyError otherwise."""
    for key in KEYS:
        for keys in key.keys if key.act else ():
            QShortcut(_sequence(keys), window, acts[key.act])


class AllKeys(QDialog):
    """Every key and what it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setProperty("surface", "base")
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.GROUP)
        grid.setVerticalSpacing(Space.SIBLING)
        for row, key in enumerate(KEYS):
            grid.addWidget(label(tr(key.words)), row, 0)
            grid.addWidget(label(key.shown(), Use.NAME), row, 1)
        close = Button(tr("Close"), "primary")
        close.setMinimumHeight(Size.FIELD)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = stacked(label(tr("Keyboard shortcuts"), Use.DIALOG_TITLE), spacing=Space.BUBBLE)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.addLayout(grid)
        column.addLayout(foot)
        self.setLayout(column)
        close.setFocus()


def _sequence(keys: str | Standard) -> QKeySequence:
    return QKeySequence(keys)
