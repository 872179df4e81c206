"""Plays one play on an open connection: what goes over the line, and when."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import assert_never

from understudy_core.practice import bodies, http1, replies
from understudy_core.practice.bodies import Asked
from understudy_core.practice.plays import (
    Answers,
    Busy,
    Cuts,
    Down,
    Empty,
    ModelGone,
    OutOfCredit,
    Play,
    Silent,
    WrongKey,
)

JSON = {"content-type": "application/json"}


async def perform(play: Play, question: Asked, writer: asyncio.StreamWriter) -> None:
    """Answer `question` as `play` says. Raises ConnectionError, or is cancelled, when the client leaves."""
    named = {"x-request-id": f"practice-{question.number}"}
    match play:
        case Answers(text=text, words_per_s=speed):
            reply = replies.compose(question.last_text) if text is None else text
            await _reply(writer, question, named, reply, speed)
        case Empty():
            await _reply(writer, question, named, "", None)
        case Cuts(after_words=count, words_per_s=speed):
            reply = replies.compose(question.last_text)
            await _break_off(writer, question, named, bodies.words(reply)[:count], speed)
        case Silent():
            await _keep_silent(writer, question, named)
        case Busy() | Down() | WrongKey() | OutOfCredit() | ModelGone():
            status, headers, body = bodies.refusal(play, question.model)
            await send(writer, http1.whole(status, {**JSON, **named, **headers}, body))
        case _:
            assert_never(play)


async def send(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Send, no faster than the client reads."""
    writer.write(data)
    await writer.drain()


async def _reply(
    writer: asyncio.StreamWriter, question: Asked, named: dict[str, str], text: str, speed: float | None
) -> None:
    if not question.stream:
        await send(writer, http1.whole(200, {**JSON, **named}, bodies.completion(question, text)))
        return
    pieces = bodies.words(text)
    await _speak(writer, question, named, pieces, speed)
    await _send_chunk(writer, bodies.delta(question, {}, "stop"))
    if question.include_usage:
        await _send_chunk(writer, bodies.usage_event(question, len(pieces)))
    await _send_chunk(writer, bodies.DONE)
    await send(writer, http1.LAST_CHUNK)


async def _speak(
    writer: asyncio.StreamWriter, question: Asked, named: dict[str, str], pieces: Sequence[str], speed: float | None
) -> None:
    await send(writer, http1.streamed(200, {**http1.EVENT_STREAM, **named}))
    await _send_chunk(writer, bodies.delta(question, {"role": "assistant", "content": ""}))
    loop = asyncio.get_running_loop()
    start = loop.time()
    for number, piece in enumerate(pieces, 1):
        if speed is not None:
            await asyncio.sleep(start + number / speed - loop.time())
        await _send_chunk(writer, bodies.delta(question, {"content": piece}))


async def _break_off(
    writer: asyncio.StreamWriter, question: Asked, named: dict[str, str], pieces: Sequence[str], speed: float | None
) -> None:
    if question.stream:
        await _speak(writer, question, named, pieces, speed)
    else:
        reply = http1.whole(200, {**JSON, **named}, bodies.completion(question, "".join(pieces)))
        await send(writer, reply[:-1])
    writer.close()


async def _keep_silent(writer: asyncio.StreamWriter, question: Asked, named: dict[str, str]) -> None:
    if question.stream:
        await send(writer, http1.streamed(200, {**http1.EVENT_STREAM, **named}))
        await _send_chunk(writer, b": the practice service keeps silent\n\n")
    await asyncio.Event().wait()


async def _send_chunk(writer: asyncio.StreamWriter, data: bytes) -> None:
    await send(writer, http1.chunk(data))
