"""What a profile file would bring, before any of it is taken. Everything in it is foreign text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from understudy_core.exchange import Wanted
from understudy_core.language import marked, tr
from understudy_core.profiles import Policy, Profile
from understudy_core.routes import address_of
from understudy_core.transport.http import host_of
from understudy_gui.theme import Space, State, Use
from understudy_gui.widgets.basics import (
    Button,
    Notice,
    foot_row,
    in_tab_order,
    label,
    named,
    open_at,
    scroll_in,
    stacked,
)
from understudy_gui.widgets.check_box import CheckBox
from understudy_gui.widgets.elided import NameAndModel

_KEYS = marked("Which keys may it use? Each goes only to the host beside it. What is left out can be added later.")


class ImportPreview(QDialog):
    """`agreed` hands over the keys that may be used."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import a profile"))
        self.setProperty("surface", "base")
        open_at(self, 560, 480)
        self.title = label(use=Use.DIALOG_TITLE, wraps=True)
        self.notice = Notice()
        self.boxes: list[tuple[CheckBox, Wanted]] = []
        self.take = Button(tr("Import"), "primary")
        self.cancel = Button(tr("Cancel"))
        self.take.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.reject)
        self._body = QVBoxLayout()
        self._body.setSpacing(Space.SIBLING)
        self._build()

    def show_problem(self, words: str) -> None:
        """Say why the file cannot be used; nothing was changed."""
        self.title.setText(tr("This file was not imported"))
        self.notice.show_words(State.NEEDS, words, tr("Nothing was changed."))
        self.take.hide()
        self.cancel.set_words(tr("Close"))

    def show_profile(
        self, profile: Profile, wanted: Sequence[Wanted], warnings: Sequence[str], held: Collection[str] = ()
    ) -> None:
        """Show what would come in. `held` names the keys that stand in the file itself."""
        self.title.setText(tr("Import “{name}”", name=profile.name))
        self.notice.show_words(State.RESTING, "\n".join(warnings))
        order = tr("asked in this order") if profile.policy is Policy.FAILOVER else tr("taking turns")
        many = tr("{n} backends, {order}", "", len(profile.backends), order=order)
        self._body.addWidget(label(many if len(profile.backends) > 1 else tr("One backend"), Use.NAME))
        for backend in profile.backends:
            line = NameAndModel()
            line.set_words(backend.name, f"{backend.model} · {host_of(address_of(backend)) or tr('no address')}")
            self._body.addWidget(named(line, f"{backend.name}, {backend.model}"))
        if profile.system_prompt:
            self._body.addSpacing(Space.SIBLING)
            self._body.addWidget(label(tr("It brings instructions that go with every message:"), Use.NAME))
            self._body.addWidget(label(profile.system_prompt[:2000], Use.SMALL, "text2", wraps=True))
        if wanted:
            self._body.addWidget(label(tr(_KEYS), Use.CONTROL, wraps=True))
            self.boxes = [(CheckBox(_in_words(one, one.key.keyring in held)), one) for one in wanted]
            for box, _ in self.boxes:
                self._body.addWidget(box)
            first = self.boxes[0][0]
            in_tab_order([self.cancel, first])  # else Qt finds the order right, since it goes round
            in_tab_order([*(box for box, _ in self.boxes), self.cancel, self.take])
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.addStretch(1)

    def _agree(self) -> None:
        self.agreed.emit(tuple(wanted for box, wanted in self.boxes if box.isChecked()))
        self.accept()

    def _build(self) -> None:
        inside = QWidget()
        inside.setLayout(self._body)
        top = stacked(self.title, self.notice, spacing=Space.BUBBLE)
        self.setLayout(scroll_in(top, inside, tr("What it brings"), foot_row([self.cancel], [self.take])))


def _in_words(wanted: Wanted, is_held: bool) -> str:
    if is_held:
        return tr(
            "Keep the key that stands in the file in your key ring, for {rest} only",
            rest=wanted.host or tr("no address"),
        )
    where = (
        tr("the key “{keyring}” of the key ring", keyring=wanted.key.keyring)
        if wanted.key.keyring
        else tr("the variable {env}", env=wanted.key.env)
    )
    words = tr("Send {where} to {rest}", where=where, rest=wanted.host or tr("no address"))
    return words[:1].upper() + words[1:]
