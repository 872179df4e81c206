"""A service that streams one long reply at a steady pace, to any chat: `python -m bench.talker PORT`.

It speaks OpenAI's chat completions (`/v1`) and Ollama's own interface (`/api`), for the programs in `bench.programs`
that know only one of them. On its standard output it says `ready`, and, on the clock of `time.monotonic`, when it was
asked and when it had sent the last word. Titles and summaries that some programs ask for besides are refused, so that
they do not count.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bench.stalls import PARAGRAPH

HOST = "127.0.0.1"
MODEL = "llama3.1"
WORDS_PER_S = 100
SECONDS = 15
WORDS = " ".join(PARAGRAPH.format(n=n) for n in range(200)).split(" ")[: WORDS_PER_S * SECONDS]
QUESTION = "Please tell me everything."


class Talker(BaseHTTPRequestHandler):
    """Answers one request; a connection ends with its reply, as both protocols allow."""

    def do_GET(self) -> None:
        """The list of models, in either form."""
        one = {"id": MODEL, "name": MODEL, "model": MODEL, "object": "model"}
        self._begin("application/json")
        self.wfile.write(json.dumps({"object": "list", "data": [one], "models": [one]}).encode())

    def do_POST(self) -> None:
        """The long reply to the question; nothing to anything else."""
        asked = self.rfile.read(int(self.headers.get("content-length", 0)))
        path = self.path.partition("?")[0]
        if not path.endswith(("/chat/completions", "/api/chat")) or not _is_the_question(json.loads(asked)):
            self.send_error(503)
            return
        self._tell("asked")
        lines = _as_ollama() if path.endswith("/api/chat") else _as_openai()
        self._begin("application/x-ndjson" if path.endswith("/api/chat") else "text/event-stream")
        began = time.monotonic()
        for number, line in enumerate(lines):
            time.sleep(max(0.0, began + number / WORDS_PER_S - time.monotonic()))
            self.wfile.write(line)
        self._tell("ended")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what is said to the bench is all there is to say."""

    def _begin(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def _tell(self, what: str) -> None:
        sys.stdout.write(f"{what} {time.monotonic()!r}\n")
        sys.stdout.flush()


class Listener(ThreadingHTTPServer):
    """A program that hangs up is no fault of the service."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing is said about it."""


def _is_the_question(body: dict[str, Any]) -> bool:
    last = body["messages"][-1]["content"]
    text = last if isinstance(last, str) else "".join(part.get("text", "") for part in last)
    return bool(body.get("stream")) and QUESTION in text


def _as_openai() -> Iterator[bytes]:
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": MODEL}
    for word in WORDS:
        choice = {"index": 0, "delta": {"role": "assistant", "content": f"{word} "}, "finish_reason": None}
        yield f"data: {json.dumps({**head, 'choices': [choice]})}\n\n".encode()
    last = {"index": 0, "delta": {}, "finish_reason": "stop"}
    yield f"data: {json.dumps({**head, 'choices': [last]})}\n\ndata: [DONE]\n\n".encode()


def _as_ollama() -> Iterator[bytes]:
    for word in WORDS:
        yield json.dumps({"message": {"role": "assistant", "content": f"{word} "}, "done": False}).encode() + b"\n"
    yield json.dumps({"message": {"role": "assistant", "content": ""}, "done": True}).encode() + b"\n"


if __name__ == "__main__":
    with Listener((HOST, int(sys.argv[1])), Talker) as server:
        print("ready", flush=True)
        server.serve_forever()
