"""R15: what is stopped leaves no place in the pool of connections taken, and quitting is quick from every state."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support import faults
from support.asking import HELLO, backend, balancer, collect, profile
from support.closing import HANG_DNS, Closed, Program
from support.fault_server import FaultServer
from support.key_ring import hang, in_key_ring
from support.soak import open_files
from understudy_core.events import Answered
from understudy_core.keys import Keys
from understudy_core.practice.plays import Answers, Down, Play, Silent
from understudy_core.practice.server import PracticeService
from understudy_core.worker import Worker

CANCELS, CLOSES = 2_000, 300
LEAST_CANCELS = 120
"""Where fewer closes are taken, fewer cancels are, but not fewer than this."""
State = Callable[[Path], Awaitable[Closed]]


def take(rounds: int, dice: Dice) -> Outcome:
    """Cancel requests at random moments, then close the program from one state after the other."""
    cancels = max(LEAST_CANCELS, CANCELS * rounds // CLOSES)
    left = asyncio.run(_cancelled(cancels, dice))
    closes = asyncio.run(_closed(rounds))
    wrong = {name: closed for name, closed in closes if not closed.is_clean}
    slowest = max(closed.seconds for _, closed in closes)
    said = f"{cancels:,} cancels: {left} places or sockets left; {rounds} closes: slowest {slowest:.1f} s"
    if wrong:
        said += "; not clean: " + "; ".join(f"{name}: {closed}" for name, closed in wrong.items())
    return Outcome(said, left == 0 and not wrong)


async def _cancelled(cancels: int, dice: Dice) -> int:
    """Places in the pool and sockets that are left after so many requests were given up."""
    async with (
        FaultServer(faults.stalls_after_two_words) as server,
        PracticeService("Well") as well,
        balancer() as made,
    ):
        chosen = profile(backend("a", server.base_url), breaker={"enabled": False})
        before = open_files()
        for _ in range(cancels):
            reading = asyncio.get_running_loop().create_task(collect(made.stream(chosen, HELLO)))
            for _ in range(dice.randrange(40)):
                await asyncio.sleep(0)
            await asyncio.sleep(dice.choice((0, 0, 0.0003, 0.003)))
            reading.cancel()
            await asyncio.wait([reading])
        await server.emptied()
        places = sum(len(vars(client)["_transport"]._pool.connections) for client in made.http._clients)
        left = places + max(0, open_files() - before)
        last = await collect(made.stream(profile(backend("b", well.base_url)), HELLO))
        return left + (not isinstance(last[-1], Answered))


async def _closed(rounds: int) -> list[tuple[str, Closed]]:
    """How it ended, from each state in turn."""
    names = list(_STATES)
    found = []
    for number in range(rounds):
        name = names[number % len(names)]
        with tempfile.TemporaryDirectory() as folder:
            found.append((name, await _STATES[name](Path(folder))))
    return found


async def _from(folder: Path, play: Play | None, environ: Mapping[str, str] | None = None) -> Closed:
    """Closed as soon as the service has the question; right after the start when there is nothing to `play`."""
    async with PracticeService("A", then=play or Answers()) as service:
        program = await Program.started(_file(folder, service.base_url), folder / "home", **(environ or _NO_RING))
        if play is not None:
            program.say("Hello")
            for _ in iter(lambda: bool(service.requests), True):
                await asyncio.sleep(0.01)
        return await program.close()


async def _hanging_lookup(folder: Path) -> Closed:
    file = _file(folder, "http://far.example/v1")
    program = await Program.started(file, folder / "home", **_NO_RING, **{HANG_DNS: "1"})
    program.say("Hello")
    await program.heard("lookup")
    return await program.close()


async def _hanging_key_ring(folder: Path) -> Closed:
    """The daemon is stopped, so that the reading of the key that is under way never ends."""
    code = f"import sys; sys.path[:0] = {sys.path!r}; from scorecard import closing; closing.with_hanging_ring()"
    said = await asyncio.to_thread(in_key_ring, code, folder / "home")
    return Closed(*json.loads(said.splitlines()[-1]))


def with_hanging_ring() -> None:
    """Inside a session with a key ring: keep a key, let the daemon hang, ask with that key, close; print what came."""
    print(json.dumps(asdict_of(asyncio.run(_asked_a_hanging_ring(Path.home())))))


async def _asked_a_hanging_ring(home: Path) -> Closed:
    """A service without a key is asked first and fails: once it was asked, the key of the second one is being read."""
    await Keys(Worker("keys"), {}).store("k", "sk-practice", "http://127.0.0.1:9")
    async with PracticeService("A", then=Down(503)) as service:
        second = {"name": "K", "provider": "openai-compatible", "model": "m", "base_url": "http://127.0.0.1:9/v1"}
        file = _file(home, service.base_url, {**second, "key": {"keyring": "k"}})
        program = await Program.started(file, home / "understudy", **dict(os.environ))
        hang()
        program.say("Hello")
        for _ in iter(lambda: bool(service.requests), True):
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        return await program.close()


def asdict_of(closed: Closed) -> list[object]:
    """The fields in their order."""
    return [closed.seconds, closed.status, list(closed.complaints)]


def _file(folder: Path, base_url: str, second: Mapping[str, object] | None = None) -> Path:
    """A profile of a service without a key, tried five times with long pauses; or once, before a `second` one."""
    folder.mkdir(exist_ok=True)
    first = {"name": "A", "provider": "openai-compatible", "model": "m", "base_url": base_url}
    document = {
        "version": 1,
        "name": "P",
        "policy": "failover" if second else "roundrobin",
        "failover": {"retry_count": 1 if second else 5, "retry_delay_ms": 20_000},
        "backends": [first, second] if second else [first],
    }
    file = folder / "profile.json"
    file.write_text(json.dumps(document))
    return file


_NO_RING = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
_STATES: Mapping[str, State] = {
    "at the start": partial(_from, play=None),
    "streaming": partial(_from, play=Answers("word " * 20_000, words_per_s=200)),
    "silence": partial(_from, play=Silent()),
    "a pause before another try": partial(_from, play=Down(503)),
    "a lookup that hangs": _hanging_lookup,
    "a key ring that hangs": _hanging_key_ring,
}

MEASURE = Measure(
    mark="R15",
    name="Stop and quit",
    target=f"{CANCELS:,} cancels leave nothing behind; {CLOSES} quits, from every state: status 0, no word, ≤ 3 s",
    take=take,
    short=len(_STATES),
    full=CLOSES,
)
