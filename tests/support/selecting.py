"""Mouse and keys in a pane whose text is being selected; places are those of the viewport."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from understudy_gui.transcript.text.look import look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.view import TranscriptView

LEFT, SHIFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


def text(view: TranscriptView, name: str) -> MessageText:
    """The text of a message."""
    message = view.message(name)
    assert message is not None
    return message.text


def point(view: TranscriptView, name: str, letter: int) -> QPoint:
    """Where the letter with this number begins in the first block of a message, in the viewport's coordinates."""
    of = text(view, name)
    block = of.column.document(0).begin()
    x = block.layout().lineAt(0).cursorToX(letter)
    assert isinstance(x, tuple)
    inside = of.column.origin(0) + QPointF(x[0] + 1, 10)
    return of.mapTo(view.viewport(), inside.toPoint())


def drag(view: TranscriptView, start: QPoint, *way: QPoint) -> None:
    """Press where `start` is, hold the button along the way, and let go at its end; places are the viewport's."""
    press(view, start)
    for where in way:
        QTest.mouseMove(*at(view, where))
    let_go(view, way[-1])


def press(view: TranscriptView, where: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """The left button goes down; the window finds out for whom, as it does for people."""
    window, inside = at(view, where)
    QTest.mousePress(window, LEFT, keys, inside)


def let_go(view: TranscriptView, where: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """The left button goes up."""
    window, inside = at(view, where)
    QTest.mouseRelease(window, LEFT, keys, inside)


def click(view: TranscriptView, where: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """A click at a place of the viewport."""
    press(view, where, keys)
    let_go(view, where, keys)


def at(view: TranscriptView, where: QPoint) -> tuple[QWindow, QPoint]:
    """A place of the viewport in the window."""
    window = view.window().windowHandle()
    assert window is not None
    return window, view.viewport().mapTo(view.window(), where)


def copied(view: TranscriptView) -> str:
    """What Ctrl+C puts on the clipboard."""
    QGuiApplication.clipboard().clear()
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text()


def painted(view: TranscriptView, name: str) -> bool:
    """Whether anything in a message looks selected."""
    image, accent = text(view, name).grab().toImage(), QColor(look().colours.accent)
    return any(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(4, image.height(), 4))
