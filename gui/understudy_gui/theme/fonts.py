"""Fonts by use, in points relative to the system's size."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

_COMFORTABLE_PX = 14.0


class Use(Enum):
    """What a font is for: (points above the system size, weight)."""

    QUESTION = (10.5, QFont.Weight.DemiBold)
    DIALOG_TITLE = (5.5, QFont.Weight.DemiBold)
    CARD_TITLE = (2.25, QFont.Weight.DemiBold)
    HEADING = (0.75, QFont.Weight.DemiBold)
    MESSAGE = (0.75, QFont.Weight.Normal)
    CONTROL = (0.0, QFont.Weight.Normal)
    BUTTON = (0.0, QFont.Weight.Medium)
    NAME = (0.0, QFont.Weight.DemiBold)
    SMALL = (-1.0, QFont.Weight.Normal)
    SMALL_NAME = (-1.0, QFont.Weight.DemiBold)
    DATE_GROUP = (-1.5, QFont.Weight.DemiBold)


LINE_HEIGHT = {
    Use.QUESTION: 1.3,
    Use.DIALOG_TITLE: 1.35,
    Use.CARD_TITLE: 1.4,
    Use.HEADING: 1.4,
    Use.MESSAGE: 1.6,
    Use.CONTROL: 1.43,
    Use.BUTTON: 1.43,
    Use.NAME: 1.43,
    Use.SMALL: 1.44,
    Use.SMALL_NAME: 1.44,
    Use.DATE_GROUP: 1.33,
}
"""Line heights as multiples of the font size, for what takes several lines."""
CODE_LINE_HEIGHT = 1.45


def system_points() -> float:
    """The system font's size in points, raised to 14 px where a bare desktop reports less."""
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    return max(_system_font().pointSizeF(), _COMFORTABLE_PX * 72 / dpi)


def font(use: Use, zoom: float = 1.0) -> QFont:
    """The system font for `use`; `zoom` is for messages and the composer only."""
    above, weight = use.value
    made = QFont(_system_font())
    made.setPointSizeF((system_points() + above) * zoom)
    made.setWeight(weight)
    return made


def code_font(zoom: float = 1.0) -> QFont:
    """The system's fixed font at the size of controls."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPointSizeF(system_points() * zoom)
    return made


def tabular(base: QFont) -> QFont:
    """The same font with figures of equal width, for numbers that count or stand in columns."""
    made = QFont(base)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def scaled(pixels: int) -> int:
    """A width of the look, which is drawn at 14 px text, for this system's text size."""
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    return round(pixels * system_points() * dpi / 72 / _COMFORTABLE_PX)


def line_height(font: QFont, times: float) -> float:
    """The height of a line in pixels: `times` the font's size, never less than the font needs."""
    metrics = QFontMetricsF(font)
    pixels = font.pointSizeF() * metrics.fontDpi() / 72
    return float(max(round(pixels * times), metrics.height()))


def rise_of(font: QFont, line: float) -> float:
    """By how much text must be lifted to stand in the middle of its line: Qt puts all the extra room above it."""
    return float(round(max(line - QFontMetricsF(font).height(), 0.0) / 2))


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
