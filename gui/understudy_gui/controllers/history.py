"""The list of conversations: search, names, pins, deletion with undo, files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from understudy_core.conversations import Conversation, Conversations
from understudy_core.files import StorageError, read_bytes, write_atomically
from understudy_core.interchange import (
    MAX_BYTES,
    ConversationFileError,
    Told,
    from_json_text,
    to_html,
    to_json_text,
    to_markdown,
)
from understudy_core.language import marked, tr
from understudy_core.searching import Found
from understudy_core.worker import Worker
from understudy_gui.tasks import Tasks
from understudy_gui.views.conversation_list import Line
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.passing import passing

_WRITERS: dict[str, tuple[str, Callable[[Told], str]]] = {
    marked("Markdown (*.md)"): ("md", to_markdown),
    marked("Web page (*.html)"): ("html", to_html),
    marked("Understudy, to read back (*.json)"): ("json", to_json_text),
}


class HistoryController:
    """`show` opens a conversation, at a message if one is named; `left` is told when one is gone."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        conversations: Conversations,
        show: Callable[[int, int | None], None],
        left: Callable[[int], None],
        said: Callable[[str], None],
    ) -> None:
        self._window, self._sidebar = window, window.sidebar
        self._tasks = tasks
        self._conversations = conversations
        self._show, self._left, self._said = show, left, said
        self._worker = Worker("files")
        self._current: int | None = None
        self._titles: dict[int, str] = {}
        self._deleted: int | None = None
        self.file_dialog: QFileDialog | None = None
        self._connect()

    def _connect(self) -> None:
        sidebar, start = self._sidebar, self._tasks.start
        sidebar.chosen.connect(self._choose)
        sidebar.search_changed.connect(lambda _words: start("list", self.refresh(self._current)))
        sidebar.delete_asked.connect(lambda one: start("delete", self._delete(one)))
        sidebar.rename_asked.connect(lambda one, title: start("rename", self._rename(one, title)))
        sidebar.pin_asked.connect(lambda one, pinned: start("pin", self._pin(one, pinned)))
        sidebar.undo_asked.connect(lambda: start("delete", self._undo()))
        sidebar.export_asked.connect(self.choose_export)
        sidebar.import_asked.connect(self.choose_import)
        self._window.top_bar.export_asked.connect(self._export_shown)
        self._window.top_bar.import_asked.connect(self.choose_import)

    async def refresh(self, current: int | None) -> None:
        """Show the conversations, or what the search finds; `current` is marked."""
        self._current = current
        words = self._sidebar.search.text().strip()
        try:
            if words:
                lines = found_lines(await self._conversations.search(words))
            else:
                listed = await self._conversations.list()
                self._titles = {one.id: one.title for one in listed}
                lines = grouped(listed, datetime.now(UTC).astimezone())
        except StorageError as problem:
            self._said(str(problem))
            return
        self._sidebar.set_lines(lines, current, words)

    def close(self) -> None:
        """End the thread that reads and writes files."""
        self._worker.close()

    def choose_export(self, conversation: int) -> None:
        """Let the user choose where a conversation is written, and in which form."""
        title = self._titles.get(conversation, tr("Conversation"))
        dialog = self.file_dialog = QFileDialog(self._window, tr("Export the conversation"), f"{_safe(title)}.md")
        passing(dialog, self._forget_file_dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ends = {tr(words): end for words, (end, _write) in _WRITERS.items()}
        dialog.setNameFilters(list(ends))
        dialog.setDefaultSuffix("md")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(ends[chosen]))
        dialog.fileSelected.connect(
            lambda path: self._tasks.start("export chat", self._export(conversation, Path(path)))
        )
        dialog.open()

    def _export_shown(self) -> None:
        if self._current is not None:
            self.choose_export(self._current)
        else:
            self._said(tr("Nothing has been written in this conversation yet."))

    def choose_import(self) -> None:
        """Let the user choose a conversation that was exported."""
        dialog = self.file_dialog = QFileDialog(
            self._window, tr("Import a conversation"), "", tr("Conversations (*.json)")
        )
        passing(dialog, self._forget_file_dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._tasks.start("import chat", self._import(Path(path))))
        dialog.open()

    def _forget_file_dialog(self) -> None:
        self.file_dialog = None

    async def _export(self, conversation: int, path: Path) -> None:
        write = next((write for end, write in _WRITERS.values() if path.suffix.lower() == f".{end}"), to_markdown)
        try:
            title = await self._conversations.title(conversation)
            whole = await self._conversations.whole(conversation)
            told = Told(title, whole, (await self._conversations.manner(conversation)).instructions)
            await self._worker.run(lambda: write_atomically(path, write(told).encode()))
        except StorageError as problem:
            self._said(str(problem))
        else:
            self._said(tr("“{title}” was written to {file}.", title=title, file=path.name))

    async def _import(self, path: Path) -> None:
        try:
            told = await self._worker.run(partial(_read, path))
            made = await self._conversations.take_in(told.title, told.branches, told.instructions)
        except (StorageError, ConversationFileError) as problem:
            self._said(str(problem))
        else:
            self._show(made, None)

    def _choose(self, conversation: int) -> None:
        self._show(conversation, self._sidebar.place_of(conversation))

    async def _rename(self, conversation: int, title: str) -> None:
        if title.strip():
            await self._act(self._conversations.rename(conversation, title.strip()))
        await self.refresh(self._current)

    async def _pin(self, conversation: int, pinned: bool) -> None:
        await self._act(self._conversations.pin(conversation, pinned))
        await self.refresh(self._current)

    async def _delete(self, conversation: int) -> None:
        title = self._titles.get(conversation, tr("The conversation"))
        if await self._act(self._conversations.delete(conversation)):
            self._deleted = conversation
            self._sidebar.offer_undo(tr("“{title}” was deleted.", title=title))
            self._left(conversation)
        await self.refresh(self._current)

    async def _undo(self) -> None:
        if self._deleted is not None and await self._act(self._conversations.restore(self._deleted)):
            self._show(self._deleted, None)
            self._deleted = None

    async def _act(self, work: Awaitable[None]) -> bool:
        try:
            await work
        except StorageError as problem:
            self._said(str(problem))
            return False
        return True


def _read(path: Path) -> Told:
    data = read_bytes(path, MAX_BYTES)
    if data is None:
        raise StorageError(tr("{name} is not there any more.", name=path.name))
    return from_json_text(data)


def _safe(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " -_." else "_" for sign in name).strip(" .") or "conversation"


def found_lines(found: Sequence[Found]) -> list[Line]:
    """Rows for what a search found, with the words around each place."""
    return [Line(one.conversation, one.title, one.title, under=one.around, place=one.message) for one in found]


def grouped(found: Sequence[Conversation], now: datetime) -> list[Line]:
    """Rows with a heading before the first of each date group."""
    lines: list[Line] = []
    heading = ""
    for conversation in found:
        changed = datetime.fromtimestamp(conversation.changed_at, now.tzinfo)
        group = tr("Pinned") if conversation.pinned else _day(changed, now)
        if group != heading:
            heading = group
            lines.append(Line(None, group))
        tip = f"{conversation.title}\n{changed:%d.%m.%Y %H:%M}"
        lines.append(Line(conversation.id, conversation.title, tip, pinned=conversation.pinned))
    return lines


def _day(changed: datetime, now: datetime) -> str:
    days = (now.date() - changed.date()).days
    if days <= 0:
        return tr("Today")
    if days == 1:
        return tr("Yesterday")
    if days <= 7:
        return tr("Last week")
    return f"{changed:%B %Y}"
