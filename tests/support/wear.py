"""Hours of use in minutes: a real window on a home folder, services that fail at random, and what is left over."""

from __future__ import annotations

import asyncio
import gc
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from support.moody import Moody, digest
from support.soak import memory, open_files
from understudy_core.chat import Role
from understudy_core.events import Answered, Interrupted, Unanswered
from understudy_core.library import Library, LibraryStore, Row, SavedProfile
from understudy_core.paths import Paths
from understudy_core.profiles import Backend, Policy
from understudy_gui.stage import Stage
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow

FAILING = 0.1
PER_CONVERSATION = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """What the program holds when nothing is going on. Memory in KiB."""

    memory: int
    sockets: int
    tasks: int
    windows: int
    widgets: int


@dataclass(frozen=True, slots=True)
class Worn:
    """How it went: standings (the first after a tenth), differences between history and services, what stayed open."""

    standings: tuple[Standing, ...]
    ends: Counter[str]
    failed: int
    """Attempts that services let fail."""
    lost: int
    """Replies that a service sent whole and the history does not hold, or the other way round."""
    misread: int
    """Messages of the user's that the history does not hold as they were written, or in another order."""
    opened: Counter[str]
    sockets_left: int
    tasks_left: int

    @property
    def growth(self) -> float:
        """Memory at the end over that after the first tenth, less one."""
        return self.standings[-1].memory / self.standings[0].memory - 1


async def wear(app: QApplication, messages: int, home: Path, marks: int = 10) -> Worn:
    """Use the window so often, and look at it so many times. `home` is empty and where UNDERSTUDY_HOME points."""
    gc.collect()  # what earlier tests left would close its files only later
    files, tasks_before = open_files(), len(asyncio.all_tasks())
    async with _services() as services:
        _library(services)
        window, tasks = MainWindow(), Tasks()
        window.show()
        stage = Stage(window, tasks)
        await stage.open(None, None)
        user = _User(app, window, stage, home)
        standings = []
        for number in range(messages):
            await user.send(number)
            if (number + 1) % (messages // marks) == 0:
                standings.append(await user.standing())
        history, written = await _history(stage)
        await tasks.cancel_all()
        await stage.close()
        window.hide()
        window.deleteLater()
        for service in services:
            await service.emptied()
    said = Counter(one for service in services for one in service.whole)
    kept = Counter(digest(text) for text, end in history if end == "Answered")
    return Worn(
        tuple(standings),
        Counter(end for _, end in history),
        sum(service.failed for service in services),
        ((said - kept) + (kept - said)).total(),
        sum(one != other for one, other in zip(written, user.written, strict=True)),
        user.opened,
        open_files() - files,
        len(asyncio.all_tasks()) - tasks_before,
    )


class _User:
    """Writes messages, and in between opens windows, edits the profile, searches, and reads older conversations."""

    def __init__(self, app: QApplication, window: MainWindow, stage: Stage, home: Path) -> None:
        self._app, self._window, self._home = app, window, home
        self._chat, self._profiles, self._settings = stage.chat, stage.profiles, stage.window
        self._windows = iter(self._around())
        self.written: list[str] = []
        self.opened: Counter[str] = Counter()

    async def send(self, number: int) -> None:
        """One message and its reply, and now and then something else."""
        if number % PER_CONVERSATION == 0:
            self._window.sidebar.new_asked.emit()
        text = f"Question {number}: write a letter, a plan, or explain {number}"
        self.written.append(text)
        self._window.composer.submitted.emit(text)
        await self._until(lambda: bool(self._chat.model.items) and not self._chat.shown.is_answering)
        if number % 10 == 5:
            await self._edit(number)
        if number % 2:
            await self._open(next(self._windows))
        if number % 30 == 15:
            await self._search()

    async def standing(self) -> Standing:
        """An empty conversation, no dialog, nothing on its way; and everything that can be let go is gone."""
        self._window.sidebar.new_asked.emit()
        for _ in range(3):
            await self._settle()
            gc.collect()
        return Standing(
            memory(),
            sum(link.startswith("socket:") for link in _links()),
            len(asyncio.all_tasks()),
            len(self._app.topLevelWidgets()),
            len(self._app.allWidgets()),
        )

    async def _edit(self, number: int) -> None:
        """Another order and another number of tries; every third time it is undone."""
        self._profiles.open_editor()
        editor, profile = self._profiles.editor, self._profiles.keeper.library.profiles[0]
        assert editor is not None
        tries = profile.failover.model_copy(update={"retry_count": 1 + number % 3})
        changed = profile.model_copy(update={"failover": tries, "rows": (*profile.rows[1:], profile.rows[0])})
        editor.changed.emit(profile.name, changed, "change")
        await self._settle()
        if number % 3 == 0:
            editor.head.undo.click()
        editor.close()
        await self._settle()
        self.opened["editor"] += 1

    def _around(self) -> Iterator[tuple[str, Callable[[], QDialog | None]]]:
        profiles, settings = self._profiles, self._settings
        file = self._home.parent / "friend.json"
        file.write_text(_FRIEND)
        backend = profiles.keeper.library.backends[0]

        def adder() -> QDialog | None:
            profiles.open_adder()
            return profiles.adding.dialog

        def key() -> QDialog | None:
            profiles.mending.open_key_dialog(backend)
            return profiles.mending.key_dialog

        def edit() -> QDialog | None:
            profiles.mending.open_backend_dialog(backend)
            return profiles.mending.backend_dialog

        def preferences() -> QDialog | None:
            settings.open_settings()
            return settings.settings

        def importing() -> QDialog | None:
            profiles.exchange.import_files([str(file)])
            return None

        def exporting() -> QDialog | None:
            profiles.exchange.show_proxy_export(profiles.keeper.library.profiles[0].name)
            return profiles.exchange.export_preview

        def activity() -> QDialog | None:
            self._window.turn_activity()
            return None

        while True:
            yield "add a service", adder
            yield "replace key", key
            yield "edit backend", edit
            yield "settings", preferences
            yield "import", importing
            yield "export", exporting
            yield "activity", activity

    async def _open(self, which: tuple[str, Callable[[], QDialog | None]]) -> None:
        name, opens = which
        dialog = opens()
        if name == "import":
            exchange = self._profiles.exchange
            await self._until(lambda: exchange.preview is not None and exchange.preview.isVisible())
            dialog = exchange.preview
        await self._settle()
        if dialog is not None:
            dialog.close()
        elif name == "activity":
            self._window.turn_activity()
        await self._settle()
        self.opened[name] += 1

    async def _search(self) -> None:
        """Find words, look at an older conversation, and come back."""
        shown = self._chat.shown.conversation
        sidebar = self._window.sidebar
        sidebar.search.setText("letter")
        await self._settle()
        sidebar.search.clear()
        await self._settle()
        sidebar.chosen.emit(1)
        await self._until(lambda: self._chat.shown.conversation == 1)
        if shown is not None:
            sidebar.chosen.emit(shown)
            await self._until(lambda: self._chat.shown.conversation == shown)
        self.opened["search"] += 1

    async def _settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0.001)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    async def _until(self, is_so: Callable[[], bool]) -> None:
        for _ in iter(is_so, True):
            await asyncio.sleep(0.001)


@asynccontextmanager
async def _services() -> AsyncIterator[tuple[Moody, ...]]:
    services = tuple(Moody(name, seed, FAILING) for seed, name in enumerate(("Ash", "Beech", "Cherry"), 1))
    for service in services:
        await service.start()
    try:
        yield services
    finally:
        for service in services:
            await service.stop()


def _library(services: Sequence[Moody]) -> None:
    backends = tuple(
        Backend(name=one.name, provider="openai-compatible", model="m", base_url=one.base_url) for one in services
    )
    rows = tuple(Row(backend=one.name) for one in services)
    profile = SavedProfile(name="Everyday", policy=Policy.FAILOVER, rows=rows)
    LibraryStore(Paths.of_user(os.environ).library).change(
        lambda _before: Library(backends=backends, profiles=(profile,))
    )


async def _history(stage: Stage) -> tuple[list[tuple[str, str]], list[str]]:
    """Every reply with how it ended, and what the user wrote, oldest first."""
    conversations = stage.chat.conversations
    replies, written = [], []
    for line in sorted(await conversations.list(), key=lambda line: line.id):
        for message in await conversations.messages(line.id):
            if message.role is Role.USER:
                written.append(message.text)
            else:
                end = message.account[-1]
                assert isinstance(end, (Answered, Interrupted, Unanswered))
                replies.append((message.text, type(end).__name__))
    return replies, written


def _links() -> Iterator[str]:
    for entry in Path("/proc/self/fd").iterdir():
        try:
            yield str(entry.readlink())
        except FileNotFoundError:
            continue


_FRIEND = """{"version": 1, "name": "From a friend", "policy": "failover", "backends": [
  {"name": "Groq", "provider": "groq", "model": "llama-x", "key": {"keyring": "groq"}},
  {"name": "Local", "provider": "ollama", "model": "llama-y"}]}"""
