"""A server on 127.0.0.1 that does to its clients whatever a test says, byte by byte."""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from understudy_core.practice import http1
from understudy_core.practice.http1 import ReceivedRequest
from understudy_core.practice.local_server import LocalServer

Fault: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter, ReceivedRequest], Awaitable[None]]
"""What happens after one request was read. When it returns, the connection waits for the next request."""


@dataclass(frozen=True)
class Close:
    """Step: end the connection; all that was sent still arrives."""


@dataclass(frozen=True)
class Reset:
    """Step: end the connection by a TCP reset."""


@dataclass(frozen=True)
class Stay:
    """Step: keep silent until the client leaves."""


@dataclass(frozen=True)
class Await:
    """Step: go on only when the test sets `event`."""

    event: asyncio.Event


Step: TypeAlias = bytes | Close | Reset | Stay | Await


def script(*steps: Step) -> Fault:
    """The fault that goes through `steps` in order; bytes are sent as they are."""

    async def fault(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _request: ReceivedRequest) -> None:
        for step in steps:
            await _take(step, writer)

    return fault


async def _take(step: Step, writer: asyncio.StreamWriter) -> None:
    match step:
        case bytes():
            writer.write(step)
            await writer.drain()
        case Close():
            writer.close()
        case Reset():
            reset_connection(writer)
        case Stay():
            await asyncio.Event().wait()
        case Await(event=event):
            await event.wait()
        case _:
            assert_never(step)


def reset_connection(writer: asyncio.StreamWriter) -> None:
    """Close the socket so that the client sees a reset instead of an end."""
    linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)  # on, 0 s: the system then sends RST
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


class FaultServer(LocalServer):
    """Does `first` to the first request, each of `then` to the next ones, and the last of them for ever."""

    def __init__(self, first: Fault, *then: Fault) -> None:
        super().__init__()
        self._faults = (first, *then)
        self._requests: list[ReceivedRequest] = []

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """What was received, oldest first."""
        return tuple(self._requests)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing() and (request := await http1.read_request(reader)) is not None:
            fault = self._faults[min(len(self._requests), len(self._faults) - 1)]
            self._requests.append(request)
            await fault(reader, writer, request)
