"""Name, model and address of one backend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from understudy_core.language import tr
from understudy_core.profiles import Backend
from understudy_core.providers.catalogue import Known
from understudy_gui import theme
from understudy_gui.theme import Size, Space, State, Use
from understudy_gui.widgets.basics import Button, Notice, foot_row, label, named, stacked
from understudy_gui.widgets.check_box import CheckBox
from understudy_gui.widgets.editable import EditableDropDown
from understudy_gui.widgets.fields import NumberField
from understudy_gui.widgets.growing import GrowingDialog


class EditBackend(GrowingDialog):
    """`submitted` hands over the changed backend. `models` are those the service is known to offer."""

    submitted = Signal(object)

    def __init__(
        self, backend: Backend, service: Known, models: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit backend"))
        self.setProperty("surface", "base")
        self.setMinimumWidth(520)
        self._backend, self._service = backend, service
        self.name = named(QLineEdit(backend.name), tr("Name"))
        self.model = EditableDropDown(tr("Model"))
        self.model.set_choices(models, backend.model)
        self.address = named(QLineEdit(backend.base_url or service.base_url or ""), tr("Address"))
        self.limit = NumberField(tr("Longest conversation"), 10_000_000, word_for_least=tr("auto"))
        self.limit.setSingleStep(1000)
        self.limit.setValue(backend.context_limit or 0)
        self.notice = Notice()
        self.notice.hide()
        self.agree = CheckBox("")
        self.agree.hide()
        self.save = Button(tr("Save"), "primary")
        self.save.setDefault(True)
        self.cancel = Button(tr("Cancel"))
        self._build()
        for field in (self.name, self.address):
            field.textChanged.connect(self._ready)
        self.model.edited.connect(self._ready)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self.submitted.emit(self.edited))

    @property
    def edited(self) -> Backend:
        """The backend as it is entered; the service's own address is kept as "its own"."""
        address = self.address.text().strip()
        changes = {
            "name": self.name.text().strip(),
            "model": self.model.text().strip(),
            "base_url": None if address == self._service.base_url else address,
            "context_limit": int(self.limit.value()) or None,
        }
        return self._backend.model_copy(update=changes)

    @property
    def has_agreed(self) -> bool:
        """Whether the user agreed to what was asked."""
        return self.agree.isChecked()

    def ask_to_agree(self, words: str) -> None:
        """Ask for agreement with a box that must be checked before Save does it."""
        self.agree.setText(words)
        self.agree.setAccessibleName(words)
        self.agree.show()

    def say(self, words: str) -> None:
        """Show a sentence about what is wrong; the dialog stays open."""
        self.notice.show_words(State.NEEDS, words)

    def _ready(self) -> None:
        self.say("")
        self.agree.hide()
        self.agree.setChecked(False)
        self.save.setEnabled(all(widget.text().strip() for widget in (self.name, self.model, self.address)))

    def _build(self) -> None:
        form = QGridLayout()
        form.setVerticalSpacing(Space.SIBLING)
        form.setHorizontalSpacing(Space.BUBBLE)
        lines: tuple[tuple[str, QWidget], ...] = (
            (tr("Name"), self.name),
            (tr("Model"), self.model),
            (tr("Address"), self.address),
            (tr("Longest conversation"), self.limit),
        )
        for at, (words, field) in enumerate(lines):
            form.addWidget(label(words), at, 0)
            form.addWidget(field, at, 1)
            field.setMinimumHeight(Size.FIELD)
        form.setColumnMinimumWidth(0, theme.scaled(150))
        note = tr("In tokens. Longer chats go to a backend that can hold them; “auto” means unknown.")
        column = stacked(label(f"{self._backend.name}", Use.DIALOG_TITLE), spacing=Space.BUBBLE)
        column.addLayout(form)
        column.addWidget(label(note, Use.SMALL, "text2", wraps=True))
        column.addWidget(self.notice)
        column.addWidget(self.agree)
        column.addStretch(1)
        self.set_content(column, foot_row([self.cancel], [self.save]))
