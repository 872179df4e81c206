"""Keys in the OS keychain, by name. A key is never written anywhere else and never part of an exception."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker

T = TypeVar("T")
SERVICE = "understudy"
DEADLINE_S = 8.0
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_NAMES = {
    "Windows": "Windows Credential Manager",
    "macOS": "macOS Keychain",
    "SecretService": "GNOME Keyring",
    "libsecret": "GNOME Keyring",
    "kwallet": "KWallet",
}
_LOCKED = "Your key ring is locked, so the key cannot be read. The key is still there."
_ABSENT = "This computer has no key ring that could keep keys. Install GNOME Keyring or KWallet, or use a variable."


class Keys:
    """Reads and stores keys on a thread of its own, since a key ring may ask the user, or hang."""

    def __init__(self, worker: Worker, environ: Mapping[str, str], deadline_s: float = DEADLINE_S) -> None:
        self._worker = worker
        self._environ = environ
        self._deadline_s = deadline_s
        self._until_quit: dict[str, str] = {}

    async def read(self, ref: KeyRef) -> str:
        """The key. Raises BackendError: missing_key, keychain_locked or misconfigured, with a sentence."""
        if ref.env is not None:
            key = _cleaned(self._environ.get(ref.env, ""))
        else:
            name = ref.keyring or ""
            key = self._until_quit.get(name) or await self._ask(lambda: _get(name)) or ""
        if not key:
            raise BackendError(Failure(FailureKind.MISSING_KEY))
        return key

    async def store(self, name: str, key: str) -> None:
        """Put a key into the key ring, replacing the one of that name. Raises BackendError as `read` does."""
        await self._ask(lambda: _set(name, key))
        self._until_quit.pop(name, None)

    def keep_until_quit(self, name: str, key: str) -> None:
        """Hold a key in memory only, for when there is no key ring."""
        self._until_quit[name] = key

    async def delete(self, name: str) -> bool:
        """Take a key out of the key ring; False if there was none. Raises BackendError as `read` does."""
        held = self._until_quit.pop(name, None) is not None
        return await self._ask(lambda: _delete(name)) or held

    async def store_name(self) -> str:
        """What people call the key ring of this computer."""
        return await self._ask(_ring_name)

    async def _ask(self, call: Callable[[], T]) -> T:
        try:
            return await self._worker.run(lambda: _translated(call), self._deadline_s)
        except TimeoutError:
            raise BackendError(Failure(FailureKind.KEYCHAIN_LOCKED, detail=_LOCKED)) from None


def clean(pasted: str) -> str:
    """A key as people paste it, without spaces, quotes and "Bearer". Raises ValueError with a sentence."""
    key = _cleaned(pasted)
    if not key:
        raise ValueError("There is no key in what was pasted.")
    if not (key.isascii() and key.isprintable()):
        raise ValueError("This does not look like a key: it holds characters that no key has.")
    return key


def _cleaned(pasted: str) -> str:
    key = pasted.strip().strip("\"'`“”‘’").strip()
    if key.lower().startswith("bearer "):
        key = key[7:]
    return _UNSEEN.sub("", key)


def _translated(call: Callable[[], T]) -> T:
    """Run a call on the key ring; whatever it raises becomes one of our own failures, without its text."""
    import keyring.errors

    try:
        return call()
    except keyring.errors.NoKeyringError:
        failure = Failure(FailureKind.MISCONFIGURED, detail=_ABSENT)
    except keyring.errors.KeyringError:
        failure = Failure(FailureKind.KEYCHAIN_LOCKED, detail=_LOCKED)
    raise BackendError(failure)


def _ring() -> object:
    import keyring
    import keyring.errors

    ring = keyring.get_keyring()
    chosen = getattr(ring, "backends", None) or [ring]
    if any(type(one).__module__.startswith("keyrings.alt") for one in chosen):
        raise keyring.errors.NoKeyringError  # a plain file is no key ring
    return ring


def _get(name: str) -> str | None:
    import keyring

    _ring()
    return keyring.get_password(SERVICE, name)


def _set(name: str, key: str) -> None:
    import keyring

    _ring()
    keyring.set_password(SERVICE, name, key)


def _delete(name: str) -> bool:
    import keyring

    _ring()
    if keyring.get_password(SERVICE, name) is None:
        return False
    keyring.delete_password(SERVICE, name)
    return True


def _ring_name() -> str:
    ring = _ring()
    chosen = (getattr(ring, "backends", None) or [ring])[0]
    module = type(chosen).__module__.rpartition(".")[2]
    return _NAMES.get(module, "the key ring of this computer")
