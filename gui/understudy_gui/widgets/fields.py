"""Drop-downs and number fields in the form of all fields: raised, outlined, with chevrons that follow the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QStyle, QStyleOptionSpinBox, QWidget

from understudy_gui import theme
from understudy_gui.theme import Radius, Size, Space
from understudy_gui.widgets.basics import margins

_CHEVRON = 16
_EDGE = 12
_STEPS = f"""
    QDoubleSpinBox {{ border: none; padding: 0; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{
        subcontrol-origin: border; width: {2 * _EDGE}px; height: {Size.FIELD // 2}px;
    }}
    QDoubleSpinBox::up-button {{ subcontrol-position: top right; }}
    QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; }}
"""
"""Where the two halves are that can be clicked on; what they look like is painted."""


class DropDown(QComboBox):
    """Chooses one of few; the wheel scrolls the page, not the choice."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(Size.FIELD)
        theme.current().changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        _field(painter, self)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.dim))
        room = self.rect().adjusted(_EDGE, 0, -_EDGE - _CHEVRON - 4, 0)
        words = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        box = QRectF(self.width() - _EDGE - _CHEVRON, (self.height() - _CHEVRON) / 2, _CHEVRON, _CHEVRON)
        theme.draw(painter, box, "chevron-down", colours.text)


class NumberField(QDoubleSpinBox):
    """A number with two chevrons. A typed number counts once it is complete; the least can stand for a word."""

    def __init__(
        self, name: str, most: float, *, least: float = 0, decimals: int = 0, word_for_least: str = ""
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setRange(least, most)
        self.setDecimals(decimals)
        self.setSpecialValueText(word_for_least)
        self.setKeyboardTracking(False)
        self.setFrame(False)
        self.lineEdit().setTextMargins(margins(Space.SIBLING, 0, 0, 0))
        self.setFont(theme.tabular(theme.font(theme.Use.CONTROL)))
        self.setStyleSheet(_STEPS)
        self.setFixedSize(theme.scaled(92 if most > 9999 else 72), Size.FIELD)
        theme.current().changed.connect(self._clear_ground)
        self._clear_ground()

    def show_value(self, value: float) -> None:
        """Show what is so already: without a signal, and without disturbing what is being typed."""
        if value != self.value():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def _clear_ground(self) -> None:
        """The style sheet would paint the inner field over the outline."""
        self.lineEdit().setStyleSheet("background: transparent; border: none; padding: 0; min-height: 0;")
        self.update()

    def textFromValue(self, value: float) -> str:
        return f"{round(value, self.decimals()):.15g}".replace(".", self.locale().decimalPoint())

    def validate(self, typed: str, position: int) -> tuple[QValidator.State, str, int]:
        if self.specialValueText() and not typed.strip():
            return QValidator.State.Acceptable, typed, position
        return super().validate(typed, position)

    def valueFromText(self, typed: str) -> float:
        return super().valueFromText(typed) if typed.strip() else self.minimum()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        _field(painter, self)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        for control, mark, can in (
            (QStyle.SubControl.SC_SpinBoxUp, "chevron-up", self.value() < self.maximum()),
            (QStyle.SubControl.SC_SpinBoxDown, "chevron-down", self.value() > self.minimum()),
        ):
            where = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, control, self)
            box = QRectF(0, 0, 12, 12)
            box.moveCenter(where.toRectF().center())
            theme.draw(painter, box, mark, colours.text if can else colours.dim)


def _field(painter: QPainter, widget: QWidget) -> None:
    colours = theme.current().colours
    outline = colours.control if widget.isEnabled() else colours.border
    theme.panel(painter, QRectF(widget.rect()), colours.raised, outline, Radius.CONTROL)
    if widget.hasFocus():
        theme.ring(painter, QRectF(widget.rect()), colours.accent)
