"""Which language the window speaks: the one chosen, or that of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from understudy_core import language

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

_worn: list[QTranslator] = []
"""Where Qt's own words come from at the moment; empty for English. Asking Qt for them would delay the first paint."""


def speak(app: QApplication, chosen: str) -> None:
    """Let all that is shown from now on be in this language, "" for that of the system; Qt's own words too."""
    language.use(spoken(chosen))
    while _worn:  # of a window that spoke another one
        app.removeTranslator(_worn[-1])
        _worn.pop().deleteLater()
    if language.current() == language.ENGLISH:
        QLocale.setDefault(QLocale.system())
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator

    QLocale.setDefault(QLocale(language.current()))
    words = QTranslator(app)
    if words.load(f"qtbase_{language.current()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
        _worn.append(words)


def spoken(chosen: str) -> str:
    """The language in which a window opens that is to speak the chosen one, "" for that of the system."""
    wished = chosen or _of_the_system()
    return wished if wished in language.LANGUAGES else language.ENGLISH


def _of_the_system() -> str:
    return QLocale.system().uiLanguages()[0].partition("-")[0] if QLocale.system().uiLanguages() else ""
