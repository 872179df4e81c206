"""Who rests, as the window tells it."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from support.asking import backend, profile
from support.playing import play
from understudy_core.failures import Failure, FailureKind
from understudy_core.library import with_profile
from understudy_core.profiles import Profile
from understudy_core.routes import route_of
from understudy_gui.controllers.chat.profile_line import goes_first
from understudy_gui.controllers.states import next_look_s
from understudy_gui.stage import Stage
from understudy_gui.views.editor.states import RowState, failed, resting, unasked
from understudy_gui.views.main_window import MainWindow

TWO: Profile = profile(backend("OpenAI", "http://127.0.0.1:1/v1"), backend("Groq", "http://127.0.0.1:2/v1"))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (unasked(), unasked(), "Goes first to OpenAI · OpenAI-model"),
        (
            resting(FailureKind.RATE_LIMITED, 39.6),
            unasked(),
            "Goes first to Groq · Groq-model, while OpenAI rests for 40 s",
        ),
        (
            resting(FailureKind.KEY_REJECTED, None),
            unasked(),
            "Goes first to Groq · Groq-model (OpenAI: key rejected)",
        ),
        (failed(FailureKind.SERVER_ERROR), unasked(), "Goes first to OpenAI · OpenAI-model"),
        (resting(None, None), resting(None, None), "Goes first to OpenAI · OpenAI-model"),
    ],
)
def test_the_line_under_the_composer_says_who_is_asked_first(first: RowState, second: RowState, words: str) -> None:
    """Whoever rests is not asked first, and the line says why; one failure alone changes nothing."""
    assert goes_first(TWO, [first, second]) == words


@pytest.mark.parametrize(("left", "look"), [(300.0, 5.0), (10.0, 1.0), (0.4, 0.4)])
def test_a_countdown_is_looked_at_when_its_words_change(left: float, look: float) -> None:
    """Far from its end a rest is looked at seldom, near its end every second."""
    assert next_look_s(left) == pytest.approx(look + 0.01)


def test_a_rejected_key_rests_until_tried_now(qapp: QApplication) -> None:
    """After a rejected key the next message goes to somebody else; "Try now" and "Pause" say and do what they mean."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, profiles = stage.chat, stage.profiles
        await chat.talk("Hello")
        line = next(shown for shown in window.composer.findChildren(QLabel) if shown.text().startswith("Goes first"))
        assert line.text().startswith("Goes first to Cedar") or "Birch" in line.text()
        assert "(Alder: key rejected)" in line.text()
        profiles.open_editor()
        assert profiles.editor is not None
        profiles.editor.backend_asked.emit("try", "Alder")
        assert line.text() == "Goes first to Alder · practice-1"
        profiles.editor.backend_asked.emit("pause", "Alder")
        assert "(Alder: paused)" in line.text()
        profiles.editor.reject()
        await asyncio.sleep(0)

    play(qapp, "all-failed", act)


def test_a_profile_is_chosen_while_a_countdown_goes_on(qapp: QApplication) -> None:
    """Whoever rests for some seconds in both profiles keeps nobody from choosing the other one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        keeper, balancer = stage.profiles.keeper, stage.behind.balancer
        first = keeper.choice
        assert first is not None
        backends = first.profile.backends
        busy = Failure(FailureKind.RATE_LIMITED, retry_after_s=30.0)
        settings = first.profile.breaker
        balancer._means.health.failed(route_of(backends[0]), busy, settings, balancer.clock.now())
        other = first.profile.model_copy(update={"name": "Other"})
        keeper.borrow(with_profile(keeper.library, other), "Other")
        assert stage.chat.profile is not None and stage.chat.profile.name == "Other"

    play(qapp, "healthy", act)


def test_who_failed_and_does_not_rest_is_ready(qapp: QApplication) -> None:
    """Composer, picker and row agree: one failure is told, and the next message asks the same one again."""

    async def act(window: MainWindow, stage: Stage) -> None:
        told = await stage.chat.talk("Hello")
        assert told.is_rescued
        assert window.top_bar.picker.accessibleDescription().endswith("2 of 2 ready")
        assert any(line.text().startswith("Goes first to Alder") for line in window.composer.findChildren(QLabel))

    play(qapp, "self-test", act)
