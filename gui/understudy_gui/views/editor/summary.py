"""A profile in plain words."""

from __future__ import annotations

from understudy_core.fate import listed
from understudy_core.language import marked, tr
from understudy_core.library import SavedProfile
from understudy_core.profiles import Policy

_TIMES = {2: marked("twice"), 3: marked("three times")}


def in_words(profile: SavedProfile, missing: frozenset[str] = frozenset()) -> str:
    """What the profile does, in at most three short sentences. `missing` names backends that were deleted."""
    usable = [row.backend for row in profile.rows if row.enabled and row.backend not in missing]
    off = [row.backend for row in profile.rows if not row.enabled]
    gone = [row.backend for row in profile.rows if row.backend in missing and row.enabled]
    said = [_order(profile, usable)]
    if off:
        said.append(tr("{names} are off.", "", len(off), names=listed(off)))
    if gone:
        said.append(tr("{names} were deleted.", "", len(gone), names=listed(gone)))
    return " ".join(said)


def _order(profile: SavedProfile, usable: list[str]) -> str:
    if not usable and profile.rows:
        return tr("Nobody on the list can be asked.")
    if not usable:
        return tr("Nobody is on the list yet. The first one added goes first.")
    tries = _tries(profile)
    if len(usable) == 1:
        return tr("Only {usable}{tries}. One service, no stand-in.", usable=usable[0], tries=tries)
    if profile.policy is Policy.ROUNDROBIN:
        return tr("Takes turns: {usable}{tries}. If one fails, the others follow.", usable=listed(usable), tries=tries)
    then = tr(", then ").join(usable[1:])
    return tr("First {usable}{tries}. If it still fails, {then}.", usable=usable[0], tries=tries, then=then)


def _tries(profile: SavedProfile) -> str:
    count, wait = profile.failover.retry_count, profile.failover.retry_delay_ms / 1000
    if count == 1:
        return ""
    times = tr(_TIMES[count]) if count in _TIMES else tr("{n} times", "", count)
    if not wait:
        return f", {times}"
    apart = (
        tr("up to {wait:g} s apart", wait=wait)
        if profile.failover.backoff == "exponential"
        else tr("{wait:g} s apart", wait=wait)
    )
    grows = tr(" and longer each time") if profile.failover.backoff == "exponential" and count > 2 else ""
    return f", {times}, {apart}{grows}"
