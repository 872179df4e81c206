"""Every state that a key ring can be in, and what three actions come to there. Run inside a session of its own:
`main(STATE)` prints what came of reading, saving and deleting, how long each took, and how long the loop stood still.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import keyring

from support.key_ring import end, hang, lock, resume
from understudy_core.failures import BackendError
from understudy_core.key_ring import SERVICE
from understudy_core.keys import Keys
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker

KEY, OTHER, NAME, HERE = "k-secret-of-alder", "k-secret-of-birch", "Alder", "https://api.alder.example:443"
DEADLINE_S = 2.0


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class KeyRingState:
    """`arrange` brings it about after a key was saved; `undo` ends it. `backend` is one that keyring would choose.

    `ends` are the beginnings of what reading, saving and deleting must come to; `left` of what reading comes to then.
    """

    name: str
    ends: tuple[str, str, str]
    left: str
    arrange: Callable[[], None] = _nothing
    undo: Callable[[], None] = _nothing
    session: str = "unlocked"
    saves: bool = True
    key: str = OTHER
    environ: dict[str, str] = field(default_factory=dict)


def _changed() -> None:
    keyring.set_password(SERVICE, NAME, "k-secret-of-cedar")


def _gone() -> None:
    keyring.delete_password(SERVICE, NAME)


def _foreign() -> None:
    keyring.set_password(SERVICE, NAME, '{"token": [1, 2]}\n\n\x07 not ours')


def _refused(backend: str, why: str) -> KeyRingState:
    said = f"misconfigured: The key ring set up here, {backend}, {why}"
    named = {"PYTHON_KEYRING_BACKEND": backend}
    return KeyRingState(backend, (said, said, said), said, saves=False, environ=named)


_ABSENT = "misconfigured: This computer has no key ring"
_LOCKED = "keychain_locked: Your key ring is locked, so the key cannot be "
STATES = (
    KeyRingState("ready", (KEY, "None", "True"), "missing_key"),
    KeyRingState("locked", (f"{_LOCKED}read", f"{_LOCKED}saved", f"{_LOCKED}deleted"), _LOCKED, lock),
    KeyRingState(
        "hanging",
        (
            "keychain_locked: Your key ring does not answer, so the key cannot be read. The key is still there.",
            "keychain_locked: Your key ring does not answer, so the key may not have been saved.",
            "keychain_locked: Your key ring does not answer, so the key may still be there.",
        ),
        "",
        hang,
        resume,
    ),
    KeyRingState("crashed", ("keychain_locked",) * 3, "keychain_locked", end),
    KeyRingState("prompt dismissed", ("", "keychain_locked", ""), "", session="absent", saves=False),
    KeyRingState(
        "absent", (_ABSENT,) * 3, _ABSENT, saves=False, environ={"UNDERSTUDY_TEST_BUS": "unix:path=/nonexistent"}
    ),
    KeyRingState("too long", (KEY, "misconfigured: This is too long", "True"), "missing_key", key="k" * 1281),
    KeyRingState("changed behind our back", ("k-secret-of-cedar", "None", "True"), "missing_key", _changed),
    KeyRingState("deleted behind our back", ("missing_key", "None", "True"), "missing_key", _gone),
    KeyRingState("an entry of another program", ('{"token":[1,2]}', "None", "True"), "missing_key", _foreign),
    _refused("keyrings.alt.file.PlaintextKeyring", "keeps keys in a file where others can read them"),
    _refused("keyring.backends.null.Keyring", "forgets every key"),
    KeyRingState(
        "keyring.backends.fail.Keyring", (_ABSENT,) * 3, _ABSENT, saves=False,
        environ={"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    ),
)  # fmt: skip


def main(name: str) -> None:
    """Go through one state."""
    state = next(one for one in STATES if one.name == name)
    if bus := os.environ.pop("UNDERSTUDY_TEST_BUS", ""):
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus
    print(json.dumps(asyncio.run(_gone_through(state))))


async def _gone_through(state: KeyRingState) -> dict[str, object]:
    keys, ref = Keys(Worker("keys"), {}, DEADLINE_S), KeyRef(keyring=NAME)
    if state.saves:
        await Keys(Worker("first"), {}, 30.0).store(NAME, KEY, HERE)
    state.arrange()
    stood = _Standstill()
    said, took = [], []
    for work in (keys.read(ref, HERE), keys.store(NAME, state.key, HERE), keys.delete(NAME)):
        began = time.monotonic()
        said.append(await _told(work))
        took.append(time.monotonic() - began)
    longest = await stood.end()
    state.undo()
    left = await _told(Keys(Worker("last"), {}, 30.0).read(ref, HERE))
    handed_over = Path.home().joinpath("plain.txt").exists()
    return {"said": said, "took": took, "left": left, "standstill": longest, "plain": handed_over}


async def _told(work: Awaitable[object]) -> str:
    try:
        return str(await work)
    except BackendError as problem:
        detail = problem.failure.detail
        return f"{problem.failure.kind.value}: {detail}" if detail else problem.failure.kind.value


class _Standstill:
    """The longest time that the loop did not turn."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._turning = asyncio.get_running_loop().create_task(self._turn())

    async def _turn(self) -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(0.001)
            now = time.monotonic()
            self._longest, last = max(self._longest, now - last), now

    async def end(self) -> float:
        self._turning.cancel()
        await asyncio.wait([self._turning])
        return self._longest
