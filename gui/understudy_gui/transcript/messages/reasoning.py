"""The model's reasoning: folded behind a link, plain text in a quieter colour when unfolded."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme.fonts import line_height
from understudy_gui.transcript.account.lines import seconds
from understudy_gui.transcript.items import ReplyItem
from understudy_gui.transcript.parts import push_button
from understudy_gui.transcript.stint import Stint
from understudy_gui.transcript.text.blocks import PlainCutter
from understudy_gui.transcript.text.feeder import Feeder
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.message_text import MessageText
from understudy_gui.transcript.wishes import Fold, Wishes

_LINK_HEIGHT = 20


class ReasoningFold(QWidget):
    """Takes room only if there is any reasoning."""

    def __init__(self, look: Look, fold: Fold, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._fold, self._wishes = look, fold, wishes
        self._shown = ""
        self._reasoning = ""
        self._took_s: float | None = None
        self._text: MessageText | None = None
        self._feeder: Feeder | None = None
        self._link = push_button(tr("Show reasoning"), "link", self._turn, parent=self)
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether it takes any room."""
        return bool(self._reasoning)

    def show_item(self, item: ReplyItem) -> None:
        """Take the reasoning of this reply; unfolded text is brought up to date."""
        self._reasoning, self._took_s = item.reasoning.strip(), item.reasoning_s
        self.setVisible(self.is_shown)
        self._show_words()
        if self._fold.reasoning and self._shown != self._reasoning:
            self._show_text()

    def height_for(self, width: int) -> int:
        """Lay out; returns the height in pixels."""
        across = self._link.sizeHint().width()
        self._link.setGeometry(width - across if self.isRightToLeft() else 0, 0, across, _LINK_HEIGHT)
        if self._text is None or not self._fold.reasoning:
            return _LINK_HEIGHT
        height = self._text.lay_out(width)
        self._text.setGeometry(0, _LINK_HEIGHT + 4, width, height)
        return _LINK_HEIGHT + 4 + height

    def bring(self, stint: Stint) -> None:
        """Bring more of unfolded text that is not all here yet, as far as there is time."""
        if self._feeder is not None and self.text is not None:
            self._feeder.go_on(stint)

    @property
    def text(self) -> MessageText | None:
        """The text of the reasoning while it is unfolded, of which only what is looked at is laid out."""
        return self._text if self.is_shown and self._fold.reasoning else None

    def _turn(self) -> None:
        self._fold.reasoning = not self._fold.reasoning
        self._show_text()
        self._wishes.resized.emit()

    def _show_text(self) -> None:
        if self._text is None:
            font = theme.font(theme.Use.CONTROL, self._look.zoom)
            self._text = MessageText(replace(self._look, font=font, line=line_height(font, 1.5)), self, dim=True)
            self._feeder = Feeder(self._text, self._wishes.outdated.emit, PlainCutter)
        if self._feeder is not None:
            self._feeder.take(self._reasoning, ends=False)
        self._text.set_spoken(tr("Reasoning"), self._reasoning)
        self._shown = self._reasoning
        self._text.setVisible(self._fold.reasoning)
        self._show_words()

    def _show_words(self) -> None:
        words = tr("Hide reasoning") if self._fold.reasoning else tr("Show reasoning")
        if self._took_s is not None:
            words = f"{words} · {seconds(self._took_s)}"
        if words != self._link.text():
            self._link.setText(words)
            self._link.setAccessibleName(words)
