"""The library while a window is open: what is done to it, undone, saved, and done by other programs meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import count

from PySide6.QtCore import QObject, Signal

from understudy_core import editing
from understudy_core.files import StorageError
from understudy_core.language import tr
from understudy_core.library import Library, LibraryStore
from understudy_core.merging import SharedLibrary, merged
from understudy_core.worker import Worker
from understudy_gui.controllers.chat.talk import Choice
from understudy_gui.controllers.profiles.edits import Edits, Standing
from understudy_gui.tasks import Tasks


class LibraryKeeper(QObject):
    """Owns the library and knows which profile is in use. Without a store (practice) nothing is written."""

    changed = Signal()
    """The library, the profile in use, or what can be undone is another one."""
    renamed = Signal(str, str)
    """A profile bears another name: the old one, the new one."""
    said = Signal(str)
    """A sentence for the user."""

    def __init__(
        self, tasks: Tasks, worker: Worker, library: Library, store: LibraryStore | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._worker = tasks, worker
        self._standing = Standing(library, library.profiles[0].name if library.profiles else None)
        self._shared = SharedLibrary(store, library) if store is not None else None
        self._borrowed: set[str] = set()
        self._edits = Edits()
        self._saves = count(1)

    @property
    def library(self) -> Library:
        """All that there is now."""
        return self._standing.library

    @property
    def selected(self) -> str | None:
        """The name of the profile in use; None while there is no profile."""
        return self._standing.selected

    @property
    def choice(self) -> Choice | None:
        """Whom messages go to with the profile in use, if anybody can be asked."""
        return self.choice_of(self.selected) if self.selected is not None else None

    @property
    def undo_word(self) -> str:
        """What an undo takes back; empty when there is nothing."""
        return self._edits.undo_word

    @property
    def redo_word(self) -> str:
        """What a redo does again; empty when there is nothing."""
        return self._edits.redo_word

    def go_on_from(self, before: LibraryKeeper) -> None:
        """Have the library as it stands in the window before, with all that can be undone."""
        self._standing, self._edits = before._standing, before._edits
        self._borrowed, self._shared = before._borrowed, before._shared

    def select(self, name: str) -> bool:
        """Use another profile from now on; whether there is one of that name."""
        if self.library.profile(name) is None:
            return False
        if name != self.selected:
            self._stand(self.library, name)
            self.changed.emit()
        return True

    def choice_of(self, name: str) -> Choice | None:
        """Whom messages go to with this profile, if it is there and has anybody to ask."""
        try:
            return Choice(*self.library.resolve(name))
        except (StorageError, LookupError):
            return None

    def borrow(self, library: Library, selected: str) -> None:
        """Use this library until the program ends; what it has more than the one before is never written."""
        before = {backend.name for backend in self.library.backends}
        self._borrowed |= {backend.name for backend in library.backends} - before
        self._stand(library, selected)
        self.changed.emit()

    def apply(self, word: str, library: Library, selected: str | None) -> None:
        """Change the library and save it; `word` says what that did, so that it can be undone."""
        before, after = self._standing, Standing(library, selected)
        if before != after:
            self._edits.note(word, before, after)
            self._go_to(after)

    def undo(self) -> None:
        """Take back what was done last."""
        self._go_to(self._edits.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go_to(self._edits.redo())

    def _go_to(self, standing: Standing | None) -> None:
        if standing is not None:
            renamed = editing.profile_renamed(self.library, standing.library)
            self._stand(standing.library, standing.selected)
            if renamed is not None:
                self.renamed.emit(*renamed)
            self._keep()

    def _stand(self, library: Library, selected: str | None) -> None:
        """The profile in use may have been deleted by another program: then it is the first one that is there."""
        there = [profile.name for profile in library.profiles]
        self._standing = Standing(library, selected if selected in there else next(iter(there), None))

    def _keep(self) -> None:
        self.changed.emit()
        if (shared := self._shared) is not None:
            own = editing.without_backends(self.library, self._borrowed)
            saving = self._worker.begin(lambda: shared.keep(own))  # also when the window closes now
            self._tasks.start(f"save profiles {next(self._saves)}", self._tell_of(own, saving))

    async def _tell_of(self, own: Library, saving: Awaitable[Library]) -> None:
        try:
            both = await saving
        except StorageError as problem:
            self.said.emit(str(problem))
        else:
            if both != own:
                self._take_in(lambda library: merged(own, library, both))

    def _take_in(self, change: Callable[[Library], Library]) -> None:
        """Another program saved something: show it too, whatever is undone."""
        self._stand(change(self.library), self.selected)
        self._edits.take_in(change)
        self._keep()
        self.said.emit(tr("Your profiles were changed from elsewhere too. Both changes are here."))
