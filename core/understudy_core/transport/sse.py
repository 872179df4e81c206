"""Bytes → server-sent events, strictly bounded. Source: the WHATWG HTML standard, 9.2.6."""

from __future__ import annotations

from dataclasses import dataclass

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr

MAX_EVENT_BYTES = 1 << 20
_OTHER_FIELDS = (b"id", b"retry")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event: its type ("" if none was named) and its data lines joined by newlines."""

    event: str
    data: str


class SseDecoder:
    """Feed it bytes as they come; it returns the events they complete.

    Lines may end in LF, CRLF or CR. Text is UTF-8 whatever the headers say, wrong bytes become U+FFFD.
    Raises BackendError (malformed_reply) when one event grows over 1 MiB. Lines that are no
    fields come at the end, as one event.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._at_start = True
        self._event = ""
        self._data: list[bytes] = []
        self._size = 0
        self._stray: list[bytes] = []
        self._stray_size = 0

    def feed(self, piece: bytes) -> list[ServerEvent]:
        """The events that `piece` completes, in order."""
        if self._is_one_event(piece):  # as most services send: much cheaper than line by line
            return [ServerEvent("", piece[6:-2].decode("utf-8", "replace"))]
        buffer = self._rest + piece
        if self._at_start:
            if _BOM.startswith(buffer):
                self._rest = buffer
                return []
            buffer = buffer.removeprefix(_BOM)
            self._at_start = False
        events = [done for line in self._split(buffer) if (done := self._line(line)) is not None]
        self._guard(len(self._rest))
        return events

    def _is_one_event(self, piece: bytes) -> bool:
        return (
            not (self._rest or self._data or self._event or self._at_start)
            and piece.startswith(b"data: ")
            and piece.find(b"\n") == len(piece) - 2
            and piece.endswith(b"\n")
            and b"\r" not in piece
            and len(piece) <= MAX_EVENT_BYTES
        )

    def close(self) -> list[ServerEvent]:
        """What is left when the stream ends without the last blank line."""
        rest, self._rest = self._rest.rstrip(b"\r"), b""
        events = [self._line(rest)] if rest else []
        events.append(self._line(b""))
        if self._stray:  # Google sends an error in the middle as bare JSON, without any field name
            events.append(ServerEvent("", b"\n".join(self._stray).decode("utf-8", "replace")))
        return [event for event in events if event is not None]

    def is_foreign(self, head: bytes) -> bool:
        """Whether a reply that begins so is no event stream but a whole document: JSON or a page."""
        return head.lstrip()[:1] in (b"{", b"<", b"[")

    def _split(self, buffer: bytes) -> list[bytes]:
        if b"\r" in buffer:
            held = buffer.endswith(b"\r")  # perhaps half of a CRLF
            buffer = (buffer[:-1] if held else buffer).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            *lines, self._rest = buffer.split(b"\n")
            self._rest += b"\r" if held else b""
            return lines
        *lines, self._rest = buffer.split(b"\n")
        return lines

    def _line(self, line: bytes) -> ServerEvent | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
            self._size += len(value)
            self._guard(self._size)
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"error":  # llama.cpp before October 2025 names a field so, instead of an event
            self._event = "error"
            self._data.append(value)
        elif name and name not in _OTHER_FIELDS and self._stray_size < MAX_EVENT_BYTES:
            self._stray.append(line)
            self._stray_size += len(line)
        return None

    def _dispatch(self) -> ServerEvent | None:
        data, event = self._data, self._event
        self._data, self._event, self._size = [], "", 0
        return ServerEvent(event, b"\n".join(data).decode("utf-8", "replace")) if data else None

    def _guard(self, size: int) -> None:
        if size > MAX_EVENT_BYTES:
            raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail=tr("One piece of the reply is over 1 MiB.")))
