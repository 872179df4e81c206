"""Shows where a link leads before the browser opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.plain_sight import breakable, shown_address
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, label, named, rule, stacked
from understudy_gui.widgets.flow import FlowLayout


class LinkBar(QWidget):
    """Hidden until `ask`. `words` say what the address below them is. Esc is Cancel, from any of the buttons.

    `agreed` hands over the address that is to be opened, `closed` says that it is gone again.
    """

    agreed = Signal(str)
    closed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._address, self._words = "", words
        self.address = named(label(use=Use.SMALL, wraps=True), tr("Address"))
        self.open = Button(tr("Open in the browser"), "primary")
        self.copy = Button(tr("Copy address"))
        self.cancel = Button(tr("Cancel"), "flat")
        self.open.clicked.connect(lambda: self._end(lambda: self.agreed.emit(self._address)))
        self.copy.clicked.connect(lambda: self._end(lambda: QGuiApplication.clipboard().setText(self._address)))
        self.cancel.clicked.connect(lambda: self._end(lambda: None))
        buttons = FlowLayout(spacing=Space.SIBLING)
        for button in (self.open, self.copy, self.cancel):
            buttons.addWidget(button)
        inside = stacked(label(words, Use.SMALL, "text2"), self.address)
        inside.setContentsMargins(Space.GROUP, Space.EDGE, Space.PAGE, Space.EDGE)
        inside.addSpacing(Space.IN_CHIP)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule("horizontal"))
        column.addLayout(inside)
        self.hide()

    def ask(self, address: str) -> None:
        """Show this address, and let it be opened, copied or left."""
        self._address, shown = address, shown_address(address)
        self.address.setText(breakable(shown))
        self.address.setAccessibleDescription(shown)
        self.open.setAccessibleDescription(f"{self._words} {shown}")
        self.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Open nothing."""
        self.cancel.click()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab visits, in order."""
        return self.open, self.copy, self.cancel

    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # else the key does what it does in the rest of the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _end(self, act: Callable[[], object]) -> None:
        act()
        self.hide()
        self.closed.emit()
