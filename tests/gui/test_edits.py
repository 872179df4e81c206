"""Whatever is edited, undone and done again: the file holds it, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from scorecard.measure import Dice
from support.edit_play import EditPlay, first_library
from support.playing import play, until
from understudy_core import editing
from understudy_core.library import LibraryStore
from understudy_gui.preferences import load
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow

STEPS = 60


@pytest.mark.parametrize("seed", range(2))
def test_random_edits_are_kept_and_undone_exactly(qapp: QApplication, home: Path, seed: int) -> None:
    """Edits, orders, deletions and imports in any order: the file always holds the library, undo always leads back to
    exactly what was there, and whoever is gone is shown as missing. The scorecard takes thousands of steps (R21).
    """
    file = home / "library.json"
    LibraryStore(file).change(lambda _before: first_library())

    async def act(_window: MainWindow, stage: Stage) -> None:
        edits = EditPlay(stage, file, Dice(seed))
        for _ in range(STEPS):
            await edits.step()
        await edits.undo_all()

    play(qapp, None, act)


def test_what_was_done_last_is_kept_when_the_window_closes_at_once(qapp: QApplication, home: Path) -> None:
    """An edit, and a wish about the window, in the very moment of quitting are in the files."""
    file = home / "library.json"
    LibraryStore(file).change(lambda _before: first_library())

    async def act(_window: MainWindow, stage: Stage) -> None:
        stage.profiles.open_editor()
        assert stage.profiles.editor is not None
        stage.profiles.editor.profile_asked.emit("delete", "One")
        stage.window.zoom(1)

    play(qapp, None, act)
    assert [profile.name for profile in LibraryStore(file).load().profiles] == ["Two"]
    assert load(home / "preferences.json").zoom == pytest.approx(1.1)


def test_what_was_saved_from_elsewhere_stays(qapp: QApplication, home: Path) -> None:
    """A profile that the command line saves meanwhile comes in with the next edit, and no undo takes it away."""
    file = home / "library.json"
    store = LibraryStore(file)
    store.change(lambda _before: first_library())

    async def act(window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        profiles.open_editor()
        assert profiles.editor is not None
        store.change(lambda library: editing.new_profile(library, "Elsewhere")[0])
        profiles.editor.profile_asked.emit("duplicate", "One")
        await until(lambda: profiles.keeper.library.profile("Elsewhere") is not None)
        assert profiles.keeper.library.profile("One copy") is not None
        profiles.editor.undo_asked.emit()
        await stage._tasks.ended("save profiles")
        assert [profile.name for profile in profiles.keeper.library.profiles] == ["One", "Two", "Elsewhere"]

    play(qapp, None, act)
    assert [profile.name for profile in store.load().profiles] == ["One", "Two", "Elsewhere"]


def test_a_profile_in_use_that_is_deleted_elsewhere_gives_way_to_another_one(qapp: QApplication, home: Path) -> None:
    """The command line deletes the profile in use: with the next edit, the first one that is left is used."""
    store = LibraryStore(home / "library.json")
    store.change(lambda _before: first_library())

    async def act(_window: MainWindow, stage: Stage) -> None:
        profiles = stage.profiles
        profiles.open_editor()
        assert profiles.editor is not None and profiles.keeper.selected == "One"
        store.change(lambda library: library.without("One"))
        profiles.editor.backend_asked.emit("forget", "E")
        await until(lambda: profiles.keeper.library.profile("One") is None)
        assert stage.chat.profile is not None
        assert (profiles.keeper.selected, stage.chat.profile.name) == ("Two", "Two")

    play(qapp, None, act)
