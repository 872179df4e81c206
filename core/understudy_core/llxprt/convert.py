"""Several files of llxprt-code at once: load balancer profiles find their members among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy_core.exchange import Incoming
from understudy_core.language import tr
from understudy_core.llxprt.balanced import Balanced, balanced, is_balanced
from understudy_core.llxprt.plain import Taken, taken
from understudy_core.profile_file import ProfileFileError
from understudy_core.profiles import KeyRef, Policy, Profile

_HOSTILE = frozenset({"__proto__", "constructor", "prototype"})


def is_foreign(document: Mapping[str, Any]) -> bool:
    """Whether this is a profile of llxprt-code and not one of ours."""
    ours = "policy" in document and isinstance(document.get("backends"), list) and "type" not in document
    theirs = {"ephemeralSettings", "modelParams", "loadBalancer"} & document.keys()
    return not ours and (bool(theirs) or document.get("type") in ("loadbalancer", "standard"))


def converted(files: Mapping[str, Mapping[str, Any]]) -> tuple[Incoming, ...]:
    """What these files, by name, stand for. Raises ProfileFileError for one that stands for nothing."""
    for name, document in files.items():
        _check(name, document)
    balancers = {name: balanced(name, document) for name, document in files.items() if is_balanced(document)}
    plain = {name: taken(name, document) for name, document in files.items() if name not in balancers}
    used = {member for one in balancers.values() for member in one.members if isinstance(member, str)}
    alone = [_profile(name, None, [one]) for name, one in plain.items() if name not in used]
    return (*(_of_balancer(name, one, plain) for name, one in balancers.items()), *alone)


def _check(name: str, document: Mapping[str, Any]) -> None:
    if any(part in _HOSTILE for part in _names(document)):
        raise ProfileFileError(tr("{name} holds names that no profile has. It was not read.", name=name))
    if str(document.get("provider")).lower() in ("load-balancer", "loadbalancer") and not is_balanced(document):
        raise ProfileFileError(
            tr(
                "{name} was damaged by the program that wrote it: it names no members. Make the profile again there.",
                name=name,
            )
        )
    if not is_balanced(document) and not document.get("provider"):
        raise ProfileFileError(tr("{name} names no provider, so it cannot be used.", name=name))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def _of_balancer(name: str, said: Balanced, plain: Mapping[str, Taken]) -> Incoming:
    members, notes = [], list(said.notes)
    for at, member in enumerate(said.members, start=1):
        if not isinstance(member, str):
            members.append(taken(str(member.get("name") or f"{name} {at}"), member))
        elif member in plain:
            members.append(plain[member])
        else:
            notes.append(
                tr(
                    "{name}: its member “{member}” was not among the files. Choose both, or add it by hand.",
                    name=name,
                    member=member,
                )
            )
    if not members:
        raise ProfileFileError(
            tr("{name} has no member that is among the files. Choose its members’ files too.", name=name)
        )
    made = _profile(name, said, members)
    return Incoming(made.profile, (*notes, *made.notes), made.keys)


def _profile(name: str, said: Balanced | None, members: list[Taken]) -> Incoming:
    keys = {member.backend.name: member.key for member in members if member.key}
    backends = []
    for member in members:
        changes: dict[str, Any] = {"key": KeyRef(keyring=member.backend.name)} if member.key else {}
        if said is not None and member.backend.context_limit is None:
            changes["context_limit"] = said.context_limit
        backends.append(member.backend.model_copy(update=changes))
    settings: dict[str, Any] = {"failover": said.failover, "breaker": said.breaker} if said is not None else {}
    policy = said.policy if said is not None else Policy.ROUNDROBIN
    profile = Profile.model_construct(name=name, policy=policy, backends=tuple(backends), **settings)
    return Incoming(profile, tuple(note for member in members for note in member.notes), keys)
