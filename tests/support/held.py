"""A service that begins every reply at once and ends it when the test says so."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from support.asking import backend, profile
from support.fault_server import FaultServer, reset_connection
from understudy_core.library import with_profile
from understudy_core.practice.http1 import ReceivedRequest
from understudy_gui.stage import Stage


class Held:
    """Replies "Begun." to each message and holds the rest back. Messages go by their last line."""

    def __init__(self) -> None:
        self.server = FaultServer(self._answer)
        self._ends: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._broken: set[str] = set()

    def end(self, text: str) -> None:
        """Complete the reply to this message: "Begun. Done."."""
        self._ends[text].set()

    def cut(self, text: str) -> None:
        """Let the connection break in the reply to this message."""
        self._broken.add(text)
        self._ends[text].set()

    async def _answer(
        self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: ReceivedRequest
    ) -> None:
        text = str(request.body["messages"][-1]["content"]).splitlines()[-1]
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
        writer.write(_piece("Begun."))
        await writer.drain()
        await self._ends[text].wait()
        if text in self._broken:
            reset_connection(writer)
            return
        writer.write(_piece(" Done.") + _piece("", "stop") + b"data: [DONE]\n\n")
        await writer.drain()
        writer.close()


@asynccontextmanager
async def held(stage: Stage) -> AsyncIterator[Held]:
    """Such a service, in a profile of its own that is in use."""
    made = Held()
    async with made.server as server:
        used = profile(backend("Held", server.base_url), failover={"retry_count": 1, "mid_stream": "keep"})
        stage.profiles.keeper.borrow(with_profile(stage.profiles.keeper.library, used), used.name)
        yield made


def _piece(text: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    return b"data: " + json.dumps({"model": "m", "choices": [choice]}).encode() + b"\n\n"
