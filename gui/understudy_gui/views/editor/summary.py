"""A profile in plain words."""

from __future__ import annotations

from understudy_core.language import marked, tr
from understudy_core.library import SavedProfile
from understudy_core.profiles import Policy

_TIMES = {2: "twice", 3: marked("three times")}


def in_words(profile: SavedProfile, missing: frozenset[str] = frozenset()) -> str:
    """What the profile does, in at most three short sentences. `missing` names backends that were deleted."""
    usable = [row.backend for row in profile.rows if row.enabled and row.backend not in missing]
    off = [row.backend for row in profile.rows if not row.enabled]
    gone = [row.backend for row in profile.rows if row.backend in missing and row.enabled]
    said = [_order(profile, usable)]
    if off:
        said.append(tr("{off} {rest} off.", off=_list(off), rest="is" if len(off) == 1 else "are"))
    if gone:
        said.append(tr("{gone} {rest} deleted.", gone=_list(gone), rest="was" if len(gone) == 1 else "were"))
    return " ".join(said)


def _order(profile: SavedProfile, usable: list[str]) -> str:
    if not usable:
        return tr("Nobody is on the list yet. The first one added goes first.")
    tries = _tries(profile)
    if len(usable) == 1:
        return tr("Only {usable}{tries}. One service, no stand-in.", usable=usable[0], tries=tries)
    if profile.policy is Policy.ROUNDROBIN:
        return tr("Takes turns: {usable}{tries}. If one fails, the others follow.", usable=_list(usable), tries=tries)
    then = tr(", then ").join(usable[1:])
    return tr("First {usable}{tries}. If it still fails, {then}.", usable=usable[0], tries=tries, then=then)


def _tries(profile: SavedProfile) -> str:
    count, wait = profile.failover.retry_count, profile.failover.retry_delay_ms / 1000
    if count == 1:
        return ""
    if not wait:
        return f", {_TIMES.get(count, f'{count} times')}"
    apart = (
        tr("up to {wait:g} s apart", wait=wait)
        if profile.failover.backoff == "exponential"
        else tr("{wait:g} s apart", wait=wait)
    )
    grows = tr(" and longer each time") if profile.failover.backoff == "exponential" and count > 2 else ""
    return f", {_TIMES.get(count, f'{count} times')}, {apart}{grows}"


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else tr("{all} and {names}", all=", ".join(names[:-1]), names=names[-1])
