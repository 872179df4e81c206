"""What stands in the pane while there is no conversation: one sentence and one way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.Space.PAGE, theme.Space.PAGE, theme.Space.PAGE, theme.Space.PAGE)
        column.setSpacing(theme.Space.MESSAGE)
        column.addStretch(1)
        column.addWidget(self._sentence(has_service))
        column.addLayout(self._examples() if has_service else self._ways_in())
        help_ = push_button(tr("Help (F1)"), "flat", self.help_asked.emit)
        column.addWidget(help_, 0, Qt.AlignmentFlag.AlignHCenter)
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

    def _examples(self) -> QHBoxLayout:
        row = _row()
        for words in map(tr, EXAMPLES):
            row.addWidget(push_button(words, "outlined", self._chooser(words)))
        row.addStretch(1)
        return row

    def _ways_in(self) -> QHBoxLayout:
        row = _row()
        row.addWidget(push_button(tr("Add a service"), "primary", self.add_service_asked.emit))
        row.addWidget(push_button(tr("Just show me"), "outlined", self.just_show_me_asked.emit))
        row.addStretch(1)
        return row

    def _chooser(self, words: str) -> Callable[[], None]:
        return lambda: self.example_chosen.emit(words)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.Space.SIBLING)
    row.addStretch(1)
    return row
