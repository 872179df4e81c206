"""Connects the profile editor and the add-a-service dialog to the library and the key ring."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from understudy_core.failures import BackendError
from understudy_core.files import StorageError
from understudy_core.keys import Keys, clean
from understudy_core.library import Library, LibraryStore, Row, SavedProfile
from understudy_core.profiles import Backend, KeyRef, Policy
from understudy_core.providers.catalogue import catalogue
from understudy_core.worker import Worker
from understudy_gui.tasks import Tasks
from understudy_gui.views.add_service import AddService, ServiceEntry
from understudy_gui.views.editor.editor import ProfileEditor

FIRST_PROFILE = "Everyday"
_UNDO_DEPTH = 50


class ProfilesController:
    """Owns the library while the window is open. Without a store (practice) nothing is written."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        library: Library,
        store: LibraryStore | None,
        worker: Worker,
        keys: Keys,
        changed: Callable[[], None],
        said: Callable[[str], None],
    ) -> None:
        self.library = library
        self.selected = library.profiles[0].name if library.profiles else None
        self._parent = parent
        self._tasks = tasks
        self._store = store
        self._worker = worker
        self._keys = keys
        self._changed = changed
        self._said = said
        self._undone: list[Library] = []
        self.editor: ProfileEditor | None = None
        self.adder: AddService | None = None

    def open_editor(self) -> None:
        """Show the editor with the profile in use."""
        if self.editor is None:
            editor = self.editor = ProfileEditor(self._parent)
            editor.changed.connect(self._replace)
            editor.profile_chosen.connect(self.select)
            editor.new_asked.connect(self._new)
            editor.add_asked.connect(self.open_adder)
            editor.undo_asked.connect(self._undo)
        if self.selected is None:
            self._new()
        self._refresh()
        self.editor.open()

    def open_adder(self) -> None:
        """Show the dialog that adds a service to the profile in use."""
        offered = [known for known in catalogue().values() if known.protocol == "openai-chat"]
        adder = self.adder = AddService(offered, clean, self.editor if self.editor else self._parent)
        adder.link_asked.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        adder.submitted.connect(lambda entry: self._tasks.start("add service", self._add(adder, entry)))
        adder.open()

    def select(self, name: str) -> None:
        """Use another profile from now on."""
        if self.library.profile(name) is not None and name != self.selected:
            self.selected = name
            self._refresh()

    def borrow(self, library: Library, selected: str) -> None:
        """Use this library until the window closes, without writing it."""
        self._store = None
        self.library, self.selected = library, selected
        self._refresh()

    async def _add(self, adder: AddService, entry: ServiceEntry) -> None:
        name = _free(entry.name, {backend.name for backend in self.library.backends})
        key = None
        if entry.key:
            key = KeyRef(keyring=name)
            try:
                await self._keys.store(name, entry.key)
            except BackendError as problem:
                self._keys.keep_until_quit(name, entry.key)
                self._said(f"{problem.failure.detail} The key for {name} is kept until you quit.")
        backend = Backend(name=name, provider=entry.provider, model=entry.model, base_url=entry.base_url, key=key)
        library = self.library.with_backend(backend)
        if key is not None:
            library = library.model_copy(update={"key_names": (*library.key_names, name)})
        profile = library.profile(self.selected or "") or _empty(FIRST_PROFILE)
        self.selected = profile.name
        self._apply(library.with_profile(profile.model_copy(update={"rows": (*profile.rows, Row(backend=name))})))
        adder.accept()

    def _replace(self, name: str, profile: SavedProfile) -> None:
        if profile.name != name and self.library.profile(profile.name) is not None:
            self._refresh()
            return
        profiles = tuple(profile if kept.name == name else kept for kept in self.library.profiles)
        self.selected = profile.name
        self._apply(self.library.model_copy(update={"profiles": profiles}))

    def _new(self) -> None:
        name = _free("New profile" if self.library.profiles else FIRST_PROFILE, {p.name for p in self.library.profiles})
        self.selected = name
        self._apply(self.library.with_profile(_empty(name)))

    def _undo(self) -> None:
        if self._undone:
            self.library = self._undone.pop()
            if self.library.profile(self.selected or "") is None and self.library.profiles:
                self.selected = self.library.profiles[0].name
            self._keep()

    def _apply(self, library: Library) -> None:
        self._undone = [*self._undone[1 - _UNDO_DEPTH :], self.library]
        self.library = library
        self._keep()

    def _keep(self) -> None:
        self._refresh()
        if self._store is not None:
            self._tasks.start("save profiles", self._save(self._store, self.library))

    async def _save(self, store: LibraryStore, library: Library) -> None:
        try:
            await self._worker.run(lambda: store.change(lambda _before: library))
        except StorageError as problem:
            self._said(str(problem))

    def _refresh(self) -> None:
        if self.editor is not None:
            self.editor.show_library(self.library, self.selected, bool(self._undone))
        with suppress(StorageError, LookupError):
            self._changed()


def _empty(name: str) -> SavedProfile:
    return SavedProfile(name=name, policy=Policy.FAILOVER)


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number when it is taken."""
    return next(one for one in [name, *(f"{name} {n}" for n in range(2, len(taken) + 3))] if one not in taken)
