"""Backups of the history in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from support.playing import play, until
from understudy_core.conversations import Conversations
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow


def test_a_backup_is_put_back_from_the_settings(qapp: QApplication, home: Path) -> None:
    """The list is that of the day again, a sentence says so, and what was there meanwhile lies beside."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.window is not None and stage.chat is not None and stage.database is not None
        if stage.profiles is not None and stage.profiles.first_run is not None:
            stage.profiles.first_run.dialog.reject()
        await until(lambda: any((home / "backups").glob("history-*")))  # the daily one, taken at the start
        kept = Conversations(stage.database)
        await kept.add_user_message(await kept.create(), "New")
        stage.window.open_settings()
        settings = stage.window.settings
        assert settings is not None
        await until(lambda: settings.backups.choice.count() >= 1)
        settings.backups.put_back.click()
        await until(lambda: " is kept as history.replaced-" in settings.backups.said.text())
        assert await kept.list() == ()
        assert list(home.glob("history.replaced-*"))
        settings.accept()

    play(qapp, None, act)
