"""What can be done to a library of profiles, as plain functions from one library to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from understudy_core.language import tr
from understudy_core.library import Library, Row, SavedProfile
from understudy_core.profiles import Backend, Policy


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, with a number when it is taken."""
    used = set(taken)
    return next(one for one in [name, *(f"{name} {n}" for n in range(2, len(used) + 3))] if one not in used)


def new_profile(library: Library, name: str) -> tuple[Library, str]:
    """With an empty profile of that name, or a numbered one when it is taken; and its name."""
    name = free_name(name, _profile_names(library))
    return _with_profiles(library, [*library.profiles, SavedProfile(name=name, policy=Policy.FAILOVER)]), name


def profile_replaced(library: Library, name: str, profile: SavedProfile) -> Library:
    """With `profile` in the place of the one called `name`. Raises NameTakenError when another has its name."""
    if profile.name != name and library.profile(profile.name) is not None:
        raise NameTakenError(tr("There is already a profile called “{name}”.", name=profile.name))
    return _with_profiles(library, [profile if kept.name == name else kept for kept in library.profiles])


def profile_renamed(before: Library, after: Library) -> tuple[str, str] | None:
    """The old and the new name, where all that was done is that a profile bears another one."""
    pairs = list(zip(_profile_names(before), _profile_names(after), strict=False))
    other = [pair for pair in pairs if pair[0] != pair[1]]
    return other[0] if len(other) == 1 and len(before.profiles) == len(after.profiles) else None


def profile_duplicated(library: Library, name: str) -> tuple[Library, str]:
    """With a copy right below the profile; and the copy's name. Raises UnknownNameError."""
    at, profile = _find(library, name)
    copy = profile.model_copy(update={"name": free_name(tr("{name} copy", name=name), _profile_names(library))})
    return _with_profiles(library, [*library.profiles[: at + 1], copy, *library.profiles[at + 1 :]]), copy.name


def profile_first(library: Library, name: str) -> Library:
    """With this profile as the first, which is the one in use when the program starts. Raises UnknownNameError."""
    at, profile = _find(library, name)
    return _with_profiles(library, [profile, *library.profiles[:at], *library.profiles[at + 1 :]])


def backend_replaced(library: Library, name: str, backend: Backend) -> Library:
    """With `backend` in the place of the one called `name`, in every profile that lists it.

    Raises NameTakenError when another backend has its name.
    """
    if backend.name != name and library.backend(backend.name) is not None:
        raise NameTakenError(tr("There is already a backend called “{name}”.", name=backend.name))
    backends = tuple(backend if kept.name == name else kept for kept in library.backends)
    profiles = [
        kept.model_copy(update={"rows": tuple(_renamed(row, name, backend.name) for row in kept.rows)})
        for kept in library.profiles
    ]
    return _with_profiles(library.model_copy(update={"backends": backends}), profiles)


def backend_duplicated(library: Library, profile: str, name: str) -> Library:
    """With a copy of the backend right below it in this profile. Raises UnknownNameError."""
    backend = library.backend(name)
    _, listed = _find(library, profile)
    if backend is None:
        raise library.unknown(name)
    copy = backend.model_copy(update={"name": free_name(name, [kept.name for kept in library.backends])})
    rows: list[Row] = []
    for row in listed.rows:
        rows += [row, Row(backend=copy.name)] if row.backend == name else [row]
    return profile_replaced(library.with_backend(copy), profile, listed.model_copy(update={"rows": tuple(rows)}))


def backend_forgotten(library: Library, name: str) -> Library:
    """Without the backend, in every profile too. Its key stays in the key ring. Raises UnknownNameError."""
    profiles = [
        kept.model_copy(update={"rows": tuple(row for row in kept.rows if row.backend != name)})
        for kept in library.profiles
    ]
    return _with_profiles(library.without(name), profiles)


def key_forgotten(library: Library, keyring: str) -> Library:
    """Without the key of that name, which no backend refers to any more."""
    backends = tuple(
        kept.model_copy(update={"key": None}) if kept.key is not None and kept.key.keyring == keyring else kept
        for kept in library.backends
    )
    return library.without_key_name(keyring).model_copy(update={"backends": backends})


def without_backends(library: Library, names: Collection[str]) -> Library:
    """Without these backends and their rows; a profile that had no other rows goes with them."""
    if not names:
        return library
    profiles = []
    for kept in library.profiles:
        rows = tuple(row for row in kept.rows if row.backend not in names)
        if rows or not kept.rows:
            profiles.append(kept.model_copy(update={"rows": rows}))
    backends = tuple(backend for backend in library.backends if backend.name not in names)
    return _with_profiles(library.model_copy(update={"backends": backends}), profiles)


def row_added(library: Library, profile: str, backend: str, instead_of: str | None = None) -> Library:
    """With the backend at the end of the profile, or in the row of `instead_of`. Raises UnknownNameError."""
    _, listed = _find(library, profile)
    rows = tuple(row for row in listed.rows if row.backend != backend)
    if instead_of is None:
        rows = (*rows, Row(backend=backend))
    else:
        rows = tuple(Row(backend=backend) if row.backend == instead_of else row for row in rows)
    return profile_replaced(library, profile, listed.model_copy(update={"rows": rows}))


def moved(rows: tuple[Row, ...], at: int, to: int) -> tuple[Row, ...]:
    """The rows with the one at `at` moved to `to`; places outside the list mean its ends."""
    others = [*rows[:at], *rows[at + 1 :]]
    others.insert(min(max(to, 0), len(others)), rows[at])
    return tuple(others)


class NameTakenError(ValueError):
    """Names must differ; the text is a sentence."""


def _renamed(row: Row, old: str, new: str) -> Row:
    return row.model_copy(update={"backend": new}) if row.backend == old else row


def _profile_names(library: Library) -> list[str]:
    return [profile.name for profile in library.profiles]


def _find(library: Library, name: str) -> tuple[int, SavedProfile]:
    for at, profile in enumerate(library.profiles):
        if profile.name == name:
            return at, profile
    raise library.unknown(name)


def _with_profiles(library: Library, profiles: Iterable[SavedProfile]) -> Library:
    return library.model_copy(update={"profiles": tuple(profiles)})
