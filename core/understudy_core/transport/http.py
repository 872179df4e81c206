"""The one HTTP client. It never reads proxy settings or other environment, and never follows a redirect."""

from __future__ import annotations

import ipaddress
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.transport.errors import FOREIGN, failure_of

CONNECT_S = 5.0
CONNECT_LOCAL_S = 2.0
MAX_ERROR_BYTES = 256 << 10
MAX_REPLY_BYTES = 32 << 20


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
            async for piece in self._response.aiter_bytes():
                total += len(piece)
                if total > MAX_REPLY_BYTES:
                    raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail="The reply is over 32 MiB."))
                yield piece
        except FOREIGN as error:
            raise BackendError(failure_of(error)) from None

    async def body(self, limit: int = MAX_ERROR_BYTES) -> bytes:
        """The body up to `limit` bytes; a body that breaks is returned as far as it came."""
        read = bytearray()
        try:
            async for piece in self._response.aiter_bytes():
                read += piece
                if len(read) >= limit:
                    break
        except FOREIGN:
            pass  # an error's body that breaks off still says what it said
        return bytes(read[:limit])


class Http:
    """Connections to services, kept open between requests. Close it once, at the end."""

    def __init__(self) -> None:
        self._client = httpx.AsyncClient(
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(None),
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=60),
            headers={"user-agent": "Understudy", "accept-encoding": "identity"},
        )

    @asynccontextmanager
    async def send(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> AsyncIterator[Reply]:
        """Send a request and hand over the reply once its head has come.

        Raises BackendError when that does not happen. Only connecting has a time limit here (5 s, 2 s on this
        computer); waiting for content is the balancer's business.
        """
        try:
            connect = CONNECT_LOCAL_S if is_local(url) else CONNECT_S
            request = self._client.build_request(
                method, url, headers=dict(headers), content=content, timeout=httpx.Timeout(None, connect=connect)
            )
            response = await self._client.send(request, stream=True)
        except FOREIGN as error:
            raise BackendError(failure_of(error)) from None
        try:
            named = {name.lower(): value for name, value in response.headers.items()}
            yield Reply(response.status_code, named, response)
        finally:
            await response.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()


def host_of(url: str) -> str:
    """Host and port of an address, for sentences and for binding a key; "" if it has none."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError):
        return ""
    return parsed.netloc.decode("ascii", "replace").rpartition("@")[2]


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
