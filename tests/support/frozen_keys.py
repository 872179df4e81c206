"""Keys, through the frozen program's own commands and window, in a session with a real key ring: `main(HOME, ECHOES)`.

Prints as JSON what was done, and what was not as it should be. The scorecard searches HOME afterwards (R19).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path

from support.asking import backend, profile
from support.echoing import ECHOES, echoing, key_of
from support.fault_server import FaultServer
from support.frozen import Done, Frozen
from support.key_ring import hang, lock
from support.secret_flows import KEY, SECOND, Stranger
from understudy_core.failures import FailureKind
from understudy_core.practice.server import PracticeService
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import KeyRef

K = FailureKind
_NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
_OPEN_ALREADY = "Understudy is open already. Its window was brought to the front.\n"
_FORGETFUL = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
_LOCKED, _ABSENT = "Your key ring is locked, so the key cannot be ", "This computer has no key ring"
_FORGETS = "The key ring set up here, keyring.backends.null.Keyring, forgets every key"
_HANGS = "Your key ring does not answer, so the key may "


class _Session:
    """The program, and how its flows went."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.program = Frozen(home)
        self.flows: list[str] = []
        self.wrong: list[str] = []

    async def expect(self, *arguments: str, status: int = 0, says: str = "", stdin: str = "", **environ: str) -> None:
        """Run a command that must end so; `says` begins the one sentence of it, on stderr if it cannot be done."""
        done = await self.program.run(*arguments, stdin=stdin, **environ)
        sentence, rest = (done.complained, done.said) if status else (done.said, done.complained)
        self._judge(" ".join(arguments), done.status == status and sentence.startswith(says) and not rest, done)

    async def ask(self, address: str, key: KeyRef, ends: FailureKind | None, **environ: str) -> None:
        """Ask the one service at this address with this key; it fails as `ends` says, or answers."""
        done = await self._asked(address, key, **environ)
        last = json.loads(done.said.splitlines()[-1])
        kinds = [one["kind"] for one in last.get("failures", ())]
        told = all(one["message"] for one in last.get("failures", ()))
        right = done.status == (ends is not None) and kinds == [ends] * (ends is not None) and told
        self._judge(f"ask with {key.keyring or key.env}", right and not done.complained, done)

    async def echo(self, name: str, address: str) -> None:
        """Ask a service that repeats the key; whatever comes of it, it has one end."""
        done = await self._asked(address, KeyRef(env="SECOND_KEY"), SECOND_KEY=SECOND)
        last = json.loads(done.said.splitlines()[-1])
        ends = last["event"] in ("answered", "unanswered", "interrupted") and not done.complained
        self._judge(f"the key comes back {name}", ends and done.status in (0, 1), done)

    async def window(self) -> None:
        """The window opens, and a second start brings it to the front."""
        async with self.program.window():
            await self.expect(says=_OPEN_ALREADY)

    def sent(self, name: str, keys: Iterable[str], expected: list[str]) -> None:
        """What keys came to a service must be exactly these."""
        came = list(keys)
        self._judge(name, came == expected, f"{len(came)} keys, {came.count(KEY)} of them the right one")

    async def _asked(self, address: str, key: KeyRef, **environ: str) -> Done:
        file = self._home / "asked.json"
        file.write_bytes(dump_profile(profile(backend("A", address, key=key))))
        return await self.program.run("ask", "--json", "--profile-file", file, "What is my key?", **environ)

    def _judge(self, flow: str, right: bool, came: object) -> None:
        self.flows.append(flow)
        if not right:
            self.wrong.append(f"{flow}: {came}")


async def _act(session: _Session, home: Path, echoes: int) -> None:
    stranger, alder = Stranger(home / "stranger.bin"), KeyRef(keyring="Alder")
    await stranger.start()
    async with PracticeService("A") as service, PracticeService("Other") as other:
        await session.expect("key", "set", "Alder", stdin=f"{KEY}\n", says="Saved the key Alder in ")
        await session.expect("key", "list", says="Alder\n")
        await session.ask(service.base_url, alder, None)
        session.sent("the service sees the key", map(key_of, service.requests), [KEY])
        await session.ask(other.base_url, alder, K.MISCONFIGURED)
        session.sent("another address sees none", map(key_of, other.requests), [])
        await _echoes(session, stranger, echoes)
        await _saved(session, service)
        await session.ask(service.base_url, alder, K.MISCONFIGURED, **_NO_BUS)
        await session.expect("key", "set", "Alder", stdin=SECOND, status=1, says=_ABSENT, **_NO_BUS)
        await session.expect("key", "delete", "Alder", status=1, says=_ABSENT, **_NO_BUS)
        await session.expect("key", "set", "Alder", stdin=SECOND, status=1, says=_FORGETS, **_FORGETFUL)
        await session.expect("key", "set", "Birch", stdin=SECOND, says="Saved the key Birch in ")
        await session.expect("key", "delete", "Birch", says="Deleted the key Birch.")
        await session.expect("key", "list", says="Alder\n")
        await session.ask(service.base_url, KeyRef(keyring="Birch"), K.MISSING_KEY)
        lock()
        await session.ask(service.base_url, alder, K.KEYCHAIN_LOCKED)
        await session.expect("key", "set", "Alder", stdin=SECOND, status=1, says=f"{_LOCKED}saved")
        await session.expect("key", "delete", "Alder", status=1, says=f"{_LOCKED}deleted")
        if echoes == len(ECHOES):  # each waits until the program gives up
            hang()
            await session.ask(service.base_url, alder, K.KEYCHAIN_LOCKED)
            await session.expect("key", "set", "Alder", stdin=SECOND, status=1, says=f"{_HANGS}not have been saved")
        session.sent("nothing else came to the service", map(key_of, service.requests), [KEY, KEY])
    await stranger.stop()


async def _echoes(session: _Session, stranger: Stranger, echoes: int) -> None:
    for name, echo in list(ECHOES.items())[:: max(1, len(ECHOES) // echoes)]:
        async with FaultServer(echoing(echo, stranger.url)) as server:
            await session.echo(name, server.base_url)


async def _saved(session: _Session, service: PracticeService) -> None:
    """A service is saved that uses the key; then the window, and the self-test."""
    model = ("--provider", "openai-compatible", "--model", "m", "--base-url", service.base_url, "--key-name", "Alder")
    await session.expect("profile", "save", "model", "A", *model, says="Saved the backend A.")
    await session.expect("profile", "export", "A", says="{")
    await session.expect("ask", "--profile", "A", "--json", "Hello", says="{")
    await session.window()
    await session.expect("--self-test", says="")


def main(home: str, echoes: int) -> None:
    """Go through all flows, with so many of the ways in which a key comes back."""
    session = _Session(Path(home))
    asyncio.run(_act(session, Path(home), echoes))
    print(json.dumps({"flows": session.flows, "wrong": session.wrong}))
