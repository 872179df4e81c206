"""What can be done with one backend of a profile, and with a whole profile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from understudy_core.language import marked, tr
from understudy_gui.views.editor.states import ShownRow, resting

_MOVES = (
    ("up", marked("Move up"), "Alt+Up", False),
    ("down", marked("Move down"), "Alt+Down", True),
    ("first", marked("Move to the top"), "Alt+Home", False),
    ("last", marked("Move to the bottom"), "Alt+End", True),
)


class ChoiceMenu(QMenu):
    """`chosen` hands over the name of what was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(self, name: str, words: str, keys: str = "", enabled: bool = True) -> None:
        """Offer something."""
        action = self.addAction(words)
        action.setObjectName(name)
        action.setEnabled(enabled)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda: self.chosen.emit(name))


def row_menu(parent: QWidget, place: int, count: int, row: ShownRow, missing: bool) -> ChoiceMenu:
    """The menu for the row at `place` of `count`; a missing backend can only be replaced, moved or removed."""
    menu = ChoiceMenu(parent)
    for name, words, keys, downwards in _MOVES:
        menu.add(name, tr(words), keys, place < count - 1 if downwards else place > 0)
    menu.addSeparator()
    menu.add("switch", tr("Switch off") if row.enabled else tr("Switch on"), "Space")
    if missing:
        menu.add("cure", tr("Replace…"))
    else:
        menu.add("try", tr("Try now"), enabled=row.state.rests)
        menu.add("pause", tr("Pause"), enabled=row.state != resting(None, None))
        menu.addSeparator()
        menu.add("edit", tr("Edit…"), "F2")
        menu.add("key", tr("Replace key…"))
        menu.add("duplicate", tr("Duplicate"))
    menu.addSeparator()
    menu.add("remove", tr("Remove from this profile"), "Del")
    if not missing:
        menu.add("forget", tr("Delete from all profiles"))
    return menu


def profile_menu(parent: QWidget, is_first: bool) -> ChoiceMenu:
    """The menu of a profile; the first one is in use when the program starts."""
    menu = ChoiceMenu(parent)
    menu.add("rename", tr("Rename…"))
    menu.add("duplicate", tr("Duplicate"))
    menu.add("default", tr("Use at start"), enabled=not is_first)
    menu.add("export", tr("Export…"))
    menu.add("export for litellm", tr("Export for LiteLLM…"))
    menu.addSeparator()
    menu.add("delete", tr("Delete profile"))
    return menu


def add_menu(parent: QWidget, backends: Sequence[tuple[str, str]]) -> ChoiceMenu:
    """What can be added to a profile: (name, model) of backends that are there already, or a new service.

    `chosen` hands over the name of a backend, or an empty one for a new service.
    """
    menu = ChoiceMenu(parent)
    for name, model in backends:
        menu.add(name, f"{name} · {model}".replace("&", "&&"))
    menu.addSeparator()
    menu.add("", tr("New service…"))
    return menu
