"""Chooses the language where nobody has seen the settings yet: each language by its own name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from understudy_core.language import LANGUAGES, current, tr
from understudy_gui import theme
from understudy_gui.theme import Radius, Size, Space
from understudy_gui.widgets.keyboard import OUTSIDE
from understudy_gui.widgets.push_button import PushButton

_GLOBE, _CHEVRON = 16, 14


class LanguageButton(PushButton):
    """Shows the language that is spoken; `chosen` hands over another one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(LANGUAGES[current()])
        self.setProperty("kind", "flat")
        self.setProperty("ring", OUTSIDE)
        self.setAutoDefault(False)
        self.setAccessibleName(tr("Language"))
        self.setAccessibleDescription(LANGUAGES[current()])
        self.offered: QMenu | None = None
        self.clicked.connect(self.open_menu)
        theme.current().changed.connect(self.update)

    def open_menu(self) -> None:
        """Offer all languages; the one that is spoken is marked."""
        menu = self.offered = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for language, name in LANGUAGES.items():
            action = menu.addAction(name, partial(self.chosen.emit, language))
            action.setCheckable(True)
            action.setChecked(language == current())
            if language == current():
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(theme.Use.CONTROL)).horizontalAdvance(self.text())
        return QSize(words + _GLOBE + _CHEVRON + 4 * Space.SIBLING, Size.BUTTON)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), theme.current().colours, self.rect().toRectF()
        if self.underMouse() or self.isDown():
            theme.panel(painter, box, colours.sunken, None, Radius.CONTROL)
        middle, tone = self.height() / 2, colours.text2
        theme.draw(painter, QRectF(Space.SIBLING, middle - _GLOBE / 2, _GLOBE, _GLOBE), "globe", tone)
        end = box.width() - Space.SIBLING
        theme.draw(painter, QRectF(end - _CHEVRON, middle - _CHEVRON / 2, _CHEVRON, _CHEVRON), "chevron-down", tone)
        painter.setFont(theme.font(theme.Use.CONTROL))
        painter.setPen(QColor(tone))
        room = self.rect().adjusted(_GLOBE + 2 * Space.SIBLING, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
