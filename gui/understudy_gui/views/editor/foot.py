"""The bar that always stays in sight: the profile in words, Test all and Rehearse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, as_high_as_fields, label, named, rule, stacked


class EditorFoot(QWidget):
    """Signals what is wished; the summary is set from outside."""

    test_asked = Signal()
    rehearse_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = named(label(wraps=True), tr("Summary"))
        self.test = Button(tr("Test all"), icon="test")
        self.rehearse = Button(tr("Rehearse"), "primary", "rehearse")
        self.test.setToolTip(tr("Sends a short message to each service, which costs what such a message costs"))
        self.test.clicked.connect(self.test_asked)
        self.rehearse.clicked.connect(self.rehearse_asked)
        as_high_as_fields(self.test, self.rehearse)
        row = QHBoxLayout()
        row.setContentsMargins(Space.PAGE, Space.EDGE, Space.PAGE, Space.EDGE)
        row.setSpacing(Space.EDGE)
        row.addLayout(stacked(label(tr("In words"), Use.SMALL_NAME, "text2"), self.summary), 1)
        row.addWidget(self.test)
        row.addWidget(self.rehearse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule("horizontal"))
        column.addLayout(row)

    def show_testing(self, running: bool) -> None:
        """While services are asked the button stops it."""
        self.test.set_words(tr("Stop testing") if running else tr("Test all"))
        self.test.set_icon("stop" if running else "test")
