"""Colours, sizes, fonts and icons: the only place they are written down."""

from understudy_gui.theme.fonts import LINE_HEIGHT, Use, code_font, font, line_height, rise_of, scaled, tabular
from understudy_gui.theme.icons import app_icon, draw, icon, pixmap
from understudy_gui.theme.shapes import initials, monogram, panel, ring, row_ring
from understudy_gui.theme.theme import STYLE, Theme, Wish, current, install
from understudy_gui.theme.tokens import Colours, Motion, Radius, Size, Space, State

__all__ = [
    "LINE_HEIGHT",
    "STYLE",
    "Colours",
    "Motion",
    "Radius",
    "Size",
    "Space",
    "State",
    "Theme",
    "Use",
    "Wish",
    "app_icon",
    "code_font",
    "current",
    "draw",
    "font",
    "icon",
    "initials",
    "install",
    "line_height",
    "monogram",
    "panel",
    "pixmap",
    "ring",
    "rise_of",
    "row_ring",
    "scaled",
    "tabular",
]
