"""The window opens again in another language: the same conversations, keys and services, in other words."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from support.adding import KEY, add
from support.picture import PICTURE
from support.playing import play, until
from understudy_core import language
from understudy_core.failures import FailureKind
from understudy_core.language import tr
from understudy_core.practice.server import PracticeService
from understudy_gui import theme
from understudy_gui.app import Options
from understudy_gui.arrivals import Arrivals
from understudy_gui.life import live
from understudy_gui.preferences import Preferences, load
from understudy_gui.speech import speak
from understudy_gui.stage import Stage
from understudy_gui.views.editor.states import RowState, anew, failed, passed, ready, resting, unasked
from understudy_gui.views.first_run import FirstRun
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.settings import Settings

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")
    gc.unfreeze()


def shown(kind: type[W]) -> list[W]:
    """The windows of this kind that are on the screen."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


async def appears(kind: type[W], is_it: Callable[[W], bool] = lambda _one: True) -> W:
    """The only window of this kind, once it is the one that is waited for."""
    await until(lambda: [is_it(one) for one in shown(kind)] == [True])
    return shown(kind)[0]


def lives(qapp: QApplication, act: Callable[[], Coroutine[Any, Any, None]], demo: str | None = None) -> None:
    """Let windows live as in the program, until the one that is there after `act` is closed."""

    async def hands() -> None:
        try:
            await asyncio.wait_for(act(), 10)
        finally:
            for one in shown(MainWindow):
                one.close()

    async def both() -> None:
        theme.install(qapp)
        speak(qapp, "en")
        window = MainWindow()
        window.show()
        options = Options(demo=demo, preferences=Preferences(language="en"))
        status, _ = await asyncio.gather(live(qapp, window, options, Arrivals()), hands())
        for one in QApplication.topLevelWidgets():
            if isinstance(one, MainWindow):
                one.deleteLater()
        assert status == 0

    loop = QEventLoop(qapp, already_running=False)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(both())
    asyncio.set_event_loop(None)


async def choose(button: QWidget, name: str) -> None:
    """Open the menu of languages with the keyboard and take the one of this name."""
    QTest.keyClick(button, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    action = next(one for one in menu.actions() if one.text() == name)
    assert [one.text() for one in menu.actions() if one.isChecked()] == [language.LANGUAGES[language.current()]]
    action.trigger()
    menu.close()


def in_german(window: MainWindow) -> bool:
    """Whether this window, once it is complete, speaks German."""
    return window.sidebar.list is not None and window.sidebar.new.accessibleName() == "Neues Gespräch"


def test_the_first_question_is_asked_again_in_the_chosen_language(qapp: QApplication, home: Path) -> None:
    """Deutsch chosen beside Skip: the same question in German, kept for the next start; and back to English again."""

    async def act() -> None:
        asked = await appears(FirstRun)
        assert (asked.language.accessibleName(), asked.language.text()) == ("Language", "English")
        await choose(asked.language, "Deutsch")
        again = await appears(FirstRun, lambda one: one.language.text() == "Deutsch")
        german = weakref.ref(await appears(MainWindow, in_german))
        assert again.windowTitle() == "Willkommen" and again.key.accessibleName().startswith("Ich habe")
        assert load(home / "preferences.json").language == "de"
        await choose(again.language, "English")
        english = await appears(FirstRun, lambda one: one.windowTitle() == "Welcome")
        english.skip.click()
        await until(lambda: not shown(FirstRun))
        del again
        await until(lambda: gc.collect() >= 0 and german() is None)  # what is kept as it is is not collected
        assert not (home / "library.json").exists()

    lives(qapp, act)


def test_the_language_that_is_spoken_opens_nothing_again(qapp: QApplication, home: Path) -> None:
    """Choosing what is chosen already leaves the window as it is; where a service was added, nothing is to choose."""

    async def act() -> None:
        asked = await appears(FirstRun)
        window = shown(MainWindow)
        await choose(asked.language, "English")
        assert not (home / "preferences.json").exists()
        asked.ask_for_backup("Groq")
        assert not asked.language.isVisible() and shown(MainWindow) == window

    lives(qapp, act)


def test_from_the_settings_the_window_opens_again_where_it_was_left(qapp: QApplication) -> None:
    """The conversation, what is written below it, the place and the profile are there again, in German; nothing of it
    lies in a file here."""

    async def act() -> None:
        before = await appears(MainWindow, lambda one: one.sidebar.list is not None)
        before.resize(1000, 700)
        QTest.keyClicks(before.composer.text, "Hello")
        QTest.keyClick(before.composer.text, Qt.Key.Key_Return)
        await until(lambda: rows(before) == 1 and before.composer.button.accessibleName() == tr("Send"))
        before.composer.put_back("And then", [PICTURE])
        await anew_from_settings(before)
        after = await appears(MainWindow, in_german)
        await until(lambda: "And then" in after.composer.text.toPlainText())
        assert after is not before and after.size().width() == 1000 and rows(after) == 1
        assert after.sidebar.list is not None and after.sidebar.list.currentIndex().data() == "Hello"
        assert after.top_bar.picker.accessibleDescription().endswith("2 von 2 bereit")
        assert after.composer.written[1] == (PICTURE,)
        QTest.keyClick(after.composer.text, Qt.Key.Key_Return)
        await until(lambda: after.composer.button.accessibleName() == "Anhalten")
        await until(lambda: after.composer.button.accessibleName() == "Senden")
        assert rows(after) == 1

    lives(qapp, act, "self-test")


def test_what_is_held_until_quitting_is_held_in_the_next_window(qapp: QApplication, home: Path) -> None:
    """A key that lies in no key ring is sent from the new window too, a change of a profile can be undone there, and
    files that come while no window is ready are opened by it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            await add(stage, service.base_url, KEY)
            stage.profiles.open_editor()
            editor = stage.profiles.editor
            assert editor is not None
            editor.moving_on.tries.setValue(7)
            await stage.leave()
            speak(qapp, "de")
            arrivals.add([str(home / "none.understudy")])
            after = MainWindow()
            after.show()
            await stage.enter(after)
            await stage.chat.talk("Hello")
            assert service.requests[-1].headers["authorization"] == f"Bearer {KEY}"
            await until(lambda: stage.profiles.exchange.preview is not None)
            assert stage.profiles.keeper.library.profiles[0].failover.retry_count == 7
            stage.profiles.open_editor()
            editor = stage.profiles.editor
            assert editor is not None
            editor.undo_asked.emit()
            assert stage.profiles.keeper.library.profiles[0].failover.retry_count != 7

    arrivals = Arrivals()
    play(qapp, None, act, arrivals=arrivals)


@pytest.mark.parametrize(
    "made",
    [
        unasked,
        partial(ready, 0.8),
        partial(failed, FailureKind.KEY_REJECTED),
        partial(failed, FailureKind.CONTEXT_TOO_LONG),
        partial(passed, FailureKind.RATE_LIMITED),
        partial(resting, FailureKind.RATE_LIMITED, 40.0),
        partial(resting, None, None),
    ],
)
def test_what_is_known_of_a_service_is_said_in_the_new_language(made: Callable[[], RowState]) -> None:
    """Every state of a row is the same after the change, in other words."""
    before = made()
    language.use("de")
    assert anew(before) == made() and anew(before).words != before.words


def test_a_reply_that_is_on_its_way_is_spoken_of_and_kept(qapp: QApplication) -> None:
    """The settings say that it ends; in the new window it stands as one that was stopped."""

    async def act() -> None:
        before = await appears(MainWindow, lambda one: one.sidebar.list is not None)
        QTest.keyClicks(before.composer.text, "Hello")
        QTest.keyClick(before.composer.text, Qt.Key.Key_Return)
        await until(lambda: before.composer.button.accessibleName() == "Stop" and rows(before) == 1)
        settings = await anew_from_settings(before)
        assert "what there is of it is kept" in settings
        after = await appears(MainWindow, in_german)
        await until(lambda: rows(after) == 1 and after.composer.button.accessibleName() == "Senden")

    lives(qapp, act, "silent")


async def anew_from_settings(window: MainWindow) -> str:
    """Choose German in the settings and take the offer; what was said beside it."""
    window.top_bar.settings.click()
    settings = await appears(Settings)
    assert not settings.anew.isVisible()
    settings.language.setCurrentIndex(settings.language.findData("de"))
    settings.language.activated.emit(settings.language.currentIndex())
    assert settings.anew.isVisible() and "Deutsch" in settings.anew.text()
    said = settings.language_note.text()
    settings.anew.click()
    return said


def rows(window: MainWindow) -> int:
    """How many conversations are listed."""
    conversations = window.sidebar.list
    if conversations is None:
        return 0
    model = conversations.model()
    return sum(1 for at in range(model.rowCount()) if model.flags(model.index(at, 0)) != Qt.ItemFlag.NoItemFlags)
