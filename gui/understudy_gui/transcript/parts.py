"""Small parts of messages: buttons of each kind, lines of several fonts, icons of states."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QIcon,
    QPainter,
    QPaintEvent,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from understudy_gui import theme
from understudy_gui.theme.fonts import line_height, rise_of
from understudy_gui.transcript.text.document import SafeDocument
from understudy_gui.widgets.keyboard import BY_KEYBOARD
from understudy_gui.widgets.push_button import PushButton

_LINE = 1.43
_ICON = theme.Size.ICON_BESIDE_WORDS
_ICON_GAP = 5
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:s|ms|%)(?:\W|$))")
"""A line is never broken between a number and its unit."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: its words, their font and the name of their colour."""

    text: str
    use: theme.Use = theme.Use.CONTROL
    tone: str = "text"


class RichLine(QLabel):
    """Words in several fonts that wrap as one text; a label, so that it is read aloud."""

    def __init__(self, runs: Sequence[Run] = (), parent: QWidget | None = None, trailing: bool = False) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._document = SafeDocument()
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if trailing:
            option.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._document.setDefaultTextOption(option)
        self._runs: tuple[Run, ...] = ()
        self._rise = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other words; nothing happens if they are the same."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.setBlockFormat(self._spacing())
        for run in runs:
            form = QTextCharFormat()
            form.setFont(theme.tabular(theme.font(run.use)))
            form.setForeground(QColor(getattr(theme.current().colours, run.tone)))
            cursor.insertText(_BEFORE_UNIT.sub("\u00a0", run.text), form)
        self.setAccessibleName("".join(run.text for run in runs))
        self.updateGeometry()
        self.update()

    def _spacing(self) -> QTextBlockFormat:
        form = QTextBlockFormat()
        tallest = max((theme.font(run.use) for run in self._runs), key=QFont.pointSizeF, default=self.font())
        pixels = line_height(tallest, _LINE)
        self._rise = rise_of(tallest, pixels)
        form.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return form

    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(max(width, 1))
        return round(self._document.size().height())

    def sizeHint(self) -> QSize:
        self._document.setTextWidth(-1)
        size = self._document.size()
        return QSize(round(self._document.idealWidth()) + 1, round(size.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._document.setTextWidth(self.width())
        painter = QPainter(self)
        painter.translate(0, max((self.height() - self._document.size().height()) / 2, 0) - self._rise)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self.palette()
        self._document.documentLayout().draw(painter, context)


class StateIcon(QWidget):
    """The icon of a state in its colour; the words beside it say the same."""

    def __init__(self, state: theme.State, size: int = theme.Size.STATE_ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = theme.current().colours.of(self._state)
        theme.draw(QPainter(self), QRectF(self.rect()), self._state.value, colour)


class QuietButton(PushButton):
    """An icon button whose room is kept while it is not shown; keyboard focus shows it, with a ring inside."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.quiet = False
        self.shows_ring = False
        self.setProperty("kind", "icon")
        self.setIcon(theme.icon(icon, theme.current().colours.text2))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(theme.Size.BUTTON, theme.Size.BUTTON)

    def set_quiet(self, quiet: bool) -> None:
        """Show it only with keyboard focus."""
        if quiet != self.quiet:
            self.quiet = quiet
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.quiet or self.hasFocus() or self.underMouse():
            super().paintEvent(event)
        if self.shows_ring:
            theme.ring(QPainter(self), QRectF(self.rect()), theme.current().colours.accent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.shows_ring = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.shows_ring = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


def push_button(
    words: str, kind: str, pressed: Callable[[], object], icon: str = "", parent: QWidget | None = None
) -> PushButton:
    """A button of a kind: primary, outlined, flat or link; with an icon in the colour of its words."""
    button = PushButton(words, parent)
    if kind != "outlined":
        button.setProperty("kind", kind)
    colours = theme.current().colours
    tone = {"primary": colours.on_accent, "outlined": colours.text}.get(kind, colours.link)
    if icon:
        button.setIcon(_spaced_icon(icon, tone))
        button.setIconSize(QSize(_ICON + _ICON_GAP, _ICON))
    if kind == "link":
        button.setFont(theme.font(theme.Use.SMALL))
        button.setFlat(True)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: pressed())
    return button


def _spaced_icon(name: str, colour: str) -> QIcon:
    """An icon with room after it, since Qt puts the words of a button too near."""
    made = QIcon()
    for scale in (1.0, 2.0, 3.0):
        canvas = QPixmap(round((_ICON + _ICON_GAP) * scale), round(_ICON * scale))
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        left = _ICON_GAP * scale if QGuiApplication.isRightToLeft() else 0
        theme.draw(painter, QRectF(left, 0, _ICON * scale, _ICON * scale), name, colour)
        painter.end()
        canvas.setDevicePixelRatio(scale)
        made.addPixmap(canvas)
    return made


def label(words: str, use: theme.Use, tone: str = "text") -> QLabel:
    """One line of plain text."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setFont(theme.font(use))
    made.setProperty("tone", tone)
    return made


def tall(button: QPushButton, height: int) -> QPushButton:
    """Give a button another height than the style sheet's, in pixels."""
    button.setStyleSheet(f"min-height: {height}px;")
    return button
