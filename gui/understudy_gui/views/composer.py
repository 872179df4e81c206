"""Where a message is written: the text, and one button in one place that is Send or Stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.views.message_field import MessageField
from understudy_gui.widgets.basics import margins
from understudy_gui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from understudy_core.chat import Picture
    from understudy_gui.views.attachments import Attachments
    from understudy_gui.views.queued_message import QueuedMessage

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_BUTTON = 36


class Composer(QWidget):
    """The composer with the line under it. Signals out, plain setters in. `changed` says that text or pictures did."""

    changed = Signal()
    submitted = Signal(str)
    attach_asked = Signal()
    stop_asked = Signal()
    last_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self._taking = self._reading = False
        self._is_wanted = False
        self._usual = self._said = ""
        self.text = MessageField()
        self.text.send_asked.connect(self._act_on_enter)
        self.text.last_asked.connect(self.last_asked)
        self.text.textChanged.connect(self._tell)
        self._attachments: Attachments | None = None
        self._queued: QueuedMessage | None = None
        self.attach = PushButton()
        self.attach.setProperty("kind", "icon")
        self.attach.setAccessibleName(tr("Attach pictures"))
        self.attach.setToolTip(tr("Attach pictures"))
        self.attach.clicked.connect(self.attach_asked)
        self.button = PushButton()
        self.button.setFixedSize(_BUTTON, _BUTTON)
        self.button.clicked.connect(self._act)
        self.goes_to = _small_label()
        self.goes_to.setWordWrap(True)
        self._hint = _small_label()
        self._build()
        self.set_busy(False)
        theme.current().changed.connect(self._show_state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self._hint.sizeHint().width() <= event.size().width() // 2)

    def set_busy(self, busy: bool) -> None:
        """Show Stop while a reply is on its way, Send otherwise."""
        self._busy = busy
        self.text.setPlaceholderText(tr("Write the next message") if busy else tr("Write a message"))
        if self.isVisible():
            self.text.viewport().update()  # Qt keeps showing the old words otherwise
        self._show_state()

    def set_taking(self, taking: bool) -> None:
        """Say whether messages can be sent yet; one that was sent too early is sent now."""
        self._taking = taking
        self._send_if_wanted()

    def set_reading(self, reading: bool, *, goes_out: bool = False) -> None:
        """Say whether pictures are still being read; what was sent meanwhile goes out with them then, or stays."""
        self._reading = reading
        if not goes_out and not reading:
            self._is_wanted = False
        self._send_if_wanted()

    def set_goes_to(self, words: str) -> None:
        """Say who will be asked first, as soon as nothing else is to be read there."""
        self._usual = words
        self.goes_to.setText(self._said or words)

    def say(self, words: str) -> None:
        """Show a sentence in the line below, until a message is sent or an empty sentence takes it away."""
        self._said = words
        self.goes_to.setText(words or self._usual)

    def set_zoom(self, zoom: float) -> None:
        """Write larger or smaller; 1.0 is the system's text size."""
        self.text.set_zoom(zoom)

    @property
    def attachments(self) -> Attachments:
        """The pictures for the next message. Made when they are wanted, since the first paint needs none."""
        if self._attachments is None:
            from understudy_gui.views.attachments import Attachments

            self._attachments = Attachments()
            self._attachments.changed.connect(self._tell)
            self._inside.insertWidget(0, self._attachments)
        return self._attachments

    def take_pictures(self) -> tuple[Picture, ...]:
        """The pictures that go with the message that is sent now; the next one begins without any."""
        if self._attachments is None:
            return ()
        pictures = self._attachments.pictures
        self._attachments.clear()
        return pictures

    def put_back(self, text: str, pictures: Sequence[Picture]) -> None:
        """What could not be sent, to be sent again; it stands before what was written meanwhile."""
        self.set_text("\n\n".join(filter(None, (text, self.text.toPlainText()))))
        for picture in pictures:
            self.attachments.add(picture)

    @property
    def written(self) -> tuple[str, tuple[Picture, ...]]:
        """What stands here and is not sent yet."""
        return self.text.toPlainText(), self._attachments.pictures if self._attachments is not None else ()

    def show_written(self, text: str, pictures: Sequence[Picture]) -> None:
        """Let this stand here instead of what did; the focus stays where it is."""
        self._is_wanted = False
        if (text, tuple(pictures)) != self.written:
            self.text.setPlainText(text)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self.take_pictures()
            for picture in pictures:
                self.attachments.add(picture)

    @property
    def queued(self) -> QueuedMessage:
        """The line above, with a message that waits to be sent. Made when it is wanted, like the pictures."""
        if self._queued is None:
            from understudy_gui.views.queued_message import QueuedMessage

            self._queued = QueuedMessage()
            self._rows.insertWidget(0, self._queued)
        return self._queued

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, as it is read."""
        return *self.queued.in_order, self.text, self.attach, self.button

    def set_text(self, text: str) -> None:
        """Put a text in, with the cursor at its end."""
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_ahead(self, event: QKeyEvent) -> bool:
        """Take what was typed where nothing else wanted it, and the focus with it; whether it was text at all."""
        if not event.text().isprintable() or not event.text() or event.modifiers() & _COMMANDS:
            return False
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.textCursor().insertText(event.text())
        return True

    def _build(self) -> None:
        box = _Box()
        line = QHBoxLayout()
        line.setSpacing(theme.Space.SIBLING)
        line.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.Space.SIBLING)
        buttons.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addWidget(self.button)
        line.addLayout(buttons)
        line.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        self._inside = QVBoxLayout(box)
        self._inside.setContentsMargins(margins(theme.Space.BUBBLE, *[theme.Space.SIBLING] * 3))
        self._inside.setSpacing(theme.Space.SIBLING)
        self._inside.addLayout(line)
        under = QHBoxLayout()
        under.setContentsMargins(theme.Space.IN_CHIP, 0, theme.Space.IN_CHIP, 0)
        under.addWidget(self.goes_to, 1)
        under.addWidget(self._hint)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, theme.Space.EDGE)
        self._rows.setSpacing(6)
        self._rows.addWidget(box)
        self._rows.addLayout(under)

    def _act_on_enter(self) -> None:
        if self._is_ready:
            self._send()

    def _act(self) -> None:
        if self._busy:
            self.stop_asked.emit()
        elif self._is_ready:
            self._send()

    def _send_if_wanted(self) -> None:
        if self._is_wanted and self._is_ready:
            self._send()

    def _send(self) -> None:
        self._is_wanted = not self._taking or self._reading
        if not self._is_wanted:
            text = self.text.toPlainText().strip()
            self.text.clear()
            self.say("")
            self.submitted.emit(text)

    @property
    def _is_ready(self) -> bool:
        return bool(self.text.toPlainText().strip() or (self._attachments is not None and self._attachments.pictures))

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        colours = theme.current().colours
        ready = self._is_ready
        self._hint.setText(self._words_for_keys(ready))
        self.button.setAccessibleName(tr("Stop") if self._busy else tr("Send"))
        self.button.setToolTip(tr("Stop (Esc)") if self._busy else tr("Send (Enter)"))
        self.button.setEnabled(self._busy or ready)
        self.button.setProperty("kind", "stop" if self._busy else "send")
        colour = colours.text if self._busy else colours.on_accent if ready else colours.text2
        self.button.setIcon(theme.icon("stop" if self._busy else "send", colour))
        if self.isVisible():  # before that Qt styles it anyway, and asking for the style costs the first paint 8 ms
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
        self.attach.setIcon(theme.icon("picture", colours.text2))

    def _words_for_keys(self, ready: bool) -> str:
        if not self._busy:
            return tr("Enter sends · Shift+Enter new line")
        return tr("Enter sends after this reply · Esc stops") if ready else tr("Esc stops")


class _Box(QWidget):
    """The rounded outline around text and button."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.control))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.Radius.CARD, theme.Radius.CARD
        )


def _small_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(theme.Use.SMALL))
    label.setProperty("tone", "text2")
    return label
