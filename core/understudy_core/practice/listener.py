"""A listening socket on this computer, with every connection and task that hangs on it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from understudy_core.practice.http1 import MAX_HEAD_BYTES

HOST = "127.0.0.1"

Serve: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]


class _Connection(asyncio.StreamReaderProtocol):
    """One client. Its task is cancelled the moment the client leaves; when its task ends, it is closed."""

    def __init__(self, listener: Listener, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(asyncio.StreamReader(limit=MAX_HEAD_BYTES, loop=loop), self._meet, loop)
        self._listener = listener
        self._serving: asyncio.Task[None] | None = None
        self.gone: asyncio.Future[None] = loop.create_future()
        self.abort: Callable[[], None] = lambda: None

    def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.abort = writer.transport.abort
        if self._listener._admit(self):
            self._serving = asyncio.get_running_loop().create_task(self._attend(reader, writer))
        else:
            self.abort()

    async def _attend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._listener._serve(reader, writer)
        except ConnectionError:
            pass  # the client left, which is its right
        finally:
            writer.close()

    def eof_received(self) -> bool:
        super().eof_received()
        return False  # half-closed is closed: whoever stops talking has left

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._listener._open.discard(self)
        self.gone.set_result(None)
        if self._serving is not None:
            self._serving.cancel()


class _Door(socket.socket):
    """A listening socket that can stop accepting before it is closed."""

    _is_shut = False

    def accept(self) -> tuple[socket.socket, Any]:
        if self._is_shut:
            raise BlockingIOError
        return super().accept()

    async def shut(self) -> None:
        """Accept nobody any more, and let arrive who was accepted.

        asyncio takes some turns of its loop to hand an accepted socket over, and loses it when its server is
        closed in between.
        """
        self._is_shut = True
        for _ in range(3):
            await asyncio.sleep(0)


class Listener:
    """Runs `serve(reader, writer)` for each connection to a port of its own, and cancels it when the client leaves."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._socket: _Door | None = None
        self._server: asyncio.Server | None = None
        self._open: set[_Connection] = set()
        self._opened = 0

    @property
    def port(self) -> int:
        """Raises RuntimeError before `start` and after `stop`."""
        if self._socket is None:
            raise RuntimeError("this service is not started, so it has no port")
        return int(self._socket.getsockname()[1])

    @property
    def connections_opened(self) -> int:
        """How many connections there ever were."""
        return self._opened

    @property
    def connections_open(self) -> int:
        """How many connections there are now."""
        return len(self._open)

    async def start(self, *, listening: bool = True) -> None:
        """Take a free port. Without `listening` it is only kept, so that whoever connects is refused."""
        assert self._socket is None, "started already"
        self._socket = _Door(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio then sends at once
        self._socket.bind((HOST, 0))
        if listening:
            loop = asyncio.get_running_loop()
            self._server = await loop.create_server(lambda: _Connection(self, loop), sock=self._socket)

    async def stop(self) -> None:
        """Close the port and every connection at once. Afterwards no task and no socket is left."""
        door, self._socket = self._socket, None
        server, self._server = self._server, None
        try:
            if door is not None:
                await door.shut()
        finally:
            for open_still in (server, door):
                if open_still is not None:
                    open_still.close()
        leaving = tuple(self._open)
        serving = [connection._serving for connection in leaving if connection._serving is not None]
        for connection in leaving:
            connection.abort()
        await self.emptied()
        await asyncio.gather(*serving, return_exceptions=True)
        if server is not None:
            await server.wait_closed()

    async def emptied(self) -> None:
        """Wait until no connection is open."""
        while self._open:
            await asyncio.wait([connection.gone for connection in self._open])

    def _admit(self, connection: _Connection) -> bool:
        if self._server is None:
            return False  # it came in the very moment of stopping
        self._open.add(connection)
        self._opened += 1
        return True
