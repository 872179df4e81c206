"""Connects the dialogs around one service to the library, the key ring and the service itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from understudy_core import editing
from understudy_core.capabilities import Capabilities
from understudy_core.events import Answered
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.keys import Keys, clean
from understudy_core.language import tr
from understudy_core.library import Library
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.catalogue import Known, catalogue, known, recognised, speaker
from understudy_core.routes import address_of
from understudy_core.transport.http import Http
from understudy_core.transport.origin import is_open_to_others, origin_of, spoken
from understudy_core.trial import GivenKey, try_out
from understudy_gui.controllers.checking import CheckController
from understudy_gui.elsewhere import open_page
from understudy_gui.help.book import anchor
from understudy_gui.tasks import Tasks
from understudy_gui.theme import State
from understudy_gui.views.add_service import AddService, KeyStore, ServiceEntry
from understudy_gui.views.edit_backend import EditBackend
from understudy_gui.views.replace_key import ReplaceKey
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.passing import passing

Added = Callable[[Library, Backend], None]


class ServicesController:
    """Opens the dialogs. `parent` tells which window they belong to, `library` what there is now."""

    def __init__(
        self,
        parent: Callable[[], QWidget],
        tasks: Tasks,
        keys: Keys,
        http: Http,
        library: Callable[[], Library],
        capabilities: Capabilities,
        checks: CheckController,
        help_asked: Callable[[str], None],
    ) -> None:
        self._parent = parent
        self._tasks = tasks
        self._keys = keys
        self._http = http
        self._library = library
        self._capabilities = capabilities
        self.checks = checks
        self._help_asked = help_asked
        self.adder: AddService | None = None
        self.key_dialog: ReplaceKey | None = None
        self.backend_dialog: EditBackend | None = None

    def open_adder(self, added: Added, *, step: str = "", service: str | None = None) -> AddService:
        """Show the dialog that adds a service; `added` receives the library with the new backend.

        `step` stands above its title at the first start; `service` is chosen from the beginning.
        """
        offered = [service for service in catalogue().values() if _is_spoken(service)]
        keys = self._keys_by_service()
        adder = AddService(offered, clean, self._parent(), recognise=recognised, keys=keys, step=step)
        self.adder = adder
        passing(adder, lambda: self._forget_adder(adder))
        if service is not None:
            adder.cards.choose(service)
        adder.link_asked.connect(open_page)
        adder.help_asked.connect(self._help_asked)
        adder.submitted.connect(lambda entry: self._tasks.start("add service", self._add(adder, entry, added)))
        adder.check_asked.connect(lambda entry: self._tasks.start("check service", self._check(adder, entry)))
        adder.test_asked.connect(lambda entry: self._tasks.start("test service", self._test(adder, entry)))
        self._tasks.start("key ring", self._tell_store(adder))
        adder.open()
        return adder

    def open_key_dialog(
        self, backend: Backend, changed: Callable[[Backend], None], deleted: Callable[[str], None]
    ) -> None:
        """Show the dialog that replaces a backend's key, or deletes it.

        `changed` receives the backend with its new key, `deleted` the name of the key that is gone.
        """
        shared = [one.name for one in self._library().backends if one.key == backend.key and one.name != backend.name]
        page = known(backend.provider).key_page
        also_for = shared if backend.key is not None and backend.key.keyring is not None else []
        kept = backend.key.keyring if backend.key is not None else None
        has_key = kept is not None
        dialog = self.key_dialog = ReplaceKey(backend.name, page, also_for, clean, self._parent(), has_key=has_key)
        passing(dialog, self._forget_key_dialog)
        dialog.link_asked.connect(open_page)
        install_help(dialog, lambda: self._help_asked(f"keys.md#{anchor(known(backend.provider).title)}"))
        dialog.submitted.connect(
            lambda key, held: self._tasks.start("key", self._replace_key(dialog, backend, key, held, changed))
        )
        dialog.delete.asked.connect(lambda: self._tasks.start("key", self._delete_key(dialog, kept or "", deleted)))
        self._tasks.start("key ring", self._tell_store(dialog))
        dialog.open()

    def open_backend_dialog(self, backend: Backend, changed: Callable[[Backend], None]) -> None:
        """Show the dialog that edits a backend; `changed` may raise NameTakenError, which is told there."""
        models = [model.id for model in self._capabilities.models(address_of(backend))]
        dialog = self.backend_dialog = EditBackend(backend, known(backend.provider), models, self._parent())
        passing(dialog, self._forget_backend_dialog)
        install_help(dialog, lambda: self._help_asked("profiles.md"))
        dialog.submitted.connect(
            lambda edited: self._tasks.start("edit backend", self._edit(dialog, backend, edited, changed))
        )
        dialog.open()

    def _forget_adder(self, adder: AddService) -> None:
        self._end("check service", "test service", "add service", "key ring")
        if self.adder is adder:
            self.adder = None

    def _forget_key_dialog(self) -> None:
        self._end("key", "key ring")
        self.key_dialog = None

    def _forget_backend_dialog(self) -> None:
        self._end("edit backend")
        self.backend_dialog = None

    def _end(self, *names: str) -> None:
        for name in names:
            self._tasks.cancel(name)

    async def _tell_store(self, dialog: AddService | ReplaceKey) -> None:
        try:
            dialog.show_store(KeyStore(await self._keys.store_name()))
        except BackendError as problem:
            dialog.show_store(KeyStore(problem=problem.failure.detail))

    async def _add(self, adder: AddService, entry: ServiceEntry, added: Added) -> None:
        library = self._library()
        name = editing.free_name(entry.name, [*(one.name for one in library.backends), *library.key_names])
        backend = Backend(name=name, provider=entry.provider, model=entry.model, base_url=entry.base_url)
        if (model := self._capabilities.model_of(backend)) is not None:
            backend = backend.model_copy(update={"context_limit": model.context_limit})
        other = library.backend(entry.key_of) if entry.key_of is not None else None
        if other is not None:
            backend = backend.model_copy(update={"key": other.key})
        elif entry.key:
            if not await self._store(adder, name, entry.key, backend, entry.until_quit):
                return
            backend = backend.model_copy(update={"key": KeyRef(keyring=name)})
        library = library.with_backend(backend)
        if entry.key:
            library = library.model_copy(update={"key_names": (*library.key_names, name)})
        added(library, backend)
        adder.accept()

    async def _store(
        self, dialog: AddService | ReplaceKey, name: str, key: str, backend: Backend, until_quit: bool
    ) -> bool:
        """Keep a key for the backend's own host; False when it could not be, which the dialog then tells."""
        try:
            origin = _safe_origin(backend)
        except BackendError as problem:
            dialog.say(problem.failure.detail)
            return False
        if until_quit:
            self._keys.keep_until_quit(name, key, origin)
            return True
        try:
            await self._keys.store(name, key, origin)
        except BackendError as problem:
            dialog.show_store(KeyStore(problem=problem.failure.detail))
            return False
        return True

    async def _replace_key(
        self, dialog: ReplaceKey, backend: Backend, key: str, until_quit: bool, changed: Callable[[Backend], None]
    ) -> None:
        kept = backend.key.keyring if backend.key is not None else None
        name = kept or editing.free_name(backend.name, self._library().key_names)
        if not await self._store(dialog, name, key, backend, until_quit):
            return
        changed(backend.model_copy(update={"key": KeyRef(keyring=name)}))
        dialog.accept()

    async def _delete_key(self, dialog: ReplaceKey, name: str, deleted: Callable[[str], None]) -> None:
        try:
            await self._keys.delete(name)
        except BackendError as problem:
            dialog.say(problem.failure.detail)
        else:
            deleted(name)
            dialog.accept()

    async def _edit(
        self, dialog: EditBackend, backend: Backend, edited: Backend, changed: Callable[[Backend], None]
    ) -> None:
        try:
            if edited.base_url != backend.base_url:
                await self._agree(dialog, edited)
            changed(edited)
        except BackendError as problem:
            dialog.say(problem.failure.detail)
        except editing.NameTakenError as problem:
            dialog.say(str(problem))
        else:
            dialog.accept()

    async def _agree(self, dialog: EditBackend, edited: Backend) -> None:
        """A key goes to another host only when the user agreed there."""
        origin = origin_of(address_of(edited))
        if edited.key is None or edited.key.keyring is None:
            return
        bound = await self._keys.origin(edited.key.keyring)
        if bound in (None, origin):
            return
        _safe_origin(edited)
        if not dialog.has_agreed:
            dialog.ask_to_agree(
                tr(
                    "Send the key of {spoken} to {origin} from now on",
                    spoken=spoken(bound or ""),
                    origin=spoken(origin),
                )
            )
            said = tr(
                "This key was saved for {spoken}. Agree only if {origin} is the same service.",
                spoken=spoken(bound or ""),
                origin=spoken(origin),
            )
            raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
        await self._keys.agree(edited.key.keyring, origin)

    async def _check(self, adder: AddService, entry: ServiceEntry) -> None:
        other = self._library().backend(entry.key_of) if entry.key_of else None
        await self.checks.check(adder, entry, other)

    async def _test(self, adder: AddService, entry: ServiceEntry) -> None:
        backend = Backend(name=entry.name, provider=entry.provider, model=entry.model, base_url=entry.base_url)
        other = self._library().backend(entry.key_of) if entry.key_of else None
        if entry.key:
            backend = backend.model_copy(update={"key": KeyRef(keyring=entry.name)})
        elif other is not None:
            backend = backend.model_copy(update={"key": other.key})
        adder.say(tr("A short message was sent. Waiting for the answer …"), State.RESTING)
        try:
            given = GivenKey(entry.name, entry.key, _safe_origin(backend)) if entry.key else self._keys
        except BackendError as problem:
            adder.say(problem.failure.detail)
            return
        end = await try_out(backend, self._http, given)
        if isinstance(end, Answered):
            adder.say(
                tr(
                    "It answered after {first_token_s:.1f} s: “{all}”",
                    first_token_s=end.first_token_s,
                    all=end.text.strip()[:200],
                ),
                State.READY,
            )
        else:
            adder.say(end.message)

    def _keys_by_service(self) -> dict[str, list[str]]:
        """Backends whose key another may use: only at the service's own address, since a key belongs to its host."""
        found: dict[str, list[str]] = {}
        seen: set[KeyRef] = set()
        for backend in self._library().backends:
            if backend.key is not None and backend.base_url is None and backend.key not in seen:
                seen.add(backend.key)
                found.setdefault(backend.provider, []).append(backend.name)
        return found


def _safe_origin(backend: Backend) -> str:
    """Where the backend's key goes. Raises BackendError where it could be read on the way."""
    origin = origin_of(address_of(backend))
    if is_open_to_others(origin):
        said = tr(
            "What goes to {origin} can be read on the way. A key is only sent to an address with https://.",
            origin=spoken(origin),
        )
        raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
    return origin


def _is_spoken(service: Known) -> bool:
    try:
        speaker(service.id)
    except BackendError:
        return False
    return True
