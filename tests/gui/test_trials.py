"""Services are tried from the editor, and say how they are."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.playing import closed, play, until
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow


def test_test_all_tells_how_each_is_and_what_helps(qapp: QApplication) -> None:
    """Each row says in words how its service answered; its button opens what helps; the profiles count along."""

    async def act(window: MainWindow, stage: Stage) -> None:
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        editor.foot.test.click()
        await asyncio.sleep(0)
        assert [row.words.text() for row in editor.rows.widgets] == ["Asking …"] * 3
        assert editor.foot.test.accessibleName() == "Stop testing"
        await until(lambda: editor.foot.test.accessibleName() == "Test all")
        assert [row.words.text() for row in editor.rows.widgets] == [
            "Key rejected", "Too many requests", "Cannot be reached",
        ]  # fmt: skip
        assert editor.side.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Everyday, 0 of 3 ready"
        editor.rows.widgets[0].cure.click()
        dialog = stage.profiles.mending.key_dialog
        assert dialog is not None and dialog.isVisible()
        dialog.reject()

    play(qapp, "all-failed", act)


def test_editor_and_picker_say_the_same_after_a_chat(qapp: QApplication) -> None:
    """What a chat learned of a service stands in its row and in the picker; editing the service forgets it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await stage.chat.talk("Hello")
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        assert editor.rows.widgets[0].words.text() == "Ready. Last time: had a problem"
        assert editor.rows.widgets[1].words.text().startswith("Ready, ")
        assert window.top_bar.picker.accessibleDescription() == "Everyday, 2 of 2 ready"
        editor.backend_asked.emit("edit", "Alder")
        dialog = stage.profiles.mending.backend_dialog
        assert dialog is not None
        dialog.model.field.setText("another")
        dialog.save.click()
        await closed(dialog)
        assert editor.rows.widgets[0].words.text() == "Ready"
        assert window.top_bar.picker.accessibleDescription() == "Everyday, 2 of 2 ready"

    play(qapp, "self-test", act)


def test_testing_does_not_disturb_what_is_being_done(qapp: QApplication) -> None:
    """While services are asked, a lifted row stays lifted and words that are being typed stay."""

    async def act(window: MainWindow, stage: Stage) -> None:
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        row = editor.rows.widgets[0]
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(45, 32))
        QTest.keyClicks(editor.every_message.prompt, "Be br")
        QTest.mouseMove(row, QPoint(45, 100))
        top = row.y()
        editor.foot.test.click()
        await asyncio.sleep(0)
        await until(lambda: editor.foot.test.accessibleName() == "Test all")
        assert (row.is_lifted, row.y(), editor.every_message.prompt.toPlainText()) == (True, top, "Be br")
        assert row.words.text().startswith("Ready, ")

    play(qapp, "healthy", act)
