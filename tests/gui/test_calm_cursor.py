"""The text cursor stands still when nobody types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from understudy_gui.widgets.calm_cursor import CalmCursor


@pytest.fixture
def hints(qapp: QApplication) -> Iterator[QStyleHints]:
    found = qapp.styleHints()
    before = found.cursorFlashTime()
    found.setCursorFlashTime(1000)
    yield found
    found.setCursorFlashTime(before)


def test_the_cursor_stops_blinking_and_starts_with_the_next_key(
    qapp: QApplication, qtbot: QtBot, hints: QStyleHints
) -> None:
    """Some time after the last key it stands still; a key wakes it."""
    calm = CalmCursor(qapp, after_ms=1)
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitActive(field)
    field.setFocus()
    qtbot.waitUntil(lambda: hints.cursorFlashTime() == 0)
    seen: list[int] = []
    hints.cursorFlashTimeChanged.connect(seen.append)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_X)
    assert seen[0] == 1000
    calm.deleteLater()


def test_where_nothing_blinks_nothing_is_changed(qapp: QApplication, qtbot: QtBot, hints: QStyleHints) -> None:
    """Who turned blinking off for the whole system never sees it here."""
    hints.setCursorFlashTime(0)
    calm = CalmCursor(qapp, after_ms=1)
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitActive(field)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_X)
    assert hints.cursorFlashTime() == 0
    calm.deleteLater()
