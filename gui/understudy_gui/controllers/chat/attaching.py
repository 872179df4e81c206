"""Pictures for the next message: from a file, from the clipboard, or dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from understudy_core.chat import Picture
from understudy_core.language import tr
from understudy_core.worker import Worker
from understudy_gui.pictures import ENDINGS, MOST, PictureError, from_file, from_image
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.file_drop import FileDrop
from understudy_gui.widgets.passing import passing

_KINDS = " ".join(f"*{ending}" for ending in ENDINGS)


class AttachController:
    """Reads pictures off the window's thread; `said` tells a sentence about one that cannot be sent."""

    def __init__(self, window: MainWindow, tasks: Tasks, worker: Worker, said: Callable[[str], None]) -> None:
        self._window = window
        self._composer = window.composer
        self._tasks = tasks
        self._worker = worker
        self._said = said
        self.file_dialog: QFileDialog | None = None
        self._composer.attach_asked.connect(self.choose)
        self._composer.text.image_pasted.connect(self.add_image)
        self._composer.text.files_pasted.connect(self.add_files)
        FileDrop(window, *ENDINGS).dropped.connect(self.add_files)

    def choose(self) -> None:
        """Let the user choose files."""
        dialog = self.file_dialog = QFileDialog(
            self._window, tr("Attach pictures"), "", tr("Pictures ({kinds})", kinds=_KINDS)
        )
        passing(dialog, self._forget_file_dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def _forget_file_dialog(self) -> None:
        self.file_dialog = None

    def add_files(self, paths: Sequence[str]) -> None:
        """Attach these files, as far as they are pictures."""
        self._tasks.start("attach", self._add([partial(from_file, Path(path)) for path in paths]))

    def add_image(self, image: QImage) -> None:
        """Attach a picture of the clipboard."""
        self._tasks.start("attach", self._add([partial(from_image, image)]))

    async def _add(self, made: Sequence[Callable[[], Picture]]) -> None:
        for make in made:
            if self._composer.attachments.is_full:
                self._said(tr("One message takes {MOST} pictures at most.", MOST=MOST))
                return
            try:
                self._composer.attachments.add(await self._worker.run(make))
            except PictureError as problem:
                self._said(str(problem))
