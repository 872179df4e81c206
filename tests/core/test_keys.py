"""Keys in a real key ring, in every state that key rings have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.key_ring import MODULES, PLAIN_FILE, in_key_ring, needs_key_ring
from understudy_core.failures import BackendError, FailureKind
from understudy_core.keys import MAX_KEY, Keys, clean
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker

HERE, ELSEWHERE = "https://api.alder.example:443", "https://other.example:443"
_HEAD = f"""
import asyncio, json, os
from pathlib import Path
from support.key_ring import end, hang, lock, resume
from understudy_core import key_ring
from understudy_core.failures import BackendError
from understudy_core.keys import Keys
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker

HERE, ELSEWHERE, ALDER = {HERE!r}, {ELSEWHERE!r}, KeyRef(keyring="Alder")

async def tell(work):
    try:
        told = await work
    except BackendError as error:
        told = error.failure.kind.value, error.failure.detail
        assert error.__cause__ is None and error.__context__ is None
    print(json.dumps(told))

def fresh(deadline_s=10.0):
    return Keys(Worker("keys"), {{}}, deadline_s)

async def main():
"""


def told(body: str, home: Path, state: str = "unlocked", **environ: str) -> list[Any]:
    """What `body`, the inside of a coroutine, told line by line; no file under `home` may hold the key."""
    lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
    said = in_key_ring(f"{_HEAD}{lines}\nasyncio.run(main())\n", home, state, **environ)
    leaks = [path for path in home.rglob("*") if path.is_file() and b"k-secret" in path.read_bytes()]
    assert [path.name for path in leaks if path.name != "stdout"] == []
    return [json.loads(line) for line in said.splitlines()]


@needs_key_ring
def test_a_key_is_stored_read_replaced_and_deleted(tmp_path: Path) -> None:
    """The key ring gives back the newest key; a deleted one is missing, not an error of another kind."""
    body = """
await fresh().store("Alder", "k-first")
await fresh().store("Alder", "k-secret")
await tell(fresh().read(ALDER, HERE))
await tell(fresh().store_name())
await tell(fresh().delete("Alder"))
await tell(fresh().delete("Alder"))
await tell(fresh().read(ALDER, HERE))
"""
    assert told(body, tmp_path / "home") == ["k-secret", "GNOME Keyring", True, False, ["missing_key", ""]]


@needs_key_ring
def test_a_key_in_the_key_ring_takes_the_place_of_one_that_was_held(tmp_path: Path) -> None:
    """Once a key is stored, the older one that was held until quitting is used no more, by the same window either."""
    body = """
keys = fresh()
keys.keep_until_quit("Alder", "k-held")
await keys.store("Alder", "k-secret")
await tell(keys.read(ALDER, HERE))
"""
    assert told(body, tmp_path / "home") == ["k-secret"]


@needs_key_ring
def test_a_key_is_bound_to_its_origin(tmp_path: Path) -> None:
    """A key is bound when it is saved or first used, in the same entry; elsewhere it goes only once that is agreed."""
    body = """
await fresh().store("Alder", "k-secret")
await tell(fresh().origin("Alder"))
await tell(fresh().read(ALDER, HERE))
print(json.dumps(key_ring.read("Alder")))
await tell(fresh().read(ALDER, ELSEWHERE))
await fresh().agree("Alder", ELSEWHERE)
await tell(fresh().read(ALDER, ELSEWHERE))
await tell(fresh().read(ALDER, HERE))
await fresh().store("Alder", "k-secret", HERE)
await tell(fresh().origin("Alder"))
await tell(fresh().agree("Birch", HERE))
await tell(fresh().origin("Birch"))
"""
    refused = "The key of Alder was saved for {}. It is not sent to {} until you agree."
    assert told(body, tmp_path / "home") == [
        None,
        "k-secret",
        f"k-secret\nfor {HERE}",
        ["misconfigured", refused.format("api.alder.example", "other.example")],
        "k-secret",
        ["misconfigured", refused.format("other.example", "api.alder.example")],
        HERE,
        ["missing_key", ""],
        None,
    ]


@needs_key_ring
def test_plain_http_needs_an_agreement(tmp_path: Path) -> None:
    """A key goes over plain http to this computer; to another one only when the user agreed to exactly that."""
    body = """
lan, own = "http://192.168.1.5:8000", "http://127.0.0.1:8401"
await fresh().store("Alder", "k-secret")
await tell(fresh().read(ALDER, lan))
await tell(fresh().origin("Alder"))
await fresh().agree("Alder", lan)
await tell(fresh().read(ALDER, lan))
await fresh().store("Alder", "k-secret")
await tell(fresh().read(ALDER, own))
"""
    refused, unbound, *read = told(body, tmp_path / "home")
    said = "What goes to http://192.168.1.5:8000 can be read on the way. The key of Alder is not sent there"
    assert refused == ["misconfigured", f"{said} until you agree."]
    assert (unbound, read) == (None, ["k-secret", "k-secret"])


@needs_key_ring
def test_a_locked_key_ring_is_said_and_keeps_its_keys(tmp_path: Path) -> None:
    """Locked is a normal state: each action has its sentence, a key can be kept until quit, nothing is lost."""
    body = """
keys = fresh()
await keys.store("Alder", "k-secret")
lock()
for work in keys.read(ALDER, HERE), keys.store("Alder", "k-new"), keys.delete("Alder"), keys.agree("Alder", HERE):
    await tell(work)
keys.keep_until_quit("Alder", "k-kept")
await tell(keys.read(ALDER, HERE))
await tell(keys.read(ALDER, ELSEWHERE))
await tell(keys.origin("Alder"))
await tell(keys.agree("Alder", ELSEWHERE))
await tell(keys.delete("Alder"))
await tell(keys.read(ALDER, ELSEWHERE))
"""
    read, stored, deleted, agreed, kept, elsewhere, origin, moved, refused, still = told(body, tmp_path / "home")
    locked = "Your key ring is locked, so the key cannot be "
    assert read == ["keychain_locked", f"{locked}read. The key is still there."]
    assert stored == ["keychain_locked", f"{locked}saved there."]
    assert agreed[0] == "keychain_locked"
    assert deleted == ["keychain_locked", f"{locked}deleted. It is still there."]
    assert (kept, elsewhere[0], origin) == ("k-kept", "misconfigured", HERE)
    assert (moved, refused[0], still) == (None, "keychain_locked", "k-kept")  # what could not be deleted is still there


@needs_key_ring
def test_a_hanging_key_ring_blocks_nothing(tmp_path: Path) -> None:
    """A daemon that no longer answers ends each call at its deadline, holds up neither the loop nor quitting, and
    answers again once it goes on.
    """
    body = """
keys = fresh(0.5)
await fresh().store("Alder", "k-secret", HERE)
hang()
turns = 0
async def turn():
    nonlocal turns
    while True:
        await asyncio.sleep(0)
        turns += 1
turning = asyncio.get_running_loop().create_task(turn())
for work in keys.read(ALDER, HERE), keys.store("Birch", "k-new"), keys.delete("Cedar"):
    await tell(work)
turning.cancel()
print(json.dumps(turns > 100))
resume()
await tell(fresh().read(ALDER, HERE))
hang()
await tell(keys.read(ALDER, HERE))
"""
    read, stored, deleted, turned, again, last = told(body, tmp_path / "home")
    hanging = "Your key ring does not answer, so the key"
    assert read == last == ["keychain_locked", f"{hanging} cannot be read. The key is still there."]
    assert stored == ["keychain_locked", f"{hanging} may not have been saved."]
    assert deleted == ["keychain_locked", f"{hanging} may still be there."]
    assert (turned, again) == (True, "k-secret")


@needs_key_ring
def test_a_key_ring_that_crashed_is_a_locked_one(tmp_path: Path) -> None:
    """After its daemon was killed the key ring starts again, locked; that is said, not raised as a fault."""
    body = """
keys = fresh()
await keys.store("Alder", "k-secret")
end()
await tell(keys.read(ALDER, HERE))
"""
    assert [one[0] for one in told(body, tmp_path / "home")] == ["keychain_locked"]


@needs_key_ring
def test_without_a_key_ring_the_key_is_kept_until_quit(tmp_path: Path) -> None:
    """No key ring is a normal state: said in a sentence without the key, and a key can be held in memory."""
    body = """
keys = fresh()
await tell(keys.store("Alder", "k-secret"))
keys.keep_until_quit("Alder", "k-kept")
await tell(keys.read(ALDER, HERE))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
import keyring
keyring.core.init_backend()
await tell(keys.delete("Alder"))
await tell(keys.delete("Alder"))
"""
    said, kept, gone, none = told(body, tmp_path / "home", "absent")
    assert (gone, none[0]) == (True, "misconfigured")
    assert said[0] in ("misconfigured", "keychain_locked") and "key ring" in said[1]
    assert kept == "k-kept"


def _plain_file(home: Path) -> None:
    folder = home / MODULES / "keyrings" / "alt"
    folder.mkdir(parents=True)
    (folder / "file.py").write_text(PLAIN_FILE)


@needs_key_ring
@pytest.mark.parametrize(
    ("backend", "why"),
    [
        ("keyrings.alt.file.PlaintextKeyring", "keeps keys in a file where others can read them"),
        ("keyring.backends.null.Keyring", "forgets every key"),
        ("support.rings.Odd", "is not known to keep keys safely"),
    ],
)
def test_unsafe_key_rings_are_refused_by_name(backend: str, why: str, tmp_path: Path) -> None:
    """A backend that keeps keys readable, or forgets them, is named and never handed a key."""
    home = tmp_path / "home"
    _plain_file(home)
    odd = home / MODULES / "odd_ring.py"
    odd.write_text(PLAIN_FILE.replace("PlaintextKeyring", "Odd"))
    backend = backend.replace("support.rings", "odd_ring")
    body = 'await tell(fresh().store("Alder", "k-secret"))\nawait tell(fresh().read(ALDER, HERE))'
    said = told(body, home, "unlocked", PYTHON_KEYRING_BACKEND=backend)
    assert (
        said
        == [
            ["misconfigured", f"The key ring set up here, {backend}, {why}. It is not used for keys."],
        ]
        * 2
    )
    assert not (home / "plain.txt").exists()


@needs_key_ring
def test_a_safe_key_ring_is_used_past_an_unsafe_one(tmp_path: Path) -> None:
    """Where a plain file stands before the real key ring, keys go into the real one and come from there only."""
    home = tmp_path / "home"
    _plain_file(home)
    body = """
import keyrings.alt.file
import keyring
print(json.dumps(type(keyring.get_keyring()).__name__))
await tell(fresh().read(ALDER, HERE))
await tell(fresh().store("Alder", "k-secret"))
await tell(fresh().read(ALDER, HERE))
"""
    assert told(body, home) == ["ChainerBackend", ["missing_key", ""], None, "k-secret"]
    assert not (home / "plain.txt").exists()


@needs_key_ring
def test_what_is_too_long_is_refused_before_storing(tmp_path: Path) -> None:
    """An entry that Windows could not hold is refused with a sentence; what was there before stays."""
    body = """
await fresh().store("Alder", "k-secret")
await tell(fresh().store("Alder", "k" * 1281))
await tell(fresh().read(ALDER, HERE))
"""
    refused, kept = told(body, tmp_path / "home")
    assert refused[0] == "misconfigured" and "1,280 characters" in refused[1] and kept == "k-secret"


async def test_a_variable_is_read_and_cleaned() -> None:
    """A key from the environment works with a newline at its end; an empty one is missing; it is bound to nothing."""
    keys = Keys(Worker("keys"), {"ONE": " abc\n", "NONE": " "})
    assert [await keys.read(KeyRef(env="ONE"), origin) for origin in (HERE, ELSEWHERE)] == ["abc", "abc"]
    with pytest.raises(BackendError) as caught:
        await keys.read(KeyRef(env="NONE"), HERE)
    assert caught.value.failure.kind is FailureKind.MISSING_KEY


@pytest.mark.parametrize("pasted", ["  k-1 ", '"k-1"', "Bearer k-1", "k-\u200b1\n"])
def test_a_pasted_key_is_cleaned(pasted: str) -> None:
    """Spaces, quotes, "Bearer" and invisible characters are taken off."""
    assert clean(pasted) == "k-1"


@pytest.mark.parametrize("pasted", ["", "  ", "schlüssel", "k" * (MAX_KEY + 1)])
def test_what_cannot_be_a_key_is_said(pasted: str) -> None:
    """Text that no service accepts as a key is refused with a sentence."""
    with pytest.raises(ValueError, match="key"):
        clean(pasted)
