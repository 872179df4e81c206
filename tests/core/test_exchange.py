"""Profiles that leave and enter a library as files."""

from __future__ import annotations

from understudy_core.exchange import exported, imported, wanted_keys
from understudy_core.library import Library, Row, SavedProfile
from understudy_core.profile_file import dump_profile, parse_profile
from understudy_core.profiles import Backend, FailoverSettings, KeyRef, Policy, Profile

OPENAI = Backend(name="OpenAI", provider="openai", model="m", key=KeyRef(keyring="OpenAI"))
ELSEWHERE = OPENAI.model_copy(update={"name": "Mine", "base_url": "https://elsewhere.example/v1"})


def library() -> Library:
    """Two backends in one profile, one of them switched off."""
    rows = (Row(backend="OpenAI"), Row(backend="Mine", enabled=False))
    saved = SavedProfile(name="Everyday", policy=Policy.FAILOVER, rows=rows, failover=FailoverSettings(retry_count=3))
    return Library(backends=(OPENAI, ELSEWHERE), profiles=(saved,))


def test_what_is_exported_can_be_imported_again() -> None:
    """An export is a valid profile file with the same settings, also when only one backend is on."""
    again = parse_profile(dump_profile(exported(library(), "Everyday"))).profile
    assert [backend.name for backend in again.backends] == ["OpenAI"]
    assert again.failover.retry_count == 3


def test_a_file_gets_no_key_that_was_not_agreed_to() -> None:
    """Each key is asked for with the host it would go to; what is not agreed to comes in without a key."""
    profile = Profile(name="Everyday", policy=Policy.FAILOVER, backends=(OPENAI, ELSEWHERE))
    wanted = wanted_keys(profile)
    assert [(one.key.keyring, one.host) for one in wanted] == [
        ("OpenAI", "api.openai.com"), ("OpenAI", "elsewhere.example"),
    ]  # fmt: skip
    empty = Library()
    taken, name = imported(empty, profile, wanted[:1])
    assert name == "Everyday"
    assert [backend.key for backend in taken.backends] == [KeyRef(keyring="OpenAI"), None]


def test_an_import_replaces_nothing() -> None:
    """A profile or backend of the same name stays; what comes in gets a longer name."""
    stranger = OPENAI.model_copy(update={"model": "other", "key": None})
    profile = Profile(name="Everyday", policy=Policy.ROUNDROBIN, backends=(stranger,))
    before = library()
    after, name = imported(before, profile, ())
    assert name == "Everyday 2"
    assert after.profile("Everyday") == before.profile("Everyday")
    assert after.backend("OpenAI") == OPENAI
    imported_rows = after.profile(name)
    assert imported_rows is not None and [row.backend for row in imported_rows.rows] == ["OpenAI (Everyday 2)"]
