"""What a profile says that LiteLLM's proxy cannot do, each as one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from understudy_core.events import Skipped, SkipReason
from understudy_core.language import tr
from understudy_core.litellm.services import is_completed_otherwise
from understudy_core.policy import merged_params
from understudy_core.profiles import FailoverSettings, Policy, Profile
from understudy_core.routes import address_of
from understudy_core.transport.http import is_local


def losses(profile: Profile, skipped: Sequence[Skipped], odd_params: Sequence[str]) -> tuple[str, ...]:
    """The sentences. `skipped` was left out of the profile already, `odd_params` have names of no meaning there."""
    return (
        *_of_members(profile, skipped),
        *_of_order(profile),
        *_of_failures(profile.failover),
        *_of_breaker(profile),
        *_of_requests(profile, odd_params),
        tr("Who answered, and why the others did not, stands only in the gateway’s log and headers."),
    )


def _of_members(profile: Profile, skipped: Sequence[Skipped]) -> Iterator[str]:
    for one in skipped:
        if one.reason is SkipReason.SWITCHED_OFF:
            yield tr("{name} is switched off, so it is left out.", name=one.backend)
        else:
            yield tr("{name} was deleted, so it is left out.", name=one.backend)
    for backend in profile.backends:
        if is_completed_otherwise(backend):
            yield tr(
                "{name} has an address of its own, which LiteLLM completes differently: check its api_base.",
                name=backend.name,
            )
        if not _fits_a_header(backend.model):
            yield tr(
                "{name}: LiteLLM answers with an error where a model has a name such as “{model}”: it must be Latin.",
                name=backend.name,
                model=backend.model,
            )
        if is_local(address_of(backend)):
            yield tr(
                "{name} is on this computer. Where the proxy runs on another one, correct its api_base.",
                name=backend.name,
            )


def _fits_a_header(model: str) -> bool:
    """The proxy writes the name of the model into the headers of its reply, which hold Latin letters only."""
    return model.isprintable() and all(ord(sign) < 256 for sign in model)


def _of_order(profile: Profile) -> Iterator[str]:
    if profile.policy is Policy.ROUNDROBIN and len(profile.backends) > 1:
        yield tr("LiteLLM draws lots instead of taking turns: the shares are only about equal.")
    if profile.sticky == "conversation":
        yield tr("A conversation does not stay with the service that answered it last.")


def _of_failures(failover: FailoverSettings) -> Iterator[str]:
    if failover.status_codes is not None:
        yield tr("Your choice of status codes is lost: LiteLLM moves on after every error.")
    else:
        yield tr("LiteLLM moves on after every error, also where a request itself is wrong.")
    if not failover.on_network_errors:
        yield tr("It also moves on when there is no connection or no answer, where this profile stops.")
    if failover.on_refusal == "stop":
        yield tr("It also moves on when a service declines to answer, where this profile stops and asks you.")
    if failover.retry_count > 1:
        yield tr("A service that asks to wait a moment is not waited for: the next one is asked at once.")
        yield from _of_waits(failover)
    if failover.first_token_timeout_s != failover.stall_timeout_s:
        yield tr("The limits for the first word and for silence after it become one, the longer of the two.")
    yield tr("A reply without any text counts as an answer there.")
    yield tr("When a reply breaks after its first word, LiteLLM decides what happens: your choice is lost.")


def _of_waits(failover: FailoverSettings) -> Iterator[str]:
    if failover.retry_delay_ms % 1000:
        seconds = ceil(failover.retry_delay_ms / 1000)
        yield tr("The wait between tries becomes whole seconds: at least {n} s.", "", seconds)
    if failover.backoff == "exponential" or not failover.retry_delay_ms:
        yield tr("How waits between tries grow is up to LiteLLM: from half a second, doubling.")


def _of_breaker(profile: Profile) -> Iterator[str]:
    if profile.breaker.enabled:
        yield tr(
            "A service rests after {n} failures within a minute instead of in a row, always equally long.",
            "",
            profile.breaker.failure_threshold,
        )


def _of_requests(profile: Profile, odd_params: Sequence[str]) -> Iterator[str]:
    if profile.system_prompt:
        yield tr("The instructions that go with every message are lost: put them into the programs that ask.")
    if any(merged_params(backend, profile) for backend in profile.backends):
        yield tr("Parameters such as temperature are only defaults there: what a program sends itself wins.")
    if odd_params:
        yield tr("These parameters have no place there: {left}.", left=", ".join(odd_params))
