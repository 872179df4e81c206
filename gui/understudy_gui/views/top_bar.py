"""The bar above the conversation: the profile picker with its state in shape and words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.widgets.basics import as_read
from understudy_gui.widgets.keyboard import OUTSIDE
from understudy_gui.widgets.push_button import PushButton


class ProfilePicker(PushButton):
    """Name and state of the profile in use; opens a menu of all."""

    profile_chosen = Signal(str)
    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "picker")
        self.setProperty("ring", OUTSIDE)
        self.setAccessibleName(tr("Profile"))
        self._name, self._words, self._state = "", "", theme.State.READY
        self._menu = QMenu(self)
        self._choices: Sequence[tuple[str, str]] = ()
        self.clicked.connect(self._open)
        theme.current().changed.connect(self.update)

    def set_profile(self, name: str, words: str, state: theme.State) -> None:
        """Show a profile: "Everyday", "2 of 3 ready"."""
        self._name, self._words, self._state = name, words, state
        self.setAccessibleDescription(f"{name}, {words}")
        self.setToolTip(tr("Profile (Ctrl+Shift+M)"))
        self.updateGeometry()
        self.update()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """What the menu offers: (id, words)."""
        self._choices = choices

    def sizeHint(self) -> QSize:
        name, words = QFontMetrics(theme.font(theme.Use.NAME)), QFontMetrics(theme.font(theme.Use.CONTROL))
        width = name.horizontalAdvance(self._name) + words.horizontalAdvance(f"  ·  {self._words}")
        return QSize(width + 12 + 16 + 8 + 14 + 20 + 12, theme.Size.FIELD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.control))
        painter.setBrush(QColor(colours.sunken if self.underMouse() else colours.raised))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        top = (self.height() - theme.Size.STATE_ICON) / 2
        icon = QRectF(theme.Space.EDGE, top, theme.Size.STATE_ICON, theme.Size.STATE_ICON)
        theme.draw(painter, as_read(self, icon), self._state.value, colours.of(self._state))
        left = self._write(painter, 36, self._name, theme.Use.NAME, colours.text)
        self._write(painter, left, f"  ·  {self._words}", theme.Use.CONTROL, colours.text2)
        icon.moveRight(self.width() - theme.Space.EDGE)
        theme.draw(painter, as_read(self, icon), "chevron-down", colours.text)

    def _write(self, painter: QPainter, left: int, words: str, use: theme.Use, colour: str) -> int:
        painter.setFont(theme.font(use))
        painter.setPen(QColor(colour))
        room = self.width() - left - 34
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(as_read(self, QRectF(left, 0, room, self.height())), how, shown)
        return left + painter.fontMetrics().horizontalAdvance(shown)

    def _open(self) -> None:
        """Offer all profiles, the one in use marked, and the way to change them."""
        self._menu.clear()
        for id_, words in self._choices:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(words == self._name)
            action.triggered.connect(lambda _checked=False, chosen=id_: self.profile_chosen.emit(chosen))
        self._menu.addSeparator()
        self._menu.addAction(theme.icon("edit", theme.current().colours.text2), tr("Edit profiles…")).triggered.connect(
            lambda _checked=False: self.edit_asked.emit()
        )
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class TopBar(QWidget):
    """Holds the picker and the way to the profiles."""

    profiles_asked = Signal()
    settings_asked = Signal()
    activity_asked = Signal()
    instructions_asked = Signal()
    find_asked = Signal()
    export_asked = Signal()
    export_all_asked = Signal()
    import_asked = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.Size.TOP_BAR)
        self.picker = ProfilePicker()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.Space.BUBBLE, 0, theme.Space.BUBBLE, 0)
        self.edit = _icon_button(tr("Edit profiles"), tr("Edit profiles"))
        self.edit.clicked.connect(self.profiles_asked)
        self.picker.edit_asked.connect(self.profiles_asked)
        self.activity = _icon_button(tr("Activity"), tr("Activity: who was asked, and how each service does"))
        self.activity.clicked.connect(self.activity_asked)
        self.settings = _icon_button(tr("Settings"), tr("Settings (Ctrl+,)"))
        self.settings.clicked.connect(self.settings_asked)
        self.more = _icon_button(tr("Conversation menu"), tr("What can be done with this conversation, and with all"))
        self.more.clicked.connect(self.open_menu)
        self.menu: QMenu | None = None
        layout.addWidget(self.picker)
        layout.addWidget(self.edit)
        layout.addStretch(1)
        layout.addWidget(self.activity)
        layout.addWidget(self.settings)
        layout.addWidget(self.more)
        theme.current().changed.connect(self._tint)
        self._tint()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, as it is read."""
        return self.picker, self.edit, self.activity, self.settings, self.more

    def open_menu(self) -> None:
        """Show what can be done with the conversation that is shown, and with all."""
        menu = self.menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Instructions for this conversation…"), self.instructions_asked.emit)
        menu.addAction(tr("Find in this conversation (Ctrl+F)"), self.find_asked.emit)
        menu.addAction(tr("Export this conversation…"), self.export_asked.emit)
        menu.addSeparator()
        menu.addAction(tr("Export all conversations…"), self.export_all_asked.emit)
        menu.addAction(tr("Import a conversation…"), self.import_asked.emit)
        menu.addSeparator()
        menu.addAction(tr("Help (F1)"), self.help_asked.emit)
        corner = self.more.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)
        menu.popup(self.more.mapToGlobal(corner))

    def _tint(self) -> None:
        self.edit.setIcon(theme.icon("edit", theme.current().colours.text2))
        self.activity.setIcon(theme.icon("activity", theme.current().colours.text2))
        self.settings.setIcon(theme.icon("settings", theme.current().colours.text2))
        self.more.setIcon(theme.icon("more", theme.current().colours.text2))


def _icon_button(name: str, tip: str) -> PushButton:
    button = PushButton()
    button.setProperty("kind", "icon")
    button.setAccessibleName(name)
    button.setToolTip(tip)
    return button
