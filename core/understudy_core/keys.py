"""Keys by name, each bound to the origin it was saved for. A key is never part of a file, a log or an exception.

An entry of the key ring has two lines: the key, and `for https://host:port`. One without the second line (stored by
hand, or before its address was known) is bound where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from understudy_core import key_ring
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr
from understudy_core.profiles import KeyRef
from understudy_core.transport.origin import is_open_to_others, spoken
from understudy_core.transport.redact import remember
from understudy_core.worker import Worker

T = TypeVar("T")
DEADLINE_S = 5.0
MAX_KEY = 1000
"""Characters; with its origin a key then fits into every key ring."""
_FOR = "for "
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str = field(repr=False)
    origin: str | None = None

    @classmethod
    def of(cls, text: str) -> _Entry:
        first, *rest = text.splitlines() or [""]
        bound = next((line.removeprefix(_FOR) for line in rest if line.startswith(_FOR)), None)
        return cls(_cleaned(first), bound)

    @property
    def text(self) -> str:
        return self.key if self.origin is None else f"{self.key}\n{_FOR}{self.origin}"


class Keys:
    """Reads and stores keys on a thread of its own, since a key ring may ask the user, or hang."""

    def __init__(self, worker: Worker, environ: Mapping[str, str], deadline_s: float = DEADLINE_S) -> None:
        self._worker = worker
        self._environ = environ
        self._deadline_s = deadline_s
        self._until_quit: dict[str, _Entry] = {}

    async def read(self, ref: KeyRef, origin: str) -> str:
        """The key, to be sent to `origin` (of `transport.origin.origin_of`) and nowhere else.

        Raises BackendError with a sentence: missing_key, keychain_locked, or misconfigured when the key was saved for
        another origin. An environment variable is the caller's own word and is bound to nothing.
        """
        if ref.env is not None:
            key = _cleaned(self._environ.get(ref.env, ""))
        else:
            key = (await self._admitted(ref.keyring or "", origin)).key
        if not key:
            raise BackendError(Failure(FailureKind.MISSING_KEY))
        remember(key)
        return key

    async def store(self, name: str, key: str, origin: str | None = None) -> None:
        """Put a key into the key ring, replacing the one of that name; without `origin` its first use binds it.

        Raises BackendError as `read` does.
        """
        remember(key)
        await self._ask(lambda: key_ring.write(name, _Entry(key, origin).text), key_ring.SAVING)
        self._until_quit.pop(name, None)

    def keep_until_quit(self, name: str, key: str, origin: str | None = None) -> None:
        """Hold a key in memory only, for when there is no key ring."""
        remember(key)
        self._until_quit[name] = _Entry(key, origin)

    async def origin(self, name: str) -> str | None:
        """The origin a key is bound to; None if it is bound to none, or is not there. Raises BackendError."""
        held = self._until_quit.get(name)
        return (held if held is not None else await self._ask(lambda: _found(name))).origin

    async def agree(self, name: str, origin: str) -> None:
        """The user agreed that this key goes to `origin`, and only there, from now on. Raises BackendError."""
        if (held := self._until_quit.get(name)) is not None:
            self._until_quit[name] = replace(held, origin=origin)
        else:
            await self._ask(lambda: _rebind(name, origin), key_ring.SAVING)

    async def delete(self, name: str) -> bool:
        """Forget a key and take it out of the key ring; False if there was none. Raises BackendError as `read` does.

        Where there is no key ring, one that was held in memory is simply gone.
        """
        held = name in self._until_quit
        try:
            found = await self._ask(lambda: key_ring.delete(name), key_ring.DELETING)
        except BackendError as problem:
            if not held or problem.failure.kind is not FailureKind.MISCONFIGURED:
                raise
            found = False
        self._until_quit.pop(name, None)
        return found or held

    async def store_name(self) -> str:
        """What people call the key ring of this computer. Raises BackendError as `read` does."""
        return await self._ask(key_ring.title)

    async def _admitted(self, name: str, origin: str) -> _Entry:
        if (held := self._until_quit.get(name)) is None:
            return await self._ask(lambda: _use(name, origin))
        self._until_quit[name] = bound = _bound(name, held, origin)
        return bound

    async def _ask(self, call: Callable[[], T], consequence: str = key_ring.READING) -> T:
        try:
            return await self._worker.run(call, self._deadline_s)
        except TimeoutError:
            pass
        raise key_ring.hanging(consequence)


def clean(pasted: str) -> str:
    """A key as people paste it, without spaces, quotes and "Bearer". Raises ValueError with a sentence."""
    key = _cleaned(pasted)
    if not key:
        raise ValueError(tr("There is no key in what was pasted."))
    if not (key.isascii() and key.isprintable()):
        raise ValueError(tr("This does not look like a key: it holds characters that no key has."))
    if len(key) > MAX_KEY:
        raise ValueError(tr("This is too long for a key. Keys have {MAX_KEY:,} characters at most.", MAX_KEY=MAX_KEY))
    return key


def _cleaned(pasted: str) -> str:
    key = pasted.strip().strip("\"'`“”‘’").strip()
    if key.lower().startswith("bearer "):
        key = key[7:]
    return _UNSEEN.sub("", key)


def _found(name: str) -> _Entry:
    return _Entry.of(key_ring.read(name) or "")


def _use(name: str, origin: str) -> _Entry:
    entry = _found(name)
    if not entry.key:
        return entry
    bound = _bound(name, entry, origin)
    if bound != entry:
        key_ring.write(name, bound.text)
    return bound


def _rebind(name: str, origin: str) -> None:
    entry = _found(name)
    if not entry.key:
        raise BackendError(Failure(FailureKind.MISSING_KEY))
    key_ring.write(name, replace(entry, origin=origin).text)


def _bound(name: str, entry: _Entry, origin: str) -> _Entry:
    """The entry, bound to `origin` if it was free. Raises BackendError when the key must not go there."""
    if entry.origin == origin:
        return entry
    if entry.origin is not None:
        said = tr(
            "The key of {name} was saved for {bound}. It is not sent to {origin} until you agree.",
            name=name,
            bound=spoken(entry.origin),
            origin=spoken(origin),
        )
    elif is_open_to_others(origin):
        said = tr(
            "What goes to {origin} can be read on the way. The key of {name} is not sent there until you agree.",
            origin=spoken(origin),
            name=name,
        )
    else:
        return replace(entry, origin=origin)
    raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
