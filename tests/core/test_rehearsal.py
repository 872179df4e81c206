"""A profile rehearsed with practice services in the places of its backends."""

from __future__ import annotations

import pytest

from understudy_core.events import Action, Answered, Attempt, Failed, Unanswered
from understudy_core.failures import FailureKind
from understudy_core.practice.rehearsal import Moment, Part, rehearse
from understudy_core.profiles import Backend, FailoverSettings, KeyRef, Policy, Profile
from understudy_core.transport.http import Http

QUICK = 400.0
SETTINGS = FailoverSettings(retry_count=2, retry_delay_ms=2000)


def profile(settings: FailoverSettings = SETTINGS) -> Profile:
    """Two services far away whose keys are not there."""
    backends = tuple(
        Backend(name=name, provider="openai", model="m", key=KeyRef(keyring="nowhere")) for name in ("OpenAI", "Groq")
    )
    return Profile(name="Everyday", policy=Policy.FAILOVER, backends=backends, failover=settings)


async def played(*parts: Part, settings: FailoverSettings = SETTINGS) -> list[Moment]:
    """The whole rehearsal."""
    http = Http()
    try:
        return [moment async for moment in rehearse(profile(settings), parts, http, speed=QUICK)]
    finally:
        await http.aclose()


async def test_a_rehearsal_does_what_the_profile_would() -> None:
    """A busy service is tried twice with the profile's wait between, then the next one answers; no key is read."""
    moments = await played(Part.BUSY, Part.ANSWERS)
    attempts = [(one.event.backend, one.event.try_number) for one in moments if isinstance(one.event, Attempt)]
    assert attempts == [("OpenAI", 1), ("OpenAI", 2), ("Groq", 1)]
    waits = [one.event.wait_s for one in moments if isinstance(one.event, Failed) and one.event.action is Action.RETRY]
    assert waits == [2.0]
    end = moments[-1]
    assert isinstance(end.event, Answered) and end.event.backend == "Groq" and end.at_s >= 2.0


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        (Part.BUSY, FailureKind.RATE_LIMITED),
        (Part.SILENT, FailureKind.SILENT),
        (Part.CUTS, FailureKind.CUT),
        (Part.WRONG_KEY, FailureKind.KEY_REJECTED),
        (Part.NO_CREDIT, FailureKind.QUOTA_EXHAUSTED),
        (Part.EMPTY, FailureKind.EMPTY_REPLY),
        (Part.MODEL_GONE, FailureKind.MODEL_NOT_FOUND),
        (Part.UNREACHABLE, FailureKind.REFUSED_CONNECTION),
    ],
)
async def test_each_part_fails_as_it_says(part: Part, kind: FailureKind) -> None:
    """What a service plays is what the balancer sees; when both play it, nobody answers."""
    moments = await played(part, part)
    kinds = {one.event.kind for one in moments if isinstance(one.event, Failed)}
    assert kinds == {kind}
    assert isinstance(moments[-1].event, Unanswered)


async def test_the_settings_of_the_profile_decide() -> None:
    """A profile that does not move on at connection problems stops at the first silence, after its own limit."""
    settings = FailoverSettings(on_network_errors=False, first_token_timeout_s=3)
    moments = await played(Part.SILENT, Part.ANSWERS, settings=settings)
    assert [one.event.backend for one in moments if isinstance(one.event, Attempt)] == ["OpenAI"]
    assert isinstance(moments[-1].event, Unanswered) and moments[-1].at_s >= 3.0
