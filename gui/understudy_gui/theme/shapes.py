"""Shapes that everything painted by hand is made of: panels, the focus ring, and the monogram of a service."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from understudy_gui.theme.fonts import Use, font
from understudy_gui.theme.theme import current
from understudy_gui.theme.tokens import Radius, Size


def panel(painter: QPainter, box: QRectF, fill: str, border: str | None, radius: float, width: float = 1.0) -> None:
    """A filled box with round corners; its border lies inside `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    inside = width / 2 if border else 0.0
    painter.drawRoundedRect(box.adjusted(inside, inside, -inside, -inside), radius, radius)


def ring(painter: QPainter, box: QRectF, colour: str, radius: float = Radius.CONTROL) -> None:
    """The ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), Size.FOCUS_RING))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def row_ring(painter: QPainter, row: QRectF, chosen: bool) -> None:
    """The same on a row of a list; under high contrast inside the outline that the chosen row has there."""
    inside = Size.FOCUS_RING + 1 if chosen and current().high_contrast else 0
    ring(painter, row.adjusted(inside, inside, -inside, -inside), current().colours.accent, Radius.CONTROL - inside)


def initials(name: str, others: Iterable[str] = ()) -> str:
    """One letter for a service, two when another name begins with the same one ("Gr" and "Ge", "OA" and "OR")."""
    rivals = [other.lower() for other in others if other != name and other[:1].lower() == name[:1].lower()]
    if not rivals:
        return name[:1].upper()
    second = name[1:2]
    if any(rival[:2] == name[:2].lower() for rival in rivals):
        second = next((sign for sign in name[1:] if sign.isupper() or sign.isdigit()), second)
    return name[:1].upper() + second


def monogram(painter: QPainter, box: QRectF, letters: str, use: Use = Use.NAME) -> None:
    """A service's tile with its letters; the radius suits its size."""
    scheme = current()
    colours = scheme.colours
    radius = Radius.CONTROL if box.height() > Size.MONOGRAM_SMALL else Radius.CONTROL - 3
    panel(painter, box, colours.tile, colours.text if scheme.high_contrast else None, radius)
    painter.setPen(QColor(colours.text))
    painter.setFont(font(use))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
