"""The middle of the editor: two columns where there is room, else one under the other; or that there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Size, Space
from understudy_gui.widgets.basics import Button, label, margins

_SHARES = (448, 472)


class TwoColumns(QWidget):
    """Holds two layouts in the proportion of the look."""

    def __init__(self, first: QLayout, second: QLayout) -> None:
        super().__init__()
        self.setProperty("clear", "true")
        self._direction = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._direction.setSpacing(Space.PAGE + 4)
        for part, share in zip((first, second), _SHARES, strict=True):
            self._direction.addLayout(part, share)
        self._column = column = QVBoxLayout(self)
        self.leave_room_for_bar(False)
        column.addLayout(self._direction)
        column.addStretch(1)

    def set_wide(self, wide: bool) -> None:
        """Side by side, or one under the other."""
        along, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._direction.setDirection(along if wide else below)

    def leave_room_for_bar(self, is_there: bool) -> None:
        """Keep the columns where they are, whether or not there is a scroll bar beside them."""
        beside = Space.PAGE - Size.SCROLL_BAR if is_there else Space.PAGE
        self._column.setContentsMargins(margins(Space.PAGE, Space.IN_CHIP, beside, Space.PAGE))


class NoProfile(QWidget):
    """What stands in the place of a profile when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.new = Button(tr("New profile"), "primary", name=tr("Make the first profile"))
        self.new.setMinimumHeight(Size.FIELD)
        column = QVBoxLayout(self)
        column.setSpacing(Space.BUBBLE)
        column.addStretch(1)
        words = label(tr("A profile puts your services in an order."), tone="text2")
        for widget in (words, self.new):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
