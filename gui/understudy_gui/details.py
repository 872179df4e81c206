"""What a report of a fault needs to say about this program and this computer, and nothing about its user."""

from __future__ import annotations

import os
import platform
import sys

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from understudy_core import __version__
from understudy_core.language import current
from understudy_gui import theme


def details() -> str:
    """Versions, system and look, a line each, in English, because those who mend faults read it. No name, no path."""
    screen = QGuiApplication.primaryScreen()
    scheme = "high contrast" if theme.current().high_contrast else "dark" if theme.current().is_dark else "light"
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    lines = (
        f"Understudy {__version__}{' (bundle)' if getattr(sys, 'frozen', False) else ''}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside_version}",
        f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}, {QGuiApplication.platformName()}"
        + (f", {desktop}" if desktop else ""),
        f"Language {current()}, colours {scheme}, scale {screen.devicePixelRatio():g}, text {theme.scaled(100)} %",
    )
    return "\n".join(lines)
