"""A profile → the `config.yaml` of LiteLLM's proxy. Keys are never in it: it names variables that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from understudy_core.events import Skipped
from understudy_core.language import tr
from understudy_core.litellm.losses import losses
from understudy_core.litellm.services import is_azure_v1, theirs
from understudy_core.litellm.variables import PROTECTION, Variable, in_words, key_of, named, plain, told, unique
from understudy_core.pace import first_content_limit, pace_of, stall_limit
from understudy_core.policy import merged_params
from understudy_core.profiles import Backend, FailoverSettings, Policy, Profile
from understudy_core.routes import address_of
from understudy_core.transport.http import is_local

NEVER_AGAIN = {
    "BadRequestErrorRetries": 0,
    "AuthenticationErrorRetries": 0,
    "RateLimitErrorRetries": 0,
    "TimeoutErrorRetries": 0,
    "ContentPolicyViolationErrorRetries": 0,
}
"""What is not tried again with the same service, as here; who is busy neither, since the next one answers sooner."""
PARAMS = frozenset(
    {
        *("temperature", "top_p", "top_k", "n", "seed", "stop", "user", "response_format", "logprobs", "top_logprobs"),
        *("max_tokens", "max_completion_tokens", "presence_penalty", "frequency_penalty", "logit_bias"),
        *("reasoning_effort", "verbosity", "thinking"),
    }
)
"""What means the same there. Any other name could be a setting of the proxy's own."""


@dataclass(frozen=True, slots=True)
class ProxyFile:
    """The file, what is lost, which variables hold keys, and the model name that programs ask for."""

    text: str
    lost: tuple[str, ...]
    variables: tuple[Variable, ...]
    model: str


def to_proxy(profile: Profile, skipped: Sequence[Skipped] = ()) -> ProxyFile:
    """The profile as a configuration of the proxy. `skipped` is what was left out of the profile already."""
    from understudy_core.litellm.yaml import written  # not before it is needed: see __init__

    names = _model_names(profile)
    variables = named(profile.backends)
    models = [
        _model(profile, backend, name, variables, is_last=at == len(names))
        for at, (backend, name) in enumerate(zip(profile.backends, names, strict=True), start=1)
    ]
    document = {
        "model_list": models,
        "router_settings": _router(profile, names),
        "litellm_settings": {"drop_params": True},
        "general_settings": {"master_key": f"os.environ/{PROTECTION}"},
    }
    lost = losses(profile, skipped, sorted({name for one in profile.backends for name in _odd(profile, one)}))
    wanted = (*told(profile.backends, variables), Variable(PROTECTION))
    head = "".join(f"# {line}\n" for line in _head(profile, names[0], wanted, lost))
    return ProxyFile(head + written(document), lost, wanted, names[0])


def _model(
    profile: Profile, backend: Backend, name: str, variables: Mapping[str, str], is_last: bool
) -> dict[str, Any]:
    params = merged_params(backend, profile)
    kept = {param: value for param, value in params.items() if _fits(backend, param)}
    wants = {**theirs(backend), **key_of(backend, variables), **kept}
    if not _has_limits(profile.failover):
        wants["stream_timeout"] = int(automatic_limit(backend, params, is_last))
    info: dict[str, Any] = {"profile": profile.name, "backend": backend.name}
    if backend.context_limit is not None:
        info["max_input_tokens"] = backend.context_limit
    return {"model_name": name, "litellm_params": wants, "model_info": info}


def automatic_limit(backend: Backend, params: Mapping[str, Any], is_last: bool) -> float:
    """Seconds of silence that a backend is granted where the profile sets no limit: the proxy knows only one."""
    pace = pace_of(backend.model, params, is_local(address_of(backend)))
    usual = FailoverSettings()
    return max(first_content_limit(usual, pace, is_last), stall_limit(usual, pace))


def _router(profile: Profile, names: Sequence[str]) -> dict[str, Any]:
    failover, breaker = profile.failover, profile.breaker
    is_rotating = profile.policy is Policy.ROUNDROBIN
    settings: dict[str, Any] = {"num_retries": failover.retry_count - 1}
    if is_rotating:
        settings |= {"routing_strategy": "simple-shuffle", "enable_weighted_failover": True}
    if failover.retry_count > 1:
        settings["retry_policy"] = {**NEVER_AGAIN, "InternalServerErrorRetries": failover.retry_count - 1}
        if failover.retry_delay_ms:
            settings["retry_after"] = ceil(failover.retry_delay_ms / 1000)
    if _has_limits(failover):
        limits = (failover.first_token_timeout_s or 0, failover.stall_timeout_s or 0)
        settings["stream_timeout"] = max(limits)
    if breaker.enabled:
        settings |= {"allowed_fails": breaker.failure_threshold - 1, "cooldown_time": breaker.rest_s}
    else:
        settings["disable_cooldowns"] = True
    if any(one.context_limit is not None for one in profile.backends):
        settings["enable_pre_call_checks"] = True
    if len(names) > 1:
        settings["max_fallbacks"] = len(names) - 1
        if not is_rotating:
            settings["fallbacks"] = [{names[0]: list(names[1:])}]
    return settings


def _has_limits(failover: FailoverSettings) -> bool:
    return failover.first_token_timeout_s is not None or failover.stall_timeout_s is not None


def _model_names(profile: Profile) -> list[str]:
    """What programs ask for, and behind it what stands in; one name for all where they take turns."""
    first = plain(profile.name, "profile")
    names = [first]
    for backend in profile.backends[1:]:
        is_one = profile.policy is Policy.ROUNDROBIN
        names.append(first if is_one else unique(f"{first}--{plain(backend.name, 'backend')}", names, "-"))
    return names


def _fits(backend: Backend, param: str) -> bool:
    is_version = param == "api_version" and backend.provider == "azure-openai"
    return param in PARAMS or (is_version and not is_azure_v1(backend))


def _odd(profile: Profile, backend: Backend) -> Iterator[str]:
    for name in merged_params(backend, profile):
        if not _fits(backend, name):
            yield name


def _head(profile: Profile, model: str, variables: Sequence[Variable], lost: Sequence[str]) -> Iterator[str]:
    yield tr("The profile “{name}”, for LiteLLM's proxy: litellm --config FILE", name=_line(profile.name))
    yield tr("Programs ask for the model “{model}”.", model=model)
    yield ""
    yield tr("Set these variables first. Keys do not belong into this file.")
    for one in variables:
        yield f"  {one.name}: {_line(in_words(one))}"
    yield ""
    yield tr("What this profile does in Understudy, and LiteLLM does not:")
    yield from (f"  - {_line(sentence)}" for sentence in lost)
    yield ""


def _line(text: str) -> str:
    """The text on one line, without signs that a YAML file cannot hold."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
