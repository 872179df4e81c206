"""Bodies that a service packs although it was asked not to: unpacked in bounded steps.

A few hundred bytes can unpack to gigabytes, so every step has a limit, and the reader's own limit comes in between.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr

STEP_BYTES = 1 << 16
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
"""zlib's `wbits` for the form of each encoding (RFC 9110, 8.4.1)."""


async def unpacked(pieces: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    """The body behind `encoding` (of the header "content-encoding"), in pieces of at most 64 KiB where it was packed.

    Raises BackendError (malformed_reply) for an encoding that is not known, and for bytes that do not follow theirs.
    """
    named = encoding.strip().lower()
    if named in ("", "identity"):
        async for piece in pieces:
            yield piece
        return
    if named not in _WINDOWS:
        raise _unreadable()
    inflater = zlib.decompressobj(_WINDOWS[named])
    async for piece in pieces:
        while piece:
            try:
                yield inflater.decompress(piece, STEP_BYTES)
            except zlib.error:
                raise _unreadable() from None
            piece = inflater.unconsumed_tail


def _unreadable() -> BackendError:
    return BackendError(
        Failure(FailureKind.MALFORMED_REPLY, detail=tr("The reply is packed in a way that was not asked for."))
    )
