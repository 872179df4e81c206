"""Add a service: which one, its key, a model. The key leaves the dialog once and is not kept in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from understudy_core.providers.catalogue import OTHER, Known
from understudy_gui import theme


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """What was entered. The key is not shown when this is printed."""

    provider: str
    name: str
    base_url: str | None
    model: str
    key: str = field(repr=False)


class AddService(QDialog):
    """`submitted` hands over a whole entry; `link_asked` an address to open."""

    submitted = Signal(object)
    link_asked = Signal(str)

    def __init__(self, services: Sequence[Known], clean: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a service")
        self.resize(560, 420)
        self._services = services
        self._clean = clean
        self.service = QComboBox()
        self.page = QPushButton()
        self.key = QLineEdit()
        self.address = QLineEdit()
        self.model = QLineEdit()
        self.add = QPushButton("Add")
        self._note = QLabel()
        self._build()
        self.service.currentIndexChanged.connect(self._show_service)
        for field_ in (self.key, self.address, self.model):
            field_.textChanged.connect(self._check)
        self.page.clicked.connect(lambda: self.link_asked.emit(self._chosen.key_page))
        self.add.clicked.connect(self._submit)
        self._show_service()

    def say(self, words: str) -> None:
        """Show a sentence about what went wrong; the dialog stays open."""
        self._note.setProperty("tone", "needs")
        self._note.style().polish(self._note)
        self._note.setText(words)

    @property
    def _chosen(self) -> Known:
        return self._services[self.service.currentIndex()]

    def _show_service(self) -> None:
        chosen = self._chosen
        self.page.setVisible(chosen.key_page is not None)
        self.page.setText(f"Open the page where keys for {chosen.name} are made")
        self.address.setText(chosen.base_url or "")
        self.address.setPlaceholderText("https://…/v1")
        self.address.setReadOnly(chosen.needs_key and chosen.base_url is not None)
        self.model.setText(chosen.default_model)
        self.key.setPlaceholderText("Paste the key here" if chosen.needs_key else "Only if this service wants one")
        self._check()

    def _check(self) -> None:
        chosen = self._chosen
        has_key = bool(self.key.text().strip()) or not chosen.needs_key
        self.add.setEnabled(has_key and bool(self.address.text().strip()) and bool(self.model.text().strip()))
        self._note.setText("")

    def _submit(self) -> None:
        key = ""
        if pasted := self.key.text().strip():
            try:
                key = self._clean(pasted)
            except ValueError as problem:
                self.say(str(problem))
                return
        chosen, address = self._chosen, self.address.text().strip()
        name = address.split("//")[-1].split("/")[0] if chosen.id == OTHER else chosen.name
        base_url = None if address == chosen.base_url else address
        self.submitted.emit(ServiceEntry(chosen.id, name, base_url, self.model.text().strip(), key))

    def done(self, result: int) -> None:
        """Close, and forget the key."""
        self.key.clear()
        super().done(result)

    def _build(self) -> None:
        for known in self._services:
            self.service.addItem(f"{known.name}  ·  {known.hint}")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        title = QLabel("Add a service")
        title.setFont(theme.font(theme.Use.DIALOG_TITLE))
        form = QFormLayout()
        form.setSpacing(theme.Space.EDGE)
        for words, widget in (
            ("Service", self.service),
            ("Key", self.key),
            ("Address", self.address),
            ("Model", self.model),
        ):
            widget.setAccessibleName(words)
            widget.setMinimumHeight(theme.Size.FIELD)
            form.addRow(words, widget)
        self.page.setProperty("kind", "flat")
        self.page.setAccessibleName("Open the page where keys are made")
        self.add.setProperty("kind", "primary")
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.add):
            button.setAccessibleName(button.text())
        foot = QHBoxLayout()
        foot.addWidget(cancel)
        foot.addStretch(1)
        foot.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.Space.PAGE, theme.Space.PAGE, theme.Space.PAGE, theme.Space.PAGE)
        layout.setSpacing(theme.Space.BUBBLE)
        layout.addWidget(title)
        layout.addLayout(form)
        layout.addWidget(self.page, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addLayout(foot)
