"""The menu of a text: copy, select, and what can be done with a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from understudy_core.language import tr
from understudy_gui.transcript.text.links import Link

if TYPE_CHECKING:
    from understudy_gui.transcript.text.message_text import MessageText


def menu_of(text: MessageText, link: Link | None) -> QMenu:
    """The menu for this text, and for a link of it if one is meant; it goes when it is closed."""
    menu = QMenu(text)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(tr("Copy"), text.copy_selection).setEnabled(text.keeper.has_selection)
    menu.addAction(tr("Select this text"), text.select_all)
    if text.keeper.select_all is not None:
        menu.addAction(tr("Select all"), text.keeper.select_all)
    if link is not None:
        menu.addSeparator()
        menu.addAction(tr("Open link"), lambda: text.link_activated.emit(link.words, link.address))
        menu.addAction(tr("Copy link address"), lambda: QGuiApplication.clipboard().setText(link.address))
    return menu
