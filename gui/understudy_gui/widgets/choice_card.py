"""A large button with an icon, a title, a sentence, and what is to be known beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from understudy_gui import theme
from understudy_gui.theme import Radius, Space, State, Use
from understudy_gui.widgets.basics import StateIcon, label
from understudy_gui.widgets.push_button import PushButton

_TILE = 48
_PAD = 26
_ICON = 22


class ChoiceCard(PushButton):
    """Its title is its name. `set_notes` changes the lines at its foot."""

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumSize(theme.scaled(300), theme.scaled(282))
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD + 2, _PAD, _PAD - 4)
        column.addSpacing(_TILE + Space.EDGE)
        column.addWidget(_part(title, Use.CARD_TITLE))
        column.addWidget(_part(words, Use.CONTROL, "text2"))
        column.addStretch(1)
        column.addLayout(self._notes)
        theme.current().changed.connect(self.update)

    def set_notes(self, notes: Sequence[tuple[State | None, str]]) -> None:
        """Show these lines at the foot: a state, if any, and words."""
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for state, words in notes:
            self._notes.addWidget(_note(state, words))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(300), theme.scaled(282))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(180), theme.scaled(220))

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
