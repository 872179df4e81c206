"""Imports and exports profiles as files; nothing of a file is taken before the user saw what it brings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from understudy_core.exchange import Incoming, Wanted, exported, imported, wanted_keys
from understudy_core.failures import BackendError
from understudy_core.files import StorageError, file_name, read_bytes, write_atomically
from understudy_core.incoming import held_keys, incoming, under_free_names
from understudy_core.keys import Keys, clean
from understudy_core.language import marked, tr
from understudy_core.library import UnknownNameError
from understudy_core.litellm import to_proxy
from understudy_core.profile_file import MAX_BYTES, ProfileFileError, dump_profile
from understudy_core.worker import Worker
from understudy_gui.arrivals import ENDING
from understudy_gui.controllers.profiles.keeper import LibraryKeeper
from understudy_gui.plain_sight import gone, unhidden
from understudy_gui.tasks import Tasks
from understudy_gui.views.export_preview import ExportPreview
from understudy_gui.views.import_preview import ImportPreview
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.passing import passing

_FILTER = marked("Profiles (*.understudy *.json *.yaml *.yml)")
_OURS = marked("Profiles (*.understudy *.json)")
_PROXY_FILTER = marked("Configurations of LiteLLM (*.yaml *.yml)")
_NAMELESS = "profile"


class ExchangeController:
    """`parent` tells which window the dialogs belong to; `said` receives a sentence for the user, `help_asked` the
    page of the help that is wanted.
    """

    def __init__(
        self,
        parent: Callable[[], QWidget],
        tasks: Tasks,
        worker: Worker,
        keeper: LibraryKeeper,
        keys: Keys,
        said: Callable[[str], None],
        help_asked: Callable[[str], None],
    ) -> None:
        self._parent, self._tasks, self._worker = parent, tasks, worker
        self._keeper, self._keys, self._said = keeper, keys, said
        self._help_asked = help_asked
        self.preview: ImportPreview | None = None
        self.export_preview: ExportPreview | None = None
        self.file_dialog: QFileDialog | None = None

    def choose_import(self) -> None:
        """Let the user choose files to import."""
        dialog = self.file_dialog = QFileDialog(self._parent(), tr("Import a profile"), "", tr(_FILTER))
        passing(dialog, self._forget_file_dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.import_files)
        dialog.open()

    def import_files(self, paths: Sequence[str]) -> None:
        """Show what these files would bring, one profile after the other."""
        self._tasks.start("import", self._import([Path(path) for path in paths]))

    def choose_export(self, name: str) -> None:
        """Let the user choose where a profile is written."""
        try:
            data = dump_profile(exported(self._keeper.library, name))
        except (StorageError, UnknownNameError) as problem:
            self._said(str(problem))
        else:
            self._ask_where(name, f"{file_name(name, _NAMELESS)}{ENDING}", tr(_OURS), data)

    def show_proxy_export(self, name: str) -> None:
        """Show what becomes of a profile on LiteLLM's proxy, then let the user choose where its file is written."""
        try:
            made = to_proxy(*self._keeper.library.resolve(name))
        except (StorageError, UnknownNameError) as problem:
            self._said(str(problem))
            return
        preview = self.export_preview = ExportPreview(name, made, self._parent())
        passing(preview, self._forget_export_preview)
        install_help(preview, lambda: self._help_asked("profiles.md"))
        preview.agreed.connect(
            lambda: self._ask_where(name, f"{file_name(name, _NAMELESS)}.yaml", tr(_PROXY_FILTER), made.text.encode())
        )
        preview.open()

    def _ask_where(self, name: str, file: str, kinds: str, data: bytes) -> None:
        dialog = self.file_dialog = QFileDialog(self._parent(), tr("Export the profile"), file, kinds)
        passing(dialog, self._forget_file_dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(file).suffix[1:])
        dialog.fileSelected.connect(lambda path: self._tasks.start("export", self._export(name, data, Path(path))))
        dialog.open()

    async def _import(self, paths: Sequence[Path]) -> None:
        try:
            came = await self._worker.run(lambda: _read(paths))
        except (StorageError, ProfileFileError) as problem:
            preview = self._new_preview()
            preview.show_problem(str(problem))
            preview.open()
        else:
            self._show(list(came))

    def _show(self, came: list[Incoming]) -> None:
        if not came:
            return
        first = under_free_names(came[0], self._keeper.library)
        preview = self._new_preview()
        preview.show_profile(first.profile, wanted_keys(first.profile), first.notes, first.keys)
        preview.agreed.connect(lambda agreed: self._take(first, agreed))
        preview.finished.connect(lambda _result: self._show(came[1:]))
        preview.open()

    def _new_preview(self) -> ImportPreview:
        preview = self.preview = ImportPreview(self._parent())
        passing(preview, self._forget_preview)
        install_help(preview, lambda: self._help_asked("profiles.md"))
        return preview

    def _forget_preview(self) -> None:
        self.preview = None

    def _forget_export_preview(self) -> None:
        self.export_preview = None

    def _forget_file_dialog(self) -> None:
        self.file_dialog = None

    def _take(self, came: Incoming, agreed: Collection[Wanted]) -> None:
        if came.keys:
            self._tasks.start("take", self._take_with_keys(came, agreed))
        else:
            self._keeper.apply(marked("import"), *imported(self._keeper.library, came.profile, agreed))

    async def _take_with_keys(self, came: Incoming, agreed: Collection[Wanted]) -> None:
        profile = came.profile
        try:
            kept = await self._keep_keys(came, agreed)
        except (BackendError, ValueError) as problem:
            said = problem.failure.detail if isinstance(problem, BackendError) else str(problem)
            self._said(tr("The keys of “{name}” were left out: {said}", name=profile.name, said=said))
            kept = ()
            agreed = [wanted for wanted in agreed if wanted.key.keyring not in came.keys]
        library = self._keeper.library
        for name in kept:
            library = library.with_key_name(name)
        self._keeper.apply(marked("import"), *imported(library, profile, agreed))

    async def _keep_keys(self, came: Incoming, agreed: Collection[Wanted]) -> tuple[str, ...]:
        """Put the keys that stood in the files into the key ring, each bound to its host; their names."""
        kept = []
        for held in held_keys(came):
            if any(held.backend in wanted.backends for wanted in agreed):
                await self._keys.store(held.name, clean(held.key), held.origin)
                kept.append(held.name)
        return tuple(kept)

    async def _export(self, name: str, data: bytes, path: Path) -> None:
        try:
            await self._worker.run(lambda: write_atomically(path, data))
        except StorageError as problem:
            self._said(str(problem))
        else:
            self._said(tr("“{name}” was written to {name2}, without keys.", name=name, name2=unhidden(path.name)))


def _read(paths: Sequence[Path]) -> tuple[Incoming, ...]:
    files = {}
    for path in paths:
        data = read_bytes(path, MAX_BYTES)
        if data is None:
            raise StorageError(gone(path.name))
        files[path.stem] = data
    return incoming(files)
