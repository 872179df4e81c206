"""What the editor says of profiles and services in words, and what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.libraries import library
from understudy_core.failures import FailureKind
from understudy_core.library import LibraryStore, Row
from understudy_core.profiles import FailoverSettings, Policy
from understudy_gui import theme
from understudy_gui.controllers.profiles.edits import Edits, Standing
from understudy_gui.theme import State
from understudy_gui.views.editor.states import failed, resting
from understudy_gui.views.editor.summary import in_words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "First OpenAI. If it still fails, Groq, then Ollama."),
        ({"failover": FailoverSettings(retry_count=2, retry_delay_ms=2000)},
         "First OpenAI, twice, 2 s apart. If it still fails, Groq, then Ollama."),
        ({"failover": FailoverSettings(retry_count=3, retry_delay_ms=500, backoff="exponential")},
         "First OpenAI, three times, up to 0.5 s apart and longer each time. If it still fails, Groq, then Ollama."),
        ({"policy": Policy.ROUNDROBIN}, "Takes turns: OpenAI, Groq and Ollama. If one fails, the others follow."),
        ({"rows": ()}, "Nobody is on the list yet. The first one added goes first."),
        ({"rows": (Row(backend="OpenAI"),)}, "Only OpenAI. One service, no stand-in."),
    ],
)  # fmt: skip
def test_a_profile_is_told_in_words(changes: dict[str, object], words: str) -> None:
    """The summary says in order who is asked and how often."""
    assert in_words(library(**changes).profiles[0]) == words


def test_the_library_survives_a_round_trip_and_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    """What is saved is loaded the same; unknown keys stay; resolving names what is missing."""
    store = LibraryStore(tmp_path / "library.json")
    kept = store.change(lambda _: library())
    assert store.load() == kept
    profile, skipped = kept.without("Groq").resolve("Everyday")
    assert [backend.name for backend in profile.backends] == ["OpenAI", "Ollama"]
    assert [event.backend for event in skipped] == ["Groq"]


@pytest.mark.parametrize(
    ("kind", "left", "words", "state"),
    [
        (FailureKind.RATE_LIMITED, 39.6, "Resting 40 s: too many requests", State.RESTING),
        (FailureKind.KEY_REJECTED, None, "Key rejected", State.NEEDS),
        (FailureKind.QUOTA_EXHAUSTED, 600.0, "No credit left", State.NEEDS),
        (None, None, "Paused", State.RESTING),
    ],
)
def test_a_rest_is_told_in_words(kind: FailureKind | None, left: float | None, words: str, state: State) -> None:
    """Whoever rests says how long and why; what only a person can mend says that instead."""
    told = resting(kind, left)
    assert (told.words, told.state) == (words, state)


def test_every_failure_has_words_for_a_row() -> None:
    """No kind of failure is left without a state of its own."""
    assert {kind for kind in FailureKind if failed(kind).words == "Had a problem"} == {
        FailureKind.OVERLOADED, FailureKind.SERVER_ERROR,
    }  # fmt: skip


def test_edits_are_undone_and_done_again() -> None:
    """Undo goes back step by step and names each; a change after it forgets what was undone."""
    edits = Edits()
    first, second, third = (Standing(library(name=name), name) for name in ("A", "B", "C"))
    edits.note("move", first, second)
    edits.note("rename", second, third)
    assert (edits.undo_word, edits.undo(), edits.undo_word) == ("rename", second, "move")
    assert (edits.redo_word, edits.redo(), edits.redo_word) == ("rename", third, "")
    assert (edits.undo(), edits.undo(), edits.undo(), edits.redo()) == (second, first, None, second)
    edits.note("delete", second, first)
    assert (edits.redo(), edits.undo_word) == (None, "delete")


def test_monograms_tell_services_apart() -> None:
    """One letter where it is enough, two where names begin alike, capitals where they go on alike."""
    names = ["OpenAI", "OpenRouter", "Ollama", "Groq", "Mistral"]
    assert [theme.initials(name, names) for name in names] == ["OA", "OR", "Ol", "G", "M"]
