"""The panel at the right: who was asked for a reply, and how each service does. Made when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Size, Space, State, Use
from understudy_gui.widgets.basics import Button, StateIcon, label, rule, scrolling, stacked

WIDTH = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a name, what is said of it in one or more lines, and what a button of it would do."""

    state: State
    name: str
    words: Sequence[str]
    act: str = ""


class Activity(QWidget):
    """`acted` hands over the name whose button was pressed, `focus_moved` what had the focus and what has it now."""

    acted = Signal(str)
    focus_moved = Signal(QWidget, QWidget)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Activity"))
        self.setFixedWidth(WIDTH)
        self.close_button = Button(kind="icon", icon="close", name=tr("Close activity"))
        self.close_button.clicked.connect(self.closed)
        head = QGridLayout()
        head.addWidget(label(tr("Activity"), Use.CARD_TITLE), 0, 0)
        head.addWidget(self.close_button, 0, 1)
        head.setColumnStretch(0, 1)
        self._reply, self._services = QVBoxLayout(), QVBoxLayout()
        inside = QWidget()
        column = stacked(spacing=Space.SIBLING)
        column.setContentsMargins(0, 0, Space.SIBLING, 0)
        column.addWidget(label(tr("This reply"), Use.NAME))
        column.addLayout(self._reply)
        column.addSpacing(Space.PAGE)
        column.addWidget(label(tr("Services"), Use.NAME))
        column.addLayout(self._services)
        column.addStretch(1)
        inside.setLayout(column)
        whole = stacked(spacing=Space.EDGE)
        whole.setContentsMargins(Space.BUBBLE, Space.EDGE, Space.SIBLING, Space.EDGE)
        whole.addLayout(head)
        whole.addWidget(scrolling(inside, tr("What happened")), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rule("vertical"))
        row.addLayout(whole, 1)

    def show_reply(self, entries: Sequence[Entry]) -> None:
        """Show who was asked; without any, say how to see it."""
        nothing = tr("Choose a reply to see who was asked.")
        self._fill(self._reply, entries, nothing)

    def show_services(self, entries: Sequence[Entry]) -> None:
        """Show each service of the profile: how it is, and how it did so far."""
        self._fill(self._services, entries, tr("This profile has no service."))

    def lines(self) -> list[str]:
        """All that is shown, as it is read aloud."""
        return [one.accessibleName() for one in self.findChildren(_Line) if one.accessibleName()]

    def _fill(self, column: QVBoxLayout, entries: Sequence[Entry], nothing: str) -> None:
        focused = ""
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                if isinstance(widget, _Line) and widget.button is self.window().focusWidget():
                    focused = widget.name
                widget.setParent(None)
                widget.deleteLater()
        for entry in entries:
            line = _Line(entry)
            line.button.clicked.connect(lambda _checked=False, name=entry.name: self.acted.emit(name))
            column.addWidget(line)
            if entry.act and entry.name == focused:
                line.show()
                line.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not entries:
            column.addWidget(label(nothing, Use.SMALL, "text2", wraps=True))


class _Line(QWidget):
    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.setAccessibleName(". ".join([entry.name, *entry.words]))
        self.name = entry.name
        self.button = Button(entry.act, "link")
        self.button.setAccessibleName(f"{entry.act}: {entry.name}")
        self.button.setVisible(bool(entry.act))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, Space.SIBLING)
        grid.setHorizontalSpacing(Space.SIBLING)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(StateIcon(entry.state, Size.STATE_ICON), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(entry.name, Use.CONTROL, wraps=True), 0, 1)
        for row, words in enumerate(entry.words, start=1):
            grid.addWidget(label(words, Use.SMALL, "text2", wraps=True), row, 1)
        grid.addWidget(self.button, len(entry.words) + 1, 1, Qt.AlignmentFlag.AlignLeading)
