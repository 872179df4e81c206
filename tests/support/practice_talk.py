"""Questions for practice services over plain HTTP, and what their replies say."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

from understudy_core.practice.server import PracticeService


def question(text: str = "Hello", *, stream: bool = True, **more: Any) -> dict[str, Any]:
    """The body of a question."""
    return {"model": "practice-1", "stream": stream, "messages": [{"role": "user", "content": text}], **more}


async def ask(client: httpx.AsyncClient, service: PracticeService, **more: Any) -> httpx.Response:
    """Put a question to the service."""
    return await client.post(f"{service.base_url}/chat/completions", json=question(**more))


def events(body: str) -> list[Any]:
    """The data of each event of a stream, [DONE] as the string it is."""
    lines = [line.removeprefix("data: ") for line in body.split("\n\n") if line.startswith("data: ")]
    return [line if line == "[DONE]" else json.loads(line) for line in lines]


def text_of(body: str) -> str:
    """The text that a stream brought."""
    choices = [choice for event in events(body) if event != "[DONE]" for choice in event["choices"]]
    return "".join(choice["delta"].get("content", "") for choice in choices)


async def gone(service: PracticeService) -> None:
    """Wait until the service has noticed that every client left."""
    async with asyncio.timeout(5):
        await service.emptied()
