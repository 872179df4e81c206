"""A load balancer profile → the settings of a profile and the members it names, in every shape its docs show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy_core.documents import object_of
from understudy_core.language import tr
from understudy_core.profiles import LONGEST_DELAY_MS, BreakerSettings, FailoverSettings, Policy

Member = str | Mapping[str, Any]
"""The name of another profile, or one written out in place."""


@dataclass(frozen=True, slots=True)
class Balanced:
    """What a load balancer profile says, without its members' own settings."""

    policy: Policy
    members: tuple[Member, ...]
    failover: FailoverSettings
    breaker: BreakerSettings
    context_limit: int | None
    notes: tuple[str, ...]


def is_balanced(document: Mapping[str, Any]) -> bool:
    """Whether a document spreads requests over several others."""
    settings = document.get("ephemeralSettings")
    has_lb = isinstance(settings, dict) and isinstance(settings.get("lb"), dict)
    return document.get("type") == "loadbalancer" or isinstance(document.get("loadBalancer"), dict) or has_lb


def balanced(name: str, document: Mapping[str, Any]) -> Balanced:
    """What such a profile says. Settings that make no sense keep their usual value, with a note."""
    settings = _settings(document)
    notes: list[str] = []
    failover = _built(
        FailoverSettings,
        {
            "retry_count": settings.get("failover_retry_count"),
            "retry_delay_ms": settings.get("failover_retry_delay_ms"),
            "status_codes": settings.get("failover_status_codes"),
            "on_network_errors": settings.get("failover_on_network_errors"),
            "first_token_timeout_s": _seconds(settings.get("timeout_ms")),
        },
        name,
        notes,
    )
    breaker = _built(
        BreakerSettings,
        {
            "enabled": settings.get("circuit_breaker_enabled"),
            "failure_threshold": settings.get("circuit_breaker_failure_threshold"),
            "rest_s": _seconds(settings.get("circuit_breaker_recovery_timeout_ms")),
        },
        name,
        notes,
    )
    left = sorted(set(settings) - _CARRIED)
    if left:
        notes.append(tr("{name}: these settings have no place here: {left}.", name=name, left=", ".join(left)))
    limit = document.get("contextLimit")
    return Balanced(
        _policy(document),
        _members(document),
        failover,
        breaker,
        limit if isinstance(limit, int) and limit > 0 else None,
        tuple(notes),
    )


_CARRIED = {
    "failover_retry_count",
    "failover_retry_delay_ms",
    "failover_status_codes",
    "failover_on_network_errors",
    "timeout_ms",
    "circuit_breaker_enabled",
    "circuit_breaker_failure_threshold",
    "circuit_breaker_recovery_timeout_ms",
}


def _policy(document: Mapping[str, Any]) -> Policy:
    inner = document.get("loadBalancer") or object_of(document.get("ephemeralSettings")).get("lb") or {}
    said = str(document.get("policy") or inner.get("strategy") or inner.get("type") or "roundrobin").lower()
    return Policy.FAILOVER if said == "failover" else Policy.ROUNDROBIN


def _members(document: Mapping[str, Any]) -> tuple[Member, ...]:
    lb = object_of(object_of(document.get("ephemeralSettings")).get("lb"))
    places = (
        document.get("profiles"),
        document.get("backends"),
        object_of(document.get("loadBalancer")).get("subProfiles"),
        lb.get("buckets"),
    )
    found = next((place for place in places if isinstance(place, list) and place), [])
    return tuple(one for one in found if isinstance(one, (str, dict)) and one)


def _settings(document: Mapping[str, Any]) -> dict[str, Any]:
    """The flat settings, and what the design sketches write as `options.failover`, under the same names."""
    settings = {name: value for name, value in object_of(document.get("ephemeralSettings")).items() if name != "lb"}
    options = object_of(object_of(document.get("options")).get("failover"))
    triggers, circuit = object_of(options.get("triggers")), object_of(options.get("circuit_breaker"))
    sketched = {
        "failover_retry_count": options.get("retry_count"),
        "failover_retry_delay_ms": options.get("retry_delay_ms"),
        "failover_status_codes": triggers.get("status_codes"),
        "failover_on_network_errors": triggers.get("on_error"),
        "timeout_ms": triggers.get("timeout_ms"),
        "tpm_threshold": triggers.get("tpm_threshold"),
        "circuit_breaker_enabled": circuit.get("enabled"),
        "circuit_breaker_failure_threshold": circuit.get("failure_threshold"),
        "circuit_breaker_recovery_timeout_ms": circuit.get("recovery_timeout_ms"),
        "circuit_breaker_failure_window_ms": circuit.get("failure_window_ms"),
        "weights": object_of(document.get("options")).get("weights"),
    }
    return {name: value for name, value in {**sketched, **settings}.items() if value is not None}


def _seconds(milliseconds: object) -> float | None:
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, (int, float)):
        return None
    return milliseconds / 1000 if 0 < milliseconds <= LONGEST_DELAY_MS else None


def _built(kind: Any, given: Mapping[str, Any], name: str, notes: list[str]) -> Any:
    """The settings, leaving out one by one what cannot be used."""
    made = kind()
    for field, value in given.items():
        if value is None:
            continue
        try:
            made = kind.model_validate({**made.model_dump(), field: value})
        except ValueError:
            notes.append(
                tr(
                    "{name}: {field} was {value!r}, which cannot be used; it is as usual.",
                    name=name,
                    field=field,
                    value=value,
                )
            )
    return made
