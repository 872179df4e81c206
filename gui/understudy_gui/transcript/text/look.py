"""Fonts and colours of messages in force, gathered once so that every document is made from the same."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from understudy_gui import theme
from understudy_gui.theme.fonts import CODE_LINE_HEIGHT, LINE_HEIGHT, line_height, rise_of

_HEADING_STEPS = (4.5, 3.0, 1.5, 0.75, 0.0, 0.0)


@dataclass(frozen=True)
class Look:
    """What a document is made with; another `generation` means that every document is made anew.

    `column` and `text_width` are the widest column and running text in pixels.
    """

    font: QFont
    code_font: QFont
    colours: theme.Colours
    high_contrast: bool
    zoom: float
    generation: int
    column: int
    text_width: int
    line: float
    code_line: float
    rise: float
    code_rise: float
    character: float

    def heading(self, level: int) -> QFont:
        """The font of a heading, 1 to 6."""
        made = QFont(self.font)
        made.setPointSizeF(self.font.pointSizeF() + _HEADING_STEPS[min(max(level, 1), 6) - 1] * self.zoom)
        made.setWeight(QFont.Weight.DemiBold)
        return made


def look(zoom: float = 1.0, generation: int = 0) -> Look:
    """The look of messages under the theme in force at this zoom."""
    in_force = theme.current()
    text, code = theme.font(theme.Use.MESSAGE, zoom), theme.code_font(zoom)
    return Look(
        font=text,
        code_font=code,
        colours=in_force.colours,
        high_contrast=in_force.high_contrast,
        zoom=zoom,
        generation=generation,
        column=round(theme.scaled(theme.Size.COLUMN) * max(zoom, 1.0)),
        text_width=round(theme.scaled(theme.Size.RUNNING_TEXT) * max(zoom, 1.0)),
        line=line_height(text, LINE_HEIGHT[theme.Use.MESSAGE]),
        code_line=line_height(code, CODE_LINE_HEIGHT),
        rise=rise_of(text, line_height(text, LINE_HEIGHT[theme.Use.MESSAGE])),
        code_rise=rise_of(code, line_height(code, CODE_LINE_HEIGHT)),
        character=QFontMetricsF(text).averageCharWidth(),
    )
