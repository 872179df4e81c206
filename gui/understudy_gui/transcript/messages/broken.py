"""A first start that broke: kept, dimmed, behind a bar, with a label that says so; and the rule after it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.items import BrokenStart
from understudy_gui.transcript.parts import RichLine, Run
from understudy_gui.transcript.text.feeder import Feeder
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.wishes import Wishes

_LEFT = 16
_ICON = 16
_UNDER_LABEL = 3


class BrokenText(QWidget):
    """The kept text of one broken start."""

    def __init__(self, start: BrokenStart, look: Look, wishes: Wishes) -> None:
        super().__init__()
        runs = [
            Run(tr("First start by {backend}.", backend=start.backend), theme.Use.SMALL_NAME, "text2"),
            Run(f" {start.sentence}", theme.Use.SMALL, "text2"),
        ]
        self._label = RichLine(runs, self)
        self.text = MessageText(look, self, dim=True)
        self.feeder = Feeder(self.text, wishes.outdated.emit)
        self.feeder.take(start.text, ends=True)
        self.text.set_spoken(tr("First start by {backend}, broken off", backend=start.backend), start.text)
        self.text.link_activated.connect(wishes.link)
        self.text.link_hovered.connect(wishes.hovered)
        self.text.outdated.connect(wishes.outdated)

    def height_for(self, width: int) -> int:
        """Lay out; returns the height in pixels."""
        above = self._label.heightForWidth(width - _LEFT - _ICON - 6)
        self._label.setGeometry(_LEFT + _ICON + 6, 0, width - _LEFT - _ICON - 6, above)
        height = self.text.lay_out(width - _LEFT)
        self.text.setGeometry(_LEFT, above + _UNDER_LABEL, width - _LEFT, height)
        return above + _UNDER_LABEL + height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current().colours
        painter.fillRect(0, 0, 2, self.height(), QColor(colours.control))
        box = QRectF(_LEFT, (self._label.height() - _ICON) / 2, _ICON, _ICON)
        theme.draw(painter, box, "broken", colours.text2)
        if self.text.shows_focus:
            theme.ring(painter, QRectF(self.text.geometry()).adjusted(-6, -2, 0, 0), colours.accent)
        painter.translate(self.text.pos())
        self.text.paint_focus(painter)


class StartedAgain(QWidget):
    """ "Started again by Groq" and a rule to the end of the line."""

    def __init__(self, backend: str) -> None:
        super().__init__()
        self._label = RichLine([Run(tr("Started again by {backend}", backend=backend), theme.Use.SMALL, "text2")], self)

    def height_for(self, width: int) -> int:
        """Lay out; returns the height in pixels."""
        wanted = min(self._label.sizeHint().width(), width)
        height = self._label.heightForWidth(wanted)
        self._label.setGeometry(0, 0, wanted, height)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        x = self._label.width() + 10
        colour = QColor(theme.current().colours.border)
        QPainter(self).fillRect(QRectF(x, self.height() // 2, max(self.width() - x, 0), 1), colour)
