"""How the window looks, and where things lie. Changes apply at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.language import LANGUAGES, marked, tr
from understudy_gui.preferences import Preferences
from understudy_gui.theme import Space, Use, Wish
from understudy_gui.views.settings_parts import BackupsPart, ProxyPart, StatisticsPart
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.basics import Button, foot_row, label, named, open_at, scroll_in, stacked
from understudy_gui.widgets.fields import DropDown

_THEMES = (
    (Wish.SYSTEM, marked("As the system")),
    (Wish.LIGHT, marked("Light")),
    (Wish.DARK, marked("Dark")),
    (Wish.CONTRAST, marked("High contrast")),
)

_STAYS = marked(
    "The window opens again, and all that is written stays. Otherwise the language applies at the next start."
)
_ENDS = marked(
    "The window opens again. A reply is on its way: it ends then, and what there is of it is kept. Otherwise the "
    "language applies at the next start."
)


class Settings(QDialog):
    """`folder` is where data lies; None while practising, when nothing is kept."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    anew_asked = Signal()
    zoom_asked = Signal(int)
    folder_asked = Signal()
    help_asked = Signal(str)

    def __init__(self, preferences: Preferences, folder: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setProperty("surface", "base")
        open_at(self, 560, 640)
        self.theme = DropDown(tr("Colours"))
        for each, words in _THEMES:
            self.theme.addItem(tr(words), each.value)
        self.theme.setCurrentIndex([each for each, _ in _THEMES].index(preferences.wish))
        self.theme.activated.connect(lambda _index: self.theme_chosen.emit(self.theme.currentData()))
        self.language = self._languages(preferences.language)
        self.zoom = named(label(use=Use.NAME), tr("Text size in percent"))
        self.show_zoom(preferences.zoom)
        self.proxy = ProxyPart(preferences.proxy)
        self.statistics = StatisticsPart()
        self.backups = BackupsPart()
        top = stacked(label(tr("Settings"), Use.DIALOG_TITLE), spacing=Space.PAGE)
        self.setLayout(scroll_in(top, self._parts(folder), tr("All settings"), self._foot()))
        install_help(self, lambda: self.help_asked.emit(""))

    def show_zoom(self, zoom: float) -> None:
        """Show this size of text."""
        self.zoom.setText(f"{zoom:.0%}".replace("%", " %"))

    def offer_anew(self, language: str, answering: bool) -> None:
        """Offer to open the window again in a language, by its name; "" where it is spoken already.

        `answering` says that a reply is on its way, which ends then.
        """
        self.language_note.setText(tr(_ENDS) if answering else tr(_STAYS))
        self.anew.set_words(tr("Open the window again in {language}", language=language))
        self.language_note.setVisible(bool(language))
        self.anew.setVisible(bool(language))

    def _parts(self, folder: str | None) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(Space.PAGE)
        column.addLayout(_part(tr("Colours"), self.theme))
        column.addLayout(_part(tr("Size of messages"), *self._zoom_row()))
        column.addLayout(self._language_offer())
        column.addWidget(self.proxy)
        column.addLayout(self._place(folder))
        column.addWidget(self.backups)
        column.addWidget(self.statistics)
        column.addStretch(1)
        return inside

    def _languages(self, chosen: str) -> DropDown:
        made = DropDown(tr("Language"))
        for language, words in (("", tr("As the system")), *LANGUAGES.items()):
            made.addItem(words, language)
        made.setCurrentIndex(max(made.findData(chosen), 0))
        made.activated.connect(lambda _index: self.language_chosen.emit(made.currentData()))
        return made

    def _language_offer(self) -> QVBoxLayout:
        self.language_note = label(use=Use.SMALL, tone="text2", wraps=True)
        self.anew = Button()
        self.anew.clicked.connect(self.anew_asked)
        part = _part(tr("Language"), self.language)
        part.addWidget(self.language_note)
        part.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeading)
        self.offer_anew("", False)
        return part

    def _zoom_row(self) -> tuple[QWidget, ...]:
        smaller, larger, usual = Button(tr("Smaller")), Button(tr("Larger")), Button(tr("Usual size"), "flat")
        for button, steps in ((smaller, -1), (larger, 1), (usual, 0)):
            button.clicked.connect(lambda _checked=False, steps=steps: self.zoom_asked.emit(steps))
        return smaller, self.zoom, larger, usual

    def _place(self, folder: str | None) -> QVBoxLayout:
        words = folder or tr("Practice: nothing is kept.")
        where = named(label(words, Use.SMALL, "text2", wraps=True), tr("Folder of conversations and profiles"))
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        place = _part(tr("Where conversations and profiles are kept"), where)
        keys = tr("Keys are kept in the key ring of this system and nowhere else.")
        place.addWidget(label(keys, Use.SMALL, "text2", wraps=True))
        if folder is not None:
            show = Button(tr("Open folder"), "outlined", "external")
            show.clicked.connect(self.folder_asked)
            place.addWidget(show, 0, Qt.AlignmentFlag.AlignLeading)
        return place

    def _foot(self) -> QHBoxLayout:
        help_, keys = Button(tr("Help"), "flat"), Button(tr("Keyboard shortcuts"), "flat")
        close = Button(tr("Close"), "primary")
        help_.clicked.connect(lambda: self.help_asked.emit(""))
        keys.clicked.connect(lambda: self.help_asked.emit("keyboard.md"))
        close.clicked.connect(self.accept)
        return foot_row([help_, keys], [close])


def _part(words: str, *widgets: QWidget) -> QVBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SIBLING)
    for widget in widgets:
        row.addWidget(widget, 1 if len(widgets) == 1 else 0)
    if len(widgets) > 1:
        row.addStretch(1)
    name = label(words, Use.NAME)
    name.setBuddy(widgets[0])
    part = stacked(name, spacing=Space.SIBLING)
    part.addLayout(row)
    return part
