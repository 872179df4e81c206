"""The panel that tells who was asked and how each service does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from support.playing import play, until
from understudy_core.statistics import Record
from understudy_gui.controllers.activity import record_words
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow


def test_the_panel_tells_attempts_and_counts(qapp: QApplication) -> None:
    """After a rescue it names both attempts with their reason, and what was counted of each service so far."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.chat is not None and stage.activity is not None
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


def test_a_service_that_was_never_asked_has_no_figures() -> None:
    """There is nothing to say of it; one that never answered has no time."""
    assert record_words(None) == []
    assert record_words(Record("A", 0, 2, 0, 0, {}, None, None, 0, "No.")) == ["Asked: 2 · answered: 0 · failed: 2"]
