"""Pictures for the next message: from a file, from the clipboard, or dropped on the window."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

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
Take: TypeAlias = Callable[[Picture], bool]


class AttachController:
    """Reads pictures off the window's thread, one after the other; a message that is sent meanwhile waits for them.

    `taker` gives what takes them for the conversation that is shown when they are chosen, and says whether they fit.
    `said` tells a sentence about one that cannot be sent.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        worker: Worker,
        taker: Callable[[], Take],
        said: Callable[[str], None],
    ) -> None:
        self._window = window
        self._composer = window.composer
        self._tasks = tasks
        self._worker = worker
        self._taker = taker
        self._said = said
        self._chosen: deque[tuple[Callable[[], Picture], Take]] = deque()
        self._is_reading = False
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
        self._add([partial(from_file, Path(path)) for path in paths])

    def add_image(self, image: QImage) -> None:
        """Attach a picture of the clipboard."""
        self._add([partial(from_image, image)])

    def _add(self, made: Sequence[Callable[[], Picture]]) -> None:
        take = self._taker()
        self._chosen.extend((make, take) for make in made)
        if not self._is_reading:
            self._is_reading = True
            self._composer.set_reading(True)
            self._tasks.start("attach", self._read())

    async def _read(self) -> None:
        full: Take | None = None
        all_came = True
        try:
            while self._chosen:
                make, take = self._chosen.popleft()
                if take is full:
                    continue
                try:
                    picture = await self._worker.run(make)
                except PictureError as problem:
                    self._said(str(problem))
                    all_came = False
                    continue
                if not take(picture):
                    full, all_came = take, False
                    self._said(tr("One message takes {MOST} pictures at most.", MOST=MOST))
        except asyncio.CancelledError:  # the window goes: what is written stays with what was read
            all_came = False
            raise
        finally:
            self._is_reading = False
            self._composer.set_reading(False, goes_out=all_came)
