"""A switch: on or off at once, without a button that confirms it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from understudy_gui import theme
from understudy_gui.theme import Motion, Size

_KNOB = 14
_RING = 4


class Switch(QCheckBox):
    """A check box to screen readers ("checked", "not checked"), drawn as a track with a knob."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._place = 0.0
        self._glide = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=Motion.SWITCH)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._move_knob)
        self.toggled.connect(self._slide)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(Size.SWITCH_WIDTH + 2 * _RING, Size.TARGET)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        track = QRectF(_RING, (self.height() - Size.SWITCH_HEIGHT) / 2, Size.SWITCH_WIDTH, Size.SWITCH_HEIGHT)
        radius = Size.SWITCH_HEIGHT / 2
        on = self.isChecked()
        theme.panel(
            painter, track, colours.accent if on else colours.raised, colours.accent if on else colours.control, radius
        )
        gap = (Size.SWITCH_HEIGHT - _KNOB) / 2
        travel = Size.SWITCH_WIDTH - _KNOB - 2 * gap
        knob = QRectF(track.left() + gap + travel * self._place, track.top() + gap, _KNOB, _KNOB)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.on_accent if on else colours.control))
        painter.drawEllipse(knob)
        if self.hasFocus():
            theme.ring(painter, track.adjusted(-_RING, -_RING, _RING, _RING), colours.accent, radius + _RING - 1)

    def show_state(self, on: bool) -> None:
        """Show what is so already: without a signal and without motion."""
        if on != self.isChecked():
            self.blockSignals(True)
            self.setChecked(on)
            self.blockSignals(False)
            self._settle()

    def _settle(self) -> None:
        self._glide.stop()
        self._move_knob(float(self.isChecked()))

    def _slide(self, on: bool) -> None:
        self._glide.stop()
        if theme.current().reduced_motion or not self.isVisible():
            self._settle()
            return
        self._glide.setStartValue(self._place)
        self._glide.setEndValue(float(on))
        self._glide.start()

    def _move_knob(self, place: object) -> None:
        assert isinstance(place, float)
        self._place = place
        self.update()
