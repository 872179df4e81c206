"""A service is added: its dialog, the free check, a short message to try it, its key, and the backend in the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from understudy_core.editing import free_name
from understudy_core.events import Answered
from understudy_core.failures import BackendError
from understudy_core.keys import clean
from understudy_core.language import tr
from understudy_core.library import Library
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.catalogue import Known, catalogue, recognised, speaker
from understudy_core.trial import GivenKey, try_out
from understudy_gui.backstage import Backstage
from understudy_gui.controllers.profiles.checking import CheckController
from understudy_gui.controllers.profiles.custody import Custody, safe_origin
from understudy_gui.controllers.profiles.keeper import LibraryKeeper
from understudy_gui.elsewhere import open_page
from understudy_gui.tasks import Tasks
from understudy_gui.theme import State
from understudy_gui.views.add_service import AddService, ServiceEntry
from understudy_gui.widgets.passing import passing

Added = Callable[[Library, Backend], None]


class AddController:
    """`parent` tells which window the dialog belongs to."""

    def __init__(
        self,
        parent: Callable[[], QWidget],
        tasks: Tasks,
        behind: Backstage,
        keeper: LibraryKeeper,
        help_asked: Callable[[str], None],
    ) -> None:
        self._parent, self._tasks, self._keeper = parent, tasks, keeper
        self._keys, self._http, self._capabilities = behind.keys, behind.http, behind.capabilities
        self._custody = Custody(behind.keys)
        self.checks = CheckController(behind.http, behind.keys, behind.capabilities, behind.history)
        self._help_asked = help_asked
        self.dialog: AddService | None = None

    def open(self, added: Added, *, step: str = "", service: str | None = None) -> AddService:
        """Show the dialog; `added` receives the library with the new backend.

        `step` stands above its title at the first start; `service` is chosen from the beginning.
        """
        offered = [service for service in catalogue().values() if _is_spoken(service)]
        keys = self._keys_by_service()
        dialog = AddService(offered, clean, self._parent(), recognise=recognised, keys=keys, step=step)
        self.dialog = dialog
        passing(dialog, lambda: self._forget(dialog))
        if service is not None:
            dialog.cards.choose(service)
        dialog.link_asked.connect(open_page)
        dialog.help_asked.connect(self._help_asked)
        dialog.submitted.connect(lambda entry: self._tasks.start("add service", self._add(dialog, entry, added)))
        dialog.check_asked.connect(lambda entry: self._tasks.start("check service", self._check(dialog, entry)))
        dialog.test_asked.connect(lambda entry: self._tasks.start("test service", self._test(dialog, entry)))
        self._tasks.start("key ring", self._custody.show_store(dialog))
        dialog.open()
        return dialog

    def _forget(self, dialog: AddService) -> None:
        for name in ("check service", "test service", "add service", "key ring"):
            self._tasks.cancel(name)
        if self.dialog is dialog:
            self.dialog = None

    async def _add(self, dialog: AddService, entry: ServiceEntry, added: Added) -> None:
        library = self._keeper.library
        name = free_name(entry.name, [*(one.name for one in library.backends), *library.key_names])
        backend = self._backend_of(entry, name)
        if (model := self._capabilities.model_of(backend)) is not None:
            backend = backend.model_copy(update={"context_limit": model.context_limit})
        if entry.key:
            if not await self._custody.store(dialog, name, entry.key, backend, until_quit=entry.until_quit):
                return
            library = library.with_key_name(name)
        added(library.with_backend(backend), backend)
        dialog.accept()

    async def _check(self, dialog: AddService, entry: ServiceEntry) -> None:
        await self.checks.check(dialog, entry, self._lender(entry))

    async def _test(self, dialog: AddService, entry: ServiceEntry) -> None:
        backend = self._backend_of(entry, entry.name)
        dialog.say(tr("A short message was sent. Waiting for the answer …"), State.RESTING)
        try:
            given = GivenKey(entry.name, entry.key, safe_origin(backend)) if entry.key else self._keys
        except BackendError as problem:
            dialog.say(problem.failure.detail)
            return
        end = await try_out(backend, self._http, given)
        if isinstance(end, Answered):
            dialog.say(
                tr(
                    "It answered after {first_token_s:.1f} s: “{all}”",
                    first_token_s=end.first_token_s,
                    all=end.text.strip()[:200],
                ),
                State.READY,
            )
        else:
            dialog.say(end.message)

    def _backend_of(self, entry: ServiceEntry, name: str) -> Backend:
        """The backend that was entered, under this name, which a key that was entered with it bears too."""
        lender = self._lender(entry)
        lent = lender.key if lender is not None else None
        key = KeyRef(keyring=name) if entry.key else lent
        return Backend(name=name, provider=entry.provider, model=entry.model, base_url=entry.base_url, key=key)

    def _lender(self, entry: ServiceEntry) -> Backend | None:
        """The backend whose key is used again, if one is."""
        return self._keeper.library.backend(entry.key_of) if entry.key_of is not None else None

    def _keys_by_service(self) -> dict[str, list[str]]:
        """Backends whose key another may use: only at the service's own address, since a key belongs to its host."""
        found: dict[str, list[str]] = {}
        seen: set[KeyRef] = set()
        for backend in self._keeper.library.backends:
            if backend.key is not None and backend.base_url is None and backend.key not in seen:
                seen.add(backend.key)
                found.setdefault(backend.provider, []).append(backend.name)
        return found


def _is_spoken(service: Known) -> bool:
    try:
        speaker(service.id)
    except BackendError:
        return False
    return True
