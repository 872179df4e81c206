"""A field that can be typed into and offers a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFrame,
    QWidget,
)

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Size
from understudy_gui.widgets.basics import Button
from understudy_gui.widgets.keyboard import OUTSIDE

_TEXT_INSET = 2
"""So far behind its margins a line of text begins in Qt's own field, in pixels."""


class EditableDropDown(QWidget):
    """A field to type into, with a button that offers a list; `edited` says that its text changed."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListView()
        self.field = _Field()
        self.field.setAccessibleName(name)
        self.field.setMinimumHeight(Size.FIELD)
        self.field.setTextMargins(0, 0, Size.BUTTON, 0)
        self._open = Button(kind="icon", icon="chevron-down", name=tr("Choose: {name}", name=name))
        self._open.clicked.connect(self._offer)
        self.field.textChanged.connect(self.edited)
        self.field.textEdited.connect(lambda: QTimer.singleShot(0, self, self._close_if_whole))
        over = QHBoxLayout(self.field)
        over.setContentsMargins(0, 0, 2, 0)
        over.addStretch(1)
        over.addWidget(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self._open.hide()

    def set_choices(self, choices: Sequence[str], chosen: str, recommended: str = "") -> None:
        """Offer these, the recommended one first and called so; any other text can still be typed."""
        self._open.setVisible(bool(choices))
        first = [choice for choice in choices if choice == recommended]
        completer = QCompleter([*first, *(choice for choice in choices if choice != recommended)], self.field)
        completer.setMaxVisibleItems(12)
        self._list = QListView()
        self._list.setProperty("kind", "choices")
        completer.setPopup(self._list)
        self._list.setItemDelegate(_Rows(recommended, self._list))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.recommend(recommended)
        self.field.setText(chosen)
        self.field.setCursorPosition(0)  # of a long name the beginning says more than the end

    def _close_if_whole(self) -> None:
        """A list that offers only what is written already stands in the way of the next click."""
        completer = self.field.completer()
        if completer is not None and self.text() == completer.currentCompletion() and completer.completionCount() == 1:
            self._list.hide()

    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def _offer(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        completer = self.field.completer()
        completer.setCompletionPrefix("")
        completer.complete()


class _Field(QLineEdit):
    """Says behind its text that it is the recommended one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ring", OUTSIDE)
        self._recommended = ""
        self.textChanged.connect(self._describe)

    def recommend(self, text: str) -> None:
        """Recommend this text; "" for none."""
        self._recommended = text
        self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_recommended:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.marginsRemoved(self.textMargins())
        room.setLeft(room.left() + _TEXT_INSET + self.fontMetrics().horizontalAdvance(self.text()))
        words = _behind()
        if self.fontMetrics().horizontalAdvance(words) <= room.width():
            painter = QPainter(self)
            painter.setPen(QColor(theme.current().colours.text2))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    @property
    def _is_recommended(self) -> bool:
        return bool(self._recommended) and self.text() == self._recommended

    def _describe(self) -> None:
        self.setAccessibleDescription(tr("recommended") if self._is_recommended else "")
        self.update()


class _Rows(QStyledItemDelegate):
    """The list, in which the recommended one is called so."""

    def __init__(self, recommended: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._recommended = recommended

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        shown = super().displayText(value, locale)
        return shown + _behind() if shown and shown == self._recommended else shown


def _behind() -> str:
    return f" · {tr('recommended')}"
