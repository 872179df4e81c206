"""Profiles that leave and enter a library as files. Pure: what would come in, and what of it the user agreed to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from understudy_core.editing import free_name
from understudy_core.library import Library, with_profile
from understudy_core.profiles import KeyRef, Policy, Profile
from understudy_core.routes import address_of
from understudy_core.transport.http import host_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """A profile, what the user should know of its file, and keys that stood in it and must go to the key ring."""

    profile: Profile
    notes: tuple[str, ...]
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Key by the name of its entry in the key ring."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A key that a file wants to use: where it lies, and to which host it would go."""

    key: KeyRef
    host: str
    backends: tuple[str, ...]


def exported(library: Library, name: str) -> Profile:
    """The profile as one self-contained document, without keys. Raises UnknownNameError, StorageError.

    A list in order needs two backends, so one alone is written as taking turns, which comes to the same.
    """
    profile, _ = library.resolve(name)
    if len(profile.backends) == 1:
        return profile.model_copy(update={"policy": Policy.ROUNDROBIN})
    return profile


def wanted_keys(profile: Profile) -> tuple[Wanted, ...]:
    """Each key that the file names, once for each host it would go to."""
    found: dict[tuple[str | None, str | None, str], Wanted] = {}
    for backend in profile.backends:
        if backend.key is not None:
            host = host_of(address_of(backend))
            mark = (backend.key.keyring, backend.key.env, host)
            before = found[mark].backends if mark in found else ()
            found[mark] = Wanted(backend.key, host, (*before, backend.name))
    return tuple(found.values())


def imported(library: Library, profile: Profile, agreed: Collection[Wanted]) -> tuple[Library, str]:
    """With the profile under a free name; a key the user did not agree to is left out. And that name."""
    allowed = {name for wanted in agreed for name in wanted.backends}
    backends = tuple(
        backend if backend.name in allowed else backend.model_copy(update={"key": None}) for backend in profile.backends
    )
    name = free_name(profile.name, [kept.name for kept in library.profiles])
    return with_profile(library, profile.model_copy(update={"name": name, "backends": backends})), name
