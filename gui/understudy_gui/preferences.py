"""How this user likes the window. A small file of its own, because it is read before the first paint."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from understudy_core.documents import is_newer, read_json
from understudy_core.files import StorageError, read_bytes, write_atomically
from understudy_core.language import LANGUAGES, tr
from understudy_gui.theme import Wish

VERSION = 1
LEAST_ZOOM, MOST_ZOOM = 0.7, 2.0
_STEP = 0.1
_LARGEST_ZOOM = 100.0
"""Anything above is no wish but a damaged file."""
_MAX_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Preferences:
    """`zoom` multiplies the text of messages and composer; `proxy` is an address, "" for none; `language`
    is "" for that of the system."""

    theme: str = Wish.SYSTEM.value
    zoom: float = 1.0
    proxy: str = ""
    language: str = ""

    @property
    def wish(self) -> Wish:
        """The scheme asked for."""
        return Wish(self.theme)


def zoomed(zoom: float, steps: int) -> float:
    """The zoom so many steps further, within the limits."""
    return round(min(max(zoom + steps * _STEP, LEAST_ZOOM), MOST_ZOOM), 2)


def parse(data: bytes | None) -> Preferences:
    """What the file says; what it does not say, or says in a way that is not understood, is as usual."""
    said = _document(data)
    theme, zoom, proxy, language = (said.get(name) for name in ("theme", "zoom", "proxy", "language"))
    usual = Preferences()
    return Preferences(
        theme if theme in tuple(wish.value for wish in Wish) else usual.theme,
        zoomed(zoom, 0) if isinstance(zoom, int | float) and abs(zoom) < _LARGEST_ZOOM else usual.zoom,
        proxy if isinstance(proxy, str) else usual.proxy,
        language if isinstance(language, str) and language in LANGUAGES else usual.language,
    )


def load(path: Path) -> Preferences:
    """The preferences of this user; a file that cannot be read does not keep the window from opening."""
    try:
        return parse(read_bytes(path, _MAX_BYTES))
    except StorageError:
        return Preferences()


def save(path: Path, preferences: Preferences) -> None:
    """Keep them for the next start, beside whatever else the file says. Raises StorageError.

    What a newer version of this program wrote is left alone.
    """
    said = _document(read_bytes(path, _MAX_BYTES))
    if is_newer(said, VERSION):
        raise StorageError(tr("A newer version of Understudy wrote the settings. Changes hold until you quit."))
    write_atomically(path, json.dumps(said | asdict(preferences) | {"version": VERSION}, indent=2).encode())


def _document(data: bytes | None) -> dict[str, Any]:
    """What the file says; empty if it makes no sense."""
    try:
        said = read_json(data or b"{}")
    except ValueError:
        said = {}
    return said if isinstance(said, dict) else {}
