"""The card for a message that nobody could answer: what helps most, who was asked, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from understudy_core import wording
from understudy_core.events import Attempt, Unanswered
from understudy_core.failures import FailureKind
from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.account import phrases
from understudy_gui.transcript.account.attempts import AttemptRows
from understudy_gui.transcript.account.lines import attempt_lines, report
from understudy_gui.transcript.items import ReplyItem
from understudy_gui.transcript.parts import RichLine, Run, StateIcon, push_button, tall
from understudy_gui.transcript.text import paint
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.wishes import Fold, Wishes
from understudy_gui.widgets.flow import FlowLayout

_INSET = 24
_TITLE_LEFT = 12


class UnansweredCard(QWidget):
    """Accessible by the name of its title; the primary button is there only if the app can help."""

    def __init__(self, item: ReplyItem, end: Unanswered, look: Look, fold: Fold, wishes: Wishes) -> None:
        super().__init__()
        self._rows = AttemptRows(attempt_lines(item.account), look, fold, wishes, in_card=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(_header(end))
        column.addWidget(self._rows)
        column.addLayout(_footer(item, end, wishes))
        self.setAccessibleName(end.message)
        self.setAccessibleDescription(tr("Quickest fix: {cure}.", cure=end.cure))

    def height_for(self, width: int) -> int:
        """The height at this width, in pixels."""
        return self._column.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current().colours
        paint.panel(painter, QRectF(self.rect()), colours.raised, colours.border, theme.Radius.CARD)
        band = self._rows.geometry()
        painter.fillRect(band, QColor(colours.window))
        painter.fillRect(band.left(), band.top(), band.width(), 1, QColor(colours.border))
        painter.fillRect(band.left(), band.bottom(), band.width(), 1, QColor(colours.border))


def title(end: Unanswered) -> str:
    """The headline, without a full stop where it is one sentence."""
    words = end.message.split(" Quickest fix:")[0].strip()
    return words.removesuffix(".") if words.count(". ") == 0 else words


def _header(end: Unanswered) -> QHBoxLayout:
    header = QHBoxLayout()
    header.setContentsMargins(_INSET, 22, _INSET, 15)
    header.setSpacing(_TITLE_LEFT)
    header.addWidget(StateIcon(theme.State.NEEDS, theme.Size.ICON), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(RichLine([Run(title(end), theme.Use.CARD_TITLE)]))
    fix = tr("Quickest fix: {cure}.", cure=end.cure) if end.cure else ""
    safe = tr("Your message is safe and will be sent again.")
    words.addWidget(RichLine([Run(f"{fix} {safe}".strip(), tone="text2")]))
    header.addLayout(words, 1)
    return header


def _footer(item: ReplyItem, end: Unanswered, wishes: Wishes) -> QHBoxLayout:
    footer = QHBoxLayout()
    footer.setContentsMargins(_INSET, 18, _INSET - 8, 20)
    footer.setSpacing(8)
    acts = FlowLayout()
    best = wording.most_curable(end.failures)
    helps = phrases.cure_button(best.kind, best.backend) if best is not None else None
    if best is not None and helps is not None:
        backend, kind = best.backend, best.kind.value
        cure = push_button(helps[0], "primary", lambda: wishes.cure.emit(backend, kind), helps[1])
        acts.addWidget(tall(cure, theme.Size.PRIMARY))
    asked = [event for event in item.account if isinstance(event, Attempt)]
    after = asked[-1].next_backend if asked else None
    if best is not None and best.kind is FailureKind.REFUSED_CONTENT and after is not None:
        ask = push_button(tr("Ask {after}", after=after), "primary", lambda: wishes.ask.emit(item.id, after))
        acts.addWidget(tall(ask, theme.Size.PRIMARY))
    again = push_button(tr("Try again"), "outlined", lambda: wishes.try_again.emit(item.id), "again")
    acts.addWidget(tall(again, theme.Size.PRIMARY - 2))
    footer.addLayout(acts, 1)
    copy = push_button(tr("Copy report"), "flat", lambda: wishes.copied.emit(report(item)), "copy")
    footer.addWidget(copy, 0, Qt.AlignmentFlag.AlignVCenter)
    return footer
