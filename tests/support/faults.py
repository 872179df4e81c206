"""Ready faults for a FaultServer, most in the form of the OpenAI Chat Completions protocol.

Those under "odd but right" are whole replies with the text `TEXT`, which a client must be able to read.
"""

from __future__ import annotations

import asyncio
import json

from support.fault_server import Close, Fault, Reset, Stay, script
from understudy_core.practice import http1
from understudy_core.practice.http1 import EVENT_STREAM, LAST_CHUNK, ReceivedRequest, chunk, streamed, whole

TEXT = "Hello there"
ELSEWHERE = "https://login.example.org/start"
LONG_LINE_BYTES = 3 * 1024 * 1024
LARGE_BODY_BYTES = 1024 * 1024

HEAD = streamed(200, EVENT_STREAM)
JSON = {"content-type": "application/json"}
DONE = b"data: [DONE]\n\n"


def delta(text: str) -> bytes:
    """One event with a piece of text."""
    return _event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})


def _event(body: object) -> bytes:
    return b"data: " + json.dumps(body).encode() + b"\n\n"


ROLE = _event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}]})
TWO_WORDS = ROLE + delta("Hello") + delta(" there")
FINISH = _event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
WHOLE = TWO_WORDS + FINISH + DONE
ERROR = _event({"error": {"message": "The server had an error.", "type": "server_error", "code": "server_error"}})


def stream(body: bytes) -> Fault:
    """A streamed reply with this body, ended as it should be."""
    return script(HEAD, chunk(body), LAST_CHUNK)


def status(code: int, body: bytes = b"", **headers: str) -> Fault:
    """A reply with this status; underscores in names of headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return script(whole(code, {**JSON, **named}, body))


def comments(tick: asyncio.Event) -> Fault:
    """Headers, then one comment for each time the test sets `tick` (it is cleared again), and never a word."""

    async def fault(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _request: ReceivedRequest) -> None:
        writer.write(HEAD)
        while True:
            writer.write(http1.chunk(b": still working\n\n"))
            await writer.drain()
            await tick.wait()
            tick.clear()

    return fault


good = stream(WHOLE)

# The connection
reset = script(Reset())
closed_without_reply = script(Close())
silent_before_headers = script(Stay())
silent_after_headers = script(HEAD, Stay())
stalls_after_two_words = script(HEAD, chunk(TWO_WORDS), Stay())
cut_after_two_words = script(HEAD, chunk(TWO_WORDS), Close())
reset_after_two_words = script(HEAD, chunk(TWO_WORDS), Reset())
garbage_chunk_length = script(HEAD, chunk(TWO_WORDS), b"zz-not-a-length\r\nhello\r\n", Close())

# The reply
ends_without_finish = stream(TWO_WORDS)
empty_200 = script(whole(200, JSON, b""))
empty_stream = stream(ROLE + FINISH + DONE)
error_before_content = stream(ROLE + ERROR + DONE)
error_after_content = stream(TWO_WORDS + ERROR + DONE)
line_without_end = stream(b"data: " + b"x" * LONG_LINE_BYTES)

# Something else answers
login_page = script(
    whole(
        200,
        {"content-type": "text/html; charset=utf-8"},
        b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form>Sign in</form></body></html>\n",
    )
)
redirect_elsewhere = status(302, location=ELSEWHERE)
down_with_large_body = status(503, b" " * LARGE_BODY_BYTES)

# Odd but right
byte_order_mark = stream(b"\xef\xbb\xbf" + WHOLE)
crlf = stream(WHOLE.replace(b"\n", b"\r\n"))
lone_cr = stream(WHOLE.replace(b"\n", b"\r"))
no_space_after_colon = stream(WHOLE.replace(b"data: ", b"data:"))
byte_by_byte = script(HEAD, *(chunk(WHOLE[at : at + 1]) for at in range(len(WHOLE))), LAST_CHUNK)
invalid_utf8 = stream(WHOLE.replace(b" there", b" \xff\xfe there"))
"""Not quite TEXT: the bytes that are no UTF-8 may come out as anything, but `Hello` and `there` must come out."""
