"""How long a service asks to wait, wherever it says so. Sources: RFC 9110 10.2.3, services' own replies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_SPAN = r"((?:\d+(?:\.\d+)?\s*(?:ms|h|m(?![a-z])|seconds?|s)\s*)+)"
_SAID = re.compile(rf"(?:try again in|retry after|retry in|please wait)\s+{_SPAN}", re.IGNORECASE)
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|h|m|s)", re.IGNORECASE)


def retry_after(headers: Mapping[str, str], text: str) -> float | None:
    """Seconds to wait, from the headers (lower-case names) or else from the sentence; None if nothing is said."""
    named = [_number(headers.get("retry-after-ms"), 0.001), _header(headers)]
    told = [seconds for seconds in named if seconds is not None]
    return max(told) if told else _from_text(text)  # Azure was seen to send 0 ms and 1 s at once


def _number(value: str | None, unit: float) -> float | None:
    if value is None or not _PLAIN_NUMBER.fullmatch(value.strip()):
        return None
    return max(0.0, float(value) * unit)


def _header(headers: Mapping[str, str]) -> float | None:
    value = headers.get("retry-after")
    seconds = _number(value, 1.0)
    if seconds is not None or value is None:
        return seconds
    try:
        until = parsedate_to_datetime(value)
        now = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _from_text(text: str) -> float | None:
    if not (said := _SAID.search(text)):
        return None
    return sum(float(number) * _UNITS[unit.lower()] for number, unit in _PART.findall(said[1]))
