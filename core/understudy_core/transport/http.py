"""The one HTTP client. It never reads proxy settings or other environment, and never follows a redirect."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import httpx

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr
from understudy_core.transport.clients import client
from understudy_core.transport.errors import FOREIGN, failure_of
from understudy_core.transport.packed import unpacked
from understudy_core.transport.trust import Trust

CONNECT_S = 5.0
CONNECT_LOCAL_S = 2.0
MAX_ERROR_BYTES = 256 << 10
MAX_REPLY_BYTES = 32 << 20
_KNOWN_ADDRESSES = 256
"""Reading an address costs more than remembering what it said."""


@dataclass(frozen=True)
class Reply:
    """A reply whose head is here and whose body is still coming. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    _response: httpx.Response

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """The body as it arrives. Raises BackendError when it breaks or grows over 32 MiB."""
        total = 0
        try:
            async for piece in self._read():
                total += len(piece)
                if total > MAX_REPLY_BYTES:
                    raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail=tr("The reply is over 32 MiB.")))
                yield piece
        except FOREIGN as error:
            raise BackendError(failure_of(error)) from None

    async def body(self, limit: int = MAX_ERROR_BYTES) -> bytes:
        """The body up to `limit` bytes; a body that breaks is returned as far as it came."""
        read = bytearray()
        try:
            async for piece in self._read():
                read += piece
                if len(read) >= limit:
                    break
        except (*FOREIGN, BackendError):
            pass  # an error's body that breaks off still says what it said
        return bytes(read[:limit])

    def _read(self) -> AsyncIterator[bytes]:
        """Not httpx's own iterator: that closes at the end, and being given up in that moment loses the connection."""
        assert isinstance(self._response.stream, httpx.AsyncByteStream)
        pieces, encoding = aiter(self._response.stream), self.headers.get("content-encoding")
        return unpacked(pieces, encoding) if encoding else pieces


class Http:
    """Connections to services, kept open between requests. Close it once, at the end."""

    def __init__(self, proxy: str | None = None, trust: Trust | None = None) -> None:
        """`proxy` is the address of a proxy for everything but this computer. Raises BackendError for a bad one.

        `trust` says whose certificates count; None: those that this computer trusts.
        """
        self._trust = trust or Trust.of_this_computer()
        self._under_way: set[asyncio.Task[Any]] = set()
        self._is_closed = False
        self._near = self._far = client(None, self._trust)
        self._clients = [self._near]
        self.use_proxy(proxy)

    def prepare(self) -> None:
        """Get ready for secure connections on a thread, so that the first one need not wait for it."""
        self._trust.prepare()

    def use_proxy(self, proxy: str | None) -> None:
        """Send what begins from now on through this proxy, or none; what is under way goes on as it began.

        Raises BackendError for an address that cannot be used; nothing is changed then.
        """
        try:
            self._far = client(proxy, self._trust) if proxy else self._near
        except (*FOREIGN, ValueError):
            said = tr("The address of the proxy cannot be used. It looks like http://host:port.")
            raise BackendError(Failure(FailureKind.PROXY, detail=said)) from None
        if self._far is not self._near:
            self._clients.append(self._far)

    @asynccontextmanager
    async def send(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> AsyncIterator[Reply]:
        """Send a request and hand over the reply once its head has come.

        Raises BackendError when that does not happen. Only connecting has a time limit here (5 s, 2 s on this
        computer); waiting for content is the balancer's business. Kept connections that the service dropped meanwhile
        are replaced silently.
        """
        local = is_local(url)
        chosen = self._near if local else self._far
        try:
            request = chosen.build_request(
                method,
                url,
                headers=dict(headers),
                content=content,
                timeout=httpx.Timeout(None, connect=CONNECT_LOCAL_S if local else CONNECT_S),
            )
            if request.url.scheme == "https" or chosen is not self._near:
                await self._trust.ready()  # the proxy may be reached by TLS
            if self._is_closed:
                raise BackendError(Failure(FailureKind.NETWORK))
            response = await self._sent(chosen, request)
        except FOREIGN as error:
            raise BackendError(failure_of(error)) from None
        try:
            named = {name.lower(): value for name, value in response.headers.items()}
            yield Reply(response.status_code, named, response)
        finally:
            await asyncio.shield(self._closing(response))

    async def _sent(self, chosen: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
        """The reply's head. Raises what httpx raises."""
        while True:
            attempt = _Attempt()
            request.extensions["trace"] = attempt.trace
            try:
                return await self._sent_once(chosen, request, attempt)
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                if attempt.connected or attempt.heard:
                    raise  # else it was a kept connection, of which there are only so many

    async def _sent_once(self, chosen: httpx.AsyncClient, request: httpx.Request, attempt: _Attempt) -> httpx.Response:
        """Given up early, the request goes on by itself until it can be given up without harm: httpcore loses a place
        in its pool when a request is cancelled before its connection begins (httpcore #1093).
        """
        sending = asyncio.get_running_loop().create_task(chosen.send(request, stream=True))
        self._under_way.add(sending)
        sending.add_done_callback(self._under_way.discard)
        try:
            return await asyncio.shield(sending)
        except asyncio.CancelledError:
            if sending.cancelled() and not _is_given_up():
                raise BackendError(Failure(FailureKind.NETWORK)) from None  # `aclose` did that
            sending.add_done_callback(self._ended)
            attempt.give_up(sending)
            raise

    def _ended(self, sending: asyncio.Task[httpx.Response]) -> None:
        if not sending.cancelled() and sending.exception() is None:
            self._closing(sending.result())

    def _closing(self, response: httpx.Response) -> asyncio.Task[None]:
        """Goes on though nobody waits for it any longer: a close that is broken off leaves its connection taken."""
        closing = asyncio.get_running_loop().create_task(response.aclose())
        self._under_way.add(closing)
        closing.add_done_callback(self._under_way.discard)
        return closing

    async def aclose(self) -> None:
        """Close every connection. What is under way, or begins later, fails as if the network were gone."""
        self._is_closed = True
        while self._under_way:
            for task in self._under_way:
                task.cancel()
            await asyncio.wait(self._under_way)
        for each in self._clients:
            await each.aclose()


class _Attempt:
    """What happened on the wire before a request failed, or was given up."""

    def __init__(self) -> None:
        self.connected = False
        self.heard = False
        self._has_begun = False
        self._unwanted: asyncio.Task[httpx.Response] | None = None

    def give_up(self, sending: asyncio.Task[httpx.Response]) -> None:
        """Cancel the request, at once or as soon as it is connected, which has a time limit of its own."""
        if self._has_begun:
            sending.cancel()
        else:
            self._unwanted = sending

    async def trace(self, event: str, _info: Mapping[str, Any]) -> None:
        """Called by httpcore at every step. From the first that is HTTP on, cancelling closes the connection; before,
        it could leave a place in the pool taken, or a socket open in the middle of a TLS handshake.
        """
        self.connected = self.connected or event == "connection.connect_tcp.started"
        self.heard = self.heard or event.endswith("receive_response_headers.complete")
        self._has_begun = self._has_begun or event.startswith("http")
        if self._has_begun and self._unwanted is not None:
            self._unwanted.cancel()
            self._unwanted = None


def _is_given_up() -> bool:
    """Whether somebody cancelled the task that runs, rather than what it waits for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


@lru_cache(maxsize=_KNOWN_ADDRESSES)
def host_of(url: str) -> str:
    """Host and port of an address, for sentences and for binding a key; "" if it has none."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError):
        return ""
    return parsed.netloc.decode("ascii", "replace").rpartition("@")[2]


@lru_cache(maxsize=_KNOWN_ADDRESSES)
def is_local(url: str) -> bool:
    """Whether the address is on this computer."""
    try:
        host = httpx.URL(url).host
    except (httpx.InvalidURL, UnicodeError):
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
