"""What stands in the pane while there is no conversation: one sentence and one way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_gui import theme
from understudy_gui.transcript.parts import label, push_button

EXAMPLES = (marked("Write a friendly reminder"), marked("Explain something simply"), marked("Plan my week"))


class EmptyPane(QWidget):
    """A sentence in the middle, and buttons under it."""

    example_chosen = Signal(str)
    add_service_asked = Signal()
    just_show_me_asked = Signal()
    help_asked = Signal()

    def __init__(self, has_service: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.Space.PAGE, theme.Space.PAGE, theme.Space.PAGE, theme.Space.PAGE)
        column.setSpacing(theme.Space.MESSAGE)
        column.addStretch(1)
        column.addWidget(self._sentence(has_service))
        self._ways = self._examples() if has_service else self._ways_in()
        self._row = self._in_a_row(self._ways)
        column.addLayout(self._row)
        self._help = [] if has_service else [push_button(tr("Help (F1)"), "flat", self.help_asked.emit)]
        for button in self._help:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _sentence(self, has_service: bool) -> QWidget:
        words = (
            tr("What would you like to write?")
            if has_service
            else tr("Add a service to start, or try the practice services. They need no key.")
        )
        made = label(words, theme.Use.MESSAGE, "text2")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setWordWrap(True)
        return made

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """The ways on, as they are read."""
        return [*self._ways, *self._help]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else below each other."""
        for button in self._ways:
            button.ensurePolished()  # before it is shown for the first time it does not know its padding
        needed = sum(button.sizeHint().width() + theme.Space.SIBLING for button in self._ways) + 2 * theme.Space.PAGE
        beside = QBoxLayout.Direction.LeftToRight
        self._row.setDirection(beside if needed <= self.width() else QBoxLayout.Direction.TopToBottom)
        self._column.activate()
        super().resizeEvent(event)

    def _examples(self) -> list[QPushButton]:
        return [push_button(words, "outlined", self._chooser(words)) for words in map(tr, EXAMPLES)]

    def _ways_in(self) -> list[QPushButton]:
        return [
            push_button(tr("Add a service"), "primary", self.add_service_asked.emit),
            push_button(tr("Just show me"), "outlined", self.just_show_me_asked.emit),
        ]

    def _in_a_row(self, buttons: list[QPushButton]) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.Space.SIBLING)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addStretch(1)
        return row

    def _chooser(self, words: str) -> Callable[[], None]:
        return lambda: self.example_chosen.emit(words)
