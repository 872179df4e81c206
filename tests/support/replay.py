"""Recorded replies of real services, served again over a loopback socket, byte for byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.fault_server import FaultServer, script
from understudy_core.practice import http1

WIRE = Path(__file__).resolve().parents[3] / "shared" / "wire"
"""The recordings lie beside the repository, not in it."""

_NOT_REPLAYED = {
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "proxy-authenticate",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}


@dataclass(frozen=True)
class WireItem:
    """One recording: `body` as it is sent, `expected` as the index tells what a reader must find in it."""

    file: str
    protocol: str
    framing: str
    kind: str
    status: int
    headers: Mapping[str, str]
    stored: bytes = field(repr=False)
    expected: Mapping[str, Any] = field(repr=False)
    path: str | None
    sha256: str

    @property
    def body(self) -> bytes:
        """The stored bytes, with lists of JSON events put into the form in which they were sent."""
        return b"".join(_events(self.stored)) if self.framing == "chunk-lines" else self.stored

    @property
    def intact(self) -> bool:
        """True when the stored bytes are those that were recorded."""
        return hashlib.sha256(self.stored).hexdigest() == self.sha256


def _events(lines: bytes) -> Iterator[bytes]:
    for line in lines.splitlines():
        if line.strip():
            kind = json.loads(line).get("type")
            named = f"event: {kind}\n".encode() if isinstance(kind, str) else b""
            yield named + b"data: " + line + b"\n\n"


def wire_items(protocol: str | None = None) -> tuple[WireItem, ...]:
    """The recordings of a protocol, or all; none where the folder is absent (use `wire_params` to say so)."""
    if not (WIRE / "index.json").is_file():
        return ()
    entries = json.loads((WIRE / "index.json").read_text("utf-8"))["items"]
    return tuple(_item(entry) for entry in entries if protocol in (None, entry["protocol"]))


def wire_params(protocol: str | None = None, *, kind: str | None = None) -> list[Any]:
    """For `pytest.mark.parametrize`: each recording with its file name as id, or one skip that says what is missing.

    `kind` chooses "reply", "blocked" or "error".
    """
    items = [item for item in wire_items(protocol) if kind in (None, item.kind)]
    if not items and not WIRE.is_dir():
        missing = pytest.mark.skip(reason=f"the recorded replies are not on this computer: {WIRE}")
        return [pytest.param(None, marks=missing, id="no recordings")]
    return [pytest.param(item, id=item.file) for item in items]


def _item(entry: Mapping[str, Any]) -> WireItem:
    return WireItem(
        file=entry["file"],
        protocol=entry["protocol"],
        framing=entry["framing"],
        kind=entry["kind"],
        status=entry["http"]["status"],
        headers=entry["http"].get("headers") or {},
        stored=(WIRE / entry["file"]).read_bytes(),
        expected=entry["expected"],
        path=(entry.get("request") or {}).get("path"),
        sha256=entry["sha256"],
    )


class Replay(FaultServer):
    """Answers every request with one recording, in pieces of `piece` bytes (None: whole).

    Each piece is an HTTP chunk of its own, so a client sees exactly these pieces, however TCP joins them.
    """

    def __init__(self, item: WireItem, *, piece: int | None = None) -> None:
        super().__init__(script(*_steps(item, piece)))


def _steps(item: WireItem, piece: int | None) -> Iterator[bytes]:
    body = item.body
    kept = {name: value for name, value in item.headers.items() if name.lower() not in _NOT_REPLAYED}
    yield http1.streamed(item.status, kept)
    size = piece or max(len(body), 1)
    for start in range(0, len(body), size):
        yield http1.chunk(body[start : start + size])
    yield http1.LAST_CHUNK
