"""The line above the composer: a message that goes out when the reply is there, or that was not sent yet."""

from __future__ import annotations

from PySide6.QtCore import Signal

from understudy_core.language import tr
from understudy_gui.widgets.basics import Button
from understudy_gui.widgets.calm_line import CalmLine

_MOST = 300
"""Signs of the message that are shown at most."""


class QueuedMessage(CalmLine):
    """Gone while nothing waits."""

    send_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        self.send = Button(tr("Send"), "link", name=tr("Send the waiting message"))
        self.edit = Button(tr("Edit"), "link", name=tr("Edit the waiting message"))
        self.remove = Button(tr("Remove"), "link", name=tr("Remove the waiting message"))
        self.undo = Button(tr("Undo"), "link", name=tr("Bring the waiting message back"))
        super().__init__(tr("Waiting message"), self.send, self.edit, self.remove, self.undo)
        self.send.clicked.connect(self.send_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.undo.clicked.connect(self.undo_asked)

    def show_waiting(self, text: str, pictures: int, *, goes_by_itself: bool) -> None:
        """Show a message that is sent after the reply, or one that waits for the user to send it."""
        said = " ".join(text[:_MOST].split()) or tr("{n} pictures", "", pictures)
        if goes_by_itself:
            self.say(tr("Will be sent after this reply: “{text}”", text=said), self.edit, self.remove)
        else:
            self.say(tr("Not sent yet: “{text}”", text=said), self.send, self.edit, self.remove)

    def show_removed(self) -> None:
        """Say that it was taken away, with the way back."""
        self.say(tr("The waiting message was removed."), self.undo)
