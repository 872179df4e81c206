"""What goes into the dialog and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from understudy_core.fate import listed
from understudy_core.language import tr
from understudy_gui.theme import State

_BEARER = "“Bearer”"


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """What was entered. The key is not shown when this is printed.

    `base_url` None means the service's own address. `key_of` names a backend whose key is used again.
    `until_quit` says that the key is to be held in memory only.
    """

    provider: str
    name: str
    base_url: str | None
    model: str
    key: str = field(repr=False, default="")
    key_of: str | None = None
    until_quit: bool = False


@dataclass(frozen=True, slots=True)
class CheckShown:
    """The result of a free check in words; `models` in the order in which they are offered."""

    state: State
    title: str
    words: str = ""
    models: tuple[str, ...] = ()
    recommended: str = ""


@dataclass(frozen=True, slots=True)
class KeyStore:
    """Where keys go on this computer: the real name of its key ring, or a sentence why there is none."""

    name: str = ""
    problem: str = ""


def what_was_removed(pasted: str, key: str) -> str:
    """A sentence about what was cleaned away around a pasted key; empty when nothing was."""
    bare = pasted.strip()
    removed = []
    if "bearer " in bare.lower()[:12]:
        removed.append(_BEARER)
    if any(mark in pasted for mark in "\"'`“”‘’"):
        removed.append(tr("quotes"))
    if any(sign.isspace() for sign in pasted.replace("Bearer ", "", 1)):
        removed.append(tr("spaces"))
    if not removed and pasted != key:
        removed.append(tr("invisible signs"))
    if not removed or pasted == key:
        return ""
    words = listed(removed)
    if removed == [_BEARER]:
        return tr("{words} around it was removed.", words=words)
    return tr("{words} around it were removed.", words=words[0].upper() + words[1:])
