"""Two servers nobody here wrote, asked by the balancer: LiteLLM's proxy with mock replies, and llama.cpp's server.

    python -m bench.servers --litellm PYTHON --llama PYTHON --model tiny.gguf

PYTHON is an interpreter that has `litellm[proxy]`, or `llama-cpp-python[server]`. Both are started here and ended by
their own process. The table is what docs/servers.md holds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from support.asking import HELLO, backend, balancer, collect, profile, text_of
from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.check import check
from understudy_core.events import Answered, Event, Failed, Restart, Stopped, Text
from understudy_core.failures import BackendError
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.catalogue import known
from understudy_core.transport.http import Http
from understudy_core.waiting import LoopClock, Steering

KEY = "sk-1234567890"
MOCKS = {
    "well": "All is well.",
    "busy": "litellm.RateLimitError",
    "broken": "litellm.InternalServerError",
    "small": "litellm.ContextWindowExceededError",
}
Row = tuple[str, str]


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def running(command: list[str], port: int, path: str, **environ: str) -> AsyncIterator[str]:
    """A server as a process of its own; its address once it answers at `path`."""
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log, env={**os.environ, **environ})
        try:
            await _answers(f"http://127.0.0.1:{port}{path}", process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _answers(url: str, process: asyncio.subprocess.Process) -> None:
    http = Http()
    try:
        while process.returncode is None:
            try:
                async with http.send("GET", url, {}) as reply:
                    if reply.status < 500:
                        return
            except BackendError:
                await asyncio.sleep(0.5)
        raise SystemExit(f"The server ended with {process.returncode}.")
    finally:
        await http.aclose()


async def litellm(python: str) -> list[Row]:
    """What LiteLLM's proxy does, and what the balancer makes of it."""
    port = free_port()
    models = [
        {"model_name": name, "litellm_params": {"model": f"openai/{name}", "api_key": "x", "mock_response": mock}}
        for name, mock in MOCKS.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "config.yaml")
        config.write_text(json.dumps({"model_list": models, "general_settings": {"master_key": KEY}}))
        command = [str(Path(python).parent / "litellm"), "--config", str(config), "--port", str(port)]
        async with running(command, port, "/health/liveliness", LITELLM_LOCAL_MODEL_COST_MAP="True") as url:
            return await _litellm_rows(url)


async def _litellm_rows(url: str) -> list[Row]:
    def asked(name: str, key: str = "KEY") -> Backend:
        made = backend(name, url, key=KeyRef(env=key))
        return made.model_copy(update={"provider": "litellm", "model": name})

    rows = []
    async with balancer(KEY=KEY, WRONG="sk-wrong") as made:
        checked = await check(known("litellm"), url, KEY, made.http, LoopClock())
        rows.append(("the free check", f"{checked.title} {', '.join(model.id for model in checked.models)}"))
        wrong = await check(known("litellm"), url, "sk-wrong", made.http, LoopClock())
        rows.append(("the free check with a wrong key", wrong.title))
        for line in (["well"], ["busy", "well"], ["broken", "well"], ["small", "well"], ["gone", "well"]):
            events = await collect(made.stream(profile(*map(asked, line)), HELLO))
            rows.append((" → ".join(line), account(events)))
        second = asked("well").model_copy(update={"name": "b"})
        second = asked("well").model_copy(update={"name": "b"})
        events = await collect(made.stream(profile(asked("well", "WRONG"), second), HELLO))
        rows.append(("a wrong key → well", account(events)))
    return rows


async def llama(python: str, model: str) -> list[Row]:
    """What a real inference server does, and what the balancer makes of it."""
    port = free_port()
    command = [python, "-m", "llama_cpp.server", "--model", model, "--host", "127.0.0.1", "--port", str(port)]
    async with running([*command, "--n_ctx", "512"], port, "/v1/models") as url, balancer() as made:
        service = known("llamacpp")
        checked = await check(service, url.removesuffix("/v1"), None, made.http, LoopClock())
        rows = [("the free check, address without /v1", checked.title)]
        asked = backend("a", url, params={"max_tokens": 40, "temperature": 0})
        asked = asked.model_copy(update={"provider": "llamacpp", "model": checked.recommended})
        rows.append(("a reply", account(await collect(made.stream(profile(asked), HELLO)))))
        other = asked.model_copy(update={"name": "b"})
        long = ChatRequest((Message(Role.USER, "one two three " * 400),))
        rows.append(
            ("a conversation that is too long", account(await collect(made.stream(profile(asked, other), long))))
        )
        rows.append(("Stop after the first word, then asked again", await _stopped(made, asked)))
    return rows


async def _stopped(made: Balancer, asked: Backend) -> str:
    steering, events = Steering(), []
    endless = asked.model_copy(update={"params": {"max_tokens": 400, "temperature": 0}})
    async for event in made.stream(profile(endless), HELLO, steering):
        events.append(event)
        if isinstance(event, Text):
            steering.stop()
    again = await collect(made.stream(profile(asked), HELLO))
    return f"{account(events)}; then {account(again)}"


def account(events: list[Event]) -> str:
    """What happened, in one line."""
    said = [f"{event.kind.value} ({event.status})" for event in events if isinstance(event, Failed)]
    said += ["taken back" for event in events if isinstance(event, Restart)]
    end = events[-1]
    if isinstance(end, Answered):
        pieces = sum(isinstance(event, Text) for event in events)
        said.append(
            f"answered by {end.backend}: {len(text_of(events))} characters in {pieces} pieces, {end.finish_reason}"
        )
    elif isinstance(end, Stopped):
        said.append("stopped")
    else:
        said.append(getattr(end, "message", "no answer"))
    return ", ".join(said)


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--litellm")
    parser.add_argument("--llama")
    parser.add_argument("--model", default="tiny.gguf")
    options = parser.parse_args()
    jobs: list[tuple[str, Callable[[], Awaitable[list[Row]]]]] = []
    if options.litellm:
        jobs.append(("LiteLLM proxy", lambda: litellm(options.litellm)))
    if options.llama:
        jobs.append(("llama.cpp server", lambda: llama(options.llama, options.model)))
    for title, job in jobs:
        print(f"| {title} | What came of it |\n|---|---|")
        for asked, seen in await job():
            print(f"| {asked} | {seen} |")
        print()


if __name__ == "__main__":
    asyncio.run(main())
