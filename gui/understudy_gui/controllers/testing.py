"""Test all: asks each backend of a profile once, all at the same time, and tells how each is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from understudy_core.events import Answered
from understudy_core.failures import FailureKind
from understudy_core.keys import Keys
from understudy_core.profiles import Backend
from understudy_core.transport.http import Http
from understudy_core.trial import try_out
from understudy_gui.tasks import Tasks
from understudy_gui.views.editor.states import ASKING, RowState, failed, ready

_TASK = "test all"


class TestAll:
    """`changed` is called whenever the state of a backend is known anew."""

    __test__ = False

    def __init__(self, tasks: Tasks, http: Http, keys: Keys, changed: Callable[[], None]) -> None:
        self._tasks = tasks
        self._http = http
        self._keys = keys
        self._changed = changed
        self._told: dict[str, RowState] = {}
        self.is_running = False

    @property
    def told(self) -> Mapping[str, RowState]:
        """What is known of backends, by name."""
        return self._told

    def forget(self, name: str) -> None:
        """The backend was edited: what was known of it holds no more."""
        self._told.pop(name, None)

    def start(self, backends: Sequence[Backend]) -> None:
        """Ask these, or stop asking when it is going on."""
        if self.is_running:
            self._tasks.cancel(_TASK)
        else:
            self._tasks.start(_TASK, self._ask_all(backends))

    async def _ask_all(self, backends: Sequence[Backend]) -> None:
        self.is_running = True
        self._told.update({backend.name: ASKING for backend in backends})
        self._changed()
        try:
            await asyncio.gather(*(self._ask(backend) for backend in backends))
        finally:
            self.is_running = False
            self._told = {name: state for name, state in self._told.items() if state is not ASKING}
            self._changed()

    async def _ask(self, backend: Backend) -> None:
        end = await try_out(backend, self._http, self._keys)
        if isinstance(end, Answered):
            self._told[backend.name] = ready(end.first_token_s)
        else:
            kind = end.failures[-1].kind if end.failures else FailureKind.SERVER_ERROR
            self._told[backend.name] = failed(kind)
        self._changed()
