"""A line that says what was done, with the button that undoes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, label


class UndoOffer(QWidget):
    """Gone once it was taken."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label(use=Use.SMALL, wraps=True)
        self.undo = Button(tr("Undo"), "link")
        self.undo.clicked.connect(self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SIBLING, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)

    def show_words(self, words: str) -> None:
        """Offer to undo this."""
        self.words.setText(words)
        self.show()

    def _undo(self) -> None:
        self.hide()
        self.undo_asked.emit()
