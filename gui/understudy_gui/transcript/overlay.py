"""What lies over the messages: what an empty pane offers, the way to the newest message, where a link leads."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.transcript.empty import EmptyPane
from understudy_gui.transcript.parts import label
from understudy_gui.widgets.basics import in_tab_order

_BUTTON = 36
_PADDING = 6
_WIDEST = 0.8
"""An address takes at most this part of the pane's width."""


class Overlay(QObject):
    """Children of `viewport`, each made when it is needed and kept above the messages."""

    example_chosen = Signal(str)
    add_service_asked = Signal()
    just_show_me_asked = Signal()
    help_asked = Signal()
    newest_asked = Signal()

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._empty: EmptyPane | None = None
        self._newest: QPushButton | None = None
        self._target: QLabel | None = None

    def show_empty(self, is_empty: bool, has_service: bool) -> None:
        """Offer a way to begin, or not."""
        if not is_empty:
            self.forget()
            return
        if self._empty is None:
            self._empty = EmptyPane(has_service, self._viewport)
            self._empty.example_chosen.connect(self.example_chosen)
            self._empty.add_service_asked.connect(self.add_service_asked)
            self._empty.just_show_me_asked.connect(self.just_show_me_asked)
            self._empty.help_asked.connect(self.help_asked)
            self._empty.show()
        self._empty.setGeometry(self._viewport.rect())
        if (pane := self._viewport.parentWidget()) is not None:
            in_tab_order([pane, *self._empty.buttons])

    def forget(self) -> None:
        """Make the offer anew when it is shown next."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None

    def restyle(self) -> None:
        """The colours or sizes changed: everything is made anew when it is needed."""
        self.forget()
        for widget in (self._newest, self._target):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._newest = self._target = None

    def show_newest(self, is_away: bool) -> None:
        """Offer a way to the newest message to those who are far from it."""
        if not is_away:
            if self._newest is not None:
                self._newest.hide()
            return
        if self._newest is None:
            self._newest = self._made_newest()
        left = (
            theme.Space.PAGE if self._viewport.isRightToLeft() else self._viewport.width() - theme.Space.PAGE - _BUTTON
        )
        self._newest.move(left, self._viewport.height() - theme.Space.EDGE - _BUTTON)
        self._newest.raise_()
        self._newest.show()

    def show_target(self, address: str) -> None:
        """Show in the corner where the link under the mouse leads; an empty text shows nothing."""
        if not address:
            if self._target is not None:
                self._target.hide()
            return
        if self._target is None:
            self._target = label("", theme.Use.SMALL, "text2")
            self._target.setParent(self._viewport)
            self._target.setAutoFillBackground(True)
            self._target.setMargin(_PADDING)
            self._target.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widest = round(self._viewport.width() * _WIDEST)
        shown = QFontMetrics(self._target.font()).elidedText(address, Qt.TextElideMode.ElideMiddle, widest)
        self._target.setText(shown)
        self._target.adjustSize()
        right_to_left = self._viewport.isRightToLeft()
        left = self._viewport.width() - self._target.width() if right_to_left else 0
        self._target.move(left, self._viewport.height() - self._target.height())
        self._target.raise_()
        self._target.show()

    def _made_newest(self) -> QPushButton:
        made = QPushButton(self._viewport)
        made.setIcon(theme.icon("chevron-down", theme.current().colours.text))
        made.setIconSize(QSize(theme.Size.ICON, theme.Size.ICON))
        made.setFixedSize(_BUTTON, _BUTTON)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has End
        made.setAccessibleName(tr("Go to the newest message"))
        made.setToolTip(tr("Go to the newest message (End)"))
        made.clicked.connect(self.newest_asked)
        return made
