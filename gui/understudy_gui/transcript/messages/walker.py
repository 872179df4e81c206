""" "‹ 2 of 3 ›": from one version of a message to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from understudy_core.language import tr
from understudy_core.tree import ALONE, Versions
from understudy_gui import theme
from understudy_gui.transcript.parts import QuietButton
from understudy_gui.transcript.wishes import Wishes
from understudy_gui.widgets.basics import label


class Walker(QWidget):
    """Two buttons around the number; they are dead while a reply comes."""

    HEIGHT = theme.Size.TARGET

    def __init__(self, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._item_id = ""
        self._versions = ALONE
        mirrored = self.isRightToLeft()
        self.back = _step(tr("Previous version"), "chevron-right" if mirrored else "chevron-left")
        self.words = label(use=theme.Use.SMALL, tone="text2")
        self.words.setFont(theme.tabular(theme.font(theme.Use.SMALL)))
        self.on = _step(tr("Next version"), "chevron-left" if mirrored else "chevron-right")
        self.back.clicked.connect(lambda: self._walk(-1))
        self.on.clicked.connect(lambda: self._walk(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.back, self.words, self.on):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        wishes.busy_changed.connect(self._show_state)

    def show_versions(self, item_id: str, versions: Versions) -> None:
        """Walk through these, from the item that shows one of them."""
        self._item_id, self._versions = item_id, versions
        words = tr("{n} of {all}", n=versions.at + 1, all=versions.count)
        self.words.setText(words)
        for button in (self.back, self.on):
            button.setAccessibleDescription(words)
        self.setAccessibleName(tr("Version {n} of {all}", n=versions.at + 1, all=versions.count))
        self._show_state()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.back, self.on]

    def focus(self, step: int, shows_ring: bool) -> None:
        """Give the keyboard to the button of that direction, or to the other one at the end of the way."""
        wanted, other = (self.on, self.back) if step > 0 else (self.back, self.on)
        reason = Qt.FocusReason.ShortcutFocusReason if shows_ring else Qt.FocusReason.OtherFocusReason
        (wanted if wanted.isEnabled() else other).setFocus(reason)

    @property
    def shows_ring(self) -> bool:
        """Whether the keyboard came to one of the buttons by a key."""
        return self.back.shows_ring or self.on.shows_ring

    def step_with_focus(self) -> int:
        """The direction of the button that has the keyboard; 0 if none has."""
        return -1 if self.back.hasFocus() else int(self.on.hasFocus())

    def _walk(self, step: int) -> None:
        if (message := self._versions.beside(step)) is not None:
            self._wishes.walk.emit(self._item_id, message)

    def _show_state(self) -> None:
        for button, step in ((self.back, -1), (self.on, 1)):
            button.setEnabled(not self._wishes.is_busy and self._versions.beside(step) is not None)


def _step(name: str, icon: str) -> QuietButton:
    made = QuietButton(icon, name)
    made.setProperty("kind", "step")
    made.setFixedSize(theme.Size.TARGET, theme.Size.TARGET)
    made.setIconSize(QSize(theme.Size.STATE_ICON, theme.Size.STATE_ICON))
    return made
