"""Bytes → lines of JSON, strictly bounded. Source: the NDJSON specification."""

from __future__ import annotations

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr
from understudy_core.transport.sse import MAX_EVENT_BYTES, ServerEvent


class LineDecoder:
    """Feed it bytes as they come; it returns the lines they complete, as events without a name.

    Raises BackendError (malformed_reply) when one line grows over 1 MiB.
    """

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> list[ServerEvent]:
        """The lines that `piece` completes, in order."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        if max(map(len, (*lines, self._rest))) > MAX_EVENT_BYTES:
            raise BackendError(Failure(FailureKind.MALFORMED_REPLY, detail=tr("One piece of the reply is over 1 MiB.")))
        return [_event(line) for line in lines if line.strip()]

    def close(self) -> list[ServerEvent]:
        """The last line, where no line end follows it."""
        rest, self._rest = self._rest, b""
        return [_event(rest)] if rest.strip() else []

    def is_foreign(self, _head: bytes) -> bool:
        """Never: a whole object is a line too."""
        return False


def _event(line: bytes) -> ServerEvent:
    return ServerEvent("", line.decode("utf-8", "replace"))
