"""Puts core and window together: opens what the window needs, connects it, closes it in order.

Imported behind the first paint, because it brings httpx and pydantic with it.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from understudy_core.balancer import Balancer
from understudy_core.capabilities import Capabilities
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.drafts import Drafts
from understudy_core.editing import free_name
from understudy_core.failures import BackendError
from understudy_core.files import StorageError, read_bytes
from understudy_core.keys import Keys
from understudy_core.language import tr
from understudy_core.library import Library, LibraryStore, with_profile
from understudy_core.paths import Paths
from understudy_core.practice.scenes import DEFAULT_SCENE, Ensemble, scene
from understudy_core.profile_file import MAX_BYTES, parse_profile
from understudy_core.profiles import Profile
from understudy_core.statistics import Statistics
from understudy_core.transport.http import Http
from understudy_core.transport.proxy import ProxyAddressError, cleaned
from understudy_core.worker import Worker
from understudy_gui.arrivals import ENDINGS, Arrivals
from understudy_gui.controllers.activity import ActivityController
from understudy_gui.controllers.attaching import AttachController
from understudy_gui.controllers.chat import ChatController
from understudy_gui.controllers.profiles import ProfilesController
from understudy_gui.controllers.states import BackendStates
from understudy_gui.controllers.uses import Uses
from understudy_gui.controllers.window import WindowController
from understudy_gui.preferences import Preferences
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.highlight import warm_up
from understudy_gui.transcript.typesetting import UnsettableError, outline
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.file_drop import FileDrop

SELF_TEST_MESSAGE = "Is the understudy ready?"


class Stage:
    """Everything that lives as long as the window."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        preferences: Preferences | None = None,
        arrivals: Arrivals | None = None,
    ) -> None:
        self._preferences = preferences or Preferences()
        self._arrivals = Arrivals() if arrivals is None else arrivals
        self._window = window
        self._tasks = tasks
        self.http: Http | None = None
        self._workers = (Worker("history"), Worker("keys"), Worker("pictures"))
        self.ensemble: Ensemble | None = None
        self._proxy_notice = self._library_notice = ""
        self.database: Database | None = None
        self.statistics: Statistics | None = None
        self.chat: ChatController | None = None
        self.profiles: ProfilesController | None = None
        self.window: WindowController | None = None
        self.attaching: AttachController | None = None
        self.activity: ActivityController | None = None

    async def open(self, practice: str | None, profile_file: Path | None) -> None:
        """Connect the window; `practice` names a scene, with which nothing of the user's is read or written."""
        history, keyring, pictures = self._workers
        paths = None if practice is not None else Paths.of_user(os.environ)
        self.database = Database(paths.history if paths else None, history, time.time)
        conversations = Conversations(self.database)
        keys = Keys(keyring, os.environ if paths else {})
        self.http = http = await self._connected(self._preferences.proxy)
        capabilities = Capabilities(paths.models if paths else None)
        balancer = Balancer(self.http, keys, next_turn=conversations.counter, capabilities=capabilities)
        self.statistics = statistics = Statistics(self.database)
        service = ChatService(balancer, conversations, statistics)
        with suppress(StorageError):  # lists of models are fetched again when they are wanted
            await keyring.run(capabilities.load)
        library, store = await self._library(practice, profile_file, paths)
        with suppress(StorageError):  # a history that cannot be read was told of already
            await statistics.recall(balancer.habits, library.backends)
        states = BackendStates(balancer, self._window)
        self.chat = chat = ChatController(
            self._window, self._tasks, service, conversations, Drafts(self.database), states
        )
        self.profiles = ProfilesController(
            self._window,
            self._tasks,
            library,
            store,
            history,
            keys,
            self.http,
            states,
            self._show_profile,
            chat.say,
            capabilities,
            self._window.help_asked.emit,
            Uses(self._tasks, conversations, chat.profile_renamed),
        )
        chat.manner.profiles = self.profiles
        self._window.profiles_asked.connect(self.profiles.open_editor)
        self._window.top_bar.picker.profile_chosen.connect(self.profiles.select)
        chat.view.add_service_asked.connect(self.profiles.open_adder)
        chat.view.just_show_me_asked.connect(lambda: self._tasks.start("practice", self._practise()))
        chat.view.cure_asked.connect(self.profiles.cure)
        FileDrop(self._window, *ENDINGS).dropped.connect(self.profiles.exchange.import_files)
        self.activity = ActivityController(self._window, self._tasks, chat, states, statistics)
        self.attaching = AttachController(self._window, self._tasks, pictures, chat.say)
        self._show_profile()
        await chat.open()
        if notices := " ".join(filter(None, (self._library_notice, self.database.notice, self._proxy_notice))):
            chat.say(notices)
        self._tasks.start("warm up", pictures.run(warm_up))
        self._tasks.start("look after", self._look_after(self.database, chat))
        file = paths.preferences if paths else None
        self.window = WindowController(
            self._window, self._tasks, history, chat, self._preferences, file, http, statistics, self.database
        )
        is_first_start = store is not None and library == Library()
        if is_first_start and not self._arrivals:  # who opens a file has answered already how to begin
            self.profiles.welcome(
                lambda: self._tasks.start("practice", self._practise()), self._window.composer.text.setFocus
            )
        self._arrivals.hand_to(self.profiles.exchange.import_files)

    async def _look_after(self, database: Database, chat: ChatController) -> None:
        """Check the history and take its daily backup, on a thread of its own."""
        upkeep = Worker("upkeep")
        try:
            if (problem := await database.look_after(upkeep)) is not None:
                chat.say(problem)
        finally:
            upkeep.close()

    async def close(self) -> None:
        """Close sockets, servers and files."""
        if self.window is not None:
            self.window.help.close()
        if self.chat is not None:
            await self.chat.close()
        if self.http is not None:
            await self.http.aclose()
        if self.ensemble is not None:
            await self.ensemble.stop()
        if self.database is not None:
            await self.database.close()
        for worker in self._workers:
            worker.close()

    async def _connected(self, proxy: str) -> Http:
        """The client, made on a thread because it reads the list of trusted certificates."""
        history = self._workers[0]
        try:
            return await history.run(lambda: Http(cleaned(proxy) or None))
        except (ProxyAddressError, BackendError):
            self._proxy_notice = tr("The proxy in the settings could not be used. Services are reached without it.")
            return await history.run(Http)

    async def _library(
        self, practice: str | None, profile_file: Path | None, paths: Paths | None
    ) -> tuple[Library, LibraryStore | None]:
        if profile_file is not None:
            return with_profile(Library(), parse_profile(read_bytes(profile_file, MAX_BYTES) or b"").profile), None
        if paths is None:
            return with_profile(Library(), await self._played(practice or DEFAULT_SCENE)), None
        store = LibraryStore(paths.library)
        try:
            return await self._workers[0].run(store.load), store
        except StorageError as problem:
            self._library_notice = str(problem)
            return Library(), None  # nothing is written over a file that could not be understood

    async def _played(self, name: str) -> Profile:
        self.ensemble = scene(name)
        await self.ensemble.start()
        return self.ensemble.profile

    async def _practise(self) -> None:
        """Add the practice services to what there is, until the window closes."""
        if self.ensemble is None and self.profiles is not None:
            profile = await self._played(DEFAULT_SCENE)
            library = self.profiles.library
            name = free_name(profile.name, [kept.name for kept in library.profiles])
            self.profiles.borrow(with_profile(library, profile.model_copy(update={"name": name})), name)

    def _show_profile(self) -> None:
        if self.chat is None or self.profiles is None:
            return
        library, selected = self.profiles.library, self.profiles.selected
        self._window.top_bar.picker.set_choices([(profile.name, profile.name) for profile in library.profiles])
        try:
            profile, skipped = library.resolve(selected) if selected else (None, ())
        except StorageError:
            profile, skipped = None, ()
        self.chat.use(selected, profile, skipped)


async def self_test(stage: Stage) -> int:
    """One whole chat with one failover, and a formula; 0 if the second service answered after the first failed.

    Formulas need fonts and tables that are files, which a packed program can have been packed without.
    """
    assert stage.chat is not None
    told = await stage.chat.talk(SELF_TEST_MESSAGE)
    print(told.words)
    try:
        outline(r"\frac{a}{b}", display=True)
    except UnsettableError:
        print(tr("Formulas cannot be drawn."))
        return 1
    return 0 if told.is_rescued else 1
