"""How this user likes the window. A small file of its own, because it is read before the first paint.

What reads and writes JSON is loaded when there is such a file: most people have none, and the window appears sooner.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from understudy_core.files import StorageError, name_aside, read_bytes, write_atomically
from understudy_core.language import LANGUAGES, tr
from understudy_gui.theme import Wish

VERSION = 1
LEAST_ZOOM, MOST_ZOOM = 0.7, 2.0
_STEP = 0.1
_LARGEST_ZOOM = 100.0
"""Anything above is no wish but a damaged file."""
_MAX_BYTES = 1 << 16


class Preferences(NamedTuple):
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
    return Preferences(**_understood(_document(data) or {}))


def load(path: Path) -> Preferences:
    """The preferences of this user; a file that cannot be read does not keep the window from opening."""
    try:
        return parse(read_bytes(path, _MAX_BYTES))
    except StorageError:
        return Preferences()


def mend(path: Path, now: Callable[[], float] = time.time) -> str:
    """Put a file aside that makes no sense, and keep what can be read of it in its place. Raises StorageError.

    Returns the sentence for that, or an empty one where nothing is wrong. `now` tells the time in seconds since 1970.
    What a newer version of this program wrote is left alone.
    """
    data = read_bytes(path, _MAX_BYTES)
    said = _document(data)
    if data is None or not _is_broken(said):
        return ""
    aside = name_aside(path, "broken", now())
    write_atomically(aside, data)
    _write(path, said or {}, parse(data))
    return tr(
        "Not all of the settings could be read. The file was put aside as {name}; nothing was deleted.", name=aside.name
    )


def save(path: Path, preferences: Preferences, now: Callable[[], float] = time.time) -> str:
    """Keep them for the next start, beside whatever else the file says. Raises StorageError.

    What a newer version of this program wrote is left alone. A file that meanwhile broke is put aside; returns the
    sentence for that, as `mend` does.
    """
    said = _document(read_bytes(path, _MAX_BYTES))
    if _is_newer(said):
        raise StorageError(tr("A newer version of Understudy wrote the settings. Changes hold until you quit."))
    mended = mend(path, now)
    _write(path, said or {}, preferences)
    return mended


def _write(path: Path, said: Mapping[str, Any], preferences: Preferences) -> None:
    import json

    write_atomically(path, json.dumps({**said, **preferences._asdict(), "version": VERSION}, indent=2).encode())


def _document(data: bytes | None) -> dict[str, Any] | None:
    """What the file says; None if it makes no sense. A file that is empty says nothing."""
    if not data:
        return {}
    from understudy_core.documents import read_json

    try:
        said = read_json(data)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _understood(said: Mapping[str, Any]) -> dict[str, Any]:
    """The preferences among what a file says, as far as they are understood."""
    theme, zoom, proxy, language = (said.get(name) for name in ("theme", "zoom", "proxy", "language"))
    found: dict[str, Any] = {}
    if theme in tuple(wish.value for wish in Wish):
        found["theme"] = theme
    if isinstance(zoom, int | float) and abs(zoom) < _LARGEST_ZOOM:
        found["zoom"] = zoomed(zoom, 0)
    if isinstance(proxy, str):
        found["proxy"] = proxy
    if isinstance(language, str) and language in LANGUAGES | {"": ""}:
        found["language"] = language
    return found


def _is_newer(said: object) -> bool:
    from understudy_core.documents import is_newer

    return is_newer(said, VERSION)


def _is_broken(said: Mapping[str, Any] | None) -> bool:
    """Whether something would be lost if the file were written again with what is understood of it."""
    if said is None:
        return True
    if _is_newer(said):
        return False
    known = set(Preferences._fields) & said.keys()
    return known != _understood(said).keys() or type(said.get("version", VERSION)) is not int
