"""An error a service answered with → `Failure`: its typed code decides first, then its words, then the status."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from understudy_core.failures import Failure, FailureKind
from understudy_core.language import tr
from understudy_core.providers.retry_after import retry_after
from understudy_core.transport.http import host_of
from understudy_core.transport.redact import redacted, without_key

K = FailureKind
_REQUEST_IDS = ("x-request-id", "request-id", "x-ms-request-id", "apim-request-id", "cf-ray")

_CODE_NAMES = ("code", "type", "status", "reason", "error_type")
_WORD_NAMES = ("message", "error", "detail", "error_description")

_CODES: dict[str, FailureKind] = {
    "invalid_api_key": K.KEY_REJECTED,
    "authentication_error": K.KEY_REJECTED,
    "invalid_authentication": K.KEY_REJECTED,
    "unauthorized": K.KEY_REJECTED,
    "api_key_invalid": K.KEY_REJECTED,
    "no_db_connection": K.KEY_REJECTED,  # LiteLLM's proxy, where it has no list in which to look a key up
    "insufficient_quota": K.QUOTA_EXHAUSTED,
    "billing_hard_limit_reached": K.QUOTA_EXHAUSTED,
    "billing_not_active": K.QUOTA_EXHAUSTED,
    "billing_error": K.QUOTA_EXHAUSTED,
    "insufficient_credits": K.QUOTA_EXHAUSTED,
    "permission_error": K.NOT_PERMITTED,
    "permission_denied": K.NOT_PERMITTED,
    "unsupported_country_region_territory": K.NOT_PERMITTED,
    "context_length_exceeded": K.CONTEXT_TOO_LONG,
    "exceed_context_size_error": K.CONTEXT_TOO_LONG,
    "model_context_window_exceeded": K.CONTEXT_TOO_LONG,
    "request_too_large": K.CONTEXT_TOO_LONG,
    "model_not_found": K.MODEL_NOT_FOUND,
    "invalid_model": K.MODEL_NOT_FOUND,
    "deploymentnotfound": K.MODEL_NOT_FOUND,
    "content_filter": K.REFUSED_CONTENT,
    "content_policy_violation": K.REFUSED_CONTENT,
    "invalid_prompt": K.REFUSED_CONTENT,
    "rate_limit_exceeded": K.RATE_LIMITED,
    "rate_limit_error": K.RATE_LIMITED,
    "rate_limited": K.RATE_LIMITED,
    "resource_exhausted": K.RATE_LIMITED,
    "overloaded_error": K.OVERLOADED,
    "overloaded": K.OVERLOADED,
    "unavailable": K.OVERLOADED,
    "server_error": K.SERVER_ERROR,
    "internal_server_error": K.SERVER_ERROR,
    "api_error": K.SERVER_ERROR,
    "timeout_error": K.SERVER_ERROR,
    "edge_timeout": K.SERVER_ERROR,
}
_WEAK = {"authentication_error", "api_error", "rate_limit_exceeded", "resource_exhausted", "rate_limit_error"}
"""Types under which services file other things too; the words are asked first."""

_WORDS: tuple[tuple[FailureKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (K.KEY_REJECTED, r"incorrect api key|invalid api key|api key not valid|invalid or missing api key"),
        (K.NOT_PERMITTED, r"country, region|location is not supported"),
        (
            K.QUOTA_EXHAUSTED,
            r"credit balance|insufficient (balance|credits?|funds)|exceeded your current quota|spend(ing)? limit"
            r"|used all (available |your )?credits|out of credits|account.{0,40}suspended|requires more credits",
        ),
        (
            K.CONTEXT_TOO_LONG,
            r"prompt (is )?too long|context window|maximum context length|reduce the length of the messages"
            r"|available context size|exceed(s|ed)? max context|maximum prompt length|input token count.{0,40}exceeds"
            r"|total length of all messages|length limit exceeded|entity too large|input is too long|too many tokens"
            r"|greater than the context length|input (length|tokens) exceed|context overflow|context the overflows",
        ),
        (
            K.MODEL_NOT_FOUND,
            r"not a valid model|model.{0,60}(not found|does not exist)|model not exist|unknown model"
            r"|supported (api )?model names are|invalid model name",
        ),
        (K.OVERLOADED, r"at capacity|currently loading|overloaded|upstream connect error"),
    )
)


def failure_of_reply(status: int, headers: Mapping[str, str], body: bytes, key: str | None) -> Failure:
    """What a reply with an error status means. `headers` have lower-case names; `key` is kept out of the detail."""
    text = body.decode("utf-8", "replace")
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, list) and parsed:
        parsed = parsed[0]
    codes, words = _said(parsed) if isinstance(parsed, dict) else ([], _plain(text))
    return Failure(
        kind=_google_quota(parsed) or _kind(status, codes, words),
        status=status,
        detail=redacted(_elsewhere(status, headers) or words or f"HTTP {status}", key),
        retry_after_s=_wait(headers, parsed, words),
        request_id=next((without_key(headers[name], key) for name in _REQUEST_IDS if headers.get(name)), None),
    )


def _elsewhere(status: int, headers: Mapping[str, str]) -> str:
    """Where a redirect leads. It is never followed: a key must not go to another host unasked."""
    if 300 <= status < 400 and (host := host_of(headers.get("location", ""))):
        return tr("This address sends on to {host}.", host=host)
    return ""


def failure_of_object(error: Mapping[str, Any], key: str | None) -> Failure:
    """What an error object inside a reply of status 200 means; a status it names itself counts."""
    codes, words = _said(error)
    status = _status_inside(error)
    kind = _kind(status or 0, codes, words) if status or codes or words else K.MALFORMED_REPLY
    return Failure(kind, status=None, detail=redacted(words, key), retry_after_s=_wait({}, error, words))


def _kind(status: int, codes: list[str], words: str) -> FailureKind:
    known = [code for code in codes if code in _CODES]
    strong = [code for code in known if code not in _WEAK]
    if strong:
        return _CODES[strong[0]]
    if status != 429 or not known:
        for kind, pattern in _WORDS:
            if pattern.search(words) and not (status == 429 and kind is K.CONTEXT_TOO_LONG):
                return kind
    if status == 429 and _WORDS[2][1].search(words):
        return K.QUOTA_EXHAUSTED
    if status == 401:
        return K.KEY_REJECTED
    if known:
        return _CODES[known[0]]
    if status == 403 and codes and set(codes) <= {"forbidden"}:
        return K.KEY_REJECTED
    return _kind_of_status(status)


def _kind_of_status(status: int) -> FailureKind:
    match status:
        case 402:
            return K.QUOTA_EXHAUSTED
        case 403:
            return K.NOT_PERMITTED
        case 404:
            return K.MODEL_NOT_FOUND
        case 413:
            return K.CONTEXT_TOO_LONG
        case 429:
            return K.RATE_LIMITED
        case 503 | 529:
            return K.OVERLOADED
        case 501:
            return K.BAD_REQUEST
        case 407:
            return K.PROXY
        case 408 | 409 | 425:
            return K.SERVER_ERROR
        case _ if status >= 500:
            return K.SERVER_ERROR
        case _ if status >= 400:
            return K.BAD_REQUEST
        case _:
            return K.MALFORMED_REPLY


def _said(parsed: Mapping[str, Any]) -> tuple[list[str], str]:
    """The code words and the sentences of an error body, in any of the shapes services use."""
    codes: list[str] = []
    words: list[str] = []
    for place in _places(parsed):
        codes += [value.lower() for name in _CODE_NAMES if isinstance(value := place.get(name), str)]
        words += [value for name in _WORD_NAMES if isinstance(value := place.get(name), str)]
    return codes, " ".join(dict.fromkeys(words))


def _places(parsed: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The objects of an error body that can hold codes and words, outermost error first."""
    error = parsed.get("error")
    if isinstance(error, dict):
        yield error
        metadata = error.get("metadata")
        if isinstance(metadata, dict):
            yield metadata
            yield from _upstream(metadata.get("raw"))
        details = error.get("details")
        for entry in details if isinstance(details, list) else ():
            if isinstance(entry, dict):
                yield entry
    yield parsed


def _upstream(raw: object) -> Iterator[Mapping[str, Any]]:
    """A gateway's note of what the service behind it said: JSON inside a string, one level deep."""
    if not isinstance(raw, str):
        return
    try:
        inner = json.loads(raw)
    except (ValueError, RecursionError):
        return
    if isinstance(inner, dict):
        yield inner["error"] if isinstance(inner.get("error"), dict) else inner


def _status_inside(error: Mapping[str, Any]) -> int | None:
    for place in _places(error):
        for name in ("code", "status_code", "status"):
            if isinstance(value := place.get(name), int) and 400 <= value <= 599:
                return value
    return None


def _google_quota(parsed: object) -> FailureKind | None:
    """Google says "exceeded your current quota" for a minute's and a day's alike; the details tell which."""
    if not isinstance(parsed, dict):
        return None
    places = list(_places(parsed))
    if not any(isinstance(place.get("violations"), list) for place in places):
        return None
    if any("PerDay" in str(place.get("violations")) for place in places):
        return K.QUOTA_EXHAUSTED
    return K.RATE_LIMITED if any("retryDelay" in place for place in places) else None


def _wait(headers: Mapping[str, str], parsed: object, words: str) -> float | None:
    seconds = retry_after(headers, "")
    if seconds is None and isinstance(parsed, dict):
        for place in _places(parsed):
            if isinstance(delay := place.get("retryDelay"), str):  # Google's RetryInfo: "34s", "0.5s"
                return retry_after({"retry-after": delay.removesuffix("s")}, "")
        estimated = parsed.get("estimated_time")
        if isinstance(estimated, (int, float)) and not isinstance(estimated, bool):
            return float(estimated)
    return seconds if seconds is not None else retry_after(headers, words)


def _plain(text: str) -> str:
    """What a body that is no JSON says: a page's title, or the words themselves."""
    if title := re.search(r"<title[^>]*>(.*?)</title", text, re.IGNORECASE | re.DOTALL):
        return title[1]
    return "" if text.lstrip().startswith("<") else text[:2000]
