"""The OS keychain as plain blocking calls. Whatever it raises becomes one of our own failures, without its text.

    keyring.errors.NoKeyringError, no backend    misconfigured: there is no key ring
    keyring.errors.KeyringError                  keychain_locked
    anything else (D-Bus, a daemon that died)    keychain_locked: the key ring could not be used

Only the systems' own keychains are used. keyring also offers backends that keep keys readable in a file, or that
forget them; those are refused by name.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import marked, tr

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")
SERVICE = "understudy"
MAX_ENTRY = 1280
"""Characters in one entry: Windows takes 2,560 bytes of UTF-16; the same limit everywhere keeps keys portable."""
READING = marked("so the key cannot be read. The key is still there.")
SAVING = marked("so the key cannot be saved there.")
DELETING = marked("so the key cannot be deleted. It is still there.")
_ABSENT = marked(
    "This computer has no key ring that could keep keys. Install GNOME Keyring or KWallet, or use a variable."
)
_FORGETFUL = marked("The key ring took the key but did not give it back, so it may not be saved.")
_NAMES = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.SecretService": "GNOME Keyring",
    "keyring.backends.libsecret": "GNOME Keyring",
    "keyring.backends.kwallet": "KWallet",
}


def hanging(consequence: str) -> BackendError:
    """The failure of a key ring that does not answer; `consequence` is READING, SAVING or DELETING.

    What it was told to change it may still change later, so nothing is promised.
    """
    unsure = {SAVING: marked("so the key may not have been saved."), DELETING: marked("so the key may still be there.")}
    return _unusable(marked("does not answer"), unsure.get(consequence, consequence))


def read(name: str) -> str | None:
    """The entry of that name, or None."""

    def call() -> str | None:
        ring = _ring()
        return ring.get_password(*_place(ring, name))

    return _translated(call, READING)


def write(name: str, entry: str) -> None:
    """Put an entry in, replacing the one of that name, and make sure that it is there."""

    def call() -> None:
        ring = _ring()
        ring.set_password(*_place(ring, name), entry)
        if ring.get_password(*_place(ring, name)) != entry:
            raise _misconfigured(tr(_FORGETFUL))  # pragma: no cover - rings that are known to forget are refused

    if len(entry) > MAX_ENTRY:
        raise _misconfigured(
            tr("This is too long for the key ring, which takes {MAX_ENTRY:,} characters at most.", MAX_ENTRY=MAX_ENTRY)
        )
    _translated(call, SAVING)


def delete(name: str) -> bool:
    """Take an entry out; False if there was none."""

    def call() -> bool:
        ring = _ring()
        if ring.get_password(*_place(ring, name)) is None:
            return False
        ring.delete_password(*_place(ring, name))
        return True

    return _translated(call, DELETING)


def title() -> str:
    """What people call the key ring of this computer."""
    return _translated(lambda: _NAMES[_module(_ring())], READING)


def _ring() -> KeyringBackend:
    """The system's own keychain, also when keyring would ask several stores in a chain."""
    import keyring

    found = keyring.get_keyring()
    chain: list[KeyringBackend] = list(getattr(found, "backends", None) or [found])
    for one in chain:
        if _module(one) in _NAMES:
            return one
    module, name = _module(chain[0]), type(chain[0]).__name__
    if module == "keyring.backends.fail":
        raise _misconfigured(tr(_ABSENT))
    if module == "keyring.backends.null":
        why = tr("forgets every key")
    elif module.startswith("keyrings.alt"):
        why = tr("keeps keys in a file where others can read them")
    else:
        why = tr("is not known to keep keys safely")
    raise _misconfigured(
        tr(
            "The key ring set up here, {module}.{name}, {why}. It is not used for keys.",
            module=module,
            name=name,
            why=why,
        )
    )


def _module(ring: KeyringBackend) -> str:
    return ".".join(type(ring).__module__.split(".")[:3])


def _place(ring: KeyringBackend, name: str) -> tuple[str, str]:
    """Service and user. On Windows each key is a service: several users of one are juggled by rewriting entries."""
    return (f"{SERVICE}/{name}", SERVICE) if _module(ring) == "keyring.backends.Windows" else (SERVICE, name)


class _Border:
    """Takes any exception of the block and leaves `error` instead, so that no foreign text goes further."""

    error: BackendError

    def __init__(self, consequence: str) -> None:
        self._consequence = consequence

    def __enter__(self) -> _Border:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> bool:
        from keyring.errors import KeyringError, NoKeyringError

        match problem:
            case BackendError():
                self.error = problem
            case NoKeyringError():
                self.error = _misconfigured(tr(_ABSENT))  # pragma: no cover - its one backend is refused before
            case KeyringError():
                self.error = _unusable(marked("is locked"), self._consequence)
            case Exception():
                self.error = _unusable(  # pragma: no cover - a daemon that dies within a call, which no test can time
                    marked("could not be used just now"), self._consequence
                )
        return isinstance(problem, Exception)


def _translated(call: Callable[[], T], consequence: str) -> T:
    with _Border(consequence) as border:
        return call()
    raise border.error


def _unusable(why: str, consequence: str) -> BackendError:
    return BackendError(
        Failure(
            FailureKind.KEYCHAIN_LOCKED,
            detail=tr("Your key ring {why}, {consequence}", why=tr(why), consequence=tr(consequence)),
        )
    )


def _misconfigured(said: str) -> BackendError:
    return BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
