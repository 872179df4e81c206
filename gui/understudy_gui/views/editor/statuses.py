"""When it moves on: chips with words, and a field for other statuses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_core.profiles import FailoverSettings
from understudy_gui.theme import Space
from understudy_gui.views.editor.status_sets import GROUPS, Code, chosen, listed, parsed
from understudy_gui.widgets.basics import Button, Problem, in_tab_order, named
from understudy_gui.widgets.flow import FlowLayout

_NETWORK = marked("No connection or no answer in time")
_REFUSAL = marked("Declined to answer")


class StatusChips(QWidget):
    """`changed` hands over changed fields of the failover settings, by name; `grew` says that it needs more room."""

    changed = Signal(object)
    grew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Status codes"))
        self.network, self.refusal = Chip(tr(_NETWORK)), Chip(tr(_REFUSAL))
        self.groups = [Chip(tr(group.words)) for group in GROUPS]
        self.other = Button(tr("Other…"), "status", "plus", tr("Other statuses"))
        self.own: list[Chip] = []
        self._others: tuple[Code, ...] = ()
        self.field = OtherField()
        self._flow = FlowLayout(spacing=Space.SIBLING)
        for chip in (self.network, *self.groups, self.refusal, self.other):
            self._flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        column.addLayout(self._flow)
        column.addWidget(self.field)
        self.field.hide()
        self._connect()

    def set_settings(self, settings: FailoverSettings) -> None:
        """Show what is chosen; statuses without a chip of their own get one."""
        on, self._others = chosen(settings.status_codes)
        self.network.setChecked(settings.on_network_errors)
        self.refusal.setChecked(settings.on_refusal == "next")
        for chip, is_on in zip(self.groups, on, strict=True):
            chip.setChecked(is_on)
        self._show_own()

    def _connect(self) -> None:
        self.network.clicked.connect(lambda on: self.changed.emit({"on_network_errors": on}))
        self.refusal.clicked.connect(lambda on: self.changed.emit({"on_refusal": "next" if on else "stop"}))
        for chip in self.groups:
            chip.clicked.connect(self._tell)
        self.other.clicked.connect(self._open_field)
        self.field.entered.connect(self._add)
        self.field.left.connect(self._close_field)
        self.field.grew.connect(self.grew)

    def _tell(self) -> None:
        codes = listed([chip.isChecked() for chip in self.groups], self._others)
        self.changed.emit({"status_codes": codes})

    def _add(self, codes: tuple[Code, ...]) -> None:
        self._others = tuple(dict.fromkeys((*self._others, *codes)))
        self._close_field()
        self._tell()

    def _drop(self, code: Code) -> None:
        self._others = tuple(kept for kept in self._others if kept != code)
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _open_field(self) -> None:
        self.field.show()
        self.grew.emit()
        self.field.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_field(self) -> None:
        had_focus = self.field.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.field.clear()
        self.field.hide()
        if had_focus:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_own(self) -> None:
        if [chip.text() for chip in self.own] == [tr("Status {code}", code=code) for code in self._others]:
            for chip in self.own:
                chip.setChecked(True)
            return
        for chip in self.own:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.other)
        self.own = [Chip(tr("Status {code}", code=code)) for code in self._others]
        for chip, code in zip(self.own, self._others, strict=True):
            chip.setChecked(True)
            chip.clicked.connect(lambda _on, dropped=code: self._drop(dropped))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.other)
        in_tab_order([self.refusal, *self.own, self.other, self.field.text, self.field.add])


class Chip(Button):
    """On with a check, off with a plus; screen readers hear whether it is checked."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "status", "plus")
        self.setCheckable(True)
        self.toggled.connect(lambda on: self.set_icon("check" if on else "plus"))


class OtherField(QWidget):
    """A field for statuses; what is wrong is told below it, and nothing is lost."""

    entered = Signal(object)
    left = Signal()
    grew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = named(QLineEdit(placeholderText="418, 5xx, 500-520"), tr("Other statuses to move on at"))
        self.add = Button(tr("Add"), name=tr("Add these statuses"))
        self.problem = Problem()
        line = QHBoxLayout()
        line.setSpacing(Space.SIBLING)
        line.addWidget(self.text, 1)
        line.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.IN_CHIP)
        column.addLayout(line)
        column.addWidget(self.problem)
        self.text.returnPressed.connect(self._enter)
        self.text.textEdited.connect(lambda: self._say(""))
        self.add.clicked.connect(self._enter)
        self._say("")

    def clear(self) -> None:
        """Forget what was typed."""
        self.text.clear()
        self._say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _enter(self) -> None:
        try:
            codes = parsed(self.text.text())
        except ValueError as problem:
            self._say(str(problem))
        else:
            self.entered.emit(codes)

    def _say(self, words: str) -> None:
        self.problem.say(words)
        self.text.setAccessibleDescription(words)
        self.grew.emit()
