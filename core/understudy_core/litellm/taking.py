"""The `config.yaml` of LiteLLM's proxy → profiles, with a list of what has no place here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy_core.documents import list_of, object_of
from understudy_core.editing import free_name
from understudy_core.exchange import Incoming
from understudy_core.language import tr
from understudy_core.litellm.members import Member, member
from understudy_core.litellm.writing import NEVER_AGAIN
from understudy_core.profile_file import ProfileFileError
from understudy_core.profiles import Backend, BreakerSettings, FailoverSettings, Policy, Profile

_CARRIED = frozenset(
    {
        *("num_retries", "retry_after", "stream_timeout", "allowed_fails", "cooldown_time", "disable_cooldowns"),
        *("fallbacks", "default_fallbacks", "max_fallbacks", "enable_pre_call_checks", "enable_weighted_failover"),
    }
)
_QUIET = frozenset({"drop_params", "set_verbose", "json_logs", "request_timeout"})
"""Settings of a gateway that nobody misses in a chat."""


def is_proxy(document: Mapping[str, Any]) -> bool:
    """Whether this is a configuration of the proxy."""
    return isinstance(document.get("model_list"), list)


def from_proxy(name: str, document: Mapping[str, Any]) -> tuple[Incoming, ...]:
    """The profiles that a file of this name stands for: each group of models with those that stand in for it.

    Models that stand alone become one profile together. Raises ProfileFileError if there is no model at all.
    """
    if not is_proxy(document):
        raise ProfileFileError(tr("The file holds no profile."))
    groups, left = _groups(document)
    if not groups:
        raise ProfileFileError(tr("{name} names no model that could be asked.", name=name))
    settings = {**object_of(document.get("litellm_settings")), **object_of(document.get("router_settings"))}
    chains = _chains(groups, settings)
    alone = [group for group, chain in chains.items() if len(chain) == 1 and len(groups[group]) == 1]
    notes = (*left, *_unused(settings))
    found = [
        _profile(group, [one for link in chain for one in groups[link]], settings, notes, is_chain=len(chain) > 1)
        for group, chain in chains.items()
        if group not in alone
    ]
    if alone:
        is_one = len(alone) == 1
        members = [one for group in alone for one in groups[group]]
        if not is_one:
            notes = (tr("{name}: its models stood side by side. They are asked in their order.", name=name), *notes)
        found.append(_profile(alone[0] if is_one else name, members, settings, notes, is_chain=not is_one))
    return tuple(found)


def _groups(document: Mapping[str, Any]) -> tuple[dict[str, list[Member]], list[str]]:
    """The members of each group of models in order, and sentences about what could not be taken."""
    groups: dict[str, list[Member]] = {}
    left = []
    for entry in document["model_list"]:
        params, group = object_of(object_of(entry).get("litellm_params")), object_of(entry).get("model_name")
        if not isinstance(group, str) or not isinstance(params.get("model"), str):
            left.append(tr("An entry without a name or a model was left out."))
        elif group.endswith("*") or params["model"].endswith("*"):
            left.append(tr("“{group}” stands for many models. Add those you want by hand.", group=group))
        else:
            groups.setdefault(group, []).append(member(group, params, object_of(entry.get("model_info"))))
    return {group: sorted(members, key=lambda one: one.order) for group, members in groups.items()}, left


def _chains(groups: Mapping[str, list[Member]], settings: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each group that nothing else leads to: itself, then the groups that stand in for it."""
    said = {
        group: [one for one in after if isinstance(one, str) and one in groups and one != group]
        for entry in list_of(settings.get("fallbacks"))
        for group, after in object_of(entry).items()
        if isinstance(after, list)
    }
    usual = [one for one in list_of(settings.get("default_fallbacks")) if isinstance(one, str) and one in groups]
    later = {one for after in (*said.values(), usual) for one in after}
    return {
        group: list(dict.fromkeys([group, *said.get(group, usual)]))
        for group in groups
        if group not in later or group in said
    }


def _profile(
    name: str, members: list[Member], settings: Mapping[str, Any], notes: Iterable[str], is_chain: bool
) -> Incoming:
    is_ordered = is_chain or len({one.order for one in members}) > 1
    backends: list[Backend] = []
    keys: dict[str, str] = {}
    said = [*notes]
    for one in members:
        free = free_name(one.backend.name, [backend.name for backend in backends])
        key = one.backend.key
        if one.key is not None:
            key, keys[free] = key.model_copy(update={"keyring": free}) if key else None, one.key
        backends.append(one.backend.model_copy(update={"name": free, "key": key}))
        said += one.notes
    is_failover = is_ordered and len(backends) > 1
    told = next((one.profile for one in members if one.profile), name)
    profile = Profile.model_construct(
        name=told,
        policy=Policy.FAILOVER if is_failover else Policy.ROUNDROBIN,
        backends=tuple(backends),
        failover=_failover(settings),
        breaker=_breaker(settings),
    )
    return Incoming(profile, tuple(said), keys)


def _failover(settings: Mapping[str, Any]) -> FailoverSettings:
    given: dict[str, Any] = {}
    if (retries := _number(settings.get("num_retries"))) is not None:
        given["retry_count"] = int(retries) + 1
    if seconds := _number(settings.get("retry_after")):
        given["retry_delay_ms"] = int(seconds * 1000)
    if seconds := _number(settings.get("stream_timeout")):
        given |= {"first_token_timeout_s": seconds, "stall_timeout_s": seconds}
    return FailoverSettings.model_validate(given)


def _breaker(settings: Mapping[str, Any]) -> BreakerSettings:
    given: dict[str, Any] = {"enabled": settings.get("disable_cooldowns") is not True}
    if (fails := _number(settings.get("allowed_fails"))) is not None:
        given["failure_threshold"] = int(fails) + 1
    if seconds := _number(settings.get("cooldown_time")):
        given["rest_s"] = seconds
        given["max_rest_s"] = max(seconds, BreakerSettings().max_rest_s)
    return BreakerSettings.model_validate(given)


def _unused(settings: Mapping[str, Any]) -> Iterator[str]:
    left = set(settings) - _CARRIED - _QUIET
    if settings.get("routing_strategy") == "simple-shuffle":
        left.discard("routing_strategy")
    if all(NEVER_AGAIN.get(name, count) == count for name, count in object_of(settings.get("retry_policy")).items()):
        left.discard("retry_policy")
    if left:
        yield tr("These settings have no place here: {left}.", left=", ".join(sorted(map(str, left))))


def _number(value: object) -> float | None:
    """A number from 0 to a day, in seconds or of times; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value if 0 <= value <= 86_400 else None
