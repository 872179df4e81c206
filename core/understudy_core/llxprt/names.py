"""What llxprt-code calls the services, and where its names lead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from understudy_core.providers.catalogue import OTHER, catalogue

_ELSEWHERE: Mapping[str, tuple[str, str | None]] = {
    "zai": ("anthropic", "https://api.z.ai/api/anthropic"),
    "cerebrascode": ("cerebras", None),
    "chutesai": ("chutes", None),
    "kimi": (OTHER, "https://api.kimi.com/coding/v1"),
    "makora": (OTHER, "https://inference.makora.com/v1"),
    "llamacpp": ("llamacpp", None),
    "codex": ("openai-responses", None),
    "openaivercel": ("openai", None),
}


def service_of(name: str) -> tuple[str, str | None] | None:
    """Our id for a service and the address its name stands for, if that is another; None for an unknown name."""
    plain = _plain(name)
    if plain in _ELSEWHERE:
        return _ELSEWHERE[plain]
    for known in catalogue().values():
        if plain in (_plain(known.id), _plain(known.name)):
            return known.id, None
    return None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
