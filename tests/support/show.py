"""What pictures for people show: services as they know them, played on this computer."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from PySide6.QtWidgets import QApplication

from support.playing import play
from understudy_core.library import Library, Row, SavedProfile
from understudy_core.practice.plays import Answers, Busy
from understudy_core.practice.scenes import WORDS_PER_S
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Backend, FailoverSettings, Policy
from understudy_gui import theme
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow

QUESTION = "Write a short letter to my landlord: the heating has been off since Monday."
_LETTER = """\
Here is a draft. It is friendly, but names a day:

---

Dear Mr Adler,

The heating in our flat on the second floor has been off since **Monday**. In the evening we have *16 °C*, and our \
youngest is four months old.

Could you send somebody **by Thursday**? We are at home from three o’clock; a neighbour has a key for the mornings.

With kind regards,
Ruth Sommer

---

- **Firmer:** add that the rent may be reduced while a flat is cold.
- **Shorter:** leave out the last sentence.
"""
_TRIES = FailoverSettings(retry_count=2)


@asynccontextmanager
async def on_stage(stage: Stage) -> AsyncIterator[None]:
    """The profile “Everyday”: the first service is busy twice, the second one writes a letter, the third waits."""
    first = PracticeService("OpenAI", [Busy(2), Busy(2)], then=Answers(_LETTER), model="gpt-5-mini")
    second = PracticeService("Groq", then=Answers(_LETTER, WORDS_PER_S), model="llama-3.3-70b")
    async with first, second:
        backends = (
            Backend(name=first.name, provider="openai", model=first.model, base_url=first.base_url),
            Backend(name=second.name, provider="groq", model=second.model, base_url=second.base_url),
            Backend(name="Ollama", provider="ollama", model="llama3.2"),
        )
        rows = tuple(Row(backend=one.name) for one in backends)
        everyday = SavedProfile(name="Everyday", policy=Policy.FAILOVER, rows=rows, failover=_TRIES)
        stage.profiles.keeper.borrow(Library(backends=backends, profiles=(everyday,)), everyday.name)
        yield


def perform(act: Callable[[MainWindow, Stage], Awaitable[None]]) -> None:
    """Let this happen in a light window, with the profile above; no screen is needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["understudy", *theme.STYLE])
    theme.install(app, theme.Wish.LIGHT)

    async def on(window: MainWindow, stage: Stage) -> None:
        async with on_stage(stage):
            await act(window, stage)

    play(app, "healthy", on)
