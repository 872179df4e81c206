"""A label whose words take several lines, with the room between them that the look asks for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle

from understudy_gui import theme
from understudy_gui.theme import Use


class Paragraph(QLabel):
    """Plain text that wraps. Qt's own label sets lines as tight as the font allows."""

    def __init__(self, words: str, use: Use) -> None:
        super().__init__(words, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._use = use
        self.setFont(theme.font(use))

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        lines = self._laid_out(width - around.left() - around.right()).lineCount() if self.text() else 0
        return round(lines * self._line()) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), round(self._line()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard:
            super().paintEvent(event)  # Qt paints what can be selected
            return
        painter, room = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        laid_out = self._laid_out(room.width())
        laid_out.draw(painter, QPointF(room.left(), self._top(room, laid_out.lineCount())))

    def _top(self, room: QRect, lines: int) -> float:
        spare = room.height() - lines * self._line()
        rise = theme.rise_of(self.font(), self._line())
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            spare = 0.0
        return room.top() + max(spare, 0.0) / 2 + rise

    def _line(self) -> float:
        return theme.line_height(self.font(), theme.LINE_HEIGHT[self._use])

    def _laid_out(self, width: int) -> QTextLayout:
        laid_out = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        option = QTextOption(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid_out.setTextOption(option)
        laid_out.beginLayout()
        at = 0.0
        while (line := laid_out.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, at))
            at += self._line()
        laid_out.endLayout()
        return laid_out
