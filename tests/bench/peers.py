"""The core beside bare httpx, the official openai SDK, LiteLLM's Router and LangChain, in one run.

`PYTHONPATH=tests python -m bench.peers` in an environment with the dependency group `bench`. Each round is a process of
its own; the services are another one. Prints CPU time per chunk of a long reply, and the time from sending to the first
text of the second service when the first one fails.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, TypeAlias

import httpx

from bench.rounds import better, ratios, told
from support.asking import HELLO, GivenKeys, backend, profile
from understudy_core.balancer import Balancer
from understudy_core.events import Text
from understudy_core.practice.listener import HOST
from understudy_core.practice.plays import Answers, Down
from understudy_core.practice.server import PracticeService
from understudy_core.transport.http import Http

WORDS = 6000
ROUNDS = 5
TALKS = 60
WARM_UP = 10
PEERS = ("httpx", "ours", "openai", "litellm", "langchain")
First = Callable[[list[str]], Awaitable[None]]
"""Asks these addresses in order and returns at the first text."""
Whole = Callable[[], Awaitable[None]]
"""Reads one long reply."""
Peer: TypeAlias = tuple[First, Whole]


async def serve() -> None:
    """Run the services until the standard input ends, and print their addresses."""
    long, well, down = (
        PracticeService("Long", [], then=Answers(" ".join(f"word{at}" for at in range(WORDS)))),
        PracticeService("Well", [], then=Answers("Yes.")),
        PracticeService("Down", [], then=Down(503)),
    )
    async with long, well, down:
        print(json.dumps([long.base_url, well.base_url, down.base_url]), flush=True)
        await asyncio.to_thread(sys.stdin.read)


def body(stream: bool = True) -> bytes:
    """A request in OpenAI's form."""
    return json.dumps({"model": "m", "stream": stream, "messages": [{"role": "user", "content": "Hello"}]}).encode()


async def httpx_pieces(client: httpx.AsyncClient, address: str) -> AsyncGenerator[str, None]:
    """What one would write by hand: lines, JSON, the text."""
    headers = {"content-type": "application/json"}
    async with client.stream("POST", f"{address}/chat/completions", content=body(), headers=headers) as reply:
        reply.raise_for_status()
        async for line in reply.aiter_lines():
            if line.startswith("data: {"):
                for choice in json.loads(line[6:])["choices"]:
                    if text := choice["delta"].get("content"):
                        yield text


async def with_httpx(address: str) -> Peer:
    client = httpx.AsyncClient(trust_env=False, timeout=30)

    async def whole() -> None:
        async for _ in httpx_pieces(client, address):
            pass

    async def first(addresses: list[str]) -> None:
        for one in addresses:
            try:
                async with aclosing(httpx_pieces(client, one)) as pieces:
                    async for _ in pieces:
                        return
            except httpx.HTTPError:
                continue

    return first, whole


async def with_ours(address: str) -> Peer:
    made = Balancer(Http(), GivenKeys())

    async def whole() -> None:
        async for _ in made.stream(profile(backend("a", address)), HELLO):
            pass

    async def first(addresses: list[str]) -> None:
        chosen = profile(*(backend(str(at), one) for at, one in enumerate(addresses)), breaker={"enabled": False})
        stream = made.stream(chosen, HELLO)
        async for event in stream:
            if isinstance(event, Text):
                break
        await stream.aclose()

    return first, whole


async def with_openai(address: str) -> Peer:
    openai: Any = importlib.import_module("openai")
    clients: dict[str, Any] = {}

    def client(one: str) -> Any:
        return clients.setdefault(one, openai.AsyncOpenAI(base_url=one, api_key="none", max_retries=0))

    async def pieces(one: str) -> AsyncGenerator[str, None]:
        messages = [{"role": "user", "content": "Hello"}]
        async with await client(one).chat.completions.create(model="m", messages=messages, stream=True) as chunks:
            async for chunk in chunks:
                for choice in chunk.choices:
                    if choice.delta.content:
                        yield choice.delta.content

    async def whole() -> None:
        async for _ in pieces(address):
            pass

    async def first(addresses: list[str]) -> None:
        for one in addresses:
            try:
                async with aclosing(pieces(one)) as texts:
                    async for _ in texts:
                        return
            except openai.OpenAIError:
                continue

    return first, whole


async def with_litellm(address: str) -> Peer:
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    litellm: Any = importlib.import_module("litellm")
    routers: dict[str, Any] = {}

    def router(addresses: list[str]) -> Any:
        names = [
            {"model_name": f"m{at}", "litellm_params": {"model": "openai/m", "api_base": one, "api_key": "none"}}
            for at, one in enumerate(addresses)
        ]
        after = [{"m0": [f"m{at}" for at in range(1, len(addresses))]}]
        settings = {"num_retries": 0, "fallbacks": after, "disable_cooldowns": True}
        return routers.setdefault("|".join(addresses), litellm.Router(model_list=names, **settings))

    async def pieces(addresses: list[str]) -> AsyncGenerator[str, None]:
        messages = [{"role": "user", "content": "Hello"}]
        async for chunk in await router(addresses).acompletion(model="m0", messages=messages, stream=True):
            if text := chunk.choices[0].delta.content:
                yield text

    async def whole() -> None:
        async for _ in pieces([address]):
            pass

    async def first(addresses: list[str]) -> None:
        async with aclosing(pieces(addresses)) as texts:
            async for _ in texts:
                return

    return first, whole


async def with_langchain(address: str) -> Peer:
    made: Any = importlib.import_module("langchain_openai").ChatOpenAI
    chains: dict[str, Any] = {}

    def model(one: str) -> Any:
        return made(model="m", base_url=one, api_key="none", max_retries=0)

    def chain(addresses: list[str]) -> Any:
        first, *others = addresses
        both = model(first).with_fallbacks([model(one) for one in others]) if others else model(first)
        return chains.setdefault("|".join(addresses), both)

    async def whole() -> None:
        async for _ in chain([address]).astream("Hello"):
            pass

    async def first(addresses: list[str]) -> None:
        async with aclosing(chain(addresses).astream("Hello")) as pieces:
            async for piece in pieces:
                if piece.content:
                    return

    return first, whole


MAKERS = {
    "httpx": with_httpx,
    "ours": with_ours,
    "openai": with_openai,
    "litellm": with_litellm,
    "langchain": with_langchain,
}


async def measure(peer: str, addresses: list[str]) -> list[float]:
    """CPU microseconds per chunk; milliseconds to the first text: at once, after 503, after a refused connection."""
    long, well, down = addresses
    refused = f"http://{HOST}:1/v1"
    first, whole = await MAKERS[peer](long)
    await whole()
    began = time.process_time()
    await whole()
    figures = [1e6 * (time.process_time() - began) / WORDS]
    for line in ([well], [down, well], [refused, well]):
        times = []
        for _ in range(WARM_UP + TALKS):
            began = time.perf_counter()
            await first(line)
            times.append(1e3 * (time.perf_counter() - began))
        figures.append(sorted(times[WARM_UP:])[TALKS // 2])
    return figures


def main() -> None:
    """Let the peers take turns and print the table."""
    here = [sys.executable, "-m", "bench.peers"]
    services = subprocess.Popen([*here, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert services.stdout is not None and services.stdin is not None
    addresses = services.stdout.readline().strip()
    found: dict[str, list[list[float]]] = {peer: [] for peer in PEERS}
    for _ in range(ROUNDS):
        for peer in PEERS:
            done = subprocess.run([*here, peer, addresses], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                found[peer].append(json.loads(done.stdout.splitlines()[-1]))
            else:
                print(f"{peer}: not measured: {done.stderr.strip().splitlines()[-1:]}")
    services.stdin.close()
    services.wait()
    names = ("CPU per chunk, µs", "first text, ms", "first text after a 503, ms", "first text after refused, ms")
    for at, name in enumerate(names):
        floor = [figures[at] for figures in found["httpx"]]
        for peer, rounds in found.items():
            if len(rounds) == ROUNDS:
                mine = [figures[at] for figures in rounds]
                print(f"{name:28} {peer:9} {told(mine)}   ratio {told(ratios(mine, floor))}")
        whole = {peer: [figures[at] for figures in rounds] for peer, rounds in found.items() if len(rounds) == ROUNDS}
        print(f"{'':28} {better(whole, 'ours')}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            asyncio.run(serve())
        case [peer, addresses]:
            print(json.dumps(asyncio.run(measure(peer, json.loads(addresses)))))
        case _:
            main()
