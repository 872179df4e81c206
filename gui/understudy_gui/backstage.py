"""What stands behind the window: opened once, used by one window after the other, closed in order.

Imported behind the first paint, because it brings httpx and pydantic with it.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from understudy_core.balancer import Balancer
from understudy_core.capabilities import Capabilities
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.drafts import Drafts
from understudy_core.failures import BackendError
from understudy_core.files import StorageError, read_bytes
from understudy_core.keys import Keys
from understudy_core.language import tr
from understudy_core.library import Library, LibraryStore, with_profile
from understudy_core.paths import Paths
from understudy_core.profile_file import MAX_BYTES, parse_profile
from understudy_core.profiles import Profile
from understudy_core.statistics import Statistics
from understudy_core.transport.http import Http
from understudy_core.transport.proxy import ProxyAddressError, cleaned
from understudy_core.worker import Worker
from understudy_gui.preferences import mend

if TYPE_CHECKING:
    from understudy_core.practice.scenes import Ensemble


class Backstage:
    """Everything of the core that one process has once. `practice` names a scene, with which nothing of the user's
    is read or written."""

    balancer: Balancer
    service: ChatService
    library: Library
    """As it was opened; from then on the window owns it."""
    store: LibraryStore | None = None
    """None where nothing is to be written."""

    def __init__(self, practice: str | None) -> None:
        self._practice = practice
        self.paths = None if practice is not None else Paths.of_user(os.environ)
        self.history, self.keyring, self.pictures = Worker("history"), Worker("keys"), Worker("pictures")
        self.database = Database(self.paths.history if self.paths else None, self.history, time.time)
        self.conversations = Conversations(self.database)
        self.drafts = Drafts(self.database)
        self.statistics = Statistics(self.database)
        self.keys = Keys(self.keyring, os.environ if self.paths else {})
        self.capabilities = Capabilities(self.paths.models if self.paths else None)
        self.ensemble: Ensemble | None = None
        self._http: Http | None = None
        self._settings_notice = self._library_notice = self._proxy_notice = ""

    async def open(self, profile_file: Path | None, proxy: str) -> None:
        """Read what is kept, and get ready to ask. Raises StorageError and ProfileFileError for a `profile_file`."""
        self._settings_notice = await self._mended_settings()
        self._http = await self._connected(proxy)
        if self.paths is not None:
            self._http.prepare()
        conversations, capabilities = self.conversations, self.capabilities
        self.balancer = Balancer(self._http, self.keys, next_turn=conversations.counter, capabilities=capabilities)
        self.service = ChatService(self.balancer, conversations, self.statistics)
        with suppress(StorageError):  # lists of models are fetched again when they are wanted
            await self.keyring.run(capabilities.load)
        self.library = await self._read(profile_file)
        with suppress(StorageError):  # a history that cannot be read was told of already
            await self.statistics.recall(self.balancer.habits, self.library.backends)

    async def close(self) -> None:
        """Close sockets, servers and files."""
        if self._http is not None:
            await self._http.aclose()
        if self.ensemble is not None:
            await self.ensemble.stop()
        await self.database.close()
        for worker in (self.history, self.keyring, self.pictures):
            worker.close()

    @property
    def http(self) -> Http:
        """The one client, once this is open."""
        assert self._http is not None
        return self._http

    @property
    def is_first_start(self) -> bool:
        """Whether there was nothing of the user's yet."""
        return self.store is not None and self.library == Library()

    def take_notices(self) -> str:
        """Sentences about what could not be opened as it was, to be said once."""
        found = self._settings_notice, self._library_notice, self.database.notice, self._proxy_notice
        self._settings_notice = self._library_notice = self._proxy_notice = ""
        self.database.notice = None
        return " ".join(filter(None, found))

    async def play(self, name: str | None = None) -> Profile:
        """Start the practice services of this scene, or of the usual one, which play until the end; the profile that
        asks them."""
        from understudy_core.practice.scenes import DEFAULT_SCENE, scene  # a message to somebody real does without

        self.ensemble = scene(name or DEFAULT_SCENE)
        await self.ensemble.start()
        return self.ensemble.profile

    async def _mended_settings(self) -> str:
        """The sentence for settings that could not be read, before a change is written over them."""
        if self.paths is None:
            return ""
        file = self.paths.preferences
        try:
            return await self.history.run(lambda: mend(file))
        except StorageError as problem:
            return str(problem)

    async def _connected(self, proxy: str) -> Http:
        """The client, made on a thread because what it consists of is loaded only then."""
        try:
            return await self.history.run(lambda: Http(cleaned(proxy) or None))
        except (ProxyAddressError, BackendError):
            self._proxy_notice = tr("The proxy in the settings could not be used. Services are reached without it.")
            return await self.history.run(Http)

    async def _read(self, profile_file: Path | None) -> Library:
        if profile_file is not None:
            return with_profile(Library(), parse_profile(read_bytes(profile_file, MAX_BYTES) or b"").profile)
        if self.paths is None:
            return with_profile(Library(), await self.play(self._practice))
        store = LibraryStore(self.paths.library)
        try:
            library = await self.history.run(store.load)
        except StorageError as problem:
            self._library_notice = str(problem)
            return Library()  # nothing is written over a file that could not be understood
        self.store = store
        return library
