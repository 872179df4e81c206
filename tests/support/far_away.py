"""The internet on this computer: a proxy that takes the calls for known services, with certificates of its own.

So what is known by name can be played to its end: the program speaks TLS to its host, and a practice service answers.
"""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from support.certificates import FILE, certified

_CUSTOMIZED = f"""
from pathlib import Path
from understudy_core.transport import trust
trust.SYSTEM_FILES = (Path(__file__).with_name({FILE!r}),)
"""
"""Python runs this before any program."""
_PIECE = 65536


class FarAway:
    """A proxy on 127.0.0.1. `hosts` tells the local port that stands for a host."""

    def __init__(self, hosts: Mapping[str, int], folder: Path) -> None:
        self._hosts = hosts
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._context: ssl.SSLContext = certified(folder, 1, tuple(hosts))
        (folder / "sitecustomize.py").write_text(_CUSTOMIZED)
        self._server: asyncio.Server | None = None
        self._calls: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """The address of the proxy."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    @property
    def environ(self) -> dict[str, str]:
        """What makes a program trust these certificates, and no others."""
        return {"PYTHONPATH": os.pathsep.join(filter(None, (str(self._folder), os.environ.get("PYTHONPATH"))))}

    async def start(self) -> None:
        """Take a free port."""
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)

    async def stop(self) -> None:
        """Take no more calls, and end those there are."""
        assert self._server is not None
        self._server.close()
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        call = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            head = await reader.readuntil(b"\r\n\r\n")
            host = head.split()[1].decode().rpartition(":")[0]
            if host not in self._hosts:
                writer.write(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")
                await writer.drain()
            else:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await writer.drain()
                await writer.start_tls(self._context)
                there = await asyncio.open_connection("127.0.0.1", self._hosts[host])
                await asyncio.gather(_pour(reader, there[1]), _pour(there[0], writer))
        writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, ssl.SSLError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()
