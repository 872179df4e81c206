"""A message of the user's while it is being edited: its text in a field, in the place of its bubble."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.parts import push_button
from understudy_gui.transcript.text import paint
from understudy_gui.transcript.wishes import Wishes
from understudy_gui.widgets.basics import label
from understudy_gui.widgets.growing_text import GrowingText
from understudy_gui.widgets.keyboard import OUTSIDE

_LINES_MOST = 12
_AROUND = 20
"""Pixels that the outline of a field and its padding take, above and below its lines together."""


class Rewriting(QWidget):
    """Enter or "Send" gives the text up, Esc or "Cancel" lets all be as it was."""

    sent = Signal(str)
    left = Signal()
    changed = Signal(str)

    def __init__(self, text: str, may_be_empty: bool, zoom: float, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._may_be_empty = may_be_empty
        self.field = _Field(_LINES_MOST, tr("Edit the message"), _AROUND)
        self.field.setProperty("kind", "message")
        self.field.setProperty("ring", OUTSIDE)
        self.field.set_zoom(zoom)
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.cancel = push_button(tr("Cancel"), "outlined", self.left.emit)
        self.send = push_button(tr("Send"), "primary", self._send)
        self.field.send_asked.connect(self._send)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(self._change)
        self.field.document().documentLayout().documentSizeChanged.connect(lambda _size: wishes.resized.emit())
        wishes.busy_changed.connect(self._show_state)
        self._build()
        self._show_state()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.field, self.cancel, self.send]

    def height_for(self, width: int) -> int:
        """The height at this width, in pixels."""
        self.setFixedWidth(width)
        return self._column.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current().colours
        outline = colours.text if theme.current().high_contrast else None
        paint.panel(painter, QRectF(self.rect()), colours.soft, outline, theme.Radius.BUBBLE)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.Space.SIBLING)
        foot.addWidget(label(tr("The old version is kept."), theme.Use.SMALL, "text2", wraps=True), 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.send)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.Space.EDGE] * 4)
        self._column.setSpacing(theme.Space.SIBLING)
        self._column.addWidget(self.field)
        self._column.addLayout(foot)

    def _send(self) -> None:
        if self.send.isEnabled():
            self.sent.emit(self.field.toPlainText().strip())

    def _change(self) -> None:
        self._show_state()
        self.changed.emit(self.field.toPlainText())

    def _show_state(self) -> None:
        has_words = self._may_be_empty or bool(self.field.toPlainText().strip())
        self.send.setEnabled(has_words and not self._wishes.is_busy)


class _Field(GrowingText):
    """Keeps Esc for itself, which otherwise stops a reply."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)
