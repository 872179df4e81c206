"""What services do wrong, as data: each fault with what must come of it. The documentation's table is made from this.

Every case is played with two backends: A does the fault, B is well. What must come of it: the kind of failure, what
the balancer does (`retry`, `next`, `stop`), the wait before it in seconds, and how the request ends.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import Any

from support import faults
from support.fault_server import Close, Fault, Reset, Stay, script
from support.faults import DONE, FINISH, HEAD, JSON, ROLE, TWO_WORDS, WHOLE, delta, status, stream
from understudy_core.failures import FailureKind
from understudy_core.practice.http1 import EVENT_STREAM, LAST_CHUNK, chunk, head, streamed, whole

K = FailureKind
BY_A, BY_B, NOBODY, HALF = "A answers", "B answers", "nobody answers", "half a reply is kept"
TWICE = {"retry_count": 2, "retry_delay_ms": 500}


@dataclass(frozen=True)
class Case:
    """`kind` None: no failure at all. `settings` are those of the profile's failover."""

    group: str
    name: str
    does: Fault | str
    """A fault, or an address that leads nowhere."""
    kind: FailureKind | None
    action: str = "next"
    wait_s: float = 0.0
    end: str = BY_B
    then: Fault | None = None
    settings: dict[str, Any] = field(default_factory=dict)


def error(code: int, kind: str = "", words: str = "It failed.", **headers: str) -> Fault:
    """A reply with an error in OpenAI's form."""
    body = {"error": {"message": words, "type": kind or "error", "code": kind or None}}
    return status(code, json.dumps(body).encode(), **headers)


def busy(value: str, name: str = "retry_after", words: str = "Slow down.") -> Fault:
    """Too many requests, with a wait said in a header."""
    return error(429, "rate_limit_exceeded", words, **({name: value} if value is not None else {}))


def inside(kind: str, before: bytes = ROLE, words: str = "It failed.") -> Fault:
    """An error object inside a stream of status 200."""
    said = json.dumps({"error": {"message": words, "type": kind, "code": kind}}).encode()
    return stream(before + b"data: " + said + b"\n\n" + DONE)


def raw(reply: bytes) -> Fault:
    """Bytes that are no proper reply, then the end."""
    return script(reply, Close())


def typed(content_type: str, body: bytes = WHOLE) -> Fault:
    """A good stream under a strange content type."""
    headers = {"content-type": content_type} if content_type else {}
    return script(whole(200, headers, body))


def finished(reason: str, text: bytes = b"") -> bytes:
    """A stream that ends for this reason."""
    said = json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}).encode()
    return ROLE + text + b"data: " + said + b"\n\n" + DONE


REFUSAL = b'data: {"choices":[{"index":0,"delta":{"refusal":"I cannot help with that."},"finish_reason":null}]}\n\n'
GARBAGE = b"data: {not json\n\n"

STATUS = [
    Case("Status", "400 without a reason", error(400), K.BAD_REQUEST, "stop", end=NOBODY),
    Case("Status", "400, but the profile lists it", error(400), K.BAD_REQUEST, settings={"status_codes": [400]}),
    Case("Status", "400 context_length_exceeded", error(400, "context_length_exceeded"), K.CONTEXT_TOO_LONG),
    Case("Status", "400 content_filter", error(400, "content_filter"), K.REFUSED_CONTENT, "stop", end=NOBODY),
    Case(
        "Status",
        "400 content_filter, refusals move on",
        error(400, "content_filter"),
        K.REFUSED_CONTENT,
        settings={"on_refusal": "next"},
    ),
    Case("Status", "400 that means a wrong key", error(400, words="API key not valid."), K.KEY_REJECTED),
    Case("Status", "401", error(401), K.KEY_REJECTED, settings=TWICE),
    Case("Status", "402", error(402), K.QUOTA_EXHAUSTED, settings=TWICE),
    Case("Status", "403", error(403), K.NOT_PERMITTED, settings=TWICE),
    Case("Status", "404", error(404), K.MODEL_NOT_FOUND, settings=TWICE),
    Case("Status", "405", error(405), K.BAD_REQUEST, "stop", end=NOBODY),
    Case("Status", "406", error(406), K.BAD_REQUEST, "stop", end=NOBODY),
    Case("Status", "408", error(408), K.SERVER_ERROR, "retry", 0.5, settings=TWICE),
    Case("Status", "409", error(409), K.SERVER_ERROR, "retry", 0.5, settings=TWICE),
    Case("Status", "413", error(413), K.CONTEXT_TOO_LONG, settings=TWICE),
    Case("Status", "415", error(415), K.BAD_REQUEST, "stop", end=NOBODY),
    Case("Status", "422", error(422), K.BAD_REQUEST, "stop", end=NOBODY),
    Case("Status", "425", error(425), K.SERVER_ERROR, "retry", 0.5, settings=TWICE),
    Case("Status", "500, then well", error(500), K.SERVER_ERROR, "retry", 0.5, BY_A, faults.good, TWICE),
    Case("Status", "501", error(501), K.BAD_REQUEST, "stop", end=NOBODY),
    Case("Status", "502 with a web page", status(502, b"<html><title>Bad gateway</title></html>"), K.SERVER_ERROR),
    Case("Status", "503", error(503), K.OVERLOADED, "retry", 0.5, settings=TWICE),
    Case(
        "Status",
        "503, but the profile lists only 429",
        error(503),
        K.OVERLOADED,
        "stop",
        end=NOBODY,
        settings={"status_codes": [429]},
    ),
    Case("Status", "503 with a body of 1 MiB", faults.down_with_large_body, K.OVERLOADED),
    Case("Status", "504", error(504), K.SERVER_ERROR, "retry", 0.5, settings=TWICE),
    Case("Status", "520, which no standard knows", error(520), K.SERVER_ERROR, "retry", 0.5, settings=TWICE),
    Case("Status", "529", error(529), K.OVERLOADED, "retry", 0.5, settings=TWICE),
    Case("Status", "999", error(999), K.SERVER_ERROR),
    Case("Status", "204", status(204), K.MALFORMED_REPLY),
    *(
        Case("Status", f"{code} to another host", status(code, location=faults.ELSEWHERE), K.MALFORMED_REPLY)
        for code in (301, 302, 307, 308)
    ),
]

WAITS = [
    Case("Waiting", "429 that names no wait", error(429), K.RATE_LIMITED, "retry", 1.0, settings=TWICE),
    Case("Waiting", "retry-after: 2", busy("2"), K.RATE_LIMITED, "retry", 2.0, BY_A, faults.good, TWICE),
    Case("Waiting", "retry-after: 0.5", busy("0.5"), K.RATE_LIMITED, "retry", 0.5, settings=TWICE),
    Case(
        "Waiting", "retry-after-ms: 1500", busy("1500", "retry_after_ms"), K.RATE_LIMITED, "retry", 1.5, settings=TWICE
    ),
    Case("Waiting", "retry-after: 45", busy("45"), K.RATE_LIMITED, settings=TWICE),
    Case("Waiting", "retry-after: 999999999", busy("999999999"), K.RATE_LIMITED, settings=TWICE),
    Case("Waiting", "retry-after: -5", busy("-5"), K.RATE_LIMITED, "retry", 0.0, settings=TWICE),
    Case(
        "Waiting",
        "retry-after: a date long ago",
        busy("Wed, 21 Oct 2015 07:28:00 GMT"),
        K.RATE_LIMITED,
        "retry",
        0.0,
        settings=TWICE,
    ),
    Case(
        "Waiting",
        "retry-after: a date in the year 9999",
        busy("Fri, 31 Dec 9999 23:59:59 GMT"),
        K.RATE_LIMITED,
        settings=TWICE,
    ),
    *(
        Case("Waiting", f"retry-after: {value or 'empty'}", busy(value), K.RATE_LIMITED, "retry", 1.0, settings=TWICE)
        for value in ("inf", "nan", "1e9", "soon", "")
    ),
    Case(
        "Waiting",
        "a wait in the sentence",
        busy("", words="Please try again in 1.25s."),
        K.RATE_LIMITED,
        "retry",
        1.25,
        settings=TWICE,
    ),
    Case(
        "Waiting",
        "a long wait in the sentence",
        busy("", words="Please try again in 1m2.5s."),
        K.RATE_LIMITED,
        settings=TWICE,
    ),
    Case("Waiting", "429 insufficient_quota", error(429, "insufficient_quota"), K.QUOTA_EXHAUSTED, settings=TWICE),
    Case(
        "Waiting",
        "429 billing_hard_limit_reached",
        error(429, "billing_hard_limit_reached"),
        K.QUOTA_EXHAUSTED,
        settings=TWICE,
    ),
]

CONNECTION = [
    Case("Connection", "reset", faults.reset, K.NETWORK, "retry", 0.5, settings=TWICE),
    Case("Connection", "closed without a reply", faults.closed_without_reply, K.NETWORK, "retry", 0.5, settings=TWICE),
    Case(
        "Connection",
        "reset, and network errors stop",
        faults.reset,
        K.NETWORK,
        "stop",
        end=NOBODY,
        settings={"on_network_errors": False},
    ),
    Case("Connection", "nothing listens", "http://127.0.0.1:1/v1", K.REFUSED_CONNECTION, settings=TWICE),
    Case("Connection", "no such name", "http://no-such-host.invalid/v1", K.DNS, settings=TWICE),
    Case("Connection", "an address that is none", "http://exa mple/v1", K.MISCONFIGURED),
    Case("Connection", "silent before the headers", faults.silent_before_headers, K.SILENT, settings=TWICE),
    Case("Connection", "silent after the headers", faults.silent_after_headers, K.SILENT, settings=TWICE),
    Case(
        "Connection",
        "silent, and network errors stop",
        faults.silent_after_headers,
        K.SILENT,
        "stop",
        end=NOBODY,
        settings={"on_network_errors": False},
    ),
    Case("Connection", "headers that never end", script(b"HTTP/1.1 200 OK\r\nx-a: ", b"b" * 2000, Stay()), K.SILENT),
    Case(
        "Connection",
        "a hundred times 100 Continue, then nothing",
        script(b"HTTP/1.1 100 Continue\r\n\r\n" * 100, Stay()),
        K.SILENT,
    ),
    Case("Connection", "comments, and never a word", script(HEAD, chunk(b": wait\n\n" * 50), Stay()), K.SILENT),
    Case("Connection", "a role, and never a word", script(HEAD, chunk(ROLE), Stay()), K.SILENT),
    Case("Connection", "TLS to a port without it", "https://127.0.0.1:PLAIN/v1", K.TLS, settings=TWICE),
    Case("Connection", "another protocol", raw(b"SSH-2.0-OpenSSH_9.6\r\n"), K.NETWORK),
    Case("Connection", "HTTP/0.9", raw(b"<html>hello</html>"), K.NETWORK),
    Case("Connection", "a header with a NUL", raw(b"HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n"), K.NETWORK),
    Case(
        "Connection",
        "two lengths",
        raw(b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx"),
        K.NETWORK,
    ),
    Case(
        "Connection",
        "101 Switching Protocols",
        raw(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n"),
        K.NETWORK,
    ),
    Case("Connection", "a header of 2 MB", raw(b"HTTP/1.1 200 OK\r\nx: " + b"a" * 2_000_000 + b"\r\n\r\n"), K.NETWORK),
]

BODY = [
    Case("Body", "a login page", faults.login_page, K.MALFORMED_REPLY),
    Case("Body", "an empty body", faults.empty_200, K.EMPTY_REPLY),
    Case("Body", "a stream without a word", faults.empty_stream, K.EMPTY_REPLY),
    Case("Body", "white space only", stream(ROLE + delta(" \n") + FINISH + DONE), K.EMPTY_REPLY),
    Case("Body", "the limit used up before the first word", stream(finished("length")), K.EMPTY_REPLY),
    Case("Body", "a refusal", stream(ROLE + REFUSAL + FINISH + DONE), K.REFUSED_CONTENT, "stop", end=NOBODY),
    Case("Body", "a filter without a word", stream(finished("content_filter")), K.REFUSED_CONTENT, "stop", end=NOBODY),
    Case(
        "Body",
        "an error as the whole reply",
        script(whole(200, JSON, b'{"error":{"code":"insufficient_quota","message":"x"}}')),
        K.QUOTA_EXHAUSTED,
    ),
    Case("Body", "an error in the stream: server_error", inside("server_error"), K.SERVER_ERROR),
    Case("Body", "an error in the stream: overloaded_error", inside("overloaded_error"), K.OVERLOADED),
    Case("Body", "an error in the stream: rate_limit_exceeded", inside("rate_limit_exceeded"), K.RATE_LIMITED),
    Case("Body", "an error in the stream: invalid_api_key", inside("invalid_api_key"), K.KEY_REJECTED),
    Case(
        "Body",
        "an error in the stream: content_filter",
        inside("content_filter"),
        K.REFUSED_CONTENT,
        "stop",
        end=NOBODY,
    ),
    Case("Body", "an error in the stream without a code", inside("", words=""), K.MALFORMED_REPLY),
    Case("Body", "three unreadable events in a row", stream(ROLE + GARBAGE * 3 + WHOLE), K.MALFORMED_REPLY),
    Case("Body", "nested 200,000 deep", stream(b"data: " + b"[" * 200_000 + b"\n\n" + DONE), K.EMPTY_REPLY),
    Case(
        "Body",
        "a list, a number and null for events",
        stream(b"data: []\n\ndata: 1\n\ndata: null\n\n"),
        K.MALFORMED_REPLY,
    ),
    Case("Body", "a line of 3 MB", faults.line_without_end, K.MALFORMED_REPLY),
    Case(
        "Body",
        "gzip that unpacks to 33 MB",
        script(whole(200, {**EVENT_STREAM, "content-encoding": "gzip"}, gzip.compress(b"data: " + b"\0" * (33 << 20)))),
        K.MALFORMED_REPLY,
    ),
    Case(
        "Body",
        "gzip that is none",
        script(whole(200, {**EVENT_STREAM, "content-encoding": "gzip"}, b"hello")),
        K.MALFORMED_REPLY,
    ),
    Case("Body", "chunks that are none before the first word", script(HEAD, b"zz\r\nhello\r\n", Close()), K.NETWORK),
]

BREAKS = [
    Case("Break", "closed after two words", faults.cut_after_two_words, K.CUT),
    Case("Break", "reset after two words", faults.reset_after_two_words, K.CUT, settings=TWICE),
    Case(
        "Break",
        "a length that is too long",
        script(head(200, {**EVENT_STREAM, "content-length": "99999"}), TWO_WORDS, Close()),
        K.CUT,
    ),
    Case("Break", "closed without any length", script(head(200, EVENT_STREAM), TWO_WORDS, Close()), K.CUT),
    Case("Break", "a stream that ends without an end", faults.ends_without_finish, K.CUT),
    Case(
        "Break",
        "gzip cut off",
        script(whole(200, {**EVENT_STREAM, "content-encoding": "gzip"}, gzip.compress(TWO_WORDS, mtime=0)[:-9])),
        K.CUT,
    ),
    Case("Break", "broken chunks after two words", faults.garbage_chunk_length, K.CUT),
    Case("Break", "silence after two words", faults.stalls_after_two_words, K.STALLED),
    Case("Break", "an error after two words", faults.error_after_content, K.SERVER_ERROR),
    Case(
        "Break",
        "closed after two words, keep",
        faults.cut_after_two_words,
        K.CUT,
        "stop",
        end=HALF,
        settings={"mid_stream": "keep"},
    ),
    Case(
        "Break",
        "closed after two words, ask",
        faults.cut_after_two_words,
        K.CUT,
        "stop",
        end=HALF,
        settings={"mid_stream": "ask"},
    ),
    Case(
        "Break",
        "closed after two words, network errors stop",
        faults.cut_after_two_words,
        K.CUT,
        "stop",
        end=HALF,
        settings={"on_network_errors": False},
    ),
]

ODD = [
    Case("Odd but right", name, does, None, end=BY_A)
    for name, does in (
        ("a byte order mark", faults.byte_order_mark),
        ("lines end in CRLF", faults.crlf),
        ("lines end in CR", faults.lone_cr),
        ("no space after the colon", faults.no_space_after_colon),
        ("one byte at a time", faults.byte_by_byte),
        ("no end marker, but a reason to end", stream(TWO_WORDS + FINISH)),
        ("an end marker without a reason", stream(TWO_WORDS + DONE)),
        ("no blank line at the end", stream((TWO_WORDS + FINISH).rstrip(b"\n"))),
        ("two end markers, and text after the first", stream(WHOLE + DONE)),
        ("closed right after the reason to end", script(HEAD, chunk(TWO_WORDS + FINISH), Close())),
        ("reset right after the reason to end", script(HEAD, chunk(TWO_WORDS + FINISH), Reset())),
        ("silence after the reason to end", script(HEAD, chunk(TWO_WORDS + FINISH), Stay())),
        (
            "one unreadable event among good ones",
            stream(ROLE + delta("Hello") + GARBAGE + delta(" there") + FINISH + DONE),
        ),
        ("comments between events", stream(WHOLE.replace(b"\n\n", b"\n\n: ping\n\n"))),
        ("an event name, an id and a retry", stream(b"event: message\nid: 1\nretry: 10\n" + WHOLE)),
        ("data in two lines", stream(WHOLE.replace(b'{"choices"', b'{\ndata: "choices"'))),
        (
            "a whole reply instead of a stream",
            script(
                whole(
                    200, JSON, b'{"choices":[{"index":0,"message":{"content":"Hello there"},"finish_reason":"stop"}]}'
                )
            ),
        ),
        ("content type with capitals", typed("Text/Event-Stream")),
        ("no content type", typed("")),
        ("content type octet-stream", typed("application/octet-stream")),
        ("charset latin-1", typed("text/event-stream; charset=latin-1")),
        ("charset utf-16", typed("text/event-stream; charset=utf-16")),
        ("charset idna", typed("text/event-stream; charset=idna")),
        (
            "a length and chunks together",
            script(streamed(200, {**EVENT_STREAM, "content-length": "3"}), chunk(WHOLE), LAST_CHUNK),
        ),
        ("the first word after a long wait", script(HEAD, chunk(b": thinking\n\n" * 20), chunk(WHOLE), LAST_CHUNK)),
    )
]

CASES: list[Case] = [*STATUS, *WAITS, *CONNECTION, *BODY, *BREAKS, *ODD]
