"""The short film of the README, made from the program itself: `python tests/film.py docs/failover.png`.

A message is written, the first service is busy twice, the second one answers, and the account is opened. The file is an
animated PNG. No screen is needed.
"""

from __future__ import annotations

import asyncio
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from understudy_gui.stage import Stage
    from understudy_gui.views.main_window import MainWindow

sys.path.insert(0, str(Path(__file__).parent))

SIZE = (900, 600)
TIMES_PLAYED = 3
OPEN_S = 0.3
"""The account is open after so long."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """What was seen, and for how long, in milliseconds."""

    image: QImage
    shown_ms: int


def main() -> int:
    """Play the scene and write the film; 2 without a place for it."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    from support.show import perform

    frames: list[Frame] = []
    perform(lambda window, stage: shoot(window, stage, frames))
    Path(sys.argv[1]).write_bytes(animated([(png_of(frame.image), frame.shown_ms) for frame in frames]))
    print(f"{len(frames)} frames: {sys.argv[1]}, {Path(sys.argv[1]).stat().st_size // 1024} KiB")
    return 0


async def shoot(window: MainWindow, stage: Stage, frames: list[Frame]) -> None:
    """The scene, with a frame at each turn of it."""
    from PySide6.QtGui import QTextCursor

    from support.playing import until
    from support.show import QUESTION
    from support.windows import settle
    from understudy_gui.transcript.items import ReplyItem

    view, model = stage.chat.view, stage.chat.model

    def take(shown_ms: int) -> None:
        view.sync()
        frames.append(Frame(window.grab().toImage(), shown_ms))

    def reply() -> ReplyItem | None:
        last = model.items[-1] if model.items else None
        return last if isinstance(last, ReplyItem) else None

    def has_words(least: int) -> bool:
        there = reply()
        return there is not None and len(there.text.split()) >= least

    def waits() -> bool:
        there = reply()
        return there is not None and there.waiting is not None and there.waiting.failure is not None

    window.resize(*SIZE)
    for end in (17, 40, len(QUESTION)):
        window.composer.text.setPlainText(QUESTION[:end])
        window.composer.text.moveCursor(QTextCursor.MoveOperation.End)
        await settle()
        take(350)
    take(600)
    window.composer.text.clear()
    window.composer.submitted.emit(QUESTION)
    await until(waits)
    take(1600)
    for least in (1, 12, 24):
        await until(partial(has_words, least))
        take(450)
    await until(lambda: not model.streaming)
    view.verticalScrollBar().setValue(0)
    take(1800)
    stage.chat.last.why()
    await asyncio.sleep(OPEN_S)
    view.verticalScrollBar().setValue(0)
    take(5000)


def png_of(image: QImage) -> bytes:
    """The picture as a PNG of red, green and blue, which all frames of a film must share."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QImageWriter

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    writer.setQuality(0)
    writer.write(image.convertToFormat(QImage.Format.Format_RGB888))
    return bytes(data.data())


def animated(frames: Sequence[tuple[bytes, int]]) -> bytes:
    """An animated PNG of these PNGs, each with its milliseconds; the last one stays."""
    first = dict(chunks(frames[0][0]))[b"IHDR"]
    width, height = struct.unpack(">II", first[:8])
    parts = [_SIGNATURE, chunk(b"IHDR", first), chunk(b"acTL", struct.pack(">II", len(frames), TIMES_PLAYED))]
    number = 0
    for at, (png, shown_ms) in enumerate(frames):
        control = struct.pack(">IIIIIHHBB", number, width, height, 0, 0, shown_ms, 1000, 0, 0)
        parts.append(chunk(b"fcTL", control))
        number += 1
        packed = b"".join(data for name, data in chunks(png) if name == b"IDAT")
        if at == 0:
            parts.append(chunk(b"IDAT", packed))
        else:
            parts.append(chunk(b"fdAT", struct.pack(">I", number) + packed))
            number += 1
    return b"".join([*parts, chunk(b"IEND", b"")])


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG: name and content."""
    at = len(_SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def chunk(name: bytes, content: bytes) -> bytes:
    """One part of a PNG, with its length and its checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


if __name__ == "__main__":
    sys.exit(main())
