"""A profile in plain words."""

from __future__ import annotations

from understudy_core.library import SavedProfile
from understudy_core.profiles import Policy

_TIMES = {2: "twice", 3: "three times"}


def in_words(profile: SavedProfile, missing: frozenset[str] = frozenset()) -> str:
    """What the profile does, in at most three short sentences. `missing` names backends that were deleted."""
    usable = [row.backend for row in profile.rows if row.enabled and row.backend not in missing]
    off = [row.backend for row in profile.rows if not row.enabled]
    gone = [row.backend for row in profile.rows if row.backend in missing and row.enabled]
    said = [_order(profile, usable)]
    if off:
        said.append(f"{_list(off)} {'is' if len(off) == 1 else 'are'} off.")
    if gone:
        said.append(f"{_list(gone)} {'was' if len(gone) == 1 else 'were'} deleted.")
    return " ".join(said)


def _order(profile: SavedProfile, usable: list[str]) -> str:
    if not usable:
        return "Nobody is on the list yet. The first one added goes first."
    tries = _tries(profile)
    if len(usable) == 1:
        return f"Only {usable[0]}{tries}. One service, no stand-in."
    if profile.policy is Policy.ROUNDROBIN:
        return f"Takes turns: {_list(usable)}{tries}. If one fails, the others follow."
    then = ", then ".join(usable[1:])
    return f"First {usable[0]}{tries}. If it still fails, {then}."


def _tries(profile: SavedProfile) -> str:
    count, wait = profile.failover.retry_count, profile.failover.retry_delay_ms / 1000
    if count == 1:
        return ""
    if not wait:
        return f", {_TIMES.get(count, f'{count} times')}"
    apart = f"up to {wait:g} s apart" if profile.failover.backoff == "exponential" else f"{wait:g} s apart"
    grows = " and longer each time" if profile.failover.backoff == "exponential" and count > 2 else ""
    return f", {_TIMES.get(count, f'{count} times')}, {apart}{grows}"


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
