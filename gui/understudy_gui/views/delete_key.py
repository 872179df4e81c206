"""Take a key out of the key ring, after one question in its place: a key that is gone cannot be brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.fate import listed
from understudy_core.language import tr
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, label


class DeleteKey(QWidget):
    """`asked` says that the key is to be deleted. `also_for` are the other services that use it."""

    asked = Signal()

    def __init__(self, also_for: Sequence[str]) -> None:
        super().__init__()
        self.delete = Button(tr("Delete the key that is kept…"), "link")
        self.sure = Button(tr("Delete the key"))
        self.keep = Button(tr("Keep the key"))
        words = tr("It cannot be brought back here; the service itself still knows it.")
        if also_for:
            others = tr("{names} use it too.", "", len(also_for), names=listed(list(also_for)))
            words = f"{others} {words}"
        self._words = label(words, Use.SMALL, "text2", wraps=True)
        self.delete.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.sure.clicked.connect(self.asked)
        row = QHBoxLayout()
        row.setSpacing(Space.SIBLING)
        for button in (self.delete, self.keep, self.sure):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        column.addWidget(self._words)
        column.addLayout(row)
        self._ask(False)

    def _ask(self, asks: bool) -> None:
        had_focus = any(button.hasFocus() for button in (self.delete, self.sure, self.keep))
        self.delete.setHidden(asks)
        for widget in (self._words, self.sure, self.keep):
            widget.setVisible(asks)
        if had_focus:
            (self.keep if asks else self.delete).setFocus(Qt.FocusReason.OtherFocusReason)
