"""The first start, from the question to a profile that can chat."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from understudy_core.failures import BackendError
from understudy_core.keys import Keys
from understudy_core.language import tr
from understudy_core.library import Library
from understudy_core.profiles import Backend
from understudy_gui.controllers.profiles.adding import AddController, Added
from understudy_gui.tasks import Tasks
from understudy_gui.views.first_run import FirstRun

_LOCAL = "ollama"


class FirstRunController:
    """`added` puts a new backend into the profile in use."""

    def __init__(self, parent: QWidget, tasks: Tasks, keys: Keys, adding: AddController, added: Added) -> None:
        self._adding = adding
        self._keys = keys
        self._added = added
        self._has_one = False
        self.dialog = FirstRun(parent)
        self.dialog.key_asked.connect(lambda: self._ask(2))
        self.dialog.local_asked.connect(lambda: self._ask(2, _LOCAL))
        self.dialog.backup_asked.connect(lambda: self._ask(3))
        self.dialog.show_me_asked.connect(self.dialog.accept)
        tasks.start("where keys go", self._tell_store())
        tasks.start("look around", adding.checks.look_around(self.dialog.show_found))

    def open(self) -> None:
        """Ask how to begin."""
        self.dialog.open()

    def _ask(self, step: int, service: str | None = None) -> None:
        adder = self._adding.open(self._take, step=tr("Step {step} of 3", step=step), service=service)
        adder.skipped.connect(self.dialog.reject)

    def _take(self, library: Library, backend: Backend) -> None:
        self._added(library, backend)
        if self._has_one:
            self.dialog.accept()
        else:
            self._has_one = True
            self.dialog.ask_for_backup(backend.name)

    async def _tell_store(self) -> None:
        try:
            self.dialog.show_store(await self._keys.store_name())
        except BackendError:
            self.dialog.show_store("")
