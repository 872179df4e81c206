"""Words on one line that ends with … when they are too long."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from understudy_gui import theme
from understudy_gui.theme import Use


class ElidedLabel(QLabel):
    """A label that gives way."""

    def __init__(self, use: Use = Use.CONTROL) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setFont(theme.font(use))
        self.setMinimumWidth(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), shown)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8, super().minimumSizeHint().height())


def write(painter: QPainter, room: QRect, words: str, use: Use, colour: str) -> int:
    """Write one line into `room`, ending with … when it is too long; the width it took."""
    painter.setFont(theme.font(use))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


class NameAndModel(QWidget):
    """Shows “Groq · llama-x”; the name keeps its room longer than the model."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._rest, self._quiet = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def set_words(self, name: str, rest: str, *, quiet: bool = False) -> None:
        """Show these; `quiet` for what takes no part."""
        self._name, self._rest, self._quiet = name, f" · {rest}" if rest else "", quiet
        self.update()

    @property
    def has_rest(self) -> bool:
        """Whether something follows the name."""
        return bool(self._rest)

    def sizeHint(self) -> QSize:
        bold = QFontMetrics(theme.font(Use.NAME))
        return QSize(bold.horizontalAdvance(self._name), bold.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        room = self.rect()
        used = write(painter, room, self._name, Use.NAME, colours.text2 if self._quiet else colours.text)
        after = QStyle.visualRect(self.layoutDirection(), room, room.adjusted(used, 0, 0, 0))
        write(painter, after, self._rest, Use.CONTROL, colours.text2)
