"""The left part of the window: search on top, conversations below, pinned first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.widgets.basics import label
from understudy_gui.widgets.marked_field import MarkedField
from understudy_gui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from understudy_gui.views.conversation_list import ConversationList, Line, Mark
    from understudy_gui.views.undo_offer import UndoOffer


class Sidebar(QWidget):
    """Search, the button for a new conversation, and the list."""

    chosen = Signal(int)
    new_asked = Signal()
    search_changed = Signal(str)
    delete_asked = Signal(int)
    rename_asked = Signal(int, str)
    pin_asked = Signal(int, bool)
    export_asked = Signal(int)
    import_asked = Signal()
    instructions_asked = Signal(int)
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = MarkedField("search", tr("Search conversations"), tr("Search"), clears=True)
        self.search.setAccessibleName(tr("Search conversations"))
        self.search.textChanged.connect(self.search_changed)
        self.new = PushButton()
        self.new.setProperty("kind", "square")
        self.new.setAccessibleName(tr("New conversation"))
        self.new.setToolTip(tr("New conversation (Ctrl+N)"))
        self.new.clicked.connect(self.new_asked)
        self.list: ConversationList | None = None
        self._nothing: QLabel | None = None
        self._offer: UndoOffer | None = None
        self._build()
        theme.current().changed.connect(self._tint)
        self._tint()

    @property
    def entrance(self) -> QWidget:
        """What gets the focus when the keyboard comes here: the list, or the search while nothing is listed."""
        if self.list is None or self.list.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return self.search
        return self.list

    def set_lines(self, lines: Sequence[Line], selected: int | None, words: str = "") -> None:
        """Show these rows; the selected conversation is marked. `words` are those that were searched for."""
        if self.list is None:
            self.list = self._made_list()
        self.list.set_lines(lines, selected)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        nothing = tr("Nothing found for “{words}”.", words=words)
        if not lines or self._nothing is not None:
            self.nothing.setText(nothing if words else tr("Your conversations will be listed here."))
            self.nothing.setVisible(not lines)

    @property
    def nothing(self) -> QLabel:
        """The sentence above an empty list. Made when it is wanted, since the first paint needs none."""
        if self._nothing is None:
            self._nothing = label(use=theme.Use.SMALL, tone="text2", wraps=True)
            self._nothing.setContentsMargins(theme.Space.SIBLING, theme.Space.EDGE, theme.Space.SIBLING, 0)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(1, self._nothing)
        return self._nothing

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show which conversations are being answered, and which were while nobody looked."""
        if self.list is not None:
            self.list.set_marks(marks)

    def place_of(self, conversation: int) -> int | None:
        """The message in which the search found its words, if it was in one."""
        return self.list.place_of(conversation) if self.list is not None else None

    def offer_undo(self, words: str) -> None:
        """Say what was done, with a button that undoes it."""
        if self._offer is None:
            from understudy_gui.views.undo_offer import UndoOffer

            self._offer = UndoOffer()
            self._offer.undo_asked.connect(self.undo_asked)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.addWidget(self._offer)
        self._offer.show_words(words)

    @property
    def offer(self) -> UndoOffer | None:
        """What was done and can be undone, once there was something."""
        return self._offer

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.Space.SIBLING)
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.Space.EDGE, theme.Space.EDGE, theme.Space.EDGE, theme.Space.EDGE)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addStretch(1)

    def _made_list(self) -> ConversationList:
        from understudy_gui.views.conversation_list import ConversationList

        made = ConversationList()
        made.chosen.connect(self.chosen)
        made.delete_asked.connect(self.delete_asked)
        made.rename_asked.connect(self.rename_asked)
        made.pin_asked.connect(self.pin_asked)
        made.export_asked.connect(self.export_asked)
        made.instructions_asked.connect(self.instructions_asked)
        made.import_asked.connect(self.import_asked)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.takeAt(1)
        layout.insertWidget(1, made, 1)
        made.show()
        self.setTabOrder(self.new, made)
        return made

    def _tint(self) -> None:
        self.new.setIcon(theme.icon("plus", theme.current().colours.text))
