"""Importing and exporting profiles in the real window."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from support.playing import play, until
from understudy_core.profile_file import parse_profile
from understudy_gui.arrivals import Arrivals
from understudy_gui.controllers.profiles.exchange import ExchangeController
from understudy_gui.stage import Stage
from understudy_gui.views.import_preview import ImportPreview
from understudy_gui.views.main_window import MainWindow

FILE = {
    "version": 1,
    "name": "From a <b>friend</b>",
    "policy": "failover",
    "backends": [
        {"name": "First", "provider": "openai", "model": "m", "key": {"keyring": "OpenAI"}},
        {"name": "Second", "provider": "ollama", "model": "n"},
    ],
}


def drop(window: MainWindow, file: Path) -> None:
    """Drop a file on the window with the mouse."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, button, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, button, keys))


async def previewed(exchange: ExchangeController) -> ImportPreview:
    """What a file would bring, once that is shown."""
    await until(lambda: exchange.preview is not None and exchange.preview.isVisible())
    assert exchange.preview is not None
    return exchange.preview


def test_a_dropped_file_shows_what_it_brings_and_can_be_undone(qapp: QApplication, home: Path) -> None:
    """Nothing is taken before it is agreed to; a key only when its box is checked; an undo takes all of it back."""
    file = home.parent / "friend.json"
    file.write_text(json.dumps(FILE))

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        drop(window, file)
        preview = await previewed(profiles.exchange)
        assert preview.title.text() == "Import “From a <b>friend</b>”"
        assert preview.title.textFormat() is Qt.TextFormat.PlainText
        assert [box.text() for box, _ in preview.boxes] == ["Send the key “OpenAI” of the key ring to api.openai.com"]
        assert profiles.keeper.library.profiles == ()
        preview.take.click()
        assert profiles.keeper.selected == FILE["name"]
        assert [backend.key for backend in profiles.keeper.library.backends] == [None, None]
        profiles.open_editor()
        assert profiles.editor is not None
        profiles.editor.head.undo.click()
        assert (profiles.keeper.library.profiles, profiles.keeper.library.backends) == ((), ())

    play(qapp, None, act)


def test_a_file_that_makes_no_sense_changes_nothing(qapp: QApplication, home: Path) -> None:
    """A broken file is told in a sentence, and there is nothing to agree to."""
    file = home.parent / "broken.json"
    file.write_text('{"version": 1, "policy": "sometimes"}')

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        drop(window, file)
        preview = await previewed(profiles.exchange)
        assert preview.notice.title.text() == "Nothing was changed."
        assert preview.notice.words.text().startswith("$.name is missing")
        assert preview.take.isHidden()

    play(qapp, None, act)


def test_a_profile_is_exported_without_keys(qapp: QApplication, home: Path) -> None:
    """The file that is written is a profile file again, and it is said where it lies."""

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        profiles.open_editor()
        editor = profiles.editor
        assert editor is not None
        editor.profile_asked.emit("export", "Everyday")
        dialog = profiles.exchange.file_dialog
        assert dialog is not None and dialog.isVisible()
        dialog.fileSelected.emit(str(home.parent / "mine.json"))
        dialog.reject()
        await until(lambda: editor.head.said.text() == "“Everyday” was written to mine.json, without keys.")
        exported = parse_profile((home.parent / "mine.json").read_bytes()).profile
        assert [backend.name for backend in exported.backends] == ["Alder", "Birch", "Cedar"]

    play(qapp, "healthy", act)


def test_exported_files_end_so_that_a_double_click_opens_them(qapp: QApplication, home: Path) -> None:
    """The dialog offers a name with the program's own ending, adds it to a name without one, and still shows JSON."""

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        profiles.exchange.choose_export("Everyday")
        dialog = profiles.exchange.file_dialog
        assert dialog is not None
        assert [Path(file).name for file in dialog.selectedFiles()] == ["Everyday.understudy"]
        assert dialog.defaultSuffix() == "understudy"
        assert "*.json" in dialog.selectedNameFilter()
        dialog.reject()

    play(qapp, "healthy", act)


def test_a_file_of_the_first_start_is_shown_instead_of_the_questions(qapp: QApplication, home: Path) -> None:
    """A double click on a friend's file opens the window with what it brings, and nothing else in the way."""
    file = home.parent / "friend.understudy"
    file.write_text(json.dumps(FILE))

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        preview = await previewed(profiles.exchange)
        assert profiles.first_run is None
        assert preview.title.text() == "Import “From a <b>friend</b>”"

    play(qapp, None, act, arrivals=Arrivals([str(file)]))


def test_a_file_the_system_hands_over_is_shown(qapp: QApplication, home: Path) -> None:
    """macOS names a file to the program that runs already; before the window is ready it waits."""
    file = home.parent / "friend.understudy"
    file.write_text(json.dumps(FILE))
    arrivals = Arrivals()
    qapp.installEventFilter(arrivals)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(file)))
    assert arrivals

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        await previewed(profiles.exchange)
        assert not arrivals

    play(qapp, None, act, arrivals=arrivals)
    qapp.removeEventFilter(arrivals)


def test_a_profile_is_exported_for_litellm(qapp: QApplication, home: Path) -> None:
    """What is lost and which keys are needed is shown before the file is written; dropped again, it is the profile."""

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        exchange, file = profiles.exchange, home.parent / "team.yaml"
        profiles.open_editor()
        editor = profiles.editor
        assert editor is not None
        editor.profile_asked.emit("export for litellm", "Everyday")
        preview = exchange.export_preview
        assert preview is not None and preview.isVisible()
        assert any("draws lots" in line.text() or "every error" in line.text() for line in preview.lost)
        assert preview.keys[-1].text().startswith("LITELLM_MASTER_KEY: ")
        assert {line.textFormat() for line in (*preview.lost, *preview.keys)} == {Qt.TextFormat.PlainText}
        assert not file.exists()
        preview.save.click()
        assert exchange.file_dialog is not None and exchange.file_dialog.isVisible()
        exchange.file_dialog.fileSelected.emit(str(file))
        exchange.file_dialog.reject()
        await until(lambda: editor.head.said.text() == "“Everyday” was written to team.yaml, without keys.")
        drop(window, file)
        (await previewed(exchange)).take.click()
        again = profiles.keeper.library.resolve("Everyday 2")[0]
        assert [one.base_url for one in again.backends] == [
            one.base_url for one in profiles.keeper.library.resolve("Everyday")[0].backends
        ]

    play(qapp, "healthy", act)


def test_an_export_that_cannot_be_written_is_said(qapp: QApplication, home: Path) -> None:
    """A place that takes no file: the sentence stands under the composer, and nothing is claimed to be written."""
    taken = home.parent / "a folder"
    taken.mkdir()

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        profiles.exchange.choose_export("Everyday")
        dialog = profiles.exchange.file_dialog
        assert dialog is not None and dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        dialog.fileSelected.emit(str(taken))
        dialog.reject()
        await until(lambda: "a file stands where a folder should be" in window.composer.goes_to.text())

    play(qapp, "healthy", act)
