"""Two programs that change the same library lose nothing of each other's."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from understudy_core.editing import backend_replaced
from understudy_core.library import Library, LibraryStore, Row, SavedProfile
from understudy_core.merging import SharedLibrary, merged
from understudy_core.profiles import Backend, Policy

names = st.sampled_from("ABCD")
backends = st.builds(Backend, name=names, provider=st.just("openai"), model=st.sampled_from(["m", "n"]))
profiles = st.builds(
    SavedProfile,
    name=names,
    policy=st.just(Policy.FAILOVER),
    rows=st.lists(st.builds(Row, backend=names), max_size=3, unique_by=lambda row: row.backend).map(tuple),
)
libraries = st.builds(
    Library,
    backends=st.lists(backends, max_size=4, unique_by=lambda one: one.name).map(tuple),
    profiles=st.lists(profiles, max_size=4, unique_by=lambda one: one.name).map(tuple),
    key_names=st.lists(names, max_size=4, unique=True).map(tuple),
)


def by_name(library: Library) -> dict[str, object]:
    """Everything in a library, without its order."""
    found: dict[str, object] = {f"key {name}": name for name in library.key_names}
    found |= {f"backend {one.name}": one for one in library.backends}
    return found | {f"profile {one.name}": one for one in library.profiles}


@given(libraries, libraries, libraries)
def test_what_one_program_did_is_there(before: Library, ours: Library, theirs: Library) -> None:
    """All that only one of them changed, added or deleted is as that one left it; else it is as it is here."""
    was, here, there, both = (by_name(each) for each in (before, ours, theirs, merged(before, ours, theirs)))
    for name in {*was, *here, *there}:
        left_alone = here.get(name) == was.get(name)
        assert both.get(name) == (there if left_alone else here).get(name)


@given(libraries, libraries)
def test_where_nobody_else_did_anything_all_is_as_here(before: Library, ours: Library) -> None:
    """The order too; and what somebody else did is taken whole where nothing was done here."""
    assert merged(before, ours, before) == ours
    assert by_name(merged(before, before, ours)) == by_name(ours)


def test_each_change_is_kept_with_those_from_elsewhere(tmp_path: Path) -> None:
    """Whoever holds a library open adds to the file what it did since, and brings nothing back that others deleted."""
    store, other = LibraryStore(tmp_path / "library.json"), LibraryStore(tmp_path / "library.json")
    first = store.change(lambda _: Library(backends=(Backend(name="A", provider="openai", model="m"),)))
    shared = SharedLibrary(store, first)
    other.change(lambda library: library.with_backend(Backend(name="B", provider="openai", model="m")))
    edited = backend_replaced(first, "A", Backend(name="A", provider="openai", model="n"))
    assert [(one.name, one.model) for one in shared.keep(edited).backends] == [("A", "n"), ("B", "m")]
    both = shared.keep(store.load())
    other.change(lambda library: library.without("B"))
    assert [one.name for one in shared.keep(both).backends] == ["A"]
