"""The account opens under the chip like a drawer: its box slides out in 120 ms, or at once with reduced motion."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

from understudy_gui import theme
from understudy_gui.transcript.account.attempts import AttemptsPanel
from understudy_gui.transcript.account.lines import attempt_lines
from understudy_gui.transcript.items import ReplyItem
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.wishes import Fold, Wishes


class AccountDrawer(QWidget):
    """Holds the opened account; shows as much of it as has slid out."""

    def __init__(self, look: Look, fold: Fold, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._fold, self._wishes = look, fold, wishes
        self._item: ReplyItem | None = None
        self._panel: AttemptsPanel | None = None
        self._told = -1
        self._out = 1.0 if fold.account else 0.0
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._slide)
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether it takes any room."""
        return self._panel is not None and self._out > 0

    def show_item(self, item: ReplyItem, allowed: bool) -> None:
        """Tell the account of this reply, if the drawer is open and the reply has a chip."""
        self._item = item
        wanted = allowed and (self._fold.account or self._out > 0)
        if not wanted:
            self._remove()
        elif self._panel is None or self._told != len(item.account):
            self._remove()
            self._told = len(item.account)
            self._panel = AttemptsPanel(attempt_lines(item.account), self._look, self._fold, self._wishes)
            self._panel.setParent(self)
            self._panel.show()
        self.setVisible(self.is_shown)

    def turn(self, opened: bool) -> None:
        """Open or close it."""
        self._fold.account = opened
        if opened and self._panel is None and self._item is not None:
            self.show_item(self._item, allowed=True)
        self._motion.stop()
        if theme.current().reduced_motion or not self.window().isVisible():
            self._slide(1.0 if opened else 0.0)
            return
        self._motion.setDuration(theme.Motion.ACCOUNT)
        self._motion.setStartValue(self._out)
        self._motion.setEndValue(1.0 if opened else 0.0)
        self._motion.start()

    def height_for(self, width: int) -> int:
        """How much of it is out, in pixels, at this width."""
        if self._panel is None:
            return 0
        whole = self._panel.height_for(width)
        self._panel.setGeometry(0, 0, width, whole)
        return round(whole * self._out)

    def _slide(self, out: float) -> None:
        self._out = float(out)
        self.setVisible(self.is_shown)
        self._wishes.resized.emit()

    def _remove(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
