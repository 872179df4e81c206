"""How many conversations each profile has."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from understudy_core.conversations import Conversations
from understudy_core.files import StorageError
from understudy_core.language import tr
from understudy_gui.tasks import Tasks


class Uses:
    """Counted when asked; `renamed` is told the old and the new name of a profile, once the history knows it."""

    def __init__(self, tasks: Tasks, conversations: Conversations, renamed: Callable[[str, str], None]) -> None:
        self._tasks, self._conversations, self._renamed = tasks, conversations, renamed
        self._counts: dict[str, int] = {}

    def words(self, profile: str) -> str:
        """By how many conversations a profile is used; empty where by none."""
        used = self._counts.get(profile, 0)
        return tr("Used by {n} conversations", "", used) if used else ""

    def parting_words(self, profile: str) -> str:
        """That a profile was deleted, and what becomes of its conversations."""
        used = self._counts.get(profile, 0)
        words = tr("“{name}” was deleted.", name=profile)
        used_it = tr("{n} conversations used it; they go on with another profile.", "", used)
        return f"{words} {used_it}" if used else words

    def count(self, then: Callable[[], None]) -> None:
        """Count anew, and call `then`."""
        self._tasks.start("uses", self._count(then))

    def rename(self, before: str, after: str, then: Callable[[], None]) -> None:
        """Let the conversations of a profile stay with it under its new name."""
        self._renamed(before, after)
        self._tasks.start("profile renamed", self._rename(before, after, then))

    async def _count(self, then: Callable[[], None]) -> None:
        with suppress(StorageError):  # nothing is said where nothing can be counted
            self._counts = await self._conversations.users()
            then()

    async def _rename(self, before: str, after: str, then: Callable[[], None]) -> None:
        with suppress(StorageError):  # its conversations then say that their profile is gone, and go on with another
            await self._conversations.profile_renamed(before, after)
            await self._count(then)
