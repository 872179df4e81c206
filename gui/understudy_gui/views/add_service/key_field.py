"""A field for a key: dots, what was cleaned away, and where the key goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Size, Space, State, Use
from understudy_gui.views.add_service.entry import KeyStore, what_was_removed
from understudy_gui.widgets.basics import Button, Notice, Problem, label, margins, named
from understudy_gui.widgets.check_box import CheckBox
from understudy_gui.widgets.marked_field import MarkedField

_KEY_WIDTH = 64


class KeyField(QWidget):
    """`changed` says that `key`, `problem` or the wish to keep it only until quitting changed."""

    changed = Signal()

    def __init__(self, clean: Callable[[str], str]) -> None:
        super().__init__()
        self._clean = clean
        self._store = KeyStore()
        self.key = ""
        self.text = named(MarkedField("key", room_behind=theme.scaled(_KEY_WIDTH)), tr("Key"))
        self.text.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_ = Button(tr("Show"), "link", name=tr("Show the key"))
        self.show_.setCheckable(True)
        self.note = label(use=Use.SMALL, tone="text2", wraps=True)
        self.problem = Problem()
        self.goes_to = label(use=Use.SMALL, tone="text2", wraps=True)
        self.ring_problem = Notice()
        self.until_quit = CheckBox(tr("Keep the key until I quit"))
        self._build()
        self.text.textChanged.connect(self._take)
        self.show_.toggled.connect(self._reveal)
        self.until_quit.toggled.connect(lambda: self.changed.emit())
        self.show_store(KeyStore())
        self._say("", "")

    def show_store(self, store: KeyStore) -> None:
        """Say where the key goes, or why it can only be kept until quitting."""
        self._store = store
        self.goes_to.setText(tr("Will be saved in {name}.", name=store.name) if store.name else "")
        self.goes_to.setVisible(bool(store.name) and not store.problem)
        self.ring_problem.show_words(State.RESTING, store.problem)
        self.until_quit.setVisible(bool(store.problem))
        if not store.problem:
            self.until_quit.setChecked(False)

    @property
    def has_place(self) -> bool:
        """Whether there is a place for the key: a key ring, or the wish to keep it until quitting."""
        return not self._store.problem or self.until_quit.isChecked()

    def forget(self) -> None:
        """Empty the field."""
        self.text.clear()
        self.show_.setChecked(False)

    def _take(self, typed: str) -> None:
        self.key = ""
        removed = problem = ""
        if typed.strip():
            try:
                self.key = self._clean(typed)
            except ValueError as told:
                problem = str(told)
            else:
                removed = what_was_removed(typed, self.key)
        if removed:
            self.text.blockSignals(True)
            self.text.setText(self.key)
            self.text.blockSignals(False)
        self._say(removed, problem)
        self.changed.emit()

    def _say(self, note: str, problem: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.problem.say(problem)
        self.text.setAccessibleDescription(problem or note)

    def _reveal(self, shown: bool) -> None:
        self.text.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_.set_words(tr("Hide") if shown else tr("Show"))
        self.show_.setAccessibleName(tr("Hide the key") if shown else tr("Show the key"))

    def _build(self) -> None:
        self.text.setMinimumHeight(Size.PRIMARY)
        over = QHBoxLayout(self.text)
        over.setContentsMargins(margins(0, 0, Space.EDGE, 0))
        over.addStretch(1)
        over.addWidget(self.show_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.text, self.note, self.problem, self.goes_to, self.ring_problem, self.until_quit):
            column.addWidget(widget)
