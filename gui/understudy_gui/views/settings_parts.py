"""Parts of the settings that act on more than the look: the proxy, and what was counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_gui.theme import Size, Space, Use
from understudy_gui.widgets.basics import Button, Problem, label, named
from understudy_gui.widgets.fields import DropDown

_USE = marked("Only where a company or school wants one. What runs on this computer is always reached directly.")


class ProxyPart(QWidget):
    """`asked` hands over what was typed once it is complete; `system_asked` wants the system's proxy."""

    asked = Signal(str)
    system_asked = Signal()

    def __init__(self, address: str) -> None:
        super().__init__()
        self.field = named(QLineEdit(address), tr("Proxy"))
        self.field.setPlaceholderText(tr("None"))
        self.field.setMinimumHeight(Size.FIELD)
        self._address = address
        self.field.editingFinished.connect(self._typed)
        self.system = Button(tr("Use the system’s"))
        self.system.clicked.connect(self.system_asked)
        self.problem = Problem()
        row = QHBoxLayout()
        row.setSpacing(Space.SIBLING)
        row.addWidget(self.field, 1)
        row.addWidget(self.system, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        column.addWidget(label(tr("Proxy"), Use.NAME))
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(label(tr(_USE), Use.SMALL, "text2", wraps=True))

    def show_address(self, address: str) -> None:
        """Show the address that is in use; "" for none."""
        self._address = address
        self.field.setText(address)
        self.problem.say("")

    def _typed(self) -> None:
        if self.field.text() == self._address:
            self.problem.say("")
        else:
            self.asked.emit(self.field.text())


class StatisticsPart(QWidget):
    """Forgets how services did, after one question in its place."""

    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clear = Button(tr("Clear statistics"))
        self.sure = Button(tr("Clear them"))
        self.keep = Button(tr("Keep them"))
        self.words = label(use=Use.SMALL, tone="text2", wraps=True)
        self.clear.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.sure.clicked.connect(self.clear_asked)
        row = QHBoxLayout()
        row.setSpacing(Space.SIBLING)
        for button in (self.clear, self.keep, self.sure):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        column.addWidget(label(tr("Statistics"), Use.NAME))
        column.addLayout(row)
        column.addWidget(self.words)
        self._ask(False)

    def say(self, words: str) -> None:
        """Show a sentence, such as that it was done."""
        self._ask(False)
        self.words.setText(words)

    def _ask(self, asks: bool) -> None:
        had_focus = any(button.hasFocus() for button in (self.clear, self.keep, self.sure))
        self.clear.setVisible(not asks)
        self.keep.setVisible(asks)
        self.sure.setVisible(asks)
        self.words.setText(tr("Counts and times of all services will be gone. Conversations stay.") if asks else "")
        if had_focus:
            (self.keep if asks else self.clear).setFocus(Qt.FocusReason.OtherFocusReason)


class BackupsPart(QWidget):
    """Offers the backups of the history; `put_back_asked` hands over the place of the chosen one. Gone without any."""

    put_back_asked = Signal(int)
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = DropDown(tr("Backup"))
        self.put_back = Button(tr("Put back"))
        self.put_back.clicked.connect(lambda: self.put_back_asked.emit(self.choice.currentIndex()))
        self.stop = Button(tr("Stop"), name=tr("Stop putting the backup back"))
        self.stop.clicked.connect(self.stop_asked)
        self.stop.hide()
        self.said = label(use=Use.SMALL, tone="text2", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(Space.SIBLING)
        row.addWidget(self.choice, 1)
        row.addWidget(self.put_back)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        name = label(tr("Backups of the conversations"), Use.NAME)
        name.setBuddy(self.choice)
        column.addWidget(name)
        column.addLayout(row)
        column.addWidget(self.said)
        self.hide()

    def show_backups(self, days: Sequence[str]) -> None:
        """Offer these, newest first."""
        self.choice.clear()
        self.choice.addItems(list(days))
        self.say(tr("What is there now is kept beside it, as a file of its own."))
        self.setVisible(bool(days))

    def show_work(self, words: str) -> None:
        """Say how far the chosen one is, with Stop in the place of the button; an empty sentence gives that back."""
        had_focus = self.put_back.hasFocus() or self.stop.hasFocus()
        self.choice.setEnabled(not words)
        self.put_back.setHidden(bool(words))
        self.stop.setVisible(bool(words))
        if had_focus:
            (self.stop if words else self.put_back).setFocus(Qt.FocusReason.OtherFocusReason)
        if words:
            self.say(words)

    def say(self, words: str) -> None:
        """Say what came of it."""
        self.said.setText(words)
