"""A stored conversation as it is shown: its messages and events, applied as when they came."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from understudy_core.chat import Role
from understudy_core.turns import StoredMessage
from understudy_gui.transcript.items import Item
from understudy_gui.transcript.model import TranscriptModel


def item_id(message: int) -> str:
    """The name of a kept message among the items of a transcript."""
    return f"message-{message}"


async def replayed(messages: Sequence[StoredMessage]) -> Sequence[Item]:
    """The items of these messages, oldest first; the window goes on meanwhile."""
    replay = TranscriptModel()
    pause = Pause()
    for one in messages:
        if one.role is Role.USER:
            replay.add_user(one.text, item_id(one.id), one.pictures, one.versions)
        else:
            replay.begin_reply(item_id(one.id), one.versions)
            for event in one.account:
                if not replay.streaming:
                    replay.go_on()
                replay.apply(event)
        await pause.if_due()
    return replay.items


class Pause:
    """Lets the window breathe during long work, and costs nothing while there is no need."""

    _EVERY_S = 0.008

    def __init__(self) -> None:
        self._due = time.perf_counter() + self._EVERY_S

    async def if_due(self) -> None:
        """Let the window go on, if it has waited long enough."""
        if time.perf_counter() >= self._due:
            await asyncio.sleep(0)
            self._due = time.perf_counter() + self._EVERY_S
