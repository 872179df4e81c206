"""The dialog: services at the left, the steps for the chosen one at the right. A key leaves it once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_core.providers.catalogue import OTHER, Known
from understudy_gui import theme
from understudy_gui.help.book import anchor
from understudy_gui.theme import Space, State, Use
from understudy_gui.views.add_service.cards import ServiceCards
from understudy_gui.views.add_service.entry import CheckShown, KeyStore, ServiceEntry
from understudy_gui.views.add_service.steps import ServiceSteps
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.basics import Button, Notice, foot_row, label, open_at, rule, scrolling, stacked

_HINT = marked("Not sure? Paste a key on the right: its form often tells which service it is for.")

_TEST = marked("Send a test message (costs a little)")
_WHOLE_WORDS_FROM, _ROOMY_FROM = 1100, 800
_EDGE = 32


class AddService(QDialog):
    """`submitted` hands over a whole entry, `check_asked` and `test_asked` one to try; `link_asked` an address to open.

    `recognise` tells the id of the service that a key's form belongs to, or None. `keys` names, for each service,
    backends whose key could be used again. `step` stands above the title at the first start, which can be `skipped`.
    """

    submitted = Signal(object)
    check_asked = Signal(object)
    test_asked = Signal(object)
    link_asked = Signal(str)
    skipped = Signal()
    help_asked = Signal(str)

    def __init__(
        self,
        services: Sequence[Known],
        clean: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        recognise: Callable[[str], str | None] = lambda _key: None,
        keys: Mapping[str, Sequence[str]] | None = None,
        step: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a service"))
        self.setProperty("surface", "base")
        open_at(self, 1200, 780)
        self._services = services
        self._recognise = recognise
        self._keys = keys or {}
        self.cards = ServiceCards(services)
        self.steps = ServiceSteps(clean)
        self.notice = Notice()
        self.step = label(step, Use.SMALL, "text2")
        self.skip = Button(tr("Skip"), "flat")
        for widget in (self.step, self.skip):
            widget.setVisible(bool(step))
        self.help = Button(tr("How do I get a key?"), "link")
        self.cancel = Button(tr("Back") if step else tr("Cancel"))
        self.test = Button(tr(_TEST), "flat")
        self.test.setToolTip(tr(_TEST))
        self.add = Button(tr("Continue", "to the next step") if step else tr("Add"), "primary")
        self._build()
        self._connect()
        self.cards.choose(services[0].id)

    def show_store(self, store: KeyStore) -> None:
        """Say where keys go on this computer."""
        self.steps.key.show_store(store)
        self._ready()

    def show_checking(self) -> None:
        """Say that a check runs."""
        self.steps.show_checking()

    def show_check(self, entry: ServiceEntry, shown: CheckShown, address: str = "") -> None:
        """Show the result of a check of `entry`, unless something else was entered meanwhile.

        `address` takes the place of the one that was entered, if it is another.
        """
        self.steps.show_check(entry, shown, address)

    def say(self, words: str, state: State = State.NEEDS) -> None:
        """Show a sentence about what went wrong, or right; the dialog stays open and nothing is lost."""
        self.notice.show_words(state, words)

    def done(self, result: int) -> None:
        """Close, and forget the key."""
        self.steps.key.forget()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.scaled(_WHOLE_WORDS_FROM)
        self.test.set_words(tr(_TEST) if wide else tr("Test message"))
        self.help.set_words(tr("How do I get a key?") if wide else tr("Help"))
        for button in (self.test, self.help):
            button.setMinimumWidth(1 if wide else 0)  # long words give way, 0 keeps the room that short ones need
        edge = _EDGE if event.size().width() >= theme.scaled(_ROOMY_FROM) else Space.BUBBLE
        for layout in (self._steps, self._buttons, self._list):
            margins = layout.contentsMargins()
            layout.setContentsMargins(edge, margins.top(), edge, margins.bottom())

    def _show(self, known: Known) -> None:
        names = [service.name for service in self._services]
        self.steps.show_service(known, theme.initials(known.name, names), self._keys.get(known.id, ()))
        self.say("")

    def _guess(self) -> None:
        """Choose the service that the pasted key is for, where its form tells."""
        guessed = self._offered(self._recognise(self.steps.key.key) if self.steps.key.key else None)
        chosen = self._chosen.id if self._chosen is not None else None
        if guessed is not None and chosen not in (guessed.id, OTHER):
            self.cards.choose(guessed.id)
            self.say(tr("This looks like a key of {name}, so {name} was chosen.", name=guessed.name), State.READY)

    def _take_key(self, typed: str) -> None:
        """A key that was pasted into the search goes where keys are not shown."""
        if self._offered(self._recognise(typed.strip())) is not None:
            self.cards.search.clear()
            self.steps.key.text.setText(typed)
            self.steps.enter()

    def _offered(self, service: str | None) -> Known | None:
        return next((one for one in self._services if one.id == service), None)

    @property
    def _chosen(self) -> Known | None:
        return next((card.known for card in self.cards.cards if card.isChecked()), None)

    def _ask_for_help(self) -> None:
        """A model on this computer needs no key; the help tells how to start it."""
        if self._chosen is None or self._chosen.needs_key or self._chosen.base_url is None:
            name = self._chosen.title if self._chosen is not None else ""
            self.help_asked.emit(f"keys.md#{anchor(name)}")
        else:
            self.help_asked.emit(f"computer.md#{anchor(self._chosen.name)}")

    def _skip(self) -> None:
        self.reject()
        self.skipped.emit()

    def _ready(self) -> None:
        whole = self.steps.entry is not None
        self.add.setEnabled(whole)
        self.test.setEnabled(whole)

    def _connect(self) -> None:
        self.cards.chosen.connect(self._show)
        self.cards.taken.connect(self.steps.enter)
        self.cards.search.textChanged.connect(self._take_key)
        self.steps.changed.connect(self._ready)
        self.steps.key.changed.connect(self._guess)
        self.steps.check_asked.connect(self.check_asked)
        self.steps.link_asked.connect(self.link_asked)
        for field in (self.steps.address, self.steps.key.text, self.steps.model.field):
            field.returnPressed.connect(self.add.click)
        self.cancel.clicked.connect(self.reject)
        self.skip.clicked.connect(self._skip)
        self.help.clicked.connect(self._ask_for_help)
        install_help(self, self._ask_for_help)
        self.test.clicked.connect(lambda: self.test_asked.emit(self.steps.entry))
        self.add.clicked.connect(lambda: self.submitted.emit(self.steps.entry))

    def _build(self) -> None:
        left = QWidget()
        left.setProperty("surface", "window")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = label(tr("Add a service"), Use.DIALOG_TITLE, wraps=True)
        column = self._list = stacked(self.step, title, self.cards, spacing=Space.SIBLING)
        column.addWidget(label(tr(_HINT), Use.SMALL, "text2", wraps=True))
        column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        column.setContentsMargins(_EDGE, Space.PAGE, _EDGE, Space.PAGE)
        left.setLayout(column)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left, 560)
        layout.addWidget(rule("vertical"))
        layout.addLayout(self._right(), 640)

    def _right(self) -> QVBoxLayout:
        inside = QWidget()
        steps = self._steps = stacked(self.notice, self.steps, spacing=Space.PAGE)
        steps.setContentsMargins(_EDGE, Space.SIBLING, _EDGE, Space.PAGE)
        inside.setLayout(steps)
        self.notice.hide()
        scroll = scrolling(inside, tr("Steps"))
        right = QVBoxLayout()
        right.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE, Space.EDGE, _EDGE - Space.EDGE, Space.EDGE)
        head.addStretch(1)
        head.addWidget(self.skip)
        right.addLayout(head)
        right.addWidget(scroll, 1)
        right.addWidget(self._foot())
        return right

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("surface", "window")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = self._buttons = foot_row([self.cancel], [self.test, self.add])
        row.setContentsMargins(_EDGE, Space.EDGE, _EDGE, Space.EDGE)
        column = stacked(rule("horizontal"), spacing=0)
        column.addLayout(row)
        foot.setLayout(column)
        return foot
