"""The one calm line while nobody has answered yet: three dots, a sentence, a way on and a way out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.account.waiting_words import WaitingWords
from understudy_gui.transcript.parts import RichLine, Run, push_button
from understudy_gui.transcript.text import paint
from understudy_gui.transcript.wishes import Wishes

_FAINT = (1.0, 0.66, 0.36)


class Dots(QWidget):
    """Three dots that step; they stand still with reduced motion, and no timer runs while they are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._timer = QTimer(self, interval=theme.Motion.DOTS_STEP)
        self._timer.timeout.connect(self._next)
        self.setFixedSize(24, theme.Size.DOT + 2)

    def showEvent(self, event: QShowEvent) -> None:
        if not theme.current().reduced_motion:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def _next(self) -> None:
        self._step = (self._step + 1) % 3
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(3):
            colour = QColor(theme.current().colours.accent)
            colour.setAlphaF(_FAINT[(index - self._step) % 3])
            painter.setBrush(colour)
            painter.setPen(colour)
            painter.drawEllipse(QRectF(index * 9 + 1, 1, theme.Size.DOT - 1, theme.Size.DOT - 1))


class WaitingLine(QWidget):
    """Changes in place; the height stays as long as the sentence fits in one line."""

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = RichLine()
        self.way_on = push_button(tr("Switch now"), "outlined", wishes.skip.emit, "skip")
        self.stop = push_button(tr("Stop"), "flat", wishes.stop.emit)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(9)
        row.addWidget(Dots())
        row.addWidget(self.sentence, 1)
        row.addWidget(self.way_on)
        row.addWidget(self.stop)
        self.setAccessibleName(tr("Waiting"))

    def show_words(self, words: WaitingWords) -> None:
        """Say this from now on."""
        runs = [Run(words.sentence)]
        if words.aside:
            runs.append(Run(f" {words.aside}", tone="text2"))
        self.sentence.set_runs(runs)
        self.setAccessibleDescription(words.spoken)
        if words.button and self.way_on.text() != words.button:
            self.way_on.setText(words.button)
            self.way_on.setAccessibleName(words.button)
        self.way_on.setVisible(bool(words.button))

    def height_for(self, width: int) -> int:
        """The height at this width, in pixels."""
        return max(theme.Size.WAITING_LINE, self._row.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        paint.panel(QPainter(self), QRectF(self.rect()), colours.window, colours.border, theme.Radius.ACCOUNT)
