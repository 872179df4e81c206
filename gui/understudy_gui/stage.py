"""Puts core and window together: opens what the window needs, connects it, closes it in order.

Imported behind the first paint, because it brings httpx and pydantic with it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from understudy_core.balancer import Balancer
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.files import read_bytes
from understudy_core.keys import Keys
from understudy_core.paths import Paths
from understudy_core.practice.scenes import Ensemble, scene
from understudy_core.profile_file import MAX_BYTES, parse_profile
from understudy_core.profiles import Profile
from understudy_core.transport.http import Http
from understudy_core.worker import Worker
from understudy_gui.controllers.chat import ChatController
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow

SELF_TEST_MESSAGE = "Is the understudy ready?"


class Stage:
    """Everything that lives as long as the window."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self._http = Http()
        self._workers = (Worker("history"), Worker("keys"))
        self._ensemble: Ensemble | None = None
        self._conversations: Conversations | None = None
        self.chat: ChatController | None = None

    async def open(self, practice: str | None, profile_file: Path | None) -> None:
        """Connect the window; `practice` names a scene, with which nothing of the user's is read or written."""
        history, keyring = self._workers
        is_practice = practice is not None or profile_file is None
        path = None if is_practice else Paths.of_user(os.environ).history
        self._conversations = Conversations(path, history, time.time)
        keys = Keys(keyring, {} if is_practice else os.environ)
        balancer = Balancer(self._http, keys, next_turn=self._conversations.counter)
        profile = await self._profile(practice or "everyday", profile_file)
        service = ChatService(balancer, self._conversations)
        self.chat = ChatController(self._window, self._tasks, service, self._conversations, profile)
        await self.chat.open()

    async def close(self) -> None:
        """Close sockets, servers and files."""
        await self._http.aclose()
        if self._ensemble is not None:
            await self._ensemble.stop()
        if self._conversations is not None:
            await self._conversations.close()
        for worker in self._workers:
            worker.close()

    async def _profile(self, practice: str, profile_file: Path | None) -> Profile:
        if profile_file is not None:
            return parse_profile(read_bytes(profile_file, MAX_BYTES) or b"").profile
        self._ensemble = scene(practice)
        await self._ensemble.start()
        return self._ensemble.profile


async def self_test(stage: Stage) -> int:
    """One whole chat with one failover; 0 if the second service answered after the first failed."""
    assert stage.chat is not None
    told = await stage.chat.talk(SELF_TEST_MESSAGE)
    print(told.words)
    return 0 if told.is_rescued else 1
