"""The list of conversations: search, names, pins, deletion with undo, files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QLocale

from understudy_core.conversations import Conversation, Conversations
from understudy_core.files import StorageError
from understudy_core.language import current, tr
from understudy_core.searching import Found
from understudy_gui.controllers.conversation_files import ConversationFiles
from understudy_gui.controllers.long_work import LongWork
from understudy_gui.tasks import Tasks
from understudy_gui.views.conversation_list import Line
from understudy_gui.views.main_window import MainWindow


class HistoryController:
    """`shown` gives the conversation that is looked at, None for a new one; `show` opens one, at a message if one is
    named; `left` is told when one is gone."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        conversations: Conversations,
        shown: Callable[[], int | None],
        show: Callable[[int, int | None], None],
        left: Callable[[int], None],
        said: Callable[[str], None],
    ) -> None:
        self._window, self._sidebar = window, window.sidebar
        self._tasks = tasks
        self._conversations = conversations
        self._shown, self._show, self._left, self._said = shown, show, left, said
        self._titles: dict[int, str] = {}
        self._deleted: int | None = None
        self.files = ConversationFiles(window, conversations, LongWork(window.head, tasks, said), show)
        self._connect()

    def _connect(self) -> None:
        sidebar, start = self._sidebar, self._tasks.start
        sidebar.chosen.connect(self._choose)
        sidebar.search_changed.connect(lambda _words: start("list", self.refresh()))
        sidebar.delete_asked.connect(lambda one: start(f"delete {one}", self._delete(one)))
        sidebar.rename_asked.connect(lambda one, title: start(f"rename {one}", self._rename(one, title)))
        sidebar.pin_asked.connect(lambda one, pinned: start(f"pin {one}", self._pin(one, pinned)))
        sidebar.undo_asked.connect(lambda: start("undo", self._undo()))
        sidebar.export_asked.connect(self._export)
        sidebar.import_asked.connect(self.files.choose_import)
        self._window.top_bar.export_asked.connect(self._export_shown)
        self._window.top_bar.export_all_asked.connect(self.files.choose_export_of_all)
        self._window.top_bar.import_asked.connect(self.files.choose_import)

    async def refresh(self) -> None:
        """Show the conversations, or what the search finds; the one that is looked at is marked."""
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
        self._sidebar.set_lines(lines, self._shown(), words)

    def close(self) -> None:
        """End the thread that reads and writes files."""
        self.files.close()

    def _export(self, conversation: int) -> None:
        self.files.choose_export(conversation, self._titles.get(conversation, tr("Conversation")))

    def _export_shown(self) -> None:
        if (shown := self._shown()) is not None:
            self._export(shown)
        else:
            self._said(tr("Nothing has been written in this conversation yet."))

    def _choose(self, conversation: int) -> None:
        self._show(conversation, self._sidebar.place_of(conversation))

    async def _rename(self, conversation: int, title: str) -> None:
        if title.strip():
            await self._act(self._conversations.rename(conversation, title.strip()))
        await self.refresh()

    async def _pin(self, conversation: int, pinned: bool) -> None:
        await self._act(self._conversations.pin(conversation, pinned))
        await self.refresh()

    async def _delete(self, conversation: int) -> None:
        title = self._titles.get(conversation, tr("The conversation"))
        if await self._act(self._conversations.delete(conversation)):
            self._deleted = conversation
            self._sidebar.offer_undo(tr("“{title}” was deleted.", title=title))
            self._left(conversation)
        await self.refresh()

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
    return f"{QLocale(current()).standaloneMonthName(changed.month)} {changed.year}"
