"""The line above the composer: a message that goes out when the reply is there, or that was not sent yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button
from understudy_gui.widgets.elided import ElidedLabel

_MOST = 300
"""Signs of the message that are shown at most."""


class QueuedMessage(QWidget):
    """One line with its buttons; gone while nothing waits."""

    send_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Waiting message"))
        self.words = ElidedLabel(Use.SMALL)
        self.words.setProperty("tone", "text2")
        self.send = Button(tr("Send"), "link", name=tr("Send the waiting message"))
        self.edit = Button(tr("Edit"), "link", name=tr("Edit the waiting message"))
        self.remove = Button(tr("Remove"), "link", name=tr("Remove the waiting message"))
        self.undo = Button(tr("Undo"), "link", name=tr("Bring the waiting message back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.IN_CHIP, 0, Space.IN_CHIP, 0)
        row.setSpacing(Space.EDGE)
        row.addWidget(self.words, 1)
        asked = (self.send_asked, self.edit_asked, self.remove_asked, self.undo_asked)
        for button, signal in zip(self.in_order, asked, strict=True):
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    @property
    def in_order(self) -> tuple[Button, ...]:
        """What the Tab key goes through, as it is read."""
        return self.send, self.edit, self.remove, self.undo

    def show_waiting(self, text: str, pictures: int, *, goes_by_itself: bool) -> None:
        """Show a message that is sent after the reply, or one that waits for the user to send it."""
        said = " ".join(text[:_MOST].split()) or tr("{n} pictures", "", pictures)
        words = (
            tr("Will be sent after this reply: “{text}”", text=said)
            if goes_by_itself
            else tr("Not sent yet: “{text}”", text=said)
        )
        self._show(words, send=not goes_by_itself, edit=True, remove=True, undo=False)

    def show_removed(self) -> None:
        """Say that it was taken away, with the way back."""
        self._show(tr("The waiting message was removed."), send=False, edit=False, remove=False, undo=True)

    def _show(self, words: str, *, send: bool, edit: bool, remove: bool, undo: bool) -> None:
        for button, wanted in zip(self.in_order, (send, edit, remove, undo), strict=True):
            button.setVisible(wanted)
        is_new = words != self.words.text() or self.isHidden()
        self.words.setText(words)
        self.show()
        if is_new and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
