"""The first start, as someone who has nothing yet goes through it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.playing import closed, play, until
from understudy_core.events import Answered
from understudy_core.library import LibraryStore
from understudy_core.practice.server import PracticeService
from understudy_core.providers.catalogue import OTHER
from understudy_gui.controllers.profiles.first_run import FirstRunController
from understudy_gui.stage import Stage
from understudy_gui.views.add_service import AddService
from understudy_gui.views.main_window import MainWindow


def welcome(stage: Stage) -> FirstRunController:
    """The first start, which is open by itself."""
    assert stage.profiles.first_run is not None
    assert stage.profiles.first_run.dialog.isVisible()
    return stage.profiles.first_run


async def add(stage: Stage, service: PracticeService) -> None:
    """Fill in and finish the dialog that is open."""
    adder = stage.profiles.adding.dialog
    assert isinstance(adder, AddService) and adder.isVisible()
    adder.cards.choose(OTHER)
    adder.steps.address.setText(service.base_url)
    adder.steps.model.field.setText("practice-1")
    QTest.mouseClick(adder.add, Qt.MouseButton.LeftButton)
    await closed(adder)


def test_from_the_question_to_two_services_that_stand_in_for_each_other(qapp: QApplication, home: Path) -> None:
    """A key, a service, a backup: the profile is called Everyday, and the second one answers when the first is gone."""

    async def act(window: MainWindow, stage: Stage) -> None:
        first_run = welcome(stage)
        async with PracticeService("One") as one, PracticeService("Two") as two:
            QTest.keyClick(first_run.dialog.key, Qt.Key.Key_Space)
            adder = stage.profiles.adding.dialog
            assert adder is not None
            assert (adder.step.text(), adder.add.accessibleName()) == ("Step 2 of 3", "Continue")
            await add(stage, one)
            assert first_run.dialog.step.text() == "Step 3 of 3"
            QTest.mouseClick(first_run.dialog.backup, Qt.MouseButton.LeftButton)
            await add(stage, two)
            await until(lambda: not first_run.dialog.isVisible())
            await one.stop()
            told = await stage.chat.talk("Hello")
            assert isinstance(told.events[-1], Answered) and told.is_rescued
        assert stage.profiles.keeper.selected == "Everyday"
        profile = stage.profiles.keeper.library.profile("Everyday")
        assert profile is not None and len(profile.rows) == 2
        await until(lambda: (home / "library.json").exists())

    play(qapp, None, act)


def test_just_show_me_needs_nothing(qapp: QApplication, home: Path) -> None:
    """One click, and a real chat with practice services answers; nothing is written to the list of services."""

    async def act(window: MainWindow, stage: Stage) -> None:
        first_run = welcome(stage)
        QTest.mouseClick(first_run.dialog.show_me, Qt.MouseButton.LeftButton)
        await until(lambda: window.top_bar.picker.accessibleDescription().startswith("Everyday"))
        assert not first_run.dialog.isVisible()
        assert not (home / "library.json").exists()

    play(qapp, None, act)


def test_what_is_added_to_the_practice_services_is_kept_and_they_are_not(qapp: QApplication, home: Path) -> None:
    """After "Just show me" an own service is saved in its profile; the practice services are in no file."""

    async def act(window: MainWindow, stage: Stage) -> None:
        welcome(stage).dialog.show_me.click()
        await until(lambda: window.top_bar.picker.accessibleDescription().startswith("Everyday"))
        async with PracticeService("Own") as own:
            stage.profiles.open_adder()
            await add(stage, own)
            await until(lambda: (home / "library.json").exists())
            kept = LibraryStore(home / "library.json").load()
            assert [backend.base_url for backend in kept.backends] == [own.base_url]
            assert [len(profile.rows) for profile in kept.profiles] == [1]
        profile = stage.profiles.keeper.library.profile("Everyday")
        assert profile is not None and len(profile.rows) == 4

    play(qapp, None, act)


def test_the_practice_services_replace_no_profile(qapp: QApplication, home: Path) -> None:
    """A profile of the user's that has the same name stays, in the list and in the file."""

    async def act(window: MainWindow, stage: Stage) -> None:
        first_run = welcome(stage)
        first_run.dialog.skip.click()
        stage.profiles.open_editor()
        assert stage.profiles.editor is not None
        stage.profiles.editor.moving_on.tries.setValue(7)
        stage.profiles.editor.close()
        stage.chat.view.just_show_me_asked.emit()
        await until(lambda: stage.profiles.keeper.selected == "Everyday 2")
        stage.profiles.open_editor()
        stage.profiles.editor.moving_on.wait.setValue(3)
        kept = LibraryStore(home / "library.json")
        await until(lambda: [profile.name for profile in kept.load().profiles] == ["Everyday"])
        assert kept.load().profiles[0].failover.retry_count == 7

    play(qapp, None, act)


def test_it_can_be_skipped_at_every_step(qapp: QApplication, home: Path) -> None:
    """Skip closes it for good in the second step too; going back in the second step leads to the question."""

    async def act(window: MainWindow, stage: Stage) -> None:
        first_run = welcome(stage)
        first_run.dialog.key.click()
        adder = stage.profiles.adding.dialog
        assert adder is not None
        adder.cancel.click()
        assert first_run.dialog.isVisible() and first_run.dialog.step.text() == "Step 1 of 3"
        first_run.dialog.local.click()
        adder = stage.profiles.adding.dialog
        assert adder is not None
        assert [card.known.id for card in adder.cards.cards if card.isChecked()] == ["ollama"]
        adder.skip.click()
        assert not first_run.dialog.isVisible()
        assert stage.profiles.keeper.library.profiles == ()

    play(qapp, None, act)


def test_who_has_a_service_is_not_asked_again(qapp: QApplication, home: Path) -> None:
    """The question comes only while there is nothing at all."""

    async def nothing(window: MainWindow, stage: Stage) -> None:
        welcome(stage).dialog.skip.click()
        stage.profiles.open_editor()
        await until(lambda: (home / "library.json").exists())

    async def again(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles.first_run is None

    play(qapp, None, nothing)
    play(qapp, None, again)
