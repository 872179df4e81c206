"""Connects the profile editor and the add-a-service dialog to the library and the key ring."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count

from PySide6.QtWidgets import QWidget

from understudy_core import editing
from understudy_core.capabilities import Capabilities
from understudy_core.failures import FailureKind
from understudy_core.files import StorageError
from understudy_core.keys import Keys
from understudy_core.language import marked, tr
from understudy_core.library import Library, LibraryStore, SavedProfile
from understudy_core.merging import SharedLibrary, merged
from understudy_core.profiles import Backend, Profile
from understudy_core.providers.catalogue import known
from understudy_core.transport.http import Http
from understudy_core.worker import Worker
from understudy_gui.arrivals import ENDINGS
from understudy_gui.controllers.checking import CheckController
from understudy_gui.controllers.edits import Edits, Standing
from understudy_gui.controllers.exchange import ExchangeController
from understudy_gui.controllers.first_run import FirstRunController
from understudy_gui.controllers.rehearsal import RehearsalController
from understudy_gui.controllers.services import ServicesController
from understudy_gui.controllers.states import BackendStates
from understudy_gui.controllers.talk import Choice
from understudy_gui.controllers.testing import TestAll
from understudy_gui.controllers.uses import Uses
from understudy_gui.elsewhere import open_page
from understudy_gui.tasks import Tasks
from understudy_gui.views.editor.editor import ProfileEditor
from understudy_gui.views.editor.states import failed
from understudy_gui.widgets.file_drop import FileDrop

FIRST_PROFILE = "Everyday"
_CURED_BY_A_KEY = frozenset({FailureKind.KEY_REJECTED, FailureKind.MISSING_KEY})
_CURED_BY_EDITING = frozenset(
    {FailureKind.MODEL_NOT_FOUND, FailureKind.NOT_PERMITTED, FailureKind.MISCONFIGURED, FailureKind.MALFORMED_REPLY}
)


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
        http: Http,
        states: BackendStates,
        changed: Callable[[], None],
        said: Callable[[str], None],
        capabilities: Capabilities,
        help_asked: Callable[[str], None],
        uses: Uses,
    ) -> None:
        self.library = library
        self.selected = library.profiles[0].name if library.profiles else None
        self._parent = parent
        self._tasks = tasks
        self._shared = SharedLibrary(store, library) if store is not None else None
        self._http = http
        self._keys = keys
        self.first_run: FirstRunController | None = None
        self._worker = worker
        self._changed = changed
        self._said = said
        self._help_asked = help_asked
        self._uses = uses
        self._edits = Edits()
        self._saves = count(1)
        self.editor: ProfileEditor | None = None
        self.exchange = ExchangeController(
            lambda: self._dialog_parent,
            tasks,
            worker,
            lambda: self.library,
            lambda library, name: self._apply(marked("import"), library, name),
            self._tell,
            keys,
        )
        self._states = states
        self._borrowed: set[str] = set()
        states.changed.connect(self._refresh)
        self.testing = TestAll(tasks, http, keys, states, self._refresh)
        self.services = ServicesController(
            lambda: self._dialog_parent,
            tasks,
            keys,
            http,
            lambda: self.library,
            capabilities,
            CheckController(http, keys, capabilities, worker),
            help_asked,
        )

    @property
    def _dialog_parent(self) -> QWidget:
        for dialog in (self.editor, self.first_run.dialog if self.first_run is not None else None):
            if dialog is not None and dialog.isVisible():
                return dialog
        return self._parent

    def open_editor(self) -> None:
        """Show the editor with the profile in use."""
        if self.editor is None:
            editor = self.editor = ProfileEditor(self._parent)
            editor.changed.connect(self._replace)
            editor.profile_chosen.connect(self.select)
            editor.profile_asked.connect(self._act_on_profile)
            editor.backend_asked.connect(self._act_on_backend)
            editor.import_asked.connect(self.exchange.choose_import)
            FileDrop(editor, *ENDINGS).dropped.connect(self.exchange.import_files)
            editor.foot.test_asked.connect(self._test_all)
            editor.new_asked.connect(self._new)
            editor.help_asked.connect(self._help_asked)
            editor.add_asked.connect(self.open_adder)
            editor.undo_asked.connect(lambda: self._go_to(self._edits.undo()))
            editor.redo_asked.connect(lambda: self._go_to(self._edits.redo()))
            self._rehearsal = RehearsalController(editor.rehearsal, self._tasks, self._http, self._resolved)
        if self.selected is None:
            self._new()
        self._refresh()
        self._uses.count(self._refresh)
        self.editor.open()

    def open_adder(self, instead_of: str | None = None) -> None:
        """Show the dialog that adds a service to the profile in use, or puts one in the place of a missing one."""

        self.services.open_adder(lambda library, backend: self._add(library, backend, instead_of))

    def welcome(
        self,
        just_show_me: Callable[[], None],
        ended: Callable[[], None],
        language_chosen: Callable[[str], None] = lambda _language: None,
    ) -> None:
        """Ask at the first start how to begin; `ended` is called once that is over, however it went."""
        self.first_run = FirstRunController(
            self._parent, self._tasks, self._keys, self.services, self._add, just_show_me, ended, self._help_asked
        )
        self.first_run.dialog.language.chosen.connect(language_chosen)
        self.first_run.open()

    @property
    def asks_how_to_begin(self) -> bool:
        """Whether the question of the first start is on the screen."""
        return self.first_run is not None and self.first_run.dialog.isVisible()

    def go_on_from(self, before: ProfilesController) -> None:
        """Have the library as it stands in the window before, with all that can be undone and is known of it."""
        self.library, self.selected = before.library, before.selected
        self._borrowed, self._edits, self._shared = before._borrowed, before._edits, before._shared
        self._states.go_on_from(before._states)

    def cure(self, name: str, kind: str) -> None:
        """Open what helps against a failure of this kind at the backend of that name."""
        backend = self.library.backend(name)
        if backend is None:
            self.open_editor()
        elif kind in _CURED_BY_A_KEY:
            self.services.open_key_dialog(
                backend, lambda changed: self._put(marked("new key"), name, changed), self._forget_key
            )
        elif kind in _CURED_BY_EDITING:
            self.services.open_backend_dialog(backend, lambda changed: self._put(marked("edit"), name, changed))
        elif kind == FailureKind.QUOTA_EXHAUSTED and (page := known(backend.provider).billing_page):
            open_page(page)
        else:
            self.open_editor()

    def select(self, name: str) -> bool:
        """Use another profile from now on; whether there is one of that name."""
        if self.library.profile(name) is None:
            return False
        if name != self.selected:
            self.selected = name
            self._refresh()
        return True

    def choice_of(self, name: str) -> Choice | None:
        """Whom messages go to with this profile, if it is there and has anybody to ask."""
        try:
            return Choice(*self.library.resolve(name))
        except (StorageError, LookupError):
            return None

    def borrow(self, library: Library, selected: str) -> None:
        """Use this library until the window closes; what it has more than the one before is never written."""
        before = {backend.name for backend in self.library.backends}
        self._borrowed |= {backend.name for backend in library.backends} - before
        self.library, self.selected = library, selected
        self._refresh()

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
                self._apply(marked("duplicate"), *editing.profile_duplicated(self.library, name))
            case "default":
                self._apply(marked("use at start"), editing.profile_first(self.library, name), name)
            case "export":
                self.exchange.choose_export(name)
            case "export for litellm":
                self.exchange.show_proxy_export(name)
            case "delete":
                library = self.library.without(name)
                self._apply(marked("delete"), library, library.profiles[0].name if library.profiles else None)
                self._tell(self._uses.parting_words(name))

    def _act_on_backend(self, what: str, name: str) -> None:
        assert self.selected is not None
        match what:
            case "duplicate":
                self._apply(
                    marked("duplicate"), editing.backend_duplicated(self.library, self.selected, name), self.selected
                )
            case "add":
                self._apply(marked("add"), editing.row_added(self.library, self.selected, name), self.selected)
            case "forget":
                self._apply(marked("delete"), editing.backend_forgotten(self.library, name), self.selected)
            case "cure" if self.library.backend(name) is None:
                self.open_adder(name)
            case "cure" if (told := self._states.told.get(name)) is not None and told.kind is not None:
                self.cure(name, told.kind)
            case "try":
                self._states.forget(name)
            case "pause":
                self._states.pause(name)
            case "key":
                self.cure(name, FailureKind.KEY_REJECTED)
            case "edit":
                self.cure(name, FailureKind.MISCONFIGURED)

    def _resolved(self) -> Profile | None:
        try:
            return self.library.resolve(self.selected)[0] if self.selected is not None else None
        except (StorageError, LookupError):
            return None

    def _test_all(self) -> None:
        profile = self._resolved()
        if profile is not None:
            self.testing.start(profile.backends)

    def _add(self, library: Library, backend: Backend, instead_of: str | None = None) -> None:
        selected = self.selected
        if selected is None or library.profile(selected) is None:
            library, selected = editing.new_profile(library, FIRST_PROFILE)
        self._apply(marked("add"), editing.row_added(library, selected, backend.name, instead_of), selected)

    def _forget_key(self, keyring: str) -> None:
        """The key of that name is gone; it is said in the rows of all that used it."""
        users = [one.name for one in self.library.backends if one.key is not None and one.key.keyring == keyring]
        self._apply(marked("delete key"), editing.key_forgotten(self.library, keyring), self.selected)
        for name in users:
            self._states.forget(name)
            self._states.put(name, failed(FailureKind.MISSING_KEY))

    def _put(self, word: str, name: str, backend: Backend) -> None:
        self._states.forget(name)
        self._apply(word, editing.backend_replaced(self.library, name, backend), self.selected)
        self._refresh()

    def _tell(self, words: str) -> None:
        if self.editor is not None and self.editor.isVisible():
            self.editor.say(words)
        else:
            self._said(words)

    def _new(self) -> None:
        wished = tr("New profile") if self.library.profiles else FIRST_PROFILE
        self._apply(marked("new profile"), *editing.new_profile(self.library, wished))

    def _apply(self, word: str, library: Library, selected: str | None) -> None:
        before, after = Standing(self.library, self.selected), Standing(library, selected)
        if before != after:
            self._edits.note(word, before, after)
            self._go_to(after)

    def _go_to(self, standing: Standing | None) -> None:
        if standing is not None:
            renamed = editing.profile_renamed(self.library, standing.library)
            self.library, self.selected = standing.library, standing.selected
            if renamed is not None:
                self._uses.rename(*renamed, self._refresh)
            self._keep()

    def _keep(self) -> None:
        self._refresh()
        if (shared := self._shared) is not None:
            own = editing.without_backends(self.library, self._borrowed)
            saving = self._worker.begin(lambda: shared.keep(own))  # also when the window closes now
            self._tasks.start(f"save profiles {next(self._saves)}", self._tell_of(own, saving))

    async def _tell_of(self, own: Library, saving: Awaitable[Library]) -> None:
        try:
            both = await saving
        except StorageError as problem:
            self._tell(str(problem))
        else:
            if both != own:
                self._take_in(lambda library: merged(own, library, both))

    def _take_in(self, change: Callable[[Library], Library]) -> None:
        """Another program saved something: show it too, whatever is undone."""
        self.library = change(self.library)
        self._edits.take_in(change)
        self._keep()
        self._tell(tr("Your profiles were changed from elsewhere too. Both changes are here."))

    def _refresh(self) -> None:
        if self.editor is not None:
            self.editor.show_library(
                self.library, self.selected, self._edits.undo_word, self._edits.redo_word, self._states.told
            )
            self.editor.head.show_uses(self._uses.words(self.selected) if self.selected is not None else "")
            self.editor.foot.show_testing(self.testing.is_running)
        with suppress(StorageError, LookupError):
            self._changed()
