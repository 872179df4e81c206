"""Above the messages: what is being done, instructions of this conversation alone, and that its profile is gone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space
from understudy_gui.widgets.basics import Button
from understudy_gui.widgets.calm_line import CalmLine
from understudy_gui.widgets.centred import Centred

_MOST = 300
"""Signs of the instructions that are shown at most."""


class ConversationHead(QWidget):
    """Calm lines, each gone while it has nothing to say; as wide as the messages."""

    instructions_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.change = Button(tr("Change"), "link", name=tr("Change the instructions for this conversation"))
        self.change.clicked.connect(self.instructions_asked)
        self.close_notice = Button(tr("Close"), "link", name=tr("Close this notice"))
        self.close_notice.clicked.connect(lambda: self.show_notice(""))
        self.stop = Button(tr("Stop"), "link", name=tr("Stop what is being done"))
        self.stop.clicked.connect(self.stop_asked)
        self.progress = CalmLine(tr("What is being done"), self.stop)
        self.instructions = CalmLine(tr("Instructions for this conversation"), self.change)
        self.notice = CalmLine(tr("About the profile"), self.close_notice, whole=True)
        lines = QVBoxLayout()
        lines.setSpacing(Space.IN_CHIP)
        lines.addWidget(self.progress)
        lines.addWidget(self.notice)
        lines.addWidget(self.instructions)
        inside = QWidget()
        inside.setLayout(lines)
        lines.setContentsMargins(0, Space.SIBLING, 0, Space.IN_CHIP)
        self.setLayout(Centred(inside))
        self.hide()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, as it is read."""
        return self.stop, self.close_notice, self.change

    def show_instructions(self, text: str) -> None:
        """Show that these are set; none hides the line."""
        said = " ".join(text[:_MOST].split())
        self.instructions.say(tr("Instructions: “{text}”", text=said) if said else "", self.change)
        self._fit()

    def show_notice(self, words: str) -> None:
        """Show a sentence until it is closed or another conversation is shown; none hides the line."""
        self.notice.say(words, self.close_notice)
        self._fit()

    def show_progress(self, words: str, *, can_stop: bool = True) -> None:
        """Show what is being done and how far it is; an empty sentence hides the line."""
        self.progress.say(words, *([self.stop] if can_stop else []), aloud=self.progress.isHidden())
        self._fit()

    def _fit(self) -> None:
        self.setHidden(all(line.isHidden() for line in (self.progress, self.instructions, self.notice)))
