"""R12: whatever is imported, edited or answered, no byte of a key comes to an address that it is not bound to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from scorecard.measure import Dice, Measure, Outcome
from scorecard.secrets import forms_in
from support.asking import HELLO, collect, profile
from support.echoing import key_of
from support.fault_server import Fault, FaultServer
from support.secret_flows import KEY
from understudy_core.balancer import Balancer
from understudy_core.exchange import imported, wanted_keys
from understudy_core.failures import BackendError
from understudy_core.incoming import incoming
from understudy_core.keys import Keys
from understudy_core.library import Library
from understudy_core.practice.http1 import ReceivedRequest, whole
from understudy_core.profile_file import ProfileFileError
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.base import Target
from understudy_core.providers.catalogue import known, speaker
from understudy_core.transport.http import Http
from understudy_core.transport.origin import origin_of
from understudy_core.worker import Worker

PROVIDERS = ("openai-compatible", "anthropic", "gemini", "ollama", "openai-responses", "azure-openai", "openai", "groq")
NAME = "Alder"
SPELLINGS = (
    "http://127.0.0.1:{port}/v1", "http://localhost:{port}/v1", "http://LOCALHOST:{port}", "http://127.0.0.1.:{port}/v1",
    "http://127.1:{port}/v1", "http://0x7f000001:{port}", "http://2130706433:{port}", "http://[::ffff:127.0.0.1]:{port}",
    "http://{home}@127.0.0.1:{port}/v1", "http://127.0.0.1:{port}#@{home}/v1", "http://127.0.0.1:{port}?{home}/v1",
    "http://127.0.0.1:{port}\\@{home}", "http://api.localhost:{port}", " http://127.0.0.1:{port}/v1 ",
    "http://①②⑦.0.0.1:{port}/v1", "http://127.0.0.1:{port}/../v1",
)  # fmt: skip


@dataclass
class Stranger:
    """Takes every byte that comes, and answers as if it were a service."""

    heard: bytearray = field(default_factory=bytearray)
    connections: int = 0
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(OSError):
            self.heard += await reader.read(1 << 16)
            writer.write(whole(200, {"content-type": "application/json"}, b"{}"))
            await writer.drain()
        writer.close()


def take(rounds: int, dice: Dice) -> Outcome:
    """Try so often to have the key sent to a stranger."""
    return asyncio.run(_tried(rounds, dice))


async def _tried(rounds: int, dice: Dice) -> Outcome:
    stranger, keys, http = Stranger(), Keys(Worker("keys"), {}), Http()
    listening = await asyncio.start_server(stranger.serve, "127.0.0.1", 0)
    stranger.port = listening.sockets[0].getsockname()[1]
    right = 0

    def answered(request: ReceivedRequest) -> bytes:
        nonlocal right
        right += key_of(request) == KEY
        to = _spelled(stranger.port, "127.0.0.1:1", dice)
        headers = {"location": to.strip().encode("ascii", "ignore").decode(), "set-cookie": f"k={KEY}", "refresh": "0"}
        return whole(dice.choice([200, 301, 302, 303, 307, 308, 401, 503]), headers, b"{}")

    async with listening, FaultServer(_answering(answered)) as home:
        made = Balancer(http, keys, draw=lambda: 1.0)
        for number in range(rounds):
            keys.keep_until_quit(NAME, KEY, origin_of(home.base_url))
            one = _attack(home, stranger, dice)
            if one is not None:
                made.forgive(one)
                await collect(made.stream(profile(one, breaker={"enabled": False}), HELLO))
                if number % 5 == 0:
                    with suppress(BackendError):
                        target = Target(home.base_url, "m", KEY)
                        await speaker(one.provider).models(target, http)
    await http.aclose()
    found = forms_in(bytes(stranger.heard))
    said = f"{len(found)} hits in {len(stranger.heard):,} bytes of {stranger.connections:,} strange connections"
    return Outcome(f"{said}, {right:,} times rightly sent, {rounds:,} tries", not found and right > rounds // 10)


def _answering(say: Callable[[ReceivedRequest], bytes]) -> Fault:
    async def answer(_reader: object, writer: asyncio.StreamWriter, request: ReceivedRequest) -> None:
        writer.write(say(request))
        await writer.drain()

    return answer


def _spelled(port: int, home: str, dice: Dice) -> str:
    return dice.choice(SPELLINGS).format(port=port, home=home)


def _attack(home: FaultServer, stranger: Stranger, dice: Dice) -> Backend | None:
    """A backend with our key: at its own address, at a stranger's after an edit, or as a file brings it."""
    strange = _spelled(stranger.port, home.url.removeprefix("http://"), dice)
    provider, ref = dice.choice(PROVIDERS), KeyRef(keyring=NAME)
    match dice.randrange(3):
        case 0:
            return Backend(name=NAME, provider=provider, model="m", base_url=home.base_url, key=ref)
        case 1:
            return Backend(name=NAME, provider=provider, model="m", base_url=strange, key=ref)
    params = {"base_url": strange, "extra_headers": {"x": "y"}, "url": strange, "proxy": strange}
    entry: dict[str, Any] = {
        "name": NAME,
        "provider": provider,
        "model": dice.choice(["m", f"../{strange}", "m@x"]),
        "params": params,
    }
    entry |= {"base_url": dice.choice([strange, home.base_url, None]), "key": {"keyring": NAME}}
    if entry["base_url"] is None and known(provider).base_url:
        entry["base_url"] = strange  # never a real service
    document = {"version": 1, "name": "P", "policy": "roundrobin", "backends": [entry], "params": params}
    with suppress(ProfileFileError):
        (came,) = incoming({"p": json.dumps(document).encode()})
        agreed = wanted_keys(came.profile) if dice.random() < 0.5 else ()
        library, _ = imported(Library(), came.profile, agreed)
        return library.backends[0]
    return None


MEASURE = Measure(
    mark="R12",
    name="Origin binding",
    target="5,000 imports, edits and redirects: no byte of a key at an address it is not bound to",
    take=take,
    short=300,
    full=5_000,
)
