"""The library, and what a name in it stands for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from understudy_core.events import Skipped, SkipReason
from understudy_core.files import StorageError
from understudy_core.library import Library, LibraryStore, Row, SavedProfile, UnknownNameError
from understudy_core.profiles import Backend, Policy

ALDER = Backend(name="Alder", provider="openai", model="m")


def library(*rows: Row) -> Library:
    """One backend, and one profile with these rows."""
    return Library(backends=(ALDER,), profiles=(SavedProfile(name="P", policy=Policy.FAILOVER, rows=rows),))


def test_a_backend_can_stand_where_a_profile_could() -> None:
    """Its name alone is a profile of one."""
    running, skipped = library().resolve("Alder")
    assert (running.backends, skipped) == ((ALDER,), ())


def test_who_is_left_out_of_a_profile_is_told() -> None:
    """Deleted and switched off: each with its reason, in order."""
    _, skipped = library(Row(backend="Gone"), Row(backend="Alder")).resolve("P")
    assert skipped == (Skipped("Gone", SkipReason.DELETED),)


@pytest.mark.parametrize("rows", [(), (Row(backend="Gone"), Row(backend="Alder", enabled=False))])
def test_a_profile_without_anybody_says_so(rows: tuple[Row, ...]) -> None:
    """All deleted or switched off, or nobody on the list: a sentence that names the profile."""
    with pytest.raises(StorageError, match="The profile P has no backend that could be asked"):
        library(*rows).resolve("P")


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    """The sentence helps on: it names profiles and backends, or says that there are none."""
    with pytest.raises(UnknownNameError, match="There are: P, Alder"):
        library().resolve("Q")
    with pytest.raises(UnknownNameError, match="None has been saved yet"):
        Library().without("Q")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"version": 9, "backends": "other"}, "A newer version of Understudy wrote"),
        ({"backends": [{"name": 1}]}, "at backends.0.name"),
        ([], "could not be understood"),
    ],
)
def test_what_cannot_be_read_is_left_alone(document: object, said: str, tmp_path: Path) -> None:
    """A file of a newer version, or with something wrong in it, is said with the place and not written over."""
    file = tmp_path / "library.json"
    file.write_text(json.dumps(document))
    before = file.read_bytes()
    with pytest.raises(StorageError, match=said):
        LibraryStore(file).change(lambda before: before.with_backend(ALDER))
    assert file.read_bytes() == before
