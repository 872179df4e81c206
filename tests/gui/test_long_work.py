"""Exports and imports in the window: shown, stopped, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.playing import play, until
from understudy_core.chat import Role
from understudy_core.interchange import from_json_text
from understudy_core.turns import Branches, StoredMessage
from understudy_gui.controllers import long_work
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow


def said(window: MainWindow) -> str:
    """The sentence under the composer."""
    return window.composer.goes_to.text()


async def fill(stage: Stage, conversations: int, messages: int) -> None:
    """So many conversations of so many messages."""
    for number in range(conversations):
        turns = [StoredMessage(at, Role.USER, f"Message {at} of {number}") for at in range(messages)]
        await stage.chat.conversations.take_in(f"Same/title {number % 2}", Branches.in_a_row(turns))
    await stage.chat.history.refresh()


def test_all_conversations_go_into_a_folder(qapp: QApplication, tmp_path: Path) -> None:
    """Each has a file of its own, also those of the same title; what was there before stays."""
    (tmp_path / "Same_title 0.json").write_text("mine")

    async def act(window: MainWindow, stage: Stage) -> None:
        await fill(stage, 3, 4)
        window.top_bar.export_all_asked.emit()
        dialog = stage.chat.history.files.dialog
        assert dialog is not None
        dialog.fileSelected.emit(str(tmp_path))
        dialog.reject()
        await until(lambda: said(window) == "3 conversations were written.")
        stage._show_profile()  # as when a countdown goes on
        assert said(window) == "3 conversations were written."
        window.sidebar.new.click()
        assert said(window).startswith("Goes first to ")
        names = ["Same_title 0 2.json", "Same_title 0 3.json", "Same_title 0.json", "Same_title 1.json"]
        assert sorted(path.name for path in tmp_path.iterdir()) == names
        assert (tmp_path / "Same_title 0.json").read_text() == "mine"
        told = from_json_text((tmp_path / "Same_title 1.json").read_bytes())
        assert [message.text for message in told.branches.path] == [f"Message {at} of 1" for at in range(4)]

    play(qapp, "healthy", act)


def test_what_takes_long_shows_how_far_it_is_and_stops(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line has a percentage and Stop; stopped by the keyboard it says so at once, and every file is whole."""
    monkeypatch.setattr(long_work, "_SHOWN_AFTER_MS", 0)  # on a fast machine nothing here takes as long as usual
    monkeypatch.setattr(long_work, "_SHOWN_EVERY_MS", 1)

    async def act(window: MainWindow, stage: Stage) -> None:
        await fill(stage, 60, 60)
        head, files = window.head, stage.chat.history.files
        files.export_all(tmp_path)
        await until(lambda: head.progress.words.text().endswith(" %") and len([*tmp_path.glob("*.json")]) >= 2)
        assert not head.progress.isHidden()
        assert head.progress.words.text().startswith("All conversations are being written. ")
        QTest.keyClick(head.stop, Qt.Key.Key_Space)
        assert head.progress.words.text() == "Stopping…"
        await until(lambda: said(window).startswith("Stopped. "))
        written = list(tmp_path.iterdir())
        assert said(window) == f"Stopped. {len(written)} conversations were written, each of them whole."
        assert len(written) < 60 and head.isHidden()
        for file in written:
            assert len(from_json_text(file.read_bytes()).branches.path) == 60

    play(qapp, "healthy", act)


def test_a_stopped_export_and_a_stopped_import_leave_nothing(qapp: QApplication, tmp_path: Path) -> None:
    """No half file and no half conversation; meanwhile a second piece of work is not begun."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await fill(stage, 1, 50)
        files = stage.chat.history.files
        files.export(1, "Many", tmp_path / "chat.json")
        files.export(1, "Many", tmp_path / "other.json")
        assert said(window).startswith("Something is still being done.")
        window.head.stop_asked.emit()
        await until(lambda: said(window) == "Stopped. Nothing was written.")
        assert list(tmp_path.iterdir()) == []
        files.export(1, "Many", tmp_path / "chat.json")
        await until(lambda: said(window) == "“Many” was written to chat.json.")
        files.take_in(tmp_path / "chat.json")
        window.head.stop_asked.emit()
        await until(lambda: said(window) == "Stopped. Nothing was imported.")
        assert len(await stage.chat.conversations.list()) == 1
        files.take_in(tmp_path / "chat.json")
        await until(lambda: said(window) == "“Same/title 0” was imported.")
        assert len(await stage.chat.conversations.list()) == 2

    play(qapp, "healthy", act)
