"""Pictures: made fit to be sent, attached in every way people know, sent, kept and shown."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from support.playing import ended, play, until
from support.talking import choose, enter, read_out
from understudy_gui.pictures import MAX_BYTES, MAX_SIDE, PictureError, decoded, from_file, from_image
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import UserItem
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.views.main_window import MainWindow


def image(width: int, height: int, colour: str = "#2a7") -> QImage:
    """A plain picture."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def bytes_of(made: QImage, form: bytes) -> bytes:
    """The picture as a file of this form."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(form)).write(made)
    return bytes(buffer.data().data())


def with_place(jpeg: bytes) -> bytes:
    """The JPEG with an EXIF part such as phones write, which turns it and names a place."""
    entries = struct.pack("<HHIHxx", 0x0112, 3, 1, 6) + struct.pack("<HHII", 0x010E, 2, 8, 38)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + b"AT-HOME\0"
    exif = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def test_a_photo_is_turned_upright_and_loses_what_else_its_file_says(tmp_path: Path, qapp: QApplication) -> None:
    """Where and with what it was taken is nobody's business."""
    file = tmp_path / "photo.jpg"
    file.write_bytes(with_place(bytes_of(image(40, 20), b"JPEG")))
    assert b"AT-HOME" in file.read_bytes()
    picture = from_file(file)
    upright = decoded(picture.data, MAX_SIDE)
    assert (upright.width(), upright.height()) == (20, 40)
    assert b"AT-HOME" not in picture.data and b"Exif" not in picture.data


@pytest.mark.parametrize("form", [b"PNG", b"JPEG", b"WEBP", b"BMP"])
def test_every_usual_form_becomes_one_that_services_take(form: bytes, tmp_path: Path, qapp: QApplication) -> None:
    """PNG or JPEG, whatever it was."""
    file = tmp_path / "picture.any"
    file.write_bytes(bytes_of(image(30, 30), form))
    assert from_file(file).media_type in ("image/png", "image/jpeg")


def test_a_large_picture_becomes_small_enough(qapp: QApplication) -> None:
    """No side is longer, and no file larger, than the strictest service takes; noise cannot be packed well."""
    noisy = QImage(QByteArray(bytes((at * 7919 >> 3) % 251 for at in range(3000 * 1200 * 4))).data(), 3000, 1200,
                   QImage.Format.Format_RGB32)  # fmt: skip
    picture = from_image(noisy)
    made = decoded(picture.data, MAX_SIDE)
    assert max(made.width(), made.height()) == MAX_SIDE and len(picture.data) <= MAX_BYTES


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ" * 99])
def test_what_is_no_picture_is_said(data: bytes, tmp_path: Path, qapp: QApplication) -> None:
    """A sentence with the file's name; a drawing that could load other files is not read at all."""
    file = tmp_path / "thing.png"
    file.write_bytes(data)
    with pytest.raises(PictureError, match=r"thing\.png is"):
        from_file(file)


def dropped(window: MainWindow, *files: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, button, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, button, keys))


def test_pictures_are_attached_sent_and_shown(qapp: QApplication, tmp_path: Path) -> None:
    """Dropped, pasted as a picture, pasted as a file; one is taken away again; the rest reach the service."""
    file = tmp_path / "a.png"
    file.write_bytes(bytes_of(image(300, 200), b"PNG"))

    async def act(window: MainWindow, stage: Stage) -> None:
        composer, chat, ensemble = window.composer, stage.chat, stage.behind.ensemble
        assert ensemble is not None
        dropped(window, file)
        await until(lambda: len(composer.attachments.tiles) == 1)
        pasted = QMimeData()
        pasted.setImageData(image(50, 50, "#a33"))
        composer.text.insertFromMimeData(pasted)
        await until(lambda: len(composer.attachments.tiles) == 2)
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(file))])
        composer.text.insertFromMimeData(copied)
        await until(lambda: len(composer.attachments.tiles) == 3)
        assert composer.text.toPlainText() == ""
        assert composer.attachments.tiles[2].accessibleName() == "Remove picture 3"
        composer.attachments.tiles[2].click()
        composer.button.click()
        await until(lambda: len(chat.model.items) == 2 and not chat.model.streaming)
        assert composer.attachments.isHidden()
        item = chat.model.items[0]
        assert isinstance(item, UserItem) and len(item.pictures) == 2
        message = chat.view.message(item.id)
        assert isinstance(message, UserMessage) and message.accessibleName() == "2 pictures sent by you"
        content = ensemble.services[0].requests[0].body["messages"][0]["content"]
        assert [part["type"] for part in content] == ["image_url", "image_url"]

    play(qapp, "healthy", act)


def test_no_picture_is_lost_while_others_are_read(qapp: QApplication, tmp_path: Path) -> None:
    """Two drops in a row, and Enter at once: the message goes out with all of them. They belong to the conversation on
    which they were dropped, and one that cannot be read holds the message back."""
    files = [tmp_path / f"{at}.png" for at in range(3)]
    for at, file in enumerate(files):
        file.write_bytes(bytes_of(image(300, 200 + at), b"PNG"))
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")

    async def act(window: MainWindow, stage: Stage) -> None:
        composer, chat = window.composer, stage.chat
        dropped(window, *files[:2])
        dropped(window, files[2])
        enter(window, "Look")
        await ended(window, stage)
        item = chat.model.items[0]
        assert isinstance(item, UserItem) and (item.text, len(item.pictures)) == ("Look", 3)
        await until(lambda: read_out(window, "Look") != "")
        dropped(window, *files[:2])
        window.sidebar.new.click()
        await stage._tasks.ended("attach")
        assert composer.written == ("", ())
        choose(window, "Look")
        await until(lambda: len(composer.written[1]) == 2)
        dropped(window, broken, files[2])
        enter(window, "More")
        await until(lambda: len(composer.written[1]) == 3)
        await stage._tasks.ended("attach")
        assert composer.text.toPlainText() == "More" and len(chat.model.items) == 2
        assert "broken.png is not a picture" in composer.goes_to.text()

    play(qapp, "healthy", act)


def test_twenty_pictures_at_once_are_as_many_as_go_along(qapp: QApplication, tmp_path: Path) -> None:
    """The first eight are there, and a sentence says that these are all."""
    file = tmp_path / "a.png"
    file.write_bytes(bytes_of(image(30, 20), b"PNG"))

    async def act(window: MainWindow, stage: Stage) -> None:
        dropped(window, *[file] * 20)
        await stage._tasks.ended("attach")
        assert len(window.composer.attachments.tiles) == 8
        assert window.composer.goes_to.text() == "One message takes 8 pictures at most."

    play(qapp, "healthy", act)


def test_no_message_goes_out_with_more_pictures_than_services_take(qapp: QApplication) -> None:
    """Those of a message that was taken back, with those that were attached meanwhile: it stays until some are gone."""

    async def act(window: MainWindow, stage: Stage) -> None:
        composer, chat = window.composer, stage.chat
        composer.put_back("Look", [from_image(image(30, 20))] * 9)
        composer.button.click()
        assert not chat.model.items and composer.text.toPlainText() == "Look"
        assert composer.goes_to.text() == "One message takes 8 pictures at most."
        composer.attachments.tiles[0].click()
        composer.button.click()
        await until(lambda: bool(chat.model.items))

    play(qapp, "healthy", act)


def test_a_picture_that_cannot_be_read_is_said_under_the_composer(qapp: QApplication, tmp_path: Path) -> None:
    """Nothing is attached, nothing is lost."""
    file = tmp_path / "broken.png"
    file.write_bytes(b"not a picture")

    async def act(window: MainWindow, stage: Stage) -> None:
        window.composer.set_text("Look")
        dropped(window, file)
        await until(lambda: "broken.png is not a picture" in window.composer.goes_to.text())
        assert window.composer.text.toPlainText() == "Look" and window.composer.attachments.isHidden()

    play(qapp, "healthy", act)


def test_the_name_of_a_file_hides_nothing(tmp_path: Path, qapp: QApplication) -> None:
    """A name that would read backwards is told with the sign that turns it."""
    with pytest.raises(PictureError, match="photo‹U\\+202E›gpj"):
        from_file(tmp_path / "photo\u202egpj.exe")
