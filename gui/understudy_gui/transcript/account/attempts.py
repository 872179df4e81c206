"""The account of a reply, opened: one line for each service that was asked, with what helps and the details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from understudy_core.failures import FailureKind
from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme.fonts import line_height
from understudy_gui.transcript.account import phrases
from understudy_gui.transcript.account.lines import AttemptLine, after_name, seconds
from understudy_gui.transcript.parts import RichLine, Run, StateIcon, push_button
from understudy_gui.transcript.text import paint
from understudy_gui.transcript.text.blocks import plain_blocks
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.wishes import Fold, Wishes

_TEXT_LEFT = 71
_CARD_INSET = 10
_NO_LINK_IN_CARD = frozenset({FailureKind.RATE_LIMITED})
_SAID_ON_A_PAGE = frozenset({FailureKind.SERVER_ERROR, FailureKind.OVERLOADED})


class AttemptRows(QWidget):
    """The lines themselves. In a card the name alone is bold and the whole sentence follows it."""

    def __init__(
        self, lines: Sequence[AttemptLine], look: Look, fold: Fold, wishes: Wishes, in_card: bool = False
    ) -> None:
        super().__init__()
        self._look, self._fold, self._wishes, self._in_card = look, fold, wishes, in_card
        self._inset = _CARD_INSET if in_card else 0
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 13, 0, 12)
        column.setSpacing(0)
        for line in lines:
            if line is not lines[0]:
                column.addSpacing(8)
                column.addWidget(_rule(10 if in_card else 0))
                column.addSpacing(9)
            column.addWidget(self._row(line))
        self.setAccessibleName(tr("Attempts"))
        self.setAccessibleDescription(spoken(lines))

    def height_for(self, width: int) -> int:
        """The height at this width, in pixels."""
        return self._column.totalHeightForWidth(width)

    def _row(self, line: AttemptLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(14 + self._inset, 0, 15 + self._inset // 3, 0)
        column.setSpacing(1)
        column.addLayout(self._head(line))
        links = QHBoxLayout()
        links.setContentsMargins(_TEXT_LEFT - 14, 0, 0, 0)
        links.setSpacing(16)
        column.addLayout(links)
        if line.cure is not None and self._offers_cure(line):
            words = tr("How to start it") if line.kind is FailureKind.REFUSED_CONNECTION else tr("What can I do?")
            cure = self._cure(line.cure, line.kind)
            links.addWidget(self._toggle(words, cure, self._fold.cures, line.number))
            column.addWidget(cure)
        if line.kind in _SAID_ON_A_PAGE and line.backend in self._wishes.with_status_page:
            kind = line.kind.value
            links.addWidget(push_button(tr("Status page"), "link", lambda: self._wishes.cure.emit(line.backend, kind)))
        if line.details:
            details = _indented(_Details(line, self._look))
            links.addWidget(self._toggle(tr("Technical details"), details, self._fold.details, line.number))
            column.addWidget(details)
        links.addStretch(1)
        return row

    def _cure(self, words: str, kind: FailureKind | None) -> QWidget:
        """What helps, and the way to where it is told at length."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(RichLine([Run(words)]))
        if kind is not None:
            more = push_button(tr("More in the help"), "link", lambda: self._wishes.help.emit(kind.value))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return _indented(inside)

    def _offers_cure(self, line: AttemptLine) -> bool:
        if not self._in_card or line.kind is None:
            return True
        return line.kind not in _NO_LINK_IN_CARD and phrases.cure_button(line.kind, line.backend) is None

    def _head(self, line: AttemptLine) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(0)
        number = RichLine([Run(str(line.number), tone="text2")], trailing=True)
        number.setFixedWidth(16)
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(14)
        icon = QVBoxLayout()
        icon.setContentsMargins(0, 2, 0, 0)
        icon.addWidget(StateIcon(line.state))
        icon.addStretch(1)
        head.addLayout(icon)
        head.addSpacing(11)
        head.addWidget(RichLine(self._runs(line)), 1)
        if line.seconds is not None:
            head.addSpacing(12)
            time = RichLine([Run(seconds(line.seconds), theme.Use.SMALL, "text2")], trailing=True)
            time.setFixedWidth(time.sizeHint().width())
            head.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _runs(self, line: AttemptLine) -> list[Run]:
        if self._in_card:
            return [Run(line.backend, theme.Use.NAME), Run(f"  {after_name(line)}")]
        name = " · ".join(part for part in (line.backend, line.model) if part)
        return [Run(name, theme.Use.NAME), Run(f"  {line.words}")]

    def _toggle(self, words: str, what: QWidget, opened: set[int], number: int) -> QPushButton:
        def turn() -> None:
            opened.symmetric_difference_update({number})
            what.setVisible(number in opened)
            button.setChecked(number in opened)
            self._wishes.resized.emit()

        button = push_button(words, "link", turn)
        button.setCheckable(True)
        button.setChecked(number in opened)
        what.setVisible(number in opened)
        return button


class AttemptsPanel(AttemptRows):
    """The lines in a box of their own, under the chip."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        paint.panel(QPainter(self), QRectF(self.rect()), colours.window, colours.border, theme.Radius.ACCOUNT)


class _Details(QWidget):
    """What only a technician needs: selectable, and copied with one button."""

    def __init__(self, line: AttemptLine, look: Look) -> None:
        super().__init__()
        words = "\n".join(f"{name}: {value}" for name, value in line.details)
        small = theme.font(theme.Use.SMALL)
        self._text = _SmallText(replace(look, font=small, line=line_height(small, 1.5)))
        self._text.set_blocks(plain_blocks(words))
        self._text.set_spoken(tr("Technical details"), words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addWidget(self._text)
        copy = push_button(tr("Copy"), "link", lambda: QGuiApplication.clipboard().setText(words))
        copy.setAccessibleName(tr("Copy technical details"))
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)


class _SmallText(MessageText):
    """Selectable text inside a layout, laid out whole: it is short."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        self.column.set_width(max(width, 1))
        self.column.realize(0, float("inf"))
        return round(self.column.height())

    def sizeHint(self) -> QSize:
        return QSize(self.column.width, self.heightForWidth(max(self.column.width, 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.heightForWidth(self.width())
        super().paintEvent(event)


def spoken(lines: Sequence[AttemptLine]) -> str:
    """The account as a screen reader says it."""
    return " ".join(f"{line.number}. {line.backend} {line.model}: {line.words}" for line in lines)


def _indented(inner: QWidget) -> QWidget:
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(_TEXT_LEFT - 14, 2, 0, 4)
    row.addWidget(inner)
    return outer


def _rule(inset: int) -> QWidget:
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(inset, 0, inset // 2, 0)
    line = _Hairline()
    row.addWidget(line)
    return outer


class _Hairline(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().colours.border)
