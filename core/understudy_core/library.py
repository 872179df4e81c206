"""The user's backends and profiles in one JSON document. It holds where keys are, never a key."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from understudy_core.documents import is_newer, read_json
from understudy_core.events import Skipped, SkipReason
from understudy_core.files import StorageError, read_bytes, write_atomically
from understudy_core.language import tr
from understudy_core.profiles import Backend, Model, Profile, ProfileSettings, single

MAX_BYTES = 8 << 20
VERSION = 1


class Row(Model):
    """One line of a saved profile: a backend by name, which may have been deleted since."""

    backend: str = Field(min_length=1)
    enabled: bool = True


class SavedProfile(ProfileSettings):
    """A profile as it is kept: it names backends, so several profiles can share one."""

    rows: tuple[Row, ...] = Field(default=(), strict=False)


class Library(Model):
    """Everything the user built. Names are unique; methods return a changed copy."""

    version: Literal[1] = 1
    backends: tuple[Backend, ...] = Field(default=(), strict=False)
    profiles: tuple[SavedProfile, ...] = Field(default=(), strict=False)
    key_names: tuple[str, ...] = Field(default=(), strict=False)

    def with_backend(self, backend: Backend) -> Library:
        """With this backend, in place of one of the same name."""
        others = tuple(kept for kept in self.backends if kept.name != backend.name)
        return self.model_copy(update={"backends": (*others, backend)})

    def with_profile(self, profile: SavedProfile) -> Library:
        """With this profile, in place of one of the same name."""
        others = tuple(kept for kept in self.profiles if kept.name != profile.name)
        return self.model_copy(update={"profiles": (*others, profile)})

    def without(self, name: str) -> Library:
        """Without the profile or backend of that name. Raises UnknownNameError."""
        if self.profile(name) is not None:
            return self.model_copy(update={"profiles": tuple(kept for kept in self.profiles if kept.name != name)})
        if self.backend(name) is not None:
            return self.model_copy(update={"backends": tuple(kept for kept in self.backends if kept.name != name)})
        raise self.unknown(name)

    def with_key_name(self, name: str) -> Library:
        """With the name of a key that lies in the key ring."""
        return self.model_copy(update={"key_names": (*self.without_key_name(name).key_names, name)})

    def without_key_name(self, name: str) -> Library:
        """Without the name of a key; backends that refer to it still do."""
        return self.model_copy(update={"key_names": tuple(kept for kept in self.key_names if kept != name)})

    def backend(self, name: str) -> Backend | None:
        """The backend of that name."""
        return next((kept for kept in self.backends if kept.name == name), None)

    def profile(self, name: str) -> SavedProfile | None:
        """The profile of that name."""
        return next((kept for kept in self.profiles if kept.name == name), None)

    def resolve(self, name: str) -> tuple[Profile, tuple[Skipped, ...]]:
        """What a name stands for, ready to run, and what was left out of it. Raises UnknownNameError, StorageError."""
        saved = self.profile(name)
        if saved is None:
            if (backend := self.backend(name)) is not None:
                return single(backend), ()
            raise self.unknown(name)
        usable, skipped = [], []
        for row in saved.rows:
            backend = self.backend(row.backend)
            if backend is None:
                skipped.append(Skipped(row.backend, SkipReason.DELETED))
            elif not row.enabled:
                skipped.append(Skipped(row.backend, SkipReason.SWITCHED_OFF))
            else:
                usable.append(backend)
        if not usable:
            raise StorageError(
                tr("The profile {name} has no backend that could be asked: all are deleted or off.", name=name)
            )
        settings = {field: getattr(saved, field) for field in ProfileSettings.model_fields}
        return Profile.model_construct(**settings, backends=tuple(usable)), tuple(skipped)

    def unknown(self, name: str) -> UnknownNameError:
        """The error for a name that is not here; it tells which ones are."""
        there = [*(kept.name for kept in self.profiles), *(kept.name for kept in self.backends)]
        return UnknownNameError(
            tr("There is no profile or backend called {name!r}. ", name=name)
            + (tr("There are: {there}.", there=", ".join(there)) if there else tr("None has been saved yet."))
        )


def with_profile(library: Library, profile: Profile) -> Library:
    """The library with a self-contained profile and its backends; a name another backend has gets longer."""
    rows = []
    for backend in profile.backends:
        name = backend.name if library.backend(backend.name) in (None, backend) else f"{backend.name} ({profile.name})"
        library = library.with_backend(backend.model_copy(update={"name": name}))
        rows.append(Row(backend=name))
    settings = {field: getattr(profile, field) for field in ProfileSettings.model_fields}
    return library.with_profile(SavedProfile.model_construct(**settings, rows=tuple(rows)))


class UnknownNameError(LookupError):
    """No profile or backend of that name; the text is a sentence."""

    def __str__(self) -> str:
        return str(self.args[0])


class LibraryStore:
    """The file of the library: read whole, replaced whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Library:
        """The document, empty if there is none. Raises StorageError, leaving the file alone, if it makes no sense."""
        data = read_bytes(self._path, MAX_BYTES)
        if data is None:
            return Library()
        try:
            document = read_json(data)
            if is_newer(document, VERSION):
                raise StorageError(
                    tr("A newer version of Understudy wrote {path}. It was left exactly as it is.", path=self._path)
                )
            return Library.model_validate(document)
        except ValueError as error:
            where = error.errors(include_url=False)[0]["loc"] if isinstance(error, ValidationError) else ()
            place = tr(" at {where}", where=".".join(map(str, where))) if where else ""
            raise StorageError(
                tr(
                    "{path} could not be understood{place}. It was left exactly as it is; nothing was changed.",
                    path=self._path,
                    place=place,
                )
            ) from None

    def change(self, change: Callable[[Library], Library]) -> Library:
        """Load, change, save; the file is only replaced when all of it went well. Raises StorageError."""
        changed = change(self.load())
        data = json.dumps(changed.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"
        write_atomically(self._path, data.encode())
        return changed
