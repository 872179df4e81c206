"""Draws the lanes of a rehearsal: attempts as tinted bars with their word, waits as dashed outlines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Size, Space, Use
from understudy_gui.views.editor.lanes import Bar, Lane, spoken, ticks

LANE = Size.FIELD
_BAR = 20
_SCALE = 24
_ROUND = 4


class Timeline(QWidget):
    """Lanes in the height of the rows beside or above each, and a scale below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Timeline"))
        self._lanes: list[Lane] = []
        self._now = 0.0
        self._below = False
        theme.current().changed.connect(self.update)

    def show_lanes(self, lanes: Sequence[Lane], now_s: float) -> None:
        """Show these; what goes on ends at `now_s` for now."""
        self._lanes, self._now = list(lanes), now_s
        self.setFixedHeight(self._height())
        self.setAccessibleDescription(spoken(self._lanes))
        self.update()

    def set_below(self, below: bool) -> None:
        """Let each lane stand below what belongs to it, where there is no room beside it."""
        self._below = below
        self.setFixedHeight(self._height())
        self.update()

    @property
    def step(self) -> int:
        """How far it is from one lane to the next, in pixels."""
        return 2 * LANE if self._below else LANE

    def sizeHint(self) -> QSize:
        return QSize(300, self._height())

    def _height(self) -> int:
        return len(self._lanes) * self.step + _SCALE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        painter.setFont(theme.tabular(theme.font(Use.SMALL)))
        longest = max([self._now, *(bar.end_s or 0.0 for lane in self._lanes for bar in lane.bars)])
        marks = ticks(max(longest, 1.0))
        per_s = self._room() / marks[-1]
        for at, lane in enumerate(self._lanes):
            middle = (at + 1) * self.step - LANE / 2
            painter.fillRect(QRectF(0, middle, self.width(), 1), QColor(colours.border))
            self._paint_lane(painter, lane, middle, per_s)
        painter.setPen(QColor(colours.text2))
        top = len(self._lanes) * self.step
        for left, words in self.labels(marks, QFontMetricsF(painter.font())):
            painter.drawText(QPointF(left, top + (_SCALE + painter.fontMetrics().capHeight()) / 2), words)

    def labels(self, marks: Sequence[float], metrics: QFontMetricsF) -> list[tuple[float, str]]:
        """Where the words of these seconds begin, in pixels; of every second one, third one, … where not all fit."""
        per_s = self._room() / marks[-1]
        boxes = []
        for seconds in marks:
            words = tr("{seconds:g} s", seconds=seconds)
            width = metrics.horizontalAdvance(words)
            left = min(max(seconds * per_s - (width / 2 if seconds else 0), 0.0), self.width() - width)
            boxes.append((left, left + width + Space.SIBLING, words))
        step = 1
        while any(one[1] > following[0] for one, following in pairwise(boxes[::step])):
            step += 1
        return [(left, words) for left, _, words in boxes[::step]]

    def _room(self) -> float:
        """The width of the scale; the last words need some behind its end."""
        return max(self.width() - 56.0, 40.0)

    def _paint_lane(self, painter: QPainter, lane: Lane, middle: float, per_s: float) -> None:
        metrics = QFontMetricsF(painter.font())
        left = 0.0
        for at, bar in enumerate(lane.bars):
            end = bar.end_s if bar.end_s is not None else self._now
            start = max(bar.start_s * per_s, left)
            least = metrics.horizontalAdvance(bar.words) + 2 * Space.SIBLING if bar.state is not None else 0.0
            width = max(end * per_s - start, least)
            if bar.state is None and at + 1 < len(lane.bars):
                width = max(lane.bars[at + 1].start_s * per_s - start, 0.0)
            width = max(min(width, self.width() - start), 0.0)
            _paint_bar(painter, bar, QRectF(start, middle - _BAR / 2, width, _BAR), metrics)
            left = start + width


def _paint_bar(painter: QPainter, bar: Bar, box: QRectF, metrics: QFontMetricsF) -> None:
    scheme = theme.current()
    colours = scheme.colours
    if bar.state is not None:
        theme.panel(painter, box, colours.tint_of(bar.state), colours.of(bar.state), _ROUND)
        painter.setPen(QColor(colours.of(bar.state)))
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.control), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.window))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.setPen(QColor(colours.text2))
    words = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, box.width())
    if len(words) > 1:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
