"""The theme in force: applied to the application once, again when the system's scheme or contrast changes."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from understudy_gui.theme.fonts import Use, font
from understudy_gui.theme.palette import high_contrast, palette
from understudy_gui.theme.stylesheet import contrast_stylesheet, stylesheet
from understudy_gui.theme.tokens import DARK, LIGHT, Colours


class Wish(Enum):
    """Which scheme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


STYLE = ("-style", "Fusion")
"""Arguments for QApplication: all widgets are drawn by this style of Qt, everywhere.

Not `setStyle`, whose result alone makes PySide6 load 7 ms of enums before the first paint.
"""


class Theme(QObject):
    """Holds the colours in force; `changed` tells widgets that paint by hand to repaint. `app` was made with STYLE."""

    changed = Signal()

    def __init__(self, app: QApplication, wish: Wish = Wish.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._wish = wish
        self.colours: Colours = LIGHT
        self.high_contrast = False
        self._system_palette = QPalette(app.palette())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._apply()

    def wish(self, wish: Wish) -> None:
        """Show another scheme from now on."""
        self._wish = wish
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self.colours is DARK

    @property
    def reduced_motion(self) -> bool:
        """True when the system asks for no animation."""
        style = self._app.style()
        return style.styleHint(style.StyleHint.SH_Widget_Animation_Duration) == 0

    def _apply(self) -> None:
        hints = self._app.styleHints()
        asked = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        self.high_contrast = self._wish is Wish.CONTRAST or (asked and self._wish is Wish.SYSTEM)
        self._app.setFont(font(Use.CONTROL))
        if self.high_contrast:
            self.colours = high_contrast(self._system_palette)
            self._app.setPalette(self._system_palette)
            self._app.setStyleSheet(contrast_stylesheet())
        else:
            dark = self._wish is Wish.DARK or (self._wish is Wish.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark)
            self.colours = DARK if dark else LIGHT
            self._app.setPalette(palette(self.colours))
            self._app.setStyleSheet(stylesheet(self.colours))
        self.changed.emit()


_installed: list[Theme] = []


def install(app: QApplication, wish: Wish = Wish.SYSTEM) -> Theme:
    """Make the theme of `app`; later calls return the one there is."""
    if not _installed:
        _installed.append(Theme(app, wish))
    return _installed[0]


def current() -> Theme:
    """The theme of the running application, made with the system's wish if there is none yet."""
    if not _installed:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a QApplication is needed before the theme"
        install(app)
    return _installed[0]
