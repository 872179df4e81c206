"""Backends that fail together: the warning of the profile editor. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from understudy_core.language import marked, tr
from understudy_core.profiles import Backend, KeyRef
from understudy_core.routes import address_of
from understudy_core.transport.http import host_of, is_local


def shared_fate(backends: Sequence[Backend]) -> str:
    """What would take down several of these at once, in one or two sentences; empty when nothing does."""
    if len(backends) < 2:
        return ""
    if names := _first_group(backends, lambda backend: _key_of(backend.key)):
        return tr(
            "{names} use the same key. When it is refused or its credit is used up, {they} fail.",
            names=listed(names),
            they=_all(names),
        )
    if names := _first_group(backends, _remote_host):
        return tr(
            "{names} are at the same address. When it is down, {they} fail.", names=listed(names), they=_all(names)
        )
    local = [backend.name for backend in backends if is_local(address_of(backend))]
    remote = [backend.name for backend in backends if not is_local(address_of(backend))]
    if local and len(remote) > 1:
        said = (
            marked("{remote} both need the internet. Only {local} can answer when the network is away.")
            if len(remote) == 2
            else marked("{remote} all need the internet. Only {local} can answer when the network is away.")
        )
        return tr(said, remote=listed(remote), local=listed(local))
    return ""


def listed(names: Sequence[str]) -> str:
    """The names as in a sentence: "A, B and C"."""
    return names[0] if len(names) == 1 else tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _all(names: Sequence[str]) -> str:
    return tr("both") if len(names) == 2 else tr("all of them")


def _first_group(backends: Iterable[Backend], by: Callable[[Backend], Hashable | None]) -> list[str]:
    groups: dict[Hashable, list[str]] = {}
    for backend in backends:
        if (mark := by(backend)) is not None:
            groups.setdefault(mark, []).append(backend.name)
    return next((names for names in groups.values() if len(names) > 1), [])


def _key_of(key: KeyRef | None) -> Hashable | None:
    return None if key is None else (key.keyring, key.env)


def _remote_host(backend: Backend) -> Hashable | None:
    address = address_of(backend)
    return None if not address or is_local(address) else host_of(address)
