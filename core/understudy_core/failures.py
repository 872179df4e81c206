"""What can go wrong with one attempt, in one vocabulary for every protocol.

    BackendError            raised by providers and the transport, caught by the balancer
      .failure: Failure     what is known about it; `kind` is all that decides

Foreign exceptions (httpx, ssl, socket, json) are translated into these once, at the border.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FailureKind(StrEnum):
    """The kinds of the contract, section 3; the values are written to event streams and history."""

    RATE_LIMITED = "rate_limited"
    QUOTA_EXHAUSTED = "quota_exhausted"
    KEY_REJECTED = "key_rejected"
    NOT_PERMITTED = "not_permitted"
    MODEL_NOT_FOUND = "model_not_found"
    CONTEXT_TOO_LONG = "context_too_long"
    REFUSED_CONTENT = "refused_content"
    BAD_REQUEST = "bad_request"
    OVERLOADED = "overloaded"
    SERVER_ERROR = "server_error"
    REFUSED_CONNECTION = "refused_connection"
    NETWORK = "network"
    DNS = "dns"
    TLS = "tls"
    PROXY = "proxy"
    SILENT = "silent"
    STALLED = "stalled"
    CUT = "cut"
    EMPTY_REPLY = "empty_reply"
    MALFORMED_REPLY = "malformed_reply"
    MISSING_KEY = "missing_key"
    KEYCHAIN_LOCKED = "keychain_locked"
    MISCONFIGURED = "misconfigured"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt failed.

    `status` is the HTTP status or None when no reply came. `detail` holds the provider's own words,
    redacted. `retry_after_s` is the wait the service asked for, in seconds, or None if it named none.
    `request_id` is the service's name for this request, for its support desk.
    """

    kind: FailureKind
    status: int | None = None
    detail: str = ""
    retry_after_s: float | None = None
    request_id: str | None = None


class BackendError(Exception):
    """One attempt failed; `failure` says why. Its text never holds a key."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind.value)
        self.failure = failure
