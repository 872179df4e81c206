"""Who keeps what is selected: for one text by itself `Alone`, for the messages of a conversation `Selecting`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence

from understudy_gui.transcript.text.span import Place, Selection

if TYPE_CHECKING:
    from understudy_gui.transcript.text.message_text import MessageText

STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""What is selected stays so while a menu or another window has the keyboard."""


class Keeper(Protocol):
    """Told by a text what the mouse and the keys do in it; says to the text what of it is selected."""

    @property
    def has_selection(self) -> bool:
        """Whether anything is selected."""

    @property
    def select_all(self) -> Callable[[], None] | None:
        """Selects the whole conversation; None if that is for somebody else to do."""

    def select(self, text: MessageText, selection: Selection | None) -> None:
        """Select this of the text, and nothing else."""

    def press(self, text: MessageText, place: Place, extends: bool) -> None:
        """The mouse was pressed at this place; `extends`: what is selected is to reach up to there."""

    def drag(self, text: MessageText, where: QPoint) -> None:
        """The mouse is held down since, and is at this global place."""

    def release(self) -> None:
        """The mouse was let go."""

    def leave(self, reason: Qt.FocusReason) -> None:
        """The keyboard has gone somewhere else in the window."""

    def clear(self) -> None:
        """Select nothing."""

    def selected_text(self) -> str:
        """What is selected, as plain text."""


class Alone:
    """Keeps what is selected in one text that stands for itself, such as technical details."""

    select_all = None

    def __init__(self, text: MessageText) -> None:
        self._text = text
        self._anchor = Place(0, 0)

    @property
    def has_selection(self) -> bool:
        """Whether anything is selected."""
        return self._text.selection is not None and not self._text.selection.is_empty

    def select(self, text: MessageText, selection: Selection | None) -> None:
        """Select this of the text."""
        text.show_selection(selection)

    def press(self, text: MessageText, place: Place, extends: bool) -> None:
        """Begin to select, or go on from where that was begun."""
        self._anchor = text.selection.anchor if extends and text.selection is not None else place
        text.show_selection(Selection(self._anchor, place))

    def drag(self, text: MessageText, where: QPoint) -> None:
        """Select up to there."""
        text.show_selection(Selection(self._anchor, text.place_at(where)))

    def release(self) -> None:
        """Let the middle button paste it."""
        offer(self)

    def leave(self, reason: Qt.FocusReason) -> None:
        """Select nothing any more."""
        if reason not in STAYS:
            self.clear()

    def clear(self) -> None:
        """Select nothing."""
        self._text.show_selection(None)

    def selected_text(self) -> str:
        """What is selected of the text."""
        return self._text.selected_text()


def offer(keeper: Keeper) -> None:
    """Where a middle button pastes what was selected with the mouse, give it that."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and keeper.has_selection and (words := keeper.selected_text()):
        clipboard.setText(words, QClipboard.Mode.Selection)


def copy(keeper: Keeper) -> None:
    """Put what is selected on the clipboard; what is there stays if that says nothing."""
    if words := keeper.selected_text():
        QGuiApplication.clipboard().setText(words)


def takes(keeper: Keeper, event: QKeyEvent) -> bool:
    """Do what a key asks for: copy, select all, or select nothing; False if it is not for the keeper.

    The key for nothing else than that is kept from the shortcuts of the window: it stops a reply otherwise.
    """
    clears = event.key() == Qt.Key.Key_Escape and keeper.has_selection
    if event.type() is QEvent.Type.ShortcutOverride:
        if clears:
            event.accept()
        return clears
    if clears:
        keeper.clear()
    elif event.matches(QKeySequence.StandardKey.SelectAll) and keeper.select_all is not None:
        keeper.select_all()
    elif event.matches(QKeySequence.StandardKey.Copy) and keeper.has_selection:
        copy(keeper)
    else:
        return False
    return True
