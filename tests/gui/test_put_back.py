"""Backups of the history in the settings."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.held import held
from support.playing import play, until
from support.talking import ask
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Stopped
from understudy_core.worker import Worker
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow


def test_replies_end_before_a_backup_is_put_back(qapp: QApplication, home: Path) -> None:
    """What streams is kept in the history that goes; the new one is not written into; the draft stays on screen."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, windows = stage.chat, stage.window
        assert windows is not None
        assert stage.profiles.first_run is not None
        stage.profiles.first_run.dialog.reject()
        await until(lambda: any((home / "backups").glob("history-*")))
        async with held(stage):
            await ask(window, chat, "One")
            QTest.keyClicks(window.composer.text, "half a thought")
            windows.open_settings()
            settings = windows.settings
            assert settings is not None
            await until(lambda: settings.backups.choice.count() >= 1)
            settings.backups.put_back.click()
            assert not settings.backups.stop.isHidden() and settings.backups.put_back.isHidden()
            await until(lambda: "history.replaced-" in settings.backups.said.text())
            assert settings.backups.stop.isHidden()
            settings.accept()
            assert not chat.model.items and window.composer.text.toPlainText() == "half a thought"
            (aside,) = home.glob("history.replaced-*.sqlite3")
            kept = Database(aside, Worker("aside"), time.time)
            question, reply = await Conversations(kept).messages(1)
            assert (question.text, reply.text) == ("One", "Begun.") and isinstance(reply.account[-1], Stopped)
            await kept.close()

    play(qapp, None, act)


def test_a_backup_is_put_back_from_the_settings(qapp: QApplication, home: Path) -> None:
    """The list is that of the day again, a sentence says so, and what was there meanwhile lies beside; a message of it
    that was being edited is not mistaken for one of that day."""

    async def act(window: MainWindow, stage: Stage) -> None:
        if stage.profiles.first_run is not None:
            stage.profiles.first_run.dialog.reject()
        await until(lambda: any((home / "backups").glob("history-*")))  # the daily one, taken at the start
        kept = Conversations(stage.behind.database)
        await kept.add_user_message(await kept.create(), "New")
        await stage.chat.show(1, None)
        QTest.keyClick(window.composer.text, Qt.Key.Key_Up)
        assert stage.chat.view.rewritten.kept == {1: "New"}
        stage.window.open_settings()
        settings = stage.window.settings
        assert settings is not None
        await until(lambda: settings.backups.choice.count() >= 1)
        settings.backups.put_back.click()
        await until(lambda: " is kept as history.replaced-" in settings.backups.said.text())
        assert await kept.list() == ()
        assert list(home.glob("history.replaced-*")) and stage.chat.view.rewritten.kept == {}
        settings.accept()

    play(qapp, None, act)
