"""What can be done to a library: random edits never lose or invent anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from understudy_core import editing
from understudy_core.exchange import imported
from understudy_core.library import Library, LibraryStore, Row, SavedProfile, UnknownNameError
from understudy_core.profiles import Backend, Policy, Profile

NAMES = st.sampled_from(["A", "B", "A 2", "Groq", "Ünïcode “x”"])
Edit = Callable[[Library], Library]


def backend(name: str, model: str = "m") -> Backend:
    """A backend."""
    return Backend(name=name, provider="openai", model=model)


def edits() -> st.SearchStrategy[Edit]:
    """Any one edit with any names, fitting or not."""
    return st.one_of(
        NAMES.map(lambda name: lambda library: editing.new_profile(library, name)[0]),
        NAMES.map(lambda name: lambda library: editing.profile_duplicated(library, name)[0]),
        NAMES.map(lambda name: lambda library: editing.profile_first(library, name)),
        NAMES.map(lambda name: lambda library: library.without(name)),
        NAMES.map(lambda name: lambda library: editing.backend_forgotten(library, name)),
        NAMES.map(lambda name: lambda library: library.with_backend(backend(name))),
        st.tuples(NAMES, NAMES).map(lambda two: lambda library: _renamed(library, *two)),
        st.tuples(NAMES, NAMES).map(lambda two: lambda library: editing.row_added(library, *two)),
        st.tuples(NAMES, NAMES).map(lambda two: lambda library: editing.backend_duplicated(library, *two)),
        st.tuples(NAMES, NAMES).map(
            lambda two: lambda library: editing.backend_replaced(library, two[0], backend(two[1]))
        ),
        st.tuples(NAMES, st.integers(0, 9), st.integers(-9, 9)).map(lambda how: lambda library: _moved(library, *how)),
        st.tuples(NAMES, NAMES).map(lambda two: lambda library: _imported(library, *two)),
    )


def _renamed(library: Library, old: str, new: str) -> Library:
    profile = library.profile(old)
    return library if profile is None else editing.profile_replaced(
        library, old, profile.model_copy(update={"name": new})
    )  # fmt: skip


def _moved(library: Library, name: str, at: int, to: int) -> Library:
    profile = library.profile(name)
    if profile is None or at >= len(profile.rows):
        return library
    rows = editing.moved(profile.rows, at, to)
    assert sorted(row.backend for row in rows) == sorted(row.backend for row in profile.rows)
    return editing.profile_replaced(library, name, profile.model_copy(update={"rows": rows}))


def _imported(library: Library, name: str, of: str) -> Library:
    profile = Profile(name=name, policy=Policy.ROUNDROBIN, backends=(backend(of, "other"),))
    return imported(library, profile, ())[0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits(), max_size=60))
def test_any_row_of_edits_leaves_a_library_that_loads(tmp_path: Path, steps: list[Edit]) -> None:
    """Names stay unique, what is stored is loaded the same, a profile resolves or says why it cannot."""
    library = Library()
    for step in steps:
        try:
            library = step(library)
        except (editing.NameTakenError, UnknownNameError) as problem:
            assert str(problem)
        for names in ([one.name for one in library.profiles], [one.name for one in library.backends]):
            assert len(set(names)) == len(names)
    stored = LibraryStore(tmp_path / "library.json")
    assert stored.change(lambda _before: library) == stored.load() == library
    for profile in library.profiles:
        there = {row.backend for row in profile.rows} & {one.name for one in library.backends}
        if there:
            running, skipped = library.resolve(profile.name)
            assert {one.name for one in running.backends} == there
            assert {one.backend for one in skipped} == {row.backend for row in profile.rows} - there


@pytest.mark.parametrize(("at", "to", "after"), [(0, 2, "BCA"), (2, 0, "CAB"), (1, -5, "BAC"), (0, 99, "BCA")])
def test_rows_are_moved(at: int, to: int, after: str) -> None:
    """A row goes where it is sent, and the others keep their order."""
    rows = tuple(Row(backend=name) for name in "ABC")
    assert "".join(row.backend for row in editing.moved(rows, at, to)) == after


def test_a_renamed_backend_keeps_its_place_in_every_profile() -> None:
    """Profiles name their backends; a new name reaches all of them."""
    rows = tuple(Row(backend=name) for name in "AB")
    profiles = tuple(SavedProfile(name=name, policy=Policy.FAILOVER, rows=rows) for name in ("P", "Q"))
    library = Library(backends=(backend("A"), backend("B")), profiles=profiles)
    after = editing.backend_replaced(library, "A", backend("Z"))
    assert [[row.backend for row in profile.rows] for profile in after.profiles] == [["Z", "B"], ["Z", "B"]]
    assert [one.name for one in after.backends] == ["Z", "B"]
