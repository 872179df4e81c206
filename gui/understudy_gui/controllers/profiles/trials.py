"""Test all: asks each backend of a profile once, all at the same time, and tells how each is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from understudy_core.events import Answered
from understudy_core.failures import FailureKind
from understudy_core.keys import Keys
from understudy_core.profiles import Backend
from understudy_core.transport.http import Http
from understudy_core.trial import try_out
from understudy_gui.controllers.states import BackendStates
from understudy_gui.tasks import Tasks
from understudy_gui.views.editor.states import asking, failed, ready

_TASK = "test all"


class Trials:
    """Writes into `states`; `changed` is called when they begin and end."""

    def __init__(
        self, tasks: Tasks, http: Http, keys: Keys, states: BackendStates, changed: Callable[[], None]
    ) -> None:
        self._tasks = tasks
        self._http = http
        self._keys = keys
        self._states = states
        self._changed = changed
        self.is_running = False

    def start(self, backends: Sequence[Backend]) -> None:
        """Ask these, or stop asking when it is going on."""
        if self.is_running:
            self._tasks.cancel(_TASK)
        else:
            self._tasks.start(_TASK, self._ask_all(backends))

    async def _ask_all(self, backends: Sequence[Backend]) -> None:
        self.is_running = True
        self._changed()
        for backend in backends:
            self._states.put(backend.name, asking())
        try:
            await asyncio.gather(*(self._ask(backend) for backend in backends))
        finally:
            self.is_running = False
            for backend in backends:
                if self._states.of(backend.name) == asking():
                    self._states.forget(backend.name)
            self._changed()

    async def _ask(self, backend: Backend) -> None:
        end = await try_out(backend, self._http, self._keys)
        if isinstance(end, Answered):
            self._states.forget(backend.name)
            self._states.put(backend.name, ready(end.first_token_s))
        else:
            kind = end.failures[-1].kind if end.failures else FailureKind.SERVER_ERROR
            self._states.put(backend.name, failed(kind))
