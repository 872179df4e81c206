"""Profiles as they run and as they are exchanged: frozen pydantic models of the contract, section 1.

A `Profile` is self-contained: it says everything but the keys themselves. The balancer takes one, a profile file
holds one. How profiles share services inside the library is `library.py`'s business.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from understudy_core.language import tr

MAX_RETRIES = 100
LONGEST_DELAY_MS = 86_400_000
"""A day: a longer wait is a slip, and a number without end would break what counts with it."""


class Model(BaseModel):
    """Frozen; unknown keys are kept, so that a newer program's file survives a round trip through this one."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)


def status_range(code: int | str) -> range:
    """The statuses that `429`, `"5xx"` or `"500-599"` stands for.

    Raises ValueError with a sentence when it is none of these or lies outside 100–599.
    """
    wrong = ValueError(tr('{code!r} is not a status: use a number from 100 to 599, "5xx" or "500-599"', code=code))
    text = str(code).strip().lower()
    if isinstance(code, bool):
        raise wrong
    if len(text) == 3 and text.endswith("xx") and text[0] in "12345":
        return range(int(text[0]) * 100, int(text[0]) * 100 + 100)
    first, _, last = text.partition("-")
    if not (first.isascii() and first.isdigit() and (not last or (last.isascii() and last.isdigit()))):
        raise wrong
    if text.endswith("-") or not 100 <= int(first) <= int(last or first) <= 599:
        raise wrong
    return range(int(first), int(last or first) + 1)


def _status(value: int | str) -> int | str:
    status_range(value)
    return value


class Policy(StrEnum):
    """In which order backends are asked."""

    FAILOVER = "failover"
    ROUNDROBIN = "roundrobin"


def _policy(value: object) -> object:
    if isinstance(value, str) and value.lower() in list(Policy):
        return Policy(value.lower())
    raise ValueError(tr('must be "failover" or "roundrobin"'))


def _tries(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return min(max(value, 1), MAX_RETRIES)
    return value


class KeyRef(Model):
    """Where a key is: an entry of the OS keychain or an environment variable. Never the key."""

    keyring: str | None = Field(default=None, min_length=1)
    env: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _exactly_one(self) -> KeyRef:
        if (self.keyring is None) == (self.env is None):
            raise ValueError(tr('must be {"keyring": NAME} or {"env": VARIABLE}'))
        return self


class Backend(Model):
    """One service, its key and one model. Address, key and model always travel together."""

    name: str = Field(min_length=1)
    provider: str = Field(min_length=1)
    model: str = Field(min_length=1)
    base_url: str | None = None
    """None: the provider's own address from the catalogue."""
    key: KeyRef | None = None
    params: dict[str, Any] = Field(default_factory=dict)
    context_limit: int | None = Field(default=None, gt=0)
    """Tokens; None: unknown."""


StatusCodes = tuple[Annotated[int | str, AfterValidator(_status)], ...]


class FailoverSettings(Model):
    """When a backend is tried again and when the next one takes over. Times in the unit of their name."""

    retry_count: Annotated[int, BeforeValidator(_tries)] = 1
    """Attempts per backend; capped at 100, below 1 counts as 1."""
    retry_delay_ms: int = Field(default=0, ge=0, le=LONGEST_DELAY_MS)
    """Pause before another attempt on the same backend. Moving on never waits."""
    backoff: Literal["fixed", "exponential"] = "fixed"
    on_network_errors: bool = True
    status_codes: StatusCodes | None = Field(default=None, strict=False)
    """None: 401 402 403 404 408 409 425 429 and 500–599. A list replaces it."""
    on_refusal: Literal["stop", "next"] = "stop"
    first_token_timeout_s: float | None = Field(default=None, gt=0, strict=False)
    stall_timeout_s: float | None = Field(default=None, gt=0, strict=False)
    mid_stream: Literal["restart", "ask", "keep"] = "restart"


class BreakerSettings(Model):
    """When a backend rests: failures in a row, first and longest rest in seconds."""

    enabled: bool = True
    failure_threshold: int = Field(default=3, ge=1)
    rest_s: float = Field(default=10, gt=0, strict=False)
    max_rest_s: float = Field(default=300, gt=0, strict=False)


class ProfileSettings(Model):
    """All of a profile but its backends."""

    name: str = Field(min_length=1)
    policy: Annotated[Policy, BeforeValidator(_policy)]
    failover: FailoverSettings = Field(default_factory=FailoverSettings)
    breaker: BreakerSettings = Field(default_factory=BreakerSettings)
    sticky: Literal["none", "conversation"] = "none"
    system_prompt: str | None = None
    params: dict[str, Any] = Field(default_factory=dict)
    """Sent with every request; they win over the backend's own, key by key."""


class Profile(ProfileSettings):
    """An ordered list of backends and how to walk it."""

    version: Literal[1] = 1
    backends: tuple[Backend, ...] = Field(strict=False)

    @model_validator(mode="after")
    def _enough_and_unique(self) -> Profile:
        least = 2 if self.policy is Policy.FAILOVER else 1
        if len(self.backends) < least:
            raise ValueError(tr("policy {policy} needs at least {n} backends", "", least, policy=self.policy.value))
        names = [backend.name for backend in self.backends]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(
                tr("two backends are called {twice!r}; names must differ within a profile", twice=twice[0])
            )
        return self


def single(backend: Backend) -> Profile:
    """A profile of one backend alone, for when a person names a backend where a profile could stand."""
    return Profile(name=backend.name, policy=Policy.ROUNDROBIN, backends=(backend,))
