"""One line that says something quietly, with the buttons that go with it; gone while there is nothing to say."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, label
from understudy_gui.widgets.elided import ElidedLabel
from understudy_gui.widgets.spoken import announce


class CalmLine(QWidget):
    """`in_order` are its buttons, in the order in which they are read.

    What does not fit ends with …, except where it must be read `whole`: there it takes more lines.
    """

    def __init__(self, name: str, *buttons: Button, whole: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.in_order = buttons
        self.words = label(use=Use.SMALL, wraps=True) if whole else ElidedLabel(Use.SMALL)
        self.words.setProperty("tone", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.EDGE)
        row.addWidget(self.words, 1)
        for button in buttons:
            row.addWidget(button)
        self.hide()

    def say(self, words: str, *offered: Button, aloud: bool = True) -> None:
        """Show a sentence and some of the buttons; an empty one hides the line. `aloud` says it to a screen reader."""
        for button in self.in_order:
            button.setVisible(button in offered)
        is_new = bool(words) and (words != self.words.text() or self.isHidden())
        self.words.setText(words)
        self.words.setToolTip(words if len(words) < _SHORT else "")
        self.setVisible(bool(words))
        if is_new and aloud:
            announce(self, words)


_SHORT = 1000
"""Signs that a tip holds at most."""
