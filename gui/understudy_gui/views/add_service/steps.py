"""The numbered steps for one service: where its key is made, the key, the check and the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_core.providers.catalogue import OTHER, Known
from understudy_core.transport.http import host_of, is_local
from understudy_gui import theme
from understudy_gui.theme import Size, Space, State, Use
from understudy_gui.views.add_service.entry import CheckShown, ServiceEntry
from understudy_gui.views.add_service.key_field import KeyField
from understudy_gui.widgets.basics import Button, Notice, as_read, label, margins, named, stacked
from understudy_gui.widgets.editable import EditableDropDown
from understudy_gui.widgets.fields import DropDown

_SETTLE_MS = 700
_NEW_KEY = marked("A new key")


class ServiceSteps(QWidget):
    """`changed` says that the entry may have become whole; `check_asked` wishes a free check of it."""

    changed = Signal()
    check_asked = Signal(object)
    link_asked = Signal(str)

    def __init__(self, clean: Callable[[str], str]) -> None:
        super().__init__()
        self._known: Known | None = None
        self._keys: tuple[str, ...] = ()
        self.head = ServiceHead()
        self.page = Button("", "outlined", "external")
        self.address = named(QLineEdit(placeholderText="https://…/v1"), tr("Address"))
        self.key_of = DropDown(tr("Which key"))
        self.key = KeyField(clean)
        self.result = Notice()
        self.again = Button(tr("Check again"), "link")
        self.model = EditableDropDown(tr("Model"))
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._build()
        self._connect()

    def show_service(self, known: Known, letters: str, keys: Sequence[str]) -> None:
        """Show the steps for a service; `keys` names backends whose key could be used again."""
        self._known, self._keys = known, tuple(keys)
        self.head.show_service(known, letters)
        own_address = known.id == OTHER or is_local(known.base_url or "")
        self._page_step.setVisible(known.key_page is not None)
        self.page.set_words(tr("Open {hostname}", hostname=urlsplit(known.key_page or "").hostname))
        self._address_step.setVisible(own_address or known.base_url is None)
        self.address.setText(known.base_url or "")
        words = (
            tr("Which address does it have?")
            if known.id == OTHER
            else tr("Start {name} on this computer", name=known.name)
        )
        self._address_step.set_title(words)
        self._key_step.set_title(tr("Paste the key here") if known.needs_key else tr("Paste a key, if it wants one"))
        self._key_step.setHidden(is_local(known.base_url or "") and not known.needs_key)
        self.key_of.clear()
        self.key_of.addItems([tr(_NEW_KEY), *(tr("The key of {name}", name=name) for name in self._keys)])
        self.key_of.setVisible(bool(self._keys))
        self.key_of.setCurrentIndex(1 if self._keys else 0)
        self.model.set_choices((), known.default_model)
        self.result.show_words(State.READY, "")
        self.again.hide()
        self._number()
        self._key_choice()

    def enter(self) -> None:
        """Give the focus to what is to be filled in first."""
        field: QLineEdit = self.model.field
        if not self._address_step.isHidden() and not self.address.text():
            field = self.address
        elif not self._key_step.isHidden() and self._key_again() is None:
            field = self.key.text
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_check(self, entry: ServiceEntry, shown: CheckShown, address: str = "") -> None:
        """Show the result of a check of `entry`, if it still stands there; a model is chosen unless the user did."""
        if self._known is None or _asked(entry) != _asked(self._entry(self._known, "")):
            return
        if address:
            self.address.setText(address)
        self.result.show_words(shown.state, shown.words, shown.title)
        self.again.setVisible(shown.state is not State.READY)
        if shown.models:
            kept = self.model.text() if self.model.text() in shown.models else ""
            self.model.set_choices(shown.models, kept or shown.recommended or shown.models[0], shown.recommended)
        self.changed.emit()

    def show_checking(self) -> None:
        """Say that the check runs."""
        self.result.show_words(State.RESTING, tr("This costs nothing."), tr("Checking …"))
        self.again.hide()

    @property
    def entry(self) -> ServiceEntry | None:
        """What was entered, or None while something is missing."""
        known, model = self._known, self.model.text().strip()
        return self._entry(known, model) if known is not None and model and self._can_ask() else None

    def _entry(self, known: Known, model: str) -> ServiceEntry:
        address = self.address.text().strip()
        name = host_of(address) or known.title if known.id == OTHER else known.name
        base_url = None if address == (known.base_url or "") else address
        again = self._key_again()
        key = "" if again else self.key.key
        return ServiceEntry(known.id, name, base_url, model, key, again, self.key.until_quit.isChecked())

    def _can_ask(self) -> bool:
        known = self._known
        if known is None or not self.address.text().strip():
            return False
        if self._key_again() is not None:
            return True
        if self.key.key:
            return self.key.has_place
        return not known.needs_key and not self.key.text.text().strip()

    def _key_again(self) -> str | None:
        at = self.key_of.currentIndex()
        return self._keys[at - 1] if self._keys and at > 0 else None

    def _key_choice(self) -> None:
        self.key.setVisible(self._key_again() is None)
        self._changed()

    def _changed(self) -> None:
        self.result.show_words(State.READY, "")
        self.again.hide()
        self.changed.emit()
        self._settled.stop()
        if self._can_ask():
            self._settled.start()

    def _check(self) -> None:
        if self._known is not None and self._can_ask():
            self.check_asked.emit(self._entry(self._known, self.model.text().strip()))

    def _connect(self) -> None:
        self.page.clicked.connect(lambda: self.link_asked.emit(self._known.key_page if self._known else ""))
        self.address.textEdited.connect(self._changed)
        self.key.changed.connect(self._changed)
        self.key_of.activated.connect(self._key_choice)
        self.model.edited.connect(self.changed)
        self.again.clicked.connect(self._check)
        self._settled.timeout.connect(self._check)

    def _number(self) -> None:
        steps = (self._page_step, self._address_step, self._key_step, self._check_step)
        for number, step in enumerate([step for step in steps if not step.isHidden()], start=1):
            step.set_number(number)

    def _build(self) -> None:
        sign_in = label(tr("Sign in there and make a new key."), tone="text2", wraps=True)
        self._page_step = Step(tr("Open the page where keys are made"), sign_in, self.page)
        self._address_step = Step("", self.address)
        self._key_step = Step("", self.key_of, self.key)
        self._key_step.title.setBuddy(self.key_of)
        model = QHBoxLayout()
        model.addWidget(label(tr("Model")))
        model.addWidget(self.model, 1)
        self._check_step = Step(tr("Check and model"), self.result, self.again)
        self._check_step.body.addLayout(model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.PAGE)
        column.addWidget(self.head)
        for step in (self._page_step, self._address_step, self._key_step, self._check_step):
            column.addWidget(step)
        column.addStretch(1)
        self.address.setMinimumHeight(Size.FIELD)


def _asked(entry: ServiceEntry) -> tuple[str, str | None, str, str | None]:
    """What a check depends on."""
    return entry.provider, entry.base_url, entry.key, entry.key_of


class ServiceHead(QWidget):
    """Monogram, name and hint of the chosen service."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = ""
        self._name, self._hint = label(use=Use.CARD_TITLE), label(use=Use.SMALL, tone="text2", wraps=True)
        self.setMinimumHeight(Size.MONOGRAM_LARGE)
        column = stacked(self._name, self._hint, spacing=0)
        column.setContentsMargins(margins(Size.MONOGRAM_LARGE + Space.EDGE, 0, 0, 0))
        self.setLayout(column)

    def show_service(self, known: Known, letters: str) -> None:
        """Show a service."""
        self._letters = "" if known.id == OTHER else letters
        self._name.setText(known.title)
        hint = tr(known.hint)
        self._hint.setText(f"{hint[:1].upper()}{hint[1:]}.")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        size = Size.MONOGRAM_LARGE
        box = as_read(self, QRectF(0, (self.height() - size) / 2, size, size))
        painter = QPainter(self)
        theme.monogram(painter, box, self._letters, Use.CARD_TITLE)
        if not self._letters:
            theme.draw(painter, box.adjusted(10, 10, -10, -10), "link", theme.current().colours.text)


class Step(QWidget):
    """A number in a circle, a title, and what is to be done."""

    _CIRCLE = 24

    def __init__(self, title: str, *widgets: QWidget) -> None:
        super().__init__()
        self._number = 0
        self.title = label(title, Use.NAME, wraps=True)
        self.body = stacked(self.title, spacing=Space.SIBLING)
        self.body.setContentsMargins(margins(self._CIRCLE + Space.EDGE + 2, 2, 0, 0))
        for widget in widgets:
            self.body.addWidget(widget)
            if isinstance(widget, Button):
                self.body.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self.body)
        theme.current().changed.connect(self.update)

    def set_number(self, number: int) -> None:
        """Show this number."""
        self._number = number
        self.update()

    def set_title(self, words: str) -> None:
        """Show another title."""
        self.title.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scheme = QPainter(self), theme.current()
        box = as_read(self, QRectF(0.5, 0.5, self._CIRCLE, self._CIRCLE))
        outline = scheme.colours.text if scheme.high_contrast else None
        theme.panel(painter, box, scheme.colours.soft, outline, self._CIRCLE / 2)
        painter.setPen(QColor(scheme.colours.link))
        painter.setFont(theme.font(Use.SMALL_NAME))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
