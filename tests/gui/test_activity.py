"""The panel that tells who was asked and how each service does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.playing import play, until
from understudy_core.statistics import Record
from understudy_gui.controllers.activity import record_words
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.basics import Button


def test_the_panel_tells_attempts_and_counts(qapp: QApplication) -> None:
    """After a rescue it names both attempts with their reason, and what was counted of each service so far."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.top_bar.activity.click()
        panel = stage.activity.panel
        assert panel is not None and panel.isVisible()
        await stage.chat.talk("Hello")
        await until(lambda: any("Came to the rescue: 1" in line for line in panel.lines()))
        told = "\n".join(panel.lines())
        assert "Alder · practice-1. Alder has a problem on its side." in told
        assert "Birch · practice-2" in told
        assert "Asked: 2 · answered: 0 · failed: 2" in told or "Asked: 1 · answered: 0 · failed: 1" in told
        panel.close_button.click()
        assert not panel.isVisible()

    play(qapp, "self-test", act)


def test_a_service_is_paused_and_tried_again_with_the_keyboard(qapp: QApplication) -> None:
    """Enter on Pause lets a service rest, and again asks it anew; the keyboard stays on its button all the while."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.top_bar.activity.click()
        panel = stage.activity.panel
        assert panel is not None

        def named(name: str) -> list[Button]:
            return [one for one in panel.findChildren(Button) if one.accessibleName() == name]

        def is_named(name: str) -> bool:
            return bool(named(name))

        await until(partial(is_named, "Pause: Alder"))
        named("Pause: Alder")[-1].setFocus()
        for before, after, said in (
            ("Pause: Alder", "Try now: Alder", "Alder. Paused"),
            ("Try now: Alder", "Pause: Alder", "Alder. Ready"),
        ):
            QTest.keyClick(named(before)[-1], Qt.Key.Key_Return)
            await until(partial(is_named, after))
            assert said in panel.lines()
            focused = window.focusWidget()
            assert focused is not None and focused.accessibleName() == after

    play(qapp, "healthy", act)


def test_a_service_that_was_never_asked_has_no_figures() -> None:
    """There is nothing to say of it; one that never answered has no time."""
    assert record_words(None) == []
    assert record_words(Record("A", 0, 2, 0, 0, {}, None, None, 0, "No.")) == ["Asked: 2 · answered: 0 · failed: 2"]
