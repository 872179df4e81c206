"""Which language the window speaks: the one chosen, or that of the system."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from understudy_core import language


def speak(app: QApplication, chosen: str) -> None:
    """Let all that is shown from now on be in this language, "" for that of the system; Qt's own words too."""
    language.use(spoken(chosen))
    for words in app.findChildren(QTranslator):  # of a window that spoke another one
        app.removeTranslator(words)
        words.deleteLater()
    if language.current() == language.ENGLISH:
        QLocale.setDefault(QLocale.system())
        return
    QLocale.setDefault(QLocale(language.current()))
    words = QTranslator(app)
    if words.load(f"qtbase_{language.current()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def spoken(chosen: str) -> str:
    """The language in which a window opens that is to speak the chosen one, "" for that of the system."""
    wished = chosen or _of_the_system()
    return wished if wished in language.LANGUAGES else language.ENGLISH


def _of_the_system() -> str:
    return QLocale.system().uiLanguages()[0].partition("-")[0] if QLocale.system().uiLanguages() else ""
