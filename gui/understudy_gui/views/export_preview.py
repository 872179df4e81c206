"""What becomes of a profile on LiteLLM's proxy, before the file is written: what is lost, and which keys it needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_core.litellm import ProxyFile, in_words
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, foot_row, label, open_at, scroll_in, stacked

_ABOUT = marked(
    "LiteLLM is a gateway: a team runs it once, and all its programs ask it. With this file it asks the same services"
    " as “{name}”, and programs ask it for the model “{model}”."
)
_KEYS = marked("Set these variables where it runs. The file holds no key.")


class ExportPreview(QDialog):
    """`agreed` says that the file is wanted."""

    agreed = Signal()

    def __init__(self, name: str, made: ProxyFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export for LiteLLM"))
        self.setProperty("surface", "base")
        open_at(self, 560, 520)
        self.title = label(tr("Export “{name}” for LiteLLM", name=name), Use.DIALOG_TITLE, wraps=True)
        self.about = label(tr(_ABOUT, name=name, model=made.model), wraps=True)
        self.lost = [label(f"• {sentence}", Use.CONTROL, wraps=True) for sentence in made.lost]
        self.keys = [label(f"{one.name}: {in_words(one)}", Use.CONTROL, wraps=True) for one in made.variables]
        self.save = Button(tr("Save the file…"), "primary")
        self.cancel = Button(tr("Cancel"))
        self.save.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.reject)
        self._build()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

    def _build(self) -> None:
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setSpacing(Space.SIBLING)
        body.addWidget(label(tr("What gets lost on the way"), Use.NAME))
        for line in self.lost:
            body.addWidget(line)
        body.addSpacing(Space.SIBLING)
        body.addWidget(label(tr("Keys"), Use.NAME))
        body.addWidget(label(tr(_KEYS), Use.CONTROL, "text2", wraps=True))
        for line in self.keys:
            body.addWidget(line)
        body.addStretch(1)
        top = stacked(self.title, self.about, spacing=Space.BUBBLE)
        self.setLayout(scroll_in(top, inside, tr("What gets lost on the way"), foot_row([self.cancel], [self.save])))
