"""A server on this computer: where it is, who is connected, when it begins and ends. What it says is up to its kind."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from understudy_core.practice.listener import HOST, Listener


class LocalServer(ABC):
    """A kind of server says in `_serve` what happens on each of its connections."""

    def __init__(self, *, reachable: bool = True) -> None:
        """Not started yet. When it is not `reachable`, its port refuses connections."""
        self._reachable = reachable
        self._listener = Listener(self._serve)

    @property
    def url(self) -> str:
        """The address without a path. Raises RuntimeError while the server is not started."""
        return f"http://{HOST}:{self._listener.port}"

    @property
    def base_url(self) -> str:
        """The address to give to a backend. Raises RuntimeError while the server is not started."""
        return f"{self.url}/v1"

    @property
    def connections_opened(self) -> int:
        """How many connections there ever were."""
        return self._listener.connections_opened

    @property
    def connections_open(self) -> int:
        """How many connections there are now."""
        return self._listener.connections_open

    async def start(self) -> None:
        """Take a free port and wait for requests there."""
        await self._listener.start(listening=self._reachable)

    async def stop(self) -> None:
        """Close the port and every connection at once; harmless when not started."""
        await self._listener.stop()

    async def emptied(self) -> None:
        """Wait until no client is connected."""
        await self._listener.emptied()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @abstractmethod
    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read requests and answer them; cancelled when the client leaves."""
