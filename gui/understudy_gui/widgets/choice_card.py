"""A large button with an icon, a title, a sentence, and what is to be known beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from understudy_gui import theme
from understudy_gui.theme import Radius, Space, State, Use
from understudy_gui.widgets.basics import StateIcon, label
from understudy_gui.widgets.push_button import PushButton

_TILE = 48
_PAD = 30
_ICON = 22
_WIDTH, _HEIGHT, _LOW_HEIGHT = 306, 288, 232


class ChoiceCard(PushButton):
    """Its title is its name. `set_notes` changes the lines at its foot."""

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        column = self._column = QVBoxLayout(self)
        self._above = QSpacerItem(0, 0)
        column.addItem(self._above)
        column.addWidget(_part(title, Use.CARD_TITLE))
        column.addWidget(_part(words, Use.CONTROL, "text2"))
        column.addStretch(1)
        column.addLayout(self._notes)
        self.set_upright(True)
        theme.current().changed.connect(self.update)

    def set_notes(self, notes: Sequence[tuple[State | None, str]]) -> None:
        """Show these lines at the foot: a state, if any, and words."""
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for state, words in notes:
            self._notes.addWidget(_note(state, words))

    def set_upright(self, upright: bool, *, low: bool = False) -> None:
        """Stand beside others, no taller than need be where the window is `low`; or lie under them, as wide as fits."""
        self._least = theme.scaled(_LOW_HEIGHT if low else _HEIGHT) if upright else 0
        self.setMaximumWidth(theme.scaled(_WIDTH if upright else 2 * _WIDTH))
        beside = 0 if upright else _TILE + Space.BUBBLE
        self._above.changeSize(0, _TILE + Space.EDGE if upright else 0)
        self._column.setContentsMargins(_PAD + beside, _PAD + 2, _PAD, _PAD - 4)
        self._column.invalidate()
        least = f"min-height: {self._least}px;"  # nothing else holds for what is laid out itself
        self.setStyleSheet(f"QPushButton {{ {least} }}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._least, self._column.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_WIDTH), self.heightForWidth(theme.scaled(_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(180), self._least)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scheme = QPainter(self), theme.current()
        colours = scheme.colours
        ground = colours.sunken if self.underMouse() or self.isDown() else colours.raised
        theme.panel(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), ground, colours.border, Radius.CARD)
        if self.hasFocus():
            theme.ring(painter, QRectF(self.rect()), colours.accent, Radius.CARD + 2)
        tile = QRectF(_PAD, _PAD, _TILE, _TILE)
        outline = colours.text if scheme.high_contrast else None
        theme.panel(painter, tile, colours.soft, outline, Radius.ACCOUNT)
        room = (_TILE - _ICON) / 2
        theme.draw(painter, tile.adjusted(room, room, -room, -room), self._icon, colours.link)


def _part(words: str, use: Use, tone: str = "") -> QLabel:
    made = label(words, use, tone, wraps=True)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def _note(state: State | None, words: str) -> QWidget:
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if state is not None:
        row.addWidget(StateIcon(state), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_part(words, Use.SMALL, state.value if state is not None else "text2"), 1)
    return line
