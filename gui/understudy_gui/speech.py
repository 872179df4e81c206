"""Which language the window speaks: the one chosen, or that of the system."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from understudy_core import language


def speak(app: QApplication, chosen: str) -> None:
    """Let all that is shown from now on be in this language, "" for that of the system; Qt's own words too."""
    language.use(chosen or _of_the_system())
    if language.current() == language.ENGLISH:
        return
    QLocale.setDefault(QLocale(language.current()))
    words = QTranslator(app)
    if words.load(f"qtbase_{language.current()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def _of_the_system() -> str:
    return QLocale.system().uiLanguages()[0].partition("-")[0] if QLocale.system().uiLanguages() else ""
