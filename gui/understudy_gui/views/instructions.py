"""Instructions for one conversation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, foot_row, label, named, open_at, stacked


class InstructionsDialog(QDialog):
    """`submitted` hands over the text; an empty one leaves the conversation with those of its profile."""

    submitted = Signal(str)

    def __init__(self, text: str, profile: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Instructions for this conversation"))
        self.setProperty("surface", "base")
        open_at(self, 560, 420)
        self.text = named(QPlainTextEdit(text), tr("Instructions for this conversation"))
        self.text.setPlaceholderText(tr("For example: Answer briefly and in plain words."))
        self.text.setTabChangesFocus(True)
        self.text.setProperty("kind", "field")
        self.save = Button(tr("Save"), "primary")
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._submit)
        title = label(tr("Instructions for this conversation"), Use.DIALOG_TITLE, wraps=True)
        column = stacked(title, label(_explained(profile), tone="text2", wraps=True), spacing=Space.EDGE)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.addWidget(self.text, 1)
        column.addLayout(foot_row([self.cancel], [self.save]))
        self.setLayout(column)

    def _submit(self) -> None:
        self.submitted.emit(self.text.toPlainText().strip())
        self.accept()


def _explained(profile: str) -> str:
    words = tr("They go with every message of this conversation from now on.")
    if not profile:
        return words
    instead = tr(
        "They take the place of those of the profile “{name}”. Left empty, those of the profile hold.", name=profile
    )
    return f"{words} {instead}"
