"""Connects the editor, the first start and the dialogs around a service to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from understudy_core import editing
from understudy_core.failures import FailureKind
from understudy_core.language import marked, tr
from understudy_core.library import Library, SavedProfile
from understudy_core.profiles import Backend, Profile
from understudy_gui.arrivals import ENDINGS
from understudy_gui.backstage import Backstage
from understudy_gui.controllers.profiles.keeper import LibraryKeeper
from understudy_gui.controllers.profiles.uses import Uses
from understudy_gui.controllers.states import BackendStates
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from understudy_gui.controllers.profiles.adding import AddController
    from understudy_gui.controllers.profiles.exchange import ExchangeController
    from understudy_gui.controllers.profiles.first_run import FirstRunController
    from understudy_gui.controllers.profiles.mending import MendController
    from understudy_gui.controllers.profiles.rehearsal import RehearsalController
    from understudy_gui.controllers.profiles.trials import Trials
    from understudy_gui.views.editor.editor import ProfileEditor

FIRST_PROFILE = "Everyday"


class ProfilesController:
    """Editor and dialogs are loaded and made when they are wanted: the first message need not wait for them."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        behind: Backstage,
        keeper: LibraryKeeper,
        states: BackendStates,
        uses: Uses,
    ) -> None:
        self._window, self._tasks, self._behind = window, tasks, behind
        self.keeper, self._states, self._uses = keeper, states, uses
        self.editor: ProfileEditor | None = None
        self.first_run: FirstRunController | None = None
        self._rehearsal: RehearsalController | None = None
        states.changed.connect(self._refresh)
        keeper.changed.connect(self._refresh)
        keeper.said.connect(self._tell)
        keeper.renamed.connect(lambda before, after: uses.rename(before, after, self._refresh))

    @cached_property
    def exchange(self) -> ExchangeController:
        """Profiles as files."""
        from understudy_gui.controllers.profiles.exchange import ExchangeController

        behind, help_asked = self._behind, self._window.help_asked.emit
        return ExchangeController(
            self._dialog_parent, self._tasks, behind.history, self.keeper, behind.keys, self._tell, help_asked
        )

    @cached_property
    def trials(self) -> Trials:
        """Services that are tried."""
        from understudy_gui.controllers.profiles.trials import Trials

        return Trials(self._tasks, self._behind.http, self._behind.keys, self._states, self._refresh)

    @cached_property
    def adding(self) -> AddController:
        """New services."""
        from understudy_gui.controllers.profiles.adding import AddController

        help_asked = self._window.help_asked.emit
        return AddController(self._dialog_parent, self._tasks, self._behind, self.keeper, help_asked)

    @cached_property
    def mending(self) -> MendController:
        """What helps services that failed."""
        from understudy_gui.controllers.profiles.mending import MendController

        help_asked = self._window.help_asked.emit
        return MendController(self._dialog_parent, self._tasks, self._behind, self.keeper, self._states, help_asked)

    def open_editor(self) -> None:
        """Show the editor with the profile in use."""
        if self.editor is None:
            self.editor = self._made_editor()
        if self.keeper.selected is None:
            self._new()
        self._refresh()
        self._uses.count(self._refresh)
        self.editor.open()

    def open_adder(self, instead_of: str | None = None) -> None:
        """Show the dialog that adds a service to the profile in use, or puts one in the place of a missing one."""
        self.adding.open(lambda library, backend: self._add(library, backend, instead_of))

    def welcome(
        self,
        just_show_me: Callable[[], None],
        ended: Callable[[], None],
        language_chosen: Callable[[str], None] = lambda _language: None,
    ) -> None:
        """Ask at the first start how to begin; `ended` is called once that is over, however it went."""
        from understudy_gui.controllers.profiles.first_run import FirstRunController

        self.first_run = FirstRunController(self._window, self._tasks, self._behind.keys, self.adding, self._add)
        dialog = self.first_run.dialog
        dialog.show_me_asked.connect(just_show_me)
        dialog.help_asked.connect(self._window.help_asked)
        dialog.language.chosen.connect(language_chosen)
        dialog.finished.connect(lambda _result: ended())
        self.first_run.open()

    @property
    def asks_how_to_begin(self) -> bool:
        """Whether the question of the first start is on the screen."""
        return self.first_run is not None and self.first_run.dialog.isVisible()

    def import_files(self, paths: Sequence[str]) -> None:
        """Show what these files would bring."""
        self.exchange.import_files(paths)

    def go_on_from(self, before: ProfilesController) -> None:
        """Have the library as it stands in the window before, with all that can be undone and is known of it."""
        self.keeper.go_on_from(before.keeper)
        self._states.go_on_from(before._states)

    def cure(self, name: str, kind: str) -> None:
        """Open what helps against a failure of this kind at the backend of that name."""
        backend = self.keeper.library.backend(name)
        if backend is None or not self.mending.mend(backend, kind):
            self.open_editor()

    def _dialog_parent(self) -> QWidget:
        for dialog in (self.editor, self.first_run.dialog if self.first_run is not None else None):
            if dialog is not None and dialog.isVisible():
                return dialog
        return self._window

    def _made_editor(self) -> ProfileEditor:
        from understudy_gui.controllers.profiles.rehearsal import RehearsalController
        from understudy_gui.views.editor.editor import ProfileEditor

        editor, keeper = ProfileEditor(self._window), self.keeper
        editor.changed.connect(self._replace)
        editor.profile_chosen.connect(keeper.select)
        editor.profile_asked.connect(self._act_on_profile)
        editor.backend_asked.connect(self._act_on_backend)
        editor.import_asked.connect(self.exchange.choose_import)
        FileDrop(editor, *ENDINGS).dropped.connect(self.exchange.import_files)
        editor.foot.test_asked.connect(self._test_all)
        editor.new_asked.connect(self._new)
        editor.help_asked.connect(self._window.help_asked)
        editor.add_asked.connect(self.open_adder)
        editor.undo_asked.connect(keeper.undo)
        editor.redo_asked.connect(keeper.redo)
        self._rehearsal = RehearsalController(editor.rehearsal, self._tasks, self._behind.http, self._profile)
        return editor

    def _replace(self, name: str, profile: SavedProfile, word: str) -> None:
        try:
            library = editing.profile_replaced(self.keeper.library, name, profile)
        except editing.NameTakenError as problem:
            assert self.editor is not None
            self.editor.head.say(str(problem))
        else:
            self.keeper.apply(word, library, profile.name)

    def _act_on_profile(self, what: str, name: str) -> None:
        keeper, library = self.keeper, self.keeper.library
        match what:
            case "duplicate":
                keeper.apply(marked("duplicate"), *editing.profile_duplicated(library, name))
            case "default":
                keeper.apply(marked("use at start"), editing.profile_first(library, name), name)
            case "export":
                self.exchange.choose_export(name)
            case "export for litellm":
                self.exchange.show_proxy_export(name)
            case "delete":
                library = library.without(name)
                keeper.apply(marked("delete"), library, library.profiles[0].name if library.profiles else None)
                self._tell(self._uses.parting_words(name))

    def _act_on_backend(self, what: str, name: str) -> None:
        keeper, library, selected = self.keeper, self.keeper.library, self.keeper.selected
        assert selected is not None
        match what:
            case "duplicate":
                keeper.apply(marked("duplicate"), editing.backend_duplicated(library, selected, name), selected)
            case "add":
                keeper.apply(marked("add"), editing.row_added(library, selected, name), selected)
            case "forget":
                keeper.apply(marked("delete"), editing.backend_forgotten(library, name), selected)
            case "cure" if library.backend(name) is None:
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

    def _profile(self) -> Profile | None:
        """The profile in use as it would run now."""
        choice = self.keeper.choice
        return choice.profile if choice is not None else None

    def _test_all(self) -> None:
        if (profile := self._profile()) is not None:
            self.trials.start(profile.backends)

    def _add(self, library: Library, backend: Backend, instead_of: str | None = None) -> None:
        selected = self.keeper.selected
        if selected is None or library.profile(selected) is None:
            library, selected = editing.new_profile(library, FIRST_PROFILE)
        self.keeper.apply(marked("add"), editing.row_added(library, selected, backend.name, instead_of), selected)

    def _new(self) -> None:
        wished = tr("New profile") if self.keeper.library.profiles else FIRST_PROFILE
        self.keeper.apply(marked("new profile"), *editing.new_profile(self.keeper.library, wished))

    def _tell(self, words: str) -> None:
        if self.editor is not None and self.editor.isVisible():
            self.editor.say(words)
        else:
            self._window.composer.say(words)

    def _refresh(self) -> None:
        if self.editor is not None:
            keeper = self.keeper
            self.editor.show_library(
                keeper.library, keeper.selected, keeper.undo_word, keeper.redo_word, self._states.told
            )
            self.editor.head.show_uses(self._uses.words(keeper.selected) if keeper.selected is not None else "")
            self.editor.foot.show_testing(self.trials.is_running)
