"""Conversations as files: one or all are written, one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from understudy_core.conversations import Conversations
from understudy_core.editing import free_name
from understudy_core.files import StorageError, file_name, read_bytes, write_pieces
from understudy_core.interchange import MAX_BYTES, Told, from_json_text, html_pieces, json_pieces, markdown_pieces
from understudy_core.language import marked, tr
from understudy_core.work import Work, WorkStoppedError
from understudy_core.worker import Worker
from understudy_gui.controllers.long_work import LongWork
from understudy_gui.plain_sight import gone
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.passing import passing

_Writer = Callable[[Told], Iterator[str]]
_WRITERS: dict[str, tuple[str, _Writer]] = {
    marked("Markdown (*.md)"): ("md", markdown_pieces),
    marked("Web page (*.html)"): ("html", html_pieces),
    marked("Understudy, to read back (*.json)"): ("json", json_pieces),
}
_NAMELESS = "conversation"


class ConversationFiles:
    """`show` opens a conversation that came in."""

    def __init__(
        self, window: MainWindow, conversations: Conversations, work: LongWork, show: Callable[[int, None], None]
    ) -> None:
        self._window, self._conversations, self._work, self._show = window, conversations, work, show
        self._worker = Worker("files")
        self.dialog: QFileDialog | None = None

    def close(self) -> None:
        """End the thread that reads and writes files."""
        self._worker.close()

    def choose_export(self, conversation: int, title: str) -> None:
        """Let the user choose where a conversation is written, and in which form."""
        dialog = self._open(
            QFileDialog(self._window, tr("Export the conversation"), f"{file_name(title, _NAMELESS)}.md")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ends = {tr(words): end for words, (end, _write) in _WRITERS.items()}
        dialog.setNameFilters(list(ends))
        dialog.setDefaultSuffix("md")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(ends[chosen]))
        dialog.fileSelected.connect(lambda path: self.export(conversation, title, Path(path)))
        dialog.open()

    def choose_export_of_all(self) -> None:
        """Let the user choose the folder into which every conversation is written."""
        dialog = self._open(QFileDialog(self._window, tr("Export all conversations into a folder")))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.export_all(Path(path)))
        dialog.open()

    def choose_import(self) -> None:
        """Let the user choose a conversation that was exported."""
        dialog = self._open(QFileDialog(self._window, tr("Import a conversation"), "", tr("Conversations (*.json)")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_in(Path(path)))
        dialog.open()

    def export(self, conversation: int, title: str, path: Path) -> None:
        """Write one conversation in the form that the file's ending names."""
        write = next((write for end, write in _WRITERS.values() if path.suffix.lower() == f".{end}"), markdown_pieces)

        async def do(work: Work) -> str:
            await self._write(conversation, path, write, work)
            return tr("“{title}” was written to {file}.", title=title, file=path.name)

        words = tr("“{title}” is being written.", title=title)
        self._work.start(words, tr("Stopped. Nothing was written."), do)

    def export_all(self, folder: Path) -> None:
        """Write each conversation of the list into a file of its own; none that is there is replaced."""
        written: list[str] = []

        async def do(work: Work) -> str:
            listed = await self._conversations.list()
            taken = await self._worker.run(lambda: [path.stem for path in folder.glob("*.json")])
            work.expect(listed)
            try:
                for one in work.through(listed):
                    name = free_name(file_name(one.title, _NAMELESS), [*taken, *written])
                    await self._write(one.id, folder / f"{name}.json", json_pieces, Work(work))
                    written.append(name)
            except WorkStoppedError:
                return tr("Stopped. {n} conversations were written, each of them whole.", "", len(written))
            return tr("{n} conversations were written.", "", len(written))

        self._work.start(tr("All conversations are being written."), tr("Stopped. Nothing was written."), do)

    def take_in(self, path: Path) -> None:
        """Read one conversation and show it."""

        async def do(work: Work) -> str:
            told = await self._worker.run(lambda: _read(path, work))
            work.anew()
            made = await self._conversations.take_in(told.title, told.branches, told.instructions, work)
            self._show(made, None)
            return tr("“{title}” was imported.", title=told.title)

        words = tr("{name} is being read.", name=path.name)
        self._work.start(words, tr("Stopped. Nothing was imported."), do)

    async def _write(self, conversation: int, path: Path, write: _Writer, work: Work) -> None:
        whole = await self._conversations.whole(conversation, work)
        work.expect(whole.messages)
        title = await self._conversations.title(conversation)
        told = Told(title, whole, (await self._conversations.manner(conversation)).instructions)
        await self._worker.run(lambda: write_pieces(path, (piece.encode() for piece in work.through(write(told)))))

    def _open(self, dialog: QFileDialog) -> QFileDialog:
        self.dialog = dialog
        passing(dialog, self._forget)
        return dialog

    def _forget(self) -> None:
        self.dialog = None


def _read(path: Path, work: Work) -> Told:
    data = read_bytes(path, MAX_BYTES)
    if data is None:
        raise StorageError(gone(path.name))
    return from_json_text(data, work)
