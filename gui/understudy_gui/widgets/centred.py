"""What stands in the middle of the conversation: exactly as wide as the messages, and at the same pixel."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from understudy_gui import theme
from understudy_gui.theme import Size, Space


class Centred(QVBoxLayout):
    """Gives `widget` the width and the place of the messages, with `above` pixels free over it."""

    def __init__(self, widget: QWidget, above: int = 0) -> None:
        super().__init__()
        self.setContentsMargins(Space.PAGE, above, Space.PAGE, 0)
        self.addWidget(widget)

    def setGeometry(self, box: QRect) -> None:
        width = _width_in(box.width())
        super().setGeometry(QRect(box.left() + (box.width() - width) // 2, box.top(), width, box.height()))

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(_width_in(width))

    def minimumHeightForWidth(self, width: int) -> int:
        return super().minimumHeightForWidth(_width_in(width))


def _width_in(width: int) -> int:
    """The width of the messages with the room beside them, where there are so many pixels."""
    return min(theme.scaled(Size.COLUMN) + 2 * Space.PAGE, width)
