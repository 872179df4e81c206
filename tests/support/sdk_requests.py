"""Sends one conversation with the services' own packages. `python -m support.sdk_requests URL`, a process of its own,
because these packages bring threads and warnings along. A package that is refused its answer has still sent its
request, which is all that is wanted.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

SYSTEM, FIRST, REPLY, SECOND = "Be brief.", "Hi", "Hello.", "What is this?"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DATA_URL = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


def openai_chat(url: str) -> None:
    from openai import OpenAI

    OpenAI(base_url=f"{url}/openai-chat", api_key="k", max_retries=0).chat.completions.create(
        model="m",
        messages=[
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": FIRST},
            {"role": "assistant", "content": REPLY},
            {
                "role": "user",
                "content": [{"type": "text", "text": SECOND}, {"type": "image_url", "image_url": {"url": DATA_URL}}],
            },
        ],
        temperature=0.5,
        max_completion_tokens=100,
        stop=["END"],
        stream=True,
        stream_options={"include_usage": True},
    )


def openai_responses(url: str) -> None:
    from openai import OpenAI

    picture = {"type": "input_image", "image_url": DATA_URL, "detail": "auto"}
    turns: Any = [
        {"role": "user", "content": [{"type": "input_text", "text": FIRST}]},
        {"role": "assistant", "content": [{"type": "output_text", "text": REPLY}]},
        {"role": "user", "content": [{"type": "input_text", "text": SECOND}, picture]},
    ]
    OpenAI(base_url=f"{url}/openai-responses", api_key="k", max_retries=0).responses.create(
        model="m",
        instructions=SYSTEM,
        input=turns,
        temperature=0.5,
        max_output_tokens=100,
        store=False,
        stream=True,
    )


def azure(url: str) -> None:
    from openai import AzureOpenAI

    AzureOpenAI(
        azure_endpoint=f"{url}/azure", api_key="k", api_version="2024-10-21", max_retries=0
    ).chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": FIRST}],
        max_completion_tokens=100,
        stream=True,
        stream_options={"include_usage": True},
    )


def anthropic(url: str) -> None:
    from anthropic import Anthropic

    source = {"type": "base64", "media_type": "image/png", "data": DATA_URL.partition(",")[2]}
    turns: Any = [
        {"role": "user", "content": FIRST},
        {"role": "assistant", "content": REPLY},
        {"role": "user", "content": [{"type": "image", "source": source}, {"type": "text", "text": SECOND}]},
    ]
    Anthropic(base_url=f"{url}/anthropic", api_key="k", max_retries=0).messages.create(
        model="m",
        system=SYSTEM,
        messages=turns,
        max_tokens=100,
        stop_sequences=["END"],
        stream=True,
    )


def gemini(url: str) -> None:
    from google import genai
    from google.genai import types

    client = genai.Client(api_key="k", http_options=types.HttpOptions(base_url=f"{url}/gemini"))
    stream = client.models.generate_content_stream(
        model="m",
        contents=[
            types.Content(role="user", parts=[types.Part.from_text(text=FIRST)]),
            types.Content(role="model", parts=[types.Part.from_text(text=REPLY)]),
            types.Content(
                role="user",
                parts=[types.Part.from_text(text=SECOND), types.Part.from_bytes(data=PNG, mime_type="image/png")],
            ),
        ],
        config=types.GenerateContentConfig(
            system_instruction=SYSTEM, temperature=0.5, max_output_tokens=100, stop_sequences=["END"]
        ),
    )
    next(iter(stream))


SENDERS: tuple[Callable[[str], None], ...] = (openai_chat, openai_responses, azure, anthropic, gemini)

if __name__ == "__main__":
    for send in SENDERS:
        with suppress(Exception):
            send(sys.argv[1])
