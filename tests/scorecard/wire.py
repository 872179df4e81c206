"""R3, replies, and R4: whatever bytes a service sends, and wherever they are cut, what comes of them is right."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from typing import Any

from scorecard.measure import Dice, Measure, Outcome
from support.asking import HELLO
from support.fault_server import Fault, FaultServer
from support.hostile import broken, spoiled
from understudy_core.failures import BackendError
from understudy_core.practice.http1 import EVENT_STREAM, whole
from understudy_core.providers.base import Target
from understudy_core.providers.catalogue import speaker
from understudy_core.providers.streamed import Decoder
from understudy_core.transport.http import Http
from understudy_core.transport.ndjson import LineDecoder
from understudy_core.transport.sse import ServerEvent, SseDecoder

_ANTHROPIC: list[dict[str, Any]] = [
    {"type": "message_start", "message": {"model": "m", "usage": {"input_tokens": 3, "output_tokens": 1}}},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Hello"}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "thinking_delta", "thinking": "hm"}},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 5}},
    {"type": "message_stop"},
]
SAID: dict[str, list[dict[str, Any]]] = {
    "openai-compatible": [
        {"model": "m", "choices": [{"index": 0, "delta": {"role": "assistant", "content": "", "reasoning": "hm"}}]},
        {"choices": [{"index": 0, "delta": {"content": "Hello"}, "finish_reason": None}]},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]},
        {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 5}},
    ],
    "openai-responses": [
        {"type": "response.created", "response": {"model": "m"}},
        {"type": "response.output_text.delta", "delta": "Hello"},
        {"type": "response.reasoning_summary_text.delta", "delta": "hm"},
        {"type": "response.completed", "response": {"status": "completed", "usage": {"input_tokens": 3}}},
    ],
    "anthropic": _ANTHROPIC,
    "gemini": [
        {"candidates": [{"content": {"parts": [{"text": "Hello"}, {"text": "hm", "thought": True}]}}]},
        {"candidates": [{"finishReason": "STOP"}], "usageMetadata": {"promptTokenCount": 3}, "modelVersion": "m"},
    ],
    "ollama": [
        {"model": "m", "message": {"content": "Hello", "thinking": "hm"}, "done": False},
        {"model": "m", "message": {"content": ""}, "done": True, "done_reason": "stop", "eval_count": 5},
    ],
}
"""A reply in each protocol, as its objects."""
KEY = "k-secret-of-alder"


def framed(provider: str, objects: Sequence[Any], dice: Dice) -> bytes:
    """The objects as this protocol sends them, with the freedoms that its framing has."""
    if provider == "ollama":
        return b"".join(json.dumps(one).encode() + dice.choice([b"\n", b"\r\n", b"\n\n"]) for one in objects)
    end, text = dice.choice([b"\n", b"\r\n", b"\r"]), bytearray(dice.choice([b"", b"\xef\xbb\xbf", b": hello\n\n"]))
    for one in objects:
        kind = one.get("type") if isinstance(one, dict) else None
        if isinstance(kind, str) and kind.isascii() and kind.isprintable():
            text += b"event: " + kind.encode() + end
        said = json.dumps(one, ensure_ascii=dice.random() < 0.5).encode("utf-8", "replace")
        text += dice.choice([b"data: ", b"data:"]) + said + end
        text += dice.choice([b"", b"", b"id: 7" + end, b": ping" + end, b"retry: 1" + end]) + end
    return bytes(text + dice.choice([b"", b"data: [DONE]" + end + end]))


def hostile_replies(provider: str, rounds: int, dice: Dice) -> Iterator[bytes]:
    """Replies with something wrong in their objects, their bytes, or both."""
    for _ in range(rounds):
        objects = [spoiled(one, dice) if dice.random() < 0.4 else one for one in SAID[provider]]
        data = framed(provider, objects, dice)
        yield broken(data, dice) if dice.random() < 0.5 else data


async def read_hostile_replies(rounds: int, dice: Dice) -> None:
    """Read so many hostile replies of each protocol over a real socket. Only BackendError may come of it, and no
    detail that repeats the key."""
    for provider in SAID:
        http = Http()
        async with FaultServer(_sending(hostile_replies(provider, rounds, dice), dice)) as server:
            target = Target(server.base_url, "m", KEY)
            for number in range(rounds):
                try:
                    async for _part in speaker(provider).stream(target, HELLO, http):
                        pass
                except BackendError as problem:
                    assert KEY not in problem.failure.detail
                except BaseException as bug:
                    bug.add_note(f"reply {number} of {provider}")
                    raise
            await http.aclose()


def _sending(coming: Iterator[bytes], dice: Dice) -> Fault:
    async def answer(_reader: object, writer: asyncio.StreamWriter, _request: object) -> None:
        writer.write(whole(dice.choice([200, 200, 200, 200, 400, 404, 429, 500]), EVENT_STREAM, next(coming)))
        await writer.drain()

    return answer


def take_splits(rounds: int, dice: Dice) -> Outcome:
    """Cut streams at every byte, and at many bytes at once, and compare what is read."""
    cuts = wrong = 0
    for number in range(rounds):
        provider = dice.choice(list(SAID))
        kind = LineDecoder if provider == "ollama" else SseDecoder
        objects = dice.choices(SAID[provider], k=dice.randint(1, 3))
        data = framed(provider, [{**one, "said": _words(dice)} for one in objects], dice)
        if number % 4 == 0:
            data = broken(data, dice)
        expected = _read(kind(), [data])
        for pieces in _splits(data, dice):
            cuts += 1
            wrong += _read(kind(), pieces) != expected
    return Outcome(f"{wrong} of {cuts:,} cuts in {rounds:,} streams changed what was read", wrong == 0)


def _words(dice: Dice) -> str:
    return "".join(dice.choices("ab ä€😀\u2028\u0085", k=dice.randint(0, 8)))


def _splits(data: bytes, dice: Dice) -> Iterator[list[bytes]]:
    yield [data[at : at + 1] for at in range(len(data))]
    for at in range(1, len(data)):
        yield [data[:at], data[at:]]
    many = sorted(dice.choices(range(len(data) + 1), k=6))
    yield [data[at:to] for at, to in zip([0, *many], [*many, len(data)], strict=True)]


def _read(decoder: Decoder, pieces: Sequence[bytes]) -> list[ServerEvent]:
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return events + decoder.close()


SPLITS = Measure(
    mark="R4",
    name="Split invariance",
    target="20,000 streams, cut at every byte: 0 differences",
    take=take_splits,
    short=150,
    full=20_000,
)
