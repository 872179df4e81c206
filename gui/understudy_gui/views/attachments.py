"""The pictures that will go with the next message, each with a button that takes it away again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from understudy_core.chat import Picture
from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.pictures import thumbnail
from understudy_gui.theme import Radius, Space

_SIDE = 64


class Attachments(QWidget):
    """Gone while there is no picture. `changed` says that one came or went."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[Tile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SIBLING)
        self._row.addStretch(1)
        self.hide()

    @property
    def tiles(self) -> list[Tile]:
        """What is shown, first to last."""
        return list(self._tiles)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """What will go along."""
        return tuple(tile.picture for tile in self.tiles)

    def add(self, picture: Picture) -> None:
        """Let one more picture go along."""
        tile = Tile(picture, len(self.tiles) + 1)
        tile.clicked.connect(lambda: self._remove(tile))
        self._row.insertWidget(len(self._tiles), tile)
        self._tiles.append(tile)
        self._show()

    def clear(self) -> None:
        """Let none go along."""
        for tile in self.tiles:
            self._remove(tile)

    def _remove(self, tile: Tile) -> None:
        self._tiles.remove(tile)
        self._row.removeWidget(tile)
        tile.hide()
        tile.deleteLater()
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._tiles))
        self.changed.emit()


class Tile(QAbstractButton):
    """A small picture; a click takes it away."""

    def __init__(self, picture: Picture, number: int) -> None:
        super().__init__()
        self.picture = picture
        self._small = thumbnail(picture, 2 * _SIDE)
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Remove picture {number}", number=number))
        self.setToolTip(tr("Remove"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        painter.setClipPath(path)
        painter.fillPath(path, QColor(colours.soft))
        size = self._small.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        painter.drawPixmap(target, self._small, QRectF(self._small.rect()))
        painter.setClipping(False)
        painter.setPen(QColor(colours.accent if self.hasFocus() else colours.control))
        painter.drawPath(path)
        mark = QRectF(box.right() - 20, box.top() + 2, 18, 18)
        painter.setBrush(QColor(colours.raised))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(mark)
        theme.draw(painter, mark.adjusted(3, 3, -3, -3), "close", colours.text)
