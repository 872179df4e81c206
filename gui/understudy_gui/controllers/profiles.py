"""Connects the profile editor and the add-a-service dialog to the library and the key ring."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from understudy_core import editing
from understudy_core.failures import BackendError
from understudy_core.files import StorageError
from understudy_core.keys import Keys, clean
from understudy_core.library import Library, LibraryStore, SavedProfile
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.catalogue import catalogue
from understudy_core.worker import Worker
from understudy_gui.controllers.edits import Edits, Standing
from understudy_gui.tasks import Tasks
from understudy_gui.views.add_service import AddService, ServiceEntry
from understudy_gui.views.editor.editor import ProfileEditor

FIRST_PROFILE = "Everyday"


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
        self._edits = Edits()
        self.editor: ProfileEditor | None = None
        self.adder: AddService | None = None

    def open_editor(self) -> None:
        """Show the editor with the profile in use."""
        if self.editor is None:
            editor = self.editor = ProfileEditor(self._parent)
            editor.changed.connect(self._replace)
            editor.profile_chosen.connect(self.select)
            editor.profile_asked.connect(self._act_on_profile)
            editor.backend_asked.connect(self._act_on_backend)
            editor.new_asked.connect(self._new)
            editor.add_asked.connect(self.open_adder)
            editor.undo_asked.connect(lambda: self._go_to(self._edits.undo()))
            editor.redo_asked.connect(lambda: self._go_to(self._edits.redo()))
        if self.selected is None:
            self._new()
        self._refresh()
        self.editor.open()

    def open_adder(self, instead_of: str | None = None) -> None:
        """Show the dialog that adds a service to the profile in use, or puts one in the place of a missing one."""
        offered = [known for known in catalogue().values() if known.protocol == "openai-chat"]
        adder = self.adder = AddService(offered, clean, self.editor if self.editor else self._parent)
        adder.link_asked.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        adder.submitted.connect(lambda entry: self._tasks.start("add service", self._add(adder, entry, instead_of)))
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

    async def _add(self, adder: AddService, entry: ServiceEntry, instead_of: str | None) -> None:
        name = editing.free_name(entry.name, [backend.name for backend in self.library.backends])
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
        selected = self.selected
        if selected is None or library.profile(selected) is None:
            library, selected = editing.new_profile(library, FIRST_PROFILE)
        self._apply("add", editing.row_added(library, selected, name, instead_of), selected)
        adder.accept()

    def _replace(self, name: str, profile: SavedProfile, word: str) -> None:
        try:
            library = editing.profile_replaced(self.library, name, profile)
        except editing.NameTakenError as problem:
            assert self.editor is not None
            self.editor.head.say(str(problem))
        else:
            self._apply(word, library, profile.name)

    def _act_on_profile(self, what: str, name: str) -> None:
        match what:
            case "duplicate":
                self._apply("duplicate", *editing.profile_duplicated(self.library, name))
            case "default":
                self._apply("use at start", editing.profile_first(self.library, name), name)
            case "delete":
                library = self.library.without(name)
                self._apply("delete", library, library.profiles[0].name if library.profiles else None)

    def _act_on_backend(self, what: str, name: str) -> None:
        assert self.selected is not None
        match what:
            case "duplicate":
                self._apply("duplicate", editing.backend_duplicated(self.library, self.selected, name), self.selected)
            case "cure" if self.library.backend(name) is None:
                self.open_adder(name)

    def _new(self) -> None:
        wished = "New profile" if self.library.profiles else FIRST_PROFILE
        self._apply("new profile", *editing.new_profile(self.library, wished))

    def _apply(self, word: str, library: Library, selected: str | None) -> None:
        before, after = Standing(self.library, self.selected), Standing(library, selected)
        if before != after:
            self._edits.note(word, before, after)
            self._go_to(after)

    def _go_to(self, standing: Standing | None) -> None:
        if standing is not None:
            self.library, self.selected = standing.library, standing.selected
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
            self.editor.show_library(self.library, self.selected, self._edits.undo_word, self._edits.redo_word)
        with suppress(StorageError, LookupError):
            self._changed()
