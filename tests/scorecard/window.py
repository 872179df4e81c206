"""The application for measures that open windows: drawn in memory, quiet about what that platform cannot do."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

_OF_THE_PLATFORM = "This plugin does not support"


def application() -> QApplication:
    """The one of this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_say)
    app = QApplication.instance() or QApplication(["understudy"])
    assert isinstance(app, QApplication)
    return app


def _say(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if not words.startswith(_OF_THE_PLATFORM):
        print(words, file=sys.stderr)
