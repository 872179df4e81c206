"""Icons drawn from the SVG files of `understudy_resources` in a given colour."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import understudy_resources
from understudy_gui.theme.theme import current

_ICONS = Path(understudy_resources.__path__[0], "icons")
_SCALES = (1.0, 2.0, 3.0)


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon `name` in `colour` (`#rrggbb`), sharp at every screen scale; under high contrast disabled ones keep it.

    Raises FileNotFoundError if there is no such icon.
    """
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
        if current().high_contrast:
            made.addPixmap(pixmap(name, colour, size, scale), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 20, scale: float = 1.0) -> QPixmap:
    """One rendering of an icon; the colour is part of the cache's key, so a change of theme never shows old ones."""
    made = QPixmap(round(size * scale), round(size * scale))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, QRectF(made.rect()), name, colour)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def draw(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Paint an icon into `box`, its stroke kept at 1.5 of 20 px also when drawn at 16."""
    _renderer(name, colour, box.width() <= 17).render(painter, box)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, small: bool) -> QSvgRenderer:
    source = (_ICONS / f"{name}.svg").read_bytes()
    if small:
        source = source.replace(b'stroke-width="1.5"', b'stroke-width="1.875"')
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))


def app_icon() -> QIcon:
    """The program's own icon, with its own colours, at the sizes systems ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("app", "", size))
    return made
