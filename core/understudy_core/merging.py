"""What two programs did to the same library, brought together, pure: by name, and ours where both did something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from understudy_core.library import Library, LibraryStore

T = TypeVar("T")


class SharedLibrary:
    """A library that is held open while others may save to its file too, as the command line does."""

    def __init__(self, store: LibraryStore, library: Library) -> None:
        self._store = store
        self._known = library
        """As it was loaded, or kept last."""

    def keep(self, ours: Library) -> Library:
        """Save `ours` together with what others saved meanwhile; returns both. Raises StorageError."""
        both = self._store.change(lambda theirs: merged(self._known, ours, theirs))
        self._known = ours
        return both


def merged(before: Library, ours: Library, theirs: Library) -> Library:
    """`ours` with what became of `before` in `theirs`: what was added, changed or deleted there and left alone here.

    The order is ours, with what is new behind it. Where both changed or deleted the same, ours holds.
    """
    if theirs == before:
        return ours
    return ours.model_copy(
        update={
            "backends": _together(*({one.name: one for one in each.backends} for each in (before, ours, theirs))),
            "profiles": _together(*({one.name: one for one in each.profiles} for each in (before, ours, theirs))),
            "key_names": _together(*({name: name for name in each.key_names} for each in (before, ours, theirs))),
        }
    )


def _together(before: Mapping[str, T], ours: Mapping[str, T], theirs: Mapping[str, T]) -> tuple[T, ...]:
    left_alone = {name for name, one in ours.items() if name in before and before[name] == one}
    kept = {name: theirs.get(name) if name in left_alone else one for name, one in ours.items()}
    new = [one for name, one in theirs.items() if name not in ours and name not in before]
    return (*(one for one in kept.values() if one is not None), *new)
