"""Keys in a real key ring."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.key_ring import in_key_ring, needs_key_ring
from understudy_core.failures import BackendError, FailureKind
from understudy_core.keys import Keys, clean
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker

_HEAD = """
import asyncio
from understudy_core.failures import BackendError
from understudy_core.keys import Keys
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker

async def tried(work):
    try:
        return await work
    except BackendError as error:
        return error.failure.kind.value, error.failure.detail

AT = "https://a.example:443"

def fresh():
    return Keys(Worker("keys"), {})
"""
_STORE_AND_READ = (
    _HEAD
    + """
async def main():
    await fresh().store("openai", "first")
    await fresh().store("openai", "secret-value")
    print(await fresh().read(KeyRef(keyring="openai"), AT), await fresh().store_name())
    print(await fresh().delete("openai"), await fresh().delete("openai"))
    print(await tried(fresh().read(KeyRef(keyring="openai"), AT)))
asyncio.run(main())
"""
)
_WITHOUT = (
    _HEAD
    + """
async def main():
    keys = fresh()
    print(await tried(keys.store("openai", "secret-value")))
    keys.keep_until_quit("openai", "kept")
    print(await keys.read(KeyRef(keyring="openai"), AT))
asyncio.run(main())
"""
)


@needs_key_ring
def test_a_key_is_stored_read_replaced_and_deleted(tmp_path: Path) -> None:
    """The key ring gives back the newest key; a deleted one is missing, not an error of another kind."""
    lines = in_key_ring(_STORE_AND_READ, tmp_path / "home").splitlines()
    assert lines == ["secret-value GNOME Keyring", "True False", "('missing_key', '')"]
    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert not any(b"secret-value" in path.read_bytes() for path in files)


@needs_key_ring
def test_without_a_key_ring_the_key_is_kept_until_quit(tmp_path: Path) -> None:
    """No key ring is a normal state: said in a sentence without the key, and a key can be held in memory."""
    said, kept = in_key_ring(_WITHOUT, tmp_path / "home", "absent").splitlines()
    assert ("misconfigured" in said or "keychain_locked" in said) and "key ring" in said and "secret-value" not in said
    assert kept == "kept"


async def test_a_variable_is_read_and_cleaned() -> None:
    """A key from the environment works with a newline at its end; an empty one is missing."""
    keys = Keys(Worker("keys"), {"ONE": " abc\n", "NONE": " "})
    assert await keys.read(KeyRef(env="ONE"), "https://a.example:443") == "abc"
    with pytest.raises(BackendError) as caught:
        await keys.read(KeyRef(env="NONE"), "https://a.example:443")
    assert caught.value.failure.kind is FailureKind.MISSING_KEY


@pytest.mark.parametrize("pasted", ["  k-1 ", '"k-1"', "Bearer k-1", "k-\u200b1\n"])
def test_a_pasted_key_is_cleaned(pasted: str) -> None:
    """Spaces, quotes, "Bearer" and invisible characters are taken off."""
    assert clean(pasted) == "k-1"


@pytest.mark.parametrize("pasted", ["", "  ", "schlüssel"])
def test_what_cannot_be_a_key_is_said(pasted: str) -> None:
    """Text that no service accepts as a key is refused with a sentence."""
    with pytest.raises(ValueError, match="key"):
        clean(pasted)
