"""Plays a profile with practice services and shows what happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import aclosing

from understudy_core.language import marked, tr
from understudy_core.practice.rehearsal import Part, rehearse
from understudy_core.profiles import Profile
from understudy_core.transport.http import Http
from understudy_gui.tasks import Tasks
from understudy_gui.views.editor.rehearsal import RehearsalPanel

_TASK = "rehearsal"
_NO_ROOM = marked("The practice services could not start on this computer. Nothing else is wrong.")


class RehearsalController:
    """`profile` hands out the profile in use as it would run now."""

    def __init__(self, panel: RehearsalPanel, tasks: Tasks, http: Http, profile: Callable[[], Profile | None]) -> None:
        self._panel = panel
        self._tasks = tasks
        self._http = http
        self._profile = profile
        self._round = 0
        panel.asked.connect(lambda names, parts: tasks.start(_TASK, self._play(names, parts)))
        panel.closed.connect(lambda: tasks.cancel(_TASK))

    async def _play(self, names: Sequence[str], parts: Sequence[Part]) -> None:
        profile = self._profile()
        if profile is None or [backend.name for backend in profile.backends] != list(names):
            return
        self._round += 1
        this_round = self._round
        self._panel.begin()
        try:
            async with aclosing(rehearse(profile, parts, self._http)) as moments:
                async for moment in moments:
                    self._panel.show_moment(moment)
        except OSError:
            self._panel.say(tr(_NO_ROOM))
        finally:
            if this_round == self._round:
                self._panel.end()
