"""A service that repeats the key it was sent, in every place where a reply has room for it."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
from collections.abc import Callable
from urllib.parse import quote

from support.fault_server import Fault
from support.faults import DONE, FINISH, HEAD, JSON, ROLE, delta
from understudy_core.practice.http1 import EVENT_STREAM, LAST_CHUNK, ReceivedRequest, chunk, whole

Echo = Callable[[str, str], bytes]
"""The reply to a request with this key; the second is the address of a stranger."""


def key_of(request: ReceivedRequest) -> str:
    """The key that a request carries; "" for none."""
    named = request.headers
    return (
        named.get("x-api-key") or named.get("x-goog-api-key") or named.get("authorization", "").removeprefix("Bearer ")
    )


def echoing(echo: Echo, stranger: str) -> Fault:
    """The fault that answers so."""

    async def fault(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: ReceivedRequest) -> None:
        writer.write(echo(key_of(request), stranger))
        await writer.drain()
        writer.close()

    return fault


def _error(status: int, words: str, **headers: str) -> bytes:
    said = {"error": {"message": words, "type": words, "code": words}}
    return whole(status, {**JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}, _json(said))


def _json(said: object) -> bytes:
    return json.dumps(said).encode()


def _stream(body: bytes) -> bytes:
    return HEAD + chunk(body) + LAST_CHUNK


def _event(said: object) -> bytes:
    return b"data: " + _json(said) + b"\n\n"


def _choice(**more: object) -> dict[str, object]:
    return {"choices": [{"index": 0, "delta": {}, "finish_reason": None, **more}]}


def _split(key: str) -> bytes:
    middle = len(key) // 2
    return _stream(ROLE + delta(f"It is {key[:3]}") + delta(key[3:middle]) + delta(key[middle:]) + FINISH + DONE)


def _of_status(status: int) -> Echo:
    return lambda key, _to: _error(status, f"Incorrect API key provided: {key}.")


ECHOES: dict[str, Echo] = {
    **{f"status {status}": _of_status(status) for status in (400, 401, 402, 403, 404, 413, 422, 429, 500, 503)},
    "in base64": lambda key, _to: _error(401, f"Basic {base64.b64encode(f'user:{key}'.encode()).decode()} is wrong."),
    "in hexadecimal": lambda key, _to: _error(401, f"Wrong: {key.encode().hex()}"),
    "in an address": lambda key, _to: _error(401, f"See https://help.example/?key={quote(key, safe='')}"),
    "far behind in a long body": lambda key, _to: _error(401, "x " * 100_000 + key),
    "in a request number": lambda key, _to: _error(401, "No.", x_request_id=key),
    "in a wait": lambda key, _to: _error(429, "Slow down.", retry_after=key),
    "in headers of its own": lambda key, _to: _error(401, "No.", server=key, www_authenticate=f"Bearer {key}"),
    "in a cookie": lambda key, _to: _error(401, "No.", set_cookie=f"key={key}; Path=/"),
    "in the reason of the status": lambda key, _to: f"HTTP/1.1 401 Bad {key}\r\ncontent-length: 0\r\n\r\n".encode(),
    "in a line that is no header": lambda key, _to: f"HTTP/1.1 200 OK\r\n{key}\r\n\r\n".encode(),
    "in a broken chunk": lambda key, _to: HEAD + chunk(ROLE) + f"{key}\r\n".encode(),
    "sent on to a stranger": lambda key, to: _error(307, "Moved.", location=f"{to}/v1/chat/completions?key={key}"),
    "in a page": lambda key, _to: whole(502, {"content-type": "text/html"}, f"<title>No {key}</title>".encode()),
    "in a page of status 200": lambda key, _to: whole(200, {"content-type": "text/html"}, f"<b>{key}</b>".encode()),
    "as plain text": lambda key, _to: whole(200, {"content-type": "text/plain"}, key.encode()),
    "packed": lambda key, _to: whole(401, {"content-encoding": "gzip"}, gzip.compress(key.encode())),
    "in an unreadable event": lambda key, _to: _stream(f"data: {{{key}\n\n".encode() * 4),
    "as a stray line": lambda key, _to: _stream(_json({"error": {"message": key}}) + b"\n"),
    "in an error of the stream": lambda key, _to: _stream(ROLE + _event({"error": {"message": key, "code": key}})),
    "in an error after some text": lambda key, _to: _stream(ROLE + delta("Well") + _event({"error": {"message": key}})),
    "in the reply": lambda key, _to: _stream(ROLE + delta(f"Your key is {key}.") + FINISH + DONE),
    "in the reply, in pieces": lambda key, _to: _split(key),
    "in the reasoning": lambda key, _to: _stream(_event(_choice(delta={"reasoning": key, "content": "Hi"})) + FINISH),
    "as a refusal": lambda key, _to: _stream(_event(_choice(delta={"refusal": key})) + FINISH + DONE),
    "as the model": lambda key, _to: _stream(_event({"model": key, **_choice(delta={"content": "Hi"})}) + FINISH),
    "as the reason to end": lambda key, _to: _stream(ROLE + delta("Hi") + _event(_choice(finish_reason=key)) + DONE),
    "in a whole reply": lambda key, _to: whole(
        200, JSON, _json({"model": key, "choices": [{"message": {"content": key}, "finish_reason": "stop"}]})
    ),
    "in a reply that breaks off": lambda key, _to: HEAD + chunk(ROLE + delta(f"It is {key} and")),
    "under another name of the event": lambda key, _to: whole(
        200, EVENT_STREAM, f"event: {key}\ndata: {{}}\n\n".encode()
    ),
}
OF_ANY_PROTOCOL = [
    name for name, echo in ECHOES.items() if name.startswith(("status", "in a", "in base", "sent", "pa"))
]
"""Those that come before any reply, so that they are the same in every protocol."""
MODELS: dict[str, Echo] = {
    "in the list of models": lambda key, _to: whole(
        200, JSON, _json({"data": [{"id": key}, {"id": "m", "name": key}]})
    ),
    "in a list that is none": lambda key, _to: whole(200, JSON, _json({"data": key})),
    "in a refused list": ECHOES["status 401"],
}
