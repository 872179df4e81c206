"""Labels, buttons and boxes as every view makes them: plain text, named, in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from understudy_gui import theme
from understudy_gui.theme import Radius, Size, Space, State, Use
from understudy_gui.widgets.push_button import PushButton

W = TypeVar("W", bound=QWidget)
_BAR_ROOM = Size.SCROLL_BAR + Space.IN_CHIP
"""Pixels that a scroll bar and the room before it take."""


def named(widget: W, name: str) -> W:
    """The same widget with a name for screen readers."""
    widget.setAccessibleName(name)
    return widget


def label(words: str = "", use: Use = Use.CONTROL, tone: str = "", *, wraps: bool = False) -> QLabel:
    """A label that never reads its words as HTML. `tone` names a colour of the theme."""
    if wraps:
        from understudy_gui.widgets.paragraph import Paragraph  # 6 ms with what it needs; none is painted first

        made: QLabel = Paragraph(words, use)
    else:
        made = QLabel(words, textFormat=Qt.TextFormat.PlainText)
        made.setFont(theme.font(use))
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QLabel, tone: str) -> None:
    """Another colour for the same label."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().polish(widget)


class Button(PushButton):
    """A button of one kind (primary, outlined, flat, link, icon) with its icon in the colour of its words."""

    def __init__(self, words: str = "", kind: str = "outlined", icon: str = "", name: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.set_words(words)
        self.setAccessibleName(name or words)
        self.setProperty("kind", kind)
        if kind == "status":
            self.setFont(theme.font(Use.SMALL))
        self.setAutoDefault(False)
        if kind == "icon":
            self.setToolTip(name)
        theme.current().changed.connect(self._tint)
        self._tint()

    def set_icon(self, icon: str) -> None:
        """Show another icon, by its name."""
        self._icon = icon
        self._tint()

    def set_words(self, words: str) -> None:
        """Show other words, which are its name too."""
        gap = " " if self._icon and words else ""
        self.setText(gap + words.replace("&", "&&"))
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._tint()

    def _tint(self) -> None:
        if self._icon:
            colours = theme.current().colours
            tones = {"primary": colours.on_accent, "flat": colours.link, "link": colours.link, "icon": colours.text2}
            usual = colours.text if self.isEnabled() else colours.dim
            tone = tones.get(str(self.property("kind")), usual) if self.isEnabled() else usual
            sizes = {"icon": Size.ICON, "status": Size.STATE_ICON}
            size = sizes.get(str(self.property("kind")), Size.ICON_BESIDE_WORDS)
            self.setIcon(theme.icon(self._icon, tone, size))
            self.setIconSize(QSize(size, size))


class StateIcon(QWidget):
    """The shape of a state in its colour; `shape` names another one, such as the triangle of a warning."""

    def __init__(self, state: State = State.READY, size: int = Size.STATE_ICON, shape: str = "") -> None:
        super().__init__()
        self._state = state
        self._shape = shape
        self.setFixedSize(size, size)
        theme.current().changed.connect(self.update)

    def set_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shape, colour = self._shape or self._state.value, theme.current().colours.of(self._state)
        theme.draw(QPainter(self), QRectF(self.rect()), shape, colour)


class Problem(QWidget):
    """What is wrong with a field, below it: shape and words, gone while all is well."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label(use=Use.SMALL, tone=State.NEEDS.value, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(StateIcon(State.NEEDS), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Show this sentence; an empty one hides it."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """What it says."""
        return self._words.text()


class Notice(QWidget):
    """A tinted box with the shape of a state and words: a result, or a warning."""

    def __init__(self, state: State = State.RESTING, shape: str = "") -> None:
        super().__init__()
        self._state = state
        self._icon = StateIcon(state, Size.ICON, shape)
        self.title = label(use=Use.NAME, wraps=True)
        self.words = label(use=Use.SMALL, wraps=True)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BUBBLE - 1, Space.EDGE - 2, Space.BUBBLE, Space.EDGE - 2)
        row.setSpacing(Space.EDGE - 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(stacked(self.title, self.words), 1)

    def show_words(self, state: State, words: str, title: str = "") -> None:
        """Show words under an optional title; without any, the box is gone."""
        self._state = state
        self._icon.set_state(state)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(f"{title} {words}".strip())
        self.setVisible(bool(words or title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = theme.current()
        outline = scheme.colours.text if scheme.high_contrast else None
        tint = scheme.colours.tint_of(self._state)
        theme.panel(QPainter(self), QRectF(self.rect()), tint, outline, Radius.ACCOUNT)


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog this size, or what the screen has room for."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - Space.PAGE), min(height, room.height() - 2 * Space.PAGE))


def rule(direction: str) -> QFrame:
    """A thin line between parts: "horizontal" or "vertical"."""
    line = QFrame()
    line.setProperty("line", direction)
    return line


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """An area that scrolls `inside` up and down."""
    inside.setProperty("clear", "true")
    area = named(QScrollArea(widgetResizable=True), name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def scroll_in(top: QVBoxLayout, inside: QWidget, name: str, foot: QHBoxLayout) -> QVBoxLayout:
    """A dialog of what stands on `top`, a part that scrolls, and a foot; all end at one edge, bar or no bar."""
    column = QVBoxLayout()
    column.setSpacing(top.spacing())
    column.setContentsMargins(margins(Space.PAGE, Space.PAGE, Space.PAGE - _BAR_ROOM, Space.PAGE))
    top.setContentsMargins(margins(0, 0, _BAR_ROOM, 0))
    foot.setContentsMargins(margins(0, 0, _BAR_ROOM, 0))
    area, content = scrolling(inside, name), inside.layout()
    assert content is not None, "what scrolls is laid out before"

    def fit(_first: int, last: int) -> None:
        content.setContentsMargins(margins(0, 0, Space.IN_CHIP if last else _BAR_ROOM, 0))

    area.verticalScrollBar().rangeChanged.connect(fit)
    fit(0, 0)
    column.addLayout(top)
    column.addWidget(area, 1)
    column.addLayout(foot)
    return column


def margins(leading: int, top: int, trailing: int, bottom: int) -> QMargins:
    """The margins of a layout in the direction in which one reads; Qt itself names them left and right."""
    mirrored = QGuiApplication.isRightToLeft()
    return QMargins(trailing, top, leading, bottom) if mirrored else QMargins(leading, top, trailing, bottom)


def as_read(widget: QWidget, part: QRectF) -> QRectF:
    """Where a painted part that is placed from the left stands in the direction in which one reads."""
    return part.translated(widget.width() - part.left() - part.right(), 0) if widget.isRightToLeft() else part


def stacked(*widgets: QWidget, spacing: int = 2) -> QVBoxLayout:
    """The widgets one under the other."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return column


def foot_row(back: Sequence[QWidget], on: Sequence[QWidget]) -> QHBoxLayout:
    """The row at the end of a dialog: the ways back at the leading edge, the ways on at the trailing one."""
    row = QHBoxLayout()
    row.setSpacing(Space.EDGE)
    for widget in (*back, *on):
        row.addWidget(widget)
    row.insertStretch(len(back), 1)
    as_high_as_fields(*back, *on)
    return row


def as_high_as_fields(*buttons: QWidget) -> None:
    """Make buttons as high as fields are, as those that end something should be."""
    for button in buttons:
        button.setProperty("tall", True)
        button.setMinimumHeight(Size.FIELD)


def in_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let the Tab key go through these one after the other, where the first one stands now."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
