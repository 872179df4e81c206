"""httpx's exceptions → `Failure`, once, here.

httpx.ConnectError     <- gaierror: dns; ConnectionRefusedError: refused_connection; ssl: tls; else network
httpx.ProxyError       proxy
httpx.ConnectTimeout   refused_connection (nothing at that address answers, nor would it a moment later)
httpx.RemoteProtocolError, ReadError, WriteError   network
httpx.InvalidURL, UnsupportedProtocol              misconfigured
httpx.DecodingError                                malformed_reply
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpx

from understudy_core.failures import Failure, FailureKind

K = FailureKind
FOREIGN = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, OSError)
"""Everything that httpx 0.28 was seen to raise for a bad address, network or service."""


def failure_of(error: Exception) -> Failure:
    """What a foreign exception means. Its own text is not used: it can hold a header's value."""
    return Failure(_kind(error))


def _kind(error: Exception) -> FailureKind:
    causes = list(_chain(error))
    if isinstance(error, httpx.ProxyError):
        return K.PROXY
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError)):
        return K.MISCONFIGURED
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return K.DNS
    if isinstance(error, httpx.ConnectTimeout) or any(isinstance(one, ConnectionRefusedError) for one in causes):
        return K.REFUSED_CONNECTION
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return K.TLS
    if isinstance(error, (httpx.DecodingError, UnicodeError)):
        return K.MALFORMED_REPLY
    return K.NETWORK


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, members of groups included (a dual-stack connect raises one)."""
    seen: set[int] = set()
    queue = [error]
    while queue:
        one = queue.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        queue += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            queue += one.exceptions
