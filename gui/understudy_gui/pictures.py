"""Pictures on their way in: read, turned upright, made small enough for every service, and written anew.

Written anew means that nothing else of the file goes along: no place where it was taken, no camera, no hidden parts.
The limits are the least of those that services name: 8,000 pixels a side and 5 MB (Anthropic), 20 MB for all (Google).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap

from understudy_core.chat import Picture
from understudy_core.files import StorageError, read_bytes
from understudy_core.language import tr
from understudy_gui.plain_sight import gone, unhidden

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
MOST = 8
"""Pictures with one message."""
MAX_SIDE = 2048
MAX_BYTES = 3_500_000
_MAX_FILE = 64 << 20
_FORMATS = frozenset({b"png", b"jpeg", b"webp", b"gif", b"bmp"})


class PictureError(Exception):
    """This is no picture that can be sent; the text is one sentence."""


def from_file(path: Path) -> Picture:
    """The picture in a file. Raises PictureError."""
    try:
        data = read_bytes(path, _MAX_FILE)
    except StorageError as problem:
        raise PictureError(str(problem)) from None
    if data is None:
        raise PictureError(gone(path.name))
    return from_image(decoded(data, MAX_SIDE, unhidden(path.name)))


def decoded(data: bytes, side: int, name: str = tr("This picture")) -> QImage:
    """The picture in these bytes, upright, no side longer than `side` pixels. Raises PictureError."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or reader.format().data() not in _FORMATS:
        raise PictureError(
            tr("{name} is not a picture that can be read here. PNG, JPEG, WebP and GIF can be sent.", name=name)
        )
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PictureError(tr("{name} is damaged or too large to be read.", name=name))
    return image


def from_image(image: QImage) -> Picture:
    """A picture as it is sent: PNG while that is small enough, else JPEG. Raises PictureError."""
    if image.isNull():
        raise PictureError(tr("There is no picture on the clipboard."))
    image = _fitting(image, MAX_SIDE)
    data = _written(image, b"PNG", -1)
    if len(data) <= MAX_BYTES // 2 or (image.hasAlphaChannel() and len(data) <= MAX_BYTES):
        return Picture("image/png", data)
    for quality in (90, 75, 50):
        data = _written(image.convertToFormat(QImage.Format.Format_RGB888), b"JPEG", quality)
        if len(data) <= MAX_BYTES:
            return Picture("image/jpeg", data)
    raise PictureError(tr("This picture is too large to be sent."))


def thumbnail(picture: Picture, side: int) -> QPixmap:
    """A picture, small; empty if it cannot be read."""
    try:
        return QPixmap.fromImage(_fitting(decoded(picture.data, side), side))
    except PictureError:
        return QPixmap()


def _fitting(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _written(image: QImage, form: bytes, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    for name in image.textKeys():
        image.setText(name, "")
    writer = QImageWriter(buffer, QByteArray(form))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
