"""One question and its streamed reply: bytes → JSON objects → parts. What all protocols have in common."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator, Mapping, MutableSet
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from understudy_core.chat import Usage
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr
from understudy_core.providers.base import FinishPart, Part
from understudy_core.providers.error_reply import failure_of_object, failure_of_reply
from understudy_core.providers.repair import accepted, refused_field
from understudy_core.providers.veil import Veil
from understudy_core.transport.http import MAX_REPLY_BYTES, Http, Reply
from understudy_core.transport.redact import redacted, remember
from understudy_core.transport.sse import ServerEvent, SseDecoder

MOST_UNREADABLE = 3
"""So many unreadable events in a row end a reply; fewer among good ones are left out."""
DONE = "[DONE]"
"""The end marker of OpenAI's protocol, which gateways also put behind the streams of others."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request. `key` is known so that no detail repeats it; `rejects` grows by what the service does not take."""

    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: Mapping[str, Any]
    key: str | None = field(default=None, repr=False)
    rejects: MutableSet[str] = field(default_factory=set)


class Reader(Protocol):
    """Makes parts of the JSON objects of one reply."""

    def read(self, said: Mapping[str, Any], event: str, /) -> Iterable[Part]:
        """The parts of one object; `event` is the name the stream gave it, or "". Raises BackendError."""
        ...


class Decoder(Protocol):
    """Bytes → events."""

    def feed(self, piece: bytes) -> list[ServerEvent]: ...
    def close(self) -> list[ServerEvent]: ...
    def is_foreign(self, head: bytes, /) -> bool:
        """Whether a reply that begins so is no stream of this kind, but one whole document."""
        ...


async def streamed(
    http: Http, question: Question, reader: Reader, decoder: Decoder | None = None
) -> AsyncGenerator[Part, None]:
    """The parts of one reply, read as server-sent events unless another decoder is given. Raises BackendError."""
    veil, broken = Veil(question.key), None
    try:
        async with aclosing(_parts(http, question, reader, decoder or SseDecoder())) as parts:
            async for part in parts:
                for shown in veil.over(part):
                    yield shown
    except BackendError as error:
        broken = error
    for shown in veil.lifted():
        yield shown
    if broken is not None:
        raise broken


async def _parts(http: Http, question: Question, reader: Reader, decoder: Decoder) -> AsyncGenerator[Part, None]:
    objects = _Objects(reader, question.key)
    async with _answered(http, question) as reply:
        head = b""
        async with aclosing(reply.pieces()) as pieces:
            async for piece in pieces:
                if not head.strip():
                    head += piece
                    if decoder.is_foreign(head):
                        for part in objects.whole(await _all(head, pieces)):
                            yield part
                        return
                for event in decoder.feed(piece):
                    for part in objects.read(event):
                        if type(part) is FinishPart:
                            objects.has_finished = True
                        yield part
        for event in decoder.close():
            for part in objects.read(event):
                yield part
    if not head:
        raise BackendError(Failure(FailureKind.EMPTY_REPLY, status=200))
    objects.check_end()


@asynccontextmanager
async def _answered(http: Http, question: Question) -> AsyncGenerator[Reply, None]:
    """A reply with status 200. A request that is refused for an optional field is sent again without it."""
    while True:
        body = accepted(question.body, question.rejects)
        async with http.send("POST", question.url, question.headers, json.dumps(body).encode()) as reply:
            if reply.status == 200:
                yield reply
                return
            said = await reply.body()
        refused = refused_field(said, body) if reply.status in (400, 422) else None
        if refused is None:
            raise BackendError(failure_of_reply(reply.status, reply.headers, said, question.key))
        question.rejects.add(refused)


async def _all(head: bytes, pieces: AsyncIterator[bytes]) -> bytes:
    body = bytearray(head)
    async for piece in pieces:
        body += piece
    assert len(body) <= MAX_REPLY_BYTES
    return bytes(body)


class _Objects:
    """Parses events; counts those in a row that it could not read."""

    def __init__(self, reader: Reader, key: str | None) -> None:
        self._reader = reader
        self._key = key
        self.has_finished = False
        self._readable = 0
        self._unreadable = 0

    def read(self, event: ServerEvent) -> Iterable[Part]:
        try:
            said = json.loads(event.data)
        except (ValueError, RecursionError):
            said = None
        if isinstance(said, dict):
            self._readable += 1
            self._unreadable = 0
            return self._parts(said, event.event)
        if event.data.strip() == DONE:
            self._readable += 1
            return () if self.has_finished else (FinishPart("stop"),)
        self._unreadable += 1
        if self._unreadable >= MOST_UNREADABLE:
            raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail=tr("The reply could not be read any more.")))
        return ()

    def whole(self, body: bytes) -> Iterator[Part]:
        """A reply that was not streamed: asked for so, or by a service that does not know streaming."""
        try:
            parsed = json.loads(body.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            parsed = None
        objects = parsed if isinstance(parsed, list) else [parsed]
        if not objects or not all(isinstance(said, dict) for said in objects):
            said = redacted(body[:300].decode("utf-8", "replace"), self._key)
            raise BackendError(Failure(FailureKind.MALFORMED_REPLY, status=200, detail=said))
        for said in objects:
            yield from self._parts(said, "")

    def check_end(self) -> None:
        """Raises BackendError when there was something, but nothing that could be read."""
        if self._unreadable and not self._readable:
            raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail=tr("Nothing in the reply could be read.")))

    def _parts(self, said: Mapping[str, Any], event: str) -> Iterable[Part]:
        if said.get("error"):
            raise BackendError(failure_of_object(said, self._key))
        if event == "error" or said.get("object") == "error" or said.get("type") == "error":
            raise BackendError(failure_of_object({"error": said}, self._key))
        return self._reader.read(said, event)


def key_header(name: str, key: str | None, scheme: str = "") -> dict[str, str]:
    """The header that carries a key; none without one. Raises BackendError for a key that no header can carry."""
    if key is None:
        return {}
    if not (key.isascii() and key.isprintable()):
        raise BackendError(Failure(FailureKind.KEY_REJECTED, detail=tr("The key holds characters no key can have.")))
    remember(key)
    return {name: f"{scheme}{key}"}


def words(value: object) -> str:
    """Text without lone surrogates, which JSON may carry and nothing else can store; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    return value if value.isascii() else value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def usage(given: object, input_name: str, output_name: str) -> Usage | None:
    """Tokens under the service's own names; None for what is no object."""
    return Usage(_count(given.get(input_name)), _count(given.get(output_name))) if isinstance(given, dict) else None


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
