"""A line above the conversation in which words are found. Made when it is wanted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, label, named
from understudy_gui.widgets.marked_field import MarkedField


class FindBar(QWidget):
    """`changed` hands over the words; `moved` says 1 for the next place and -1 for the one before."""

    changed = Signal(str)
    moved = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        hint = tr("Find in this conversation")
        self.words = named(MarkedField("search", hint, tr("Search"), clears=True), hint)
        self.words.setMaximumWidth(360)
        self.count = label(use=Use.SMALL, tone="text2")
        self.before = Button(kind="icon", icon="chevron-up", name=tr("Place before"))
        self.next = Button(kind="icon", icon="chevron-down", name=tr("Next place"))
        self.close_button = Button(kind="icon", icon="close", name=tr("Close"))
        self.words.textChanged.connect(self.changed)
        self.before.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BUBBLE, Space.SIBLING, Space.BUBBLE, Space.SIBLING)
        row.setSpacing(Space.SIBLING)
        row.addWidget(self.words, 1)
        for widget in (self.count, self.before, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)

    def show_count(self, at: int, total: int) -> None:
        """Say which of how many places is shown, from 1; nothing while no words are there."""
        said = tr("{at} of {total}", at=at, total=total) if total else tr("Not found")
        self.count.setText(said if self.words.text() else "")
        self.before.setEnabled(total > 1)
        self.next.setEnabled(total > 1)

    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # else the key stops the reply
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
