"""The window: conversations at the left, the conversation and the composer at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from understudy_gui import theme
from understudy_gui.views.composer import Composer
from understudy_gui.views.sidebar import Sidebar
from understudy_gui.views.top_bar import TopBar
from understudy_gui.widgets.basics import in_tab_order, rule
from understudy_gui.widgets.centred import Centred

if TYPE_CHECKING:
    from understudy_gui.views.conversation_head import ConversationHead
    from understudy_gui.widgets.link_bar import LinkBar

_FIRST_SIZE = QSize(1200, 780)
_FRAME = QSize(4, 40)
"""Room for the title bar on a small screen, in pixels."""
_LEAST_SIZE = QSize(480, 400)
_NARROW = 1000


class MainWindow(QWidget):
    """Puts the parts together; knows nothing of the core.

    `closed` says that the user wants to quit, `painted` that the window was painted for the first time.
    """

    closed = Signal()
    painted = Signal()
    anew_asked = Signal()
    """The window is to be opened anew, in another language."""
    stop_asked = Signal()
    profiles_asked = Signal()
    help_asked = Signal(str)
    """Show a page of the help, named as a link to it."""

    def __init__(self) -> None:
        super().__init__()
        self.close_asked = False
        self._was_painted = False
        self._sidebar_wish: bool | None = None
        self._panel: QWidget | None = None
        self._head: ConversationHead | None = None
        self.setWindowTitle("Understudy")
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.sidebar = Sidebar()
        self.top_bar = TopBar()
        self.composer = Composer()
        self._page = QVBoxLayout()
        self._place = QWidget()
        self.top_bar.profiles_asked.connect(self.profiles_asked)
        self._build()
        self.composer.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_where(self, other: QWidget) -> None:
        """Take the place and the size of another window."""
        self.setGeometry(other.geometry())
        self.setWindowState(other.windowState() & ~Qt.WindowState.WindowMinimized)

    def set_transcript(self, transcript: QWidget) -> None:
        """Put the conversation where its place is."""
        self._page.replaceWidget(self._place, transcript)
        self._place.deleteLater()
        self._place = transcript
        transcript.setMinimumHeight(1)  # where the window is low it gives way, and what is to be answered stays whole
        self._page.insertWidget(self._page.indexOf(transcript), self.head)
        in_tab_order([*self.top_bar.in_order, *self.head.in_order, transcript, *self.composer.in_order])

    @property
    def head(self) -> ConversationHead:
        """The lines above the conversation. Made when they are wanted, since the first paint needs none."""
        if self._head is None:
            from understudy_gui.views.conversation_head import ConversationHead

            self._head = ConversationHead()
        return self._head

    def set_link_bar(self, bar: LinkBar) -> None:
        """Put the line that asks whether a link is to be opened under the conversation."""
        self._page.insertWidget(self._page.indexOf(self._place) + 1, bar)
        after_messages = self.composer.in_order[0].previousInFocusChain()
        in_tab_order([after_messages or self._place, *bar.in_order])

    def set_find_bar(self, bar: QWidget) -> None:
        """Put the line in which words are found above the conversation."""
        self._page.insertWidget(self._page.indexOf(self.head), bar)
        self.setTabOrder(self.top_bar.picker, bar)

    def set_activity(self, panel: QWidget) -> None:
        """Put a panel at the trailing edge."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(panel)
        self._panel = panel

    def turn_activity(self) -> None:
        """Show the panel at the trailing edge, or hide it; where room is short the conversations give way."""
        if self._panel is not None:
            self._panel.setVisible(self._panel.isHidden())
            self._fit_sidebar()

    def areas(self) -> tuple[QWidget, ...]:
        """The parts that F6 goes through, in order."""
        return self.sidebar, self.top_bar, self._place, self.composer

    def enter(self, area: QWidget) -> None:
        """Give the focus to the first or only thing of a part, as the keyboard does."""
        inside = {
            self.sidebar: self.sidebar.entrance,
            self.top_bar: self.top_bar.picker,
            self.composer: self.composer.text,
        }
        inside.get(area, area).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter_search(self) -> None:
        """Show the conversations if they are hidden, and go to their search."""
        if not self.sidebar.isVisible():
            self.turn_sidebar()
        self.sidebar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.search.selectAll()

    def turn_sidebar(self) -> None:
        """Hide the conversations, or show them again, also where the window is too narrow to do so by itself."""
        self._sidebar_wish = not self.sidebar.isVisible()
        self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # the main coroutine closes everything in order, then the window
        self.close_asked = True
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composer.type_ahead(event):
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        taken = 0 if self._panel is None or self._panel.isHidden() else self._panel.width()
        fits = self.width() - taken >= theme.Size.SIDEBAR_HIDDEN_BELOW
        self.sidebar.setVisible(fits if self._sidebar_wish is None else self._sidebar_wish)
        self.sidebar.setFixedWidth(theme.Size.SIDEBAR_SMALL if self.width() < _NARROW else theme.Size.SIDEBAR)

    def _build(self) -> None:
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._page.addWidget(self.top_bar)
        self._page.addWidget(rule("horizontal"))
        self._page.addWidget(self._place, 1)
        self._page.addLayout(Centred(self.composer, theme.Space.SIBLING))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(rule("vertical"))
        layout.addLayout(self._page, 1)
