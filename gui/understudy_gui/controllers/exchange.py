"""Imports and exports profiles as files; nothing of a file is taken before the user saw what it brings."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from understudy_core.exchange import Wanted, exported, imported, wanted_keys
from understudy_core.files import StorageError, read_bytes, write_atomically
from understudy_core.library import Library, UnknownNameError
from understudy_core.profile_file import MAX_BYTES, ParsedProfile, ProfileFileError, dump_profile, parse_profile
from understudy_core.profiles import Profile
from understudy_core.worker import Worker
from understudy_gui.tasks import Tasks
from understudy_gui.views.import_preview import ImportPreview

_FILTER = "Profiles (*.json)"


class ExchangeController:
    """`taken` receives the library with an imported profile, and its name; `said` a sentence for the user."""

    def __init__(
        self,
        parent: Callable[[], QWidget],
        tasks: Tasks,
        worker: Worker,
        library: Callable[[], Library],
        taken: Callable[[Library, str], None],
        said: Callable[[str], None],
    ) -> None:
        self._parent = parent
        self._tasks = tasks
        self._worker = worker
        self._library = library
        self._taken = taken
        self._said = said
        self.preview: ImportPreview | None = None
        self.file_dialog: QFileDialog | None = None

    def choose_import(self) -> None:
        """Let the user choose a file to import."""
        dialog = self.file_dialog = QFileDialog(self._parent(), "Import a profile", "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Show what a file would bring."""
        self._tasks.start("import", self._import(Path(path)))

    def choose_export(self, name: str) -> None:
        """Let the user choose where a profile is written."""
        try:
            profile = exported(self._library(), name)
        except (StorageError, UnknownNameError) as problem:
            self._said(str(problem))
            return
        dialog = self.file_dialog = QFileDialog(self._parent(), "Export the profile", f"{_safe(name)}.json", _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda path: self._tasks.start("export", self._export(profile, Path(path))))
        dialog.open()

    async def _import(self, path: Path) -> None:
        preview = self.preview = ImportPreview(self._parent())
        try:
            parsed = await self._worker.run(lambda: _read(path))
        except (StorageError, ProfileFileError) as problem:
            preview.show_problem(str(problem))
        else:
            profile = parsed.profile
            preview.show_profile(profile, wanted_keys(profile), parsed.warnings)
            preview.agreed.connect(lambda agreed: self._take(profile, agreed))
        preview.open()

    def _take(self, profile: Profile, agreed: Collection[Wanted]) -> None:
        self._taken(*imported(self._library(), profile, agreed))

    async def _export(self, profile: Profile, path: Path) -> None:
        try:
            await self._worker.run(lambda: write_atomically(path, dump_profile(profile)))
        except StorageError as problem:
            self._said(str(problem))
        else:
            self._said(f"“{profile.name}” was written to {path.name}, without keys.")


def _read(path: Path) -> ParsedProfile:
    data = read_bytes(path, MAX_BYTES)
    if data is None:
        raise StorageError(f"{path.name} is not there any more.")
    return parse_profile(data)


def _safe(name: str) -> str:
    """The name without what a file name cannot hold."""
    return "".join(sign if sign.isalnum() or sign in " -_." else "_" for sign in name).strip(" .") or "profile"
