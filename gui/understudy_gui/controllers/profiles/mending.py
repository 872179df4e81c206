"""What helps a backend that failed: another key, another model or address, credit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from understudy_core import editing
from understudy_core.failures import BackendError, FailureKind
from understudy_core.keys import clean
from understudy_core.language import marked
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.catalogue import known
from understudy_core.routes import address_of, status_page_of
from understudy_gui.backstage import Backstage
from understudy_gui.controllers.profiles.custody import Custody
from understudy_gui.controllers.profiles.keeper import LibraryKeeper
from understudy_gui.controllers.states import BackendStates
from understudy_gui.elsewhere import open_page
from understudy_gui.help.book import anchor
from understudy_gui.tasks import Tasks
from understudy_gui.views.edit_backend import EditBackend
from understudy_gui.views.editor.states import failed
from understudy_gui.views.replace_key import ReplaceKey
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.passing import passing

_BY_A_KEY = frozenset({FailureKind.KEY_REJECTED, FailureKind.MISSING_KEY})
_BY_WAITING = frozenset({FailureKind.SERVER_ERROR, FailureKind.OVERLOADED})
_BY_EDITING = frozenset(
    {FailureKind.MODEL_NOT_FOUND, FailureKind.NOT_PERMITTED, FailureKind.MISCONFIGURED, FailureKind.MALFORMED_REPLY}
)


class MendController:
    """`parent` tells which window the dialogs belong to."""

    def __init__(
        self,
        parent: Callable[[], QWidget],
        tasks: Tasks,
        behind: Backstage,
        keeper: LibraryKeeper,
        states: BackendStates,
        help_asked: Callable[[str], None],
    ) -> None:
        self._parent, self._tasks, self._keeper, self._states = parent, tasks, keeper, states
        self._custody, self._capabilities = Custody(behind.keys), behind.capabilities
        self._help_asked = help_asked
        self.key_dialog: ReplaceKey | None = None
        self.backend_dialog: EditBackend | None = None

    def mend(self, backend: Backend, kind: str) -> bool:
        """Open what helps against a failure of this kind; whether anything does."""
        if kind in _BY_A_KEY:
            self.open_key_dialog(backend)
        elif kind in _BY_EDITING:
            self.open_backend_dialog(backend)
        elif page := _page_for(backend, kind):
            open_page(page)
        else:
            return False
        return True

    def open_key_dialog(self, backend: Backend) -> None:
        """Show the dialog that replaces a backend's key, or deletes it."""
        service, kept = known(backend.provider), _kept_key(backend)
        others = [one for one in self._keeper.library.backends if one.name != backend.name]
        shared = [one.name for one in others if kept is not None and _kept_key(one) == kept]
        dialog = self.key_dialog = ReplaceKey(
            backend.name, service.key_page, shared, clean, self._parent(), has_key=kept is not None
        )
        passing(dialog, self._forget_key_dialog)
        dialog.link_asked.connect(open_page)
        install_help(dialog, lambda: self._help_asked(f"keys.md#{anchor(service.title)}"))
        dialog.submitted.connect(
            lambda key, held: self._tasks.start("key", self._replace_key(dialog, backend, key, until_quit=held))
        )
        dialog.delete.asked.connect(lambda: self._tasks.start("key", self._delete_key(dialog, kept or "")))
        self._tasks.start("key ring", self._custody.show_store(dialog))
        dialog.open()

    def open_backend_dialog(self, backend: Backend) -> None:
        """Show the dialog that edits a backend."""
        models = [model.id for model in self._capabilities.models(address_of(backend))]
        dialog = self.backend_dialog = EditBackend(backend, known(backend.provider), models, self._parent())
        passing(dialog, self._forget_backend_dialog)
        install_help(dialog, lambda: self._help_asked("profiles.md"))
        dialog.submitted.connect(lambda edited: self._tasks.start("edit backend", self._edit(dialog, backend, edited)))
        dialog.open()

    def _forget_key_dialog(self) -> None:
        for name in ("key", "key ring"):
            self._tasks.cancel(name)
        self.key_dialog = None

    def _forget_backend_dialog(self) -> None:
        self._tasks.cancel("edit backend")
        self.backend_dialog = None

    async def _replace_key(self, dialog: ReplaceKey, backend: Backend, key: str, *, until_quit: bool) -> None:
        name = _kept_key(backend) or editing.free_name(backend.name, self._keeper.library.key_names)
        if await self._custody.store(dialog, name, key, backend, until_quit=until_quit):
            self._put(marked("new key"), backend.name, backend.model_copy(update={"key": KeyRef(keyring=name)}))
            dialog.accept()

    async def _delete_key(self, dialog: ReplaceKey, name: str) -> None:
        if await self._custody.delete(dialog, name):
            self._forget_key(name)
            dialog.accept()

    async def _edit(self, dialog: EditBackend, backend: Backend, edited: Backend) -> None:
        try:
            if edited.base_url != backend.base_url:
                await self._custody.agree(dialog, edited)
            self._put(marked("edit"), backend.name, edited)
        except BackendError as problem:
            dialog.say(problem.failure.detail)
        except editing.NameTakenError as problem:
            dialog.say(str(problem))
        else:
            dialog.accept()

    def _put(self, word: str, name: str, backend: Backend) -> None:
        """Have this backend in the place of the one of that name. Raises NameTakenError."""
        library = editing.backend_replaced(self._keeper.library, name, backend)
        self._states.forget(name)
        self._keeper.apply(word, library, self._keeper.selected)

    def _forget_key(self, keyring: str) -> None:
        """The key of that name is gone; it is said in the rows of all that used it."""
        users = [one.name for one in self._keeper.library.backends if _kept_key(one) == keyring]
        library = editing.key_forgotten(self._keeper.library, keyring)
        self._keeper.apply(marked("delete key"), library, self._keeper.selected)
        for name in users:
            self._states.forget(name)
            self._states.put(name, failed(FailureKind.MISSING_KEY))


def _kept_key(backend: Backend) -> str | None:
    """The name of the backend's key in the key ring, if it has one there."""
    return backend.key.keyring if backend.key is not None else None


def _page_for(backend: Backend, kind: str) -> str | None:
    if kind == FailureKind.QUOTA_EXHAUSTED:
        return known(backend.provider).billing_page
    return status_page_of(backend) if kind in _BY_WAITING else None
