"""The boxes of a list of tasks: one that is done has a tick. Qt would cross it, which many read as the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock, QTextBlockFormat, QTextDocument

from understudy_gui.theme.icons import draw
from understudy_gui.theme.shapes import panel
from understudy_gui.transcript.text.look import Look

_LARGE = 1.3
"""How high a box is, in capitals of the text."""
_AWAY = 0.5
"""How far it stands before the text, in boxes."""
_RADIUS = 3
_QT_REACHES = 4
"""Qt paints its own box over a selected one, and reaches so many pixels beyond ours."""


def is_task(block: QTextBlock) -> bool:
    """Whether a paragraph begins with a box."""
    return block.blockFormat().marker() is not QTextBlockFormat.MarkerType.NoMarker


def is_done(block: QTextBlock) -> bool:
    """Whether that box has a tick."""
    return block.blockFormat().marker() is QTextBlockFormat.MarkerType.Checked


def tasks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """The tasks of a document, nested ones too, in order."""
    block = document.begin()
    while block.isValid():
        if is_task(block):
            yield block
        block = block.next()


def paint_boxes(
    painter: QPainter, document: QTextDocument, look: Look, dim: bool, chosen: range, ink: QColor, ground: QColor
) -> None:
    """Paint the boxes of a document that is laid out; in `ink` on `ground` where the text at `chosen` is selected."""
    metrics, colours = QFontMetricsF(look.font), look.colours
    for block in tasks_of(document):
        box = _box(block, metrics)
        done = is_done(block)
        fill, outline, tick = colours.surface, colours.control, colours.on_accent
        if block.position() in chosen:
            painter.fillRect(box.adjusted(-_QT_REACHES, -_QT_REACHES, _QT_REACHES, _QT_REACHES), ground)
            fill, outline, tick = ground.name(), ink.name(), ink.name()
        elif dim:
            outline = tick = colours.dim
        elif done:
            fill = outline = colours.accent
        panel(painter, box, fill, outline, _RADIUS * look.zoom)
        if done:
            draw(painter, box, "check", tick)


def _box(block: QTextBlock, metrics: QFontMetricsF) -> QRectF:
    """Where a box stands: before the first line, as high as its capitals and a little more."""
    layout = block.layout()
    line = layout.lineAt(0)
    at, text = layout.position(), line.naturalTextRect()
    side = float(round(metrics.capHeight() * _LARGE))
    middle = at.y() + line.y() + line.ascent() - metrics.capHeight() / 2
    mirrored = block.textDirection() is Qt.LayoutDirection.RightToLeft
    left = at.x() + (text.right() + side * _AWAY if mirrored else text.left() - side * (1 + _AWAY))
    return QRectF(
        QPointF(round(left), round(middle - side / 2)), QPointF(round(left) + side, round(middle - side / 2) + side)
    )
