"""A small library for tests of the editor."""

from __future__ import annotations

from understudy_core.library import Library, Row, SavedProfile
from understudy_core.profiles import Backend, Policy

NAMES = ("OpenAI", "Groq", "Ollama")


def library(**changes: object) -> Library:
    """Three backends in one profile."""
    profile = SavedProfile(name="Everyday", policy=Policy.FAILOVER, rows=tuple(Row(backend=name) for name in NAMES))
    backends = tuple(Backend(name=name, provider="openai", model=f"{name}-x") for name in NAMES)
    return Library(backends=backends, profiles=(profile.model_copy(update=changes),))
