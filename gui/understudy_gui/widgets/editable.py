"""A field that can be typed into and offers a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Size
from understudy_gui.widgets.basics import Button


class EditableDropDown(QWidget):
    """A field to type into, with a button that offers a list; `edited` says that its text changed."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListView()
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setMinimumHeight(Size.FIELD)
        self.field.setTextMargins(0, 0, Size.BUTTON, 0)
        self._open = Button(kind="icon", icon="chevron-down", name=tr("Choose: {name}", name=name))
        self._open.clicked.connect(self._offer)
        self.field.textChanged.connect(self.edited)
        self.field.textEdited.connect(lambda: QTimer.singleShot(0, self, self._close_if_whole))
        over = QHBoxLayout(self.field)
        over.setContentsMargins(0, 0, 2, 0)
        over.addStretch(1)
        over.addWidget(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self._open.hide()

    def set_choices(self, choices: Sequence[str], chosen: str, recommended: str = "") -> None:
        """Offer these, the recommended one first; any other text can still be typed."""
        self._open.setVisible(bool(choices))
        first = [choice for choice in choices if choice == recommended]
        completer = QCompleter([*first, *(choice for choice in choices if choice != recommended)], self.field)
        completer.setMaxVisibleItems(12)
        self._list = QListView()
        self._list.setProperty("kind", "choices")
        completer.setPopup(self._list)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.setText(chosen)

    def _close_if_whole(self) -> None:
        """A list that offers only what is written already stands in the way of the next click."""
        completer = self.field.completer()
        if completer is not None and self.text() == completer.currentCompletion() and completer.completionCount() == 1:
            self._list.hide()

    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def _offer(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        completer = self.field.completer()
        completer.setCompletionPrefix("")
        completer.complete()
