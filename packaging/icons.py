"""The program's icon in every size and form that systems ask for, drawn from its one SVG.

python3 -m uv run packaging/icons.py [FOLDER]
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from steps import DIST, HERE, ROOT

APP = ROOT / "resources/understudy_resources/icons/app.svg"
PROFILE = HERE / "desktop/profile.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS = (
    *((b"icp4", 16), (b"ic11", 32), (b"icp5", 32), (b"ic12", 64)),
    *((b"ic07", 128), (b"ic13", 256), (b"ic08", 256), (b"ic14", 512), (b"ic09", 512), (b"ic10", 1024)),
)
"""macOS knows each size by a name, those for dense screens by another."""
_MAC_MARGIN = 0.1
"""So much of each side stays free on macOS, as its own icons do."""


def hicolor(folder: Path, app_id: str) -> None:
    """Write the tree that Linux desktops search: the program's icon and that of its files, in all sizes."""
    for source, kind, name in ((APP, "apps", app_id), (PROFILE, "mimetypes", f"{app_id}.profile")):
        for size in SIZES:
            _write(folder / f"{size}x{size}" / kind / f"{name}.png", png(source, size))
        _write(folder / "scalable" / kind / f"{name}.svg", source.read_bytes())


def ico(source: Path) -> bytes:
    """A Windows icon: a table of sizes (0 means 256), then the pictures."""
    pictures = [(size, png(source, size)) for size in _ICO_SIZES]
    head, at = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, data in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + b"".join(data for _, data in pictures)


def icns(source: Path) -> bytes:
    """A macOS icon: named pictures one after the other."""
    parts = [(kind, png(source, size, _MAC_MARGIN)) for kind, size in _ICNS_KINDS]
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def png(source: Path, size: int, margin: float = 0.0) -> bytes:
    """A square picture of so many pixels; `margin` is the free part of each side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size).adjusted(*_inset(size, margin)))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())


def _inset(size: int, margin: float) -> tuple[float, float, float, float]:
    free = round(size * margin)
    return free, free, -free, -free


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def main() -> None:
    """Write all forms, for looking at them and for the installers."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DIST / "icons"
    from share import APP_ID

    hicolor(folder / "hicolor", APP_ID)
    for source, name in ((APP, "understudy"), (PROFILE, "profile")):
        _write(folder / f"{name}.ico", ico(source))
        _write(folder / f"{name}.icns", icns(source))
    print(f"The icons lie in {folder}.")


if __name__ == "__main__":
    main()
