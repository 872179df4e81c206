"""Just enough HTTP/1.1 for a service on this computer: requests read strictly and in bounds, replies framed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

MAX_HEAD_BYTES = 32 * 1024
MAX_BODY_BYTES = 16 * 1024 * 1024
LAST_CHUNK = b"0\r\n\r\n"
EVENT_STREAM = {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache"}


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request as it came: header names in lower case, `path` without its query, `body` None unless it is JSON."""

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: Any = field(default=None, repr=False)


class BadRequestError(Exception):
    """The request cannot be read; `status` is what to answer, the text a sentence saying why."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


async def read_request(reader: asyncio.StreamReader) -> ReceivedRequest | None:
    """The next request of a connection; None when the client left instead.

    Raises BadRequestError when it is no HTTP/1.1 request with a length, or longer than the bounds above.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, headers = _parse_head(head)
        body = await reader.readexactly(_body_length(headers))
    except asyncio.LimitOverrunError:
        raise BadRequestError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too long.") from None
    except asyncio.IncompleteReadError:
        return None
    return ReceivedRequest(method, target.partition("?")[0], MappingProxyType(headers), _json_or_none(body))


def _parse_head(head: bytes) -> tuple[str, str, dict[str, str]]:
    first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[0].isalpha() or not words[1].startswith("/"):
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "The first line is not that of a request.")
    if words[2] != "HTTP/1.1":
        raise BadRequestError(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "Only HTTP/1.1 is spoken here.")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name or name.strip() != name:
            raise BadRequestError(HTTPStatus.BAD_REQUEST, "A header line has no name.")
        known = headers.get(name.lower())
        headers[name.lower()] = value.strip() if known is None else f"{known}, {value.strip()}"
    return words[0], words[1], headers


def _body_length(headers: Mapping[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise BadRequestError(HTTPStatus.LENGTH_REQUIRED, "The length of the body must be told in advance.")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "The length of the body is not a number.")
    if len(length) > len(str(MAX_BODY_BYTES)) or int(length) > MAX_BODY_BYTES:
        raise BadRequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too long.")
    return int(length)


def _json_or_none(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except (ValueError, RecursionError):
        return None


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """Status line and headers of a reply, up to the body."""
    phrase = HTTPStatus(status).phrase if status in list(HTTPStatus) else "Unknown"
    lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def whole(status: int, headers: Mapping[str, str], body: bytes) -> bytes:
    """A reply with its body, ready to be sent."""
    return head(status, {**headers, "content-length": str(len(body))}) + body


def streamed(status: int, headers: Mapping[str, str]) -> bytes:
    """The head of a reply whose body follows as `chunk`s and ends with LAST_CHUNK."""
    return head(status, {**headers, "transfer-encoding": "chunked"})


def chunk(data: bytes) -> bytes:
    """One piece of a streamed body; `data` must not be empty, for that would end the body."""
    assert data, "an empty chunk ends the body"
    return b"%x\r\n%b\r\n" % (len(data), data)
