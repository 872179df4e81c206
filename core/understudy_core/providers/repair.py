"""A field that a service does not take is left out and the request sent again, pure. Source: recorded replies."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

_OTHER_LIMIT = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}
"""Services that refuse one of these names take the other."""
_NEEDED = frozenset({"model", "messages", "input", "contents", "stream"})
_REFUSAL = re.compile(
    r"unsupported|not supported|does(n't| not) support|unrecognized|unknown|unexpected|extra inputs|not permitted"
    r"|not allowed|deprecated|additional propert",
    re.IGNORECASE,
)


def accepted(body: Mapping[str, Any], rejects: Collection[str]) -> dict[str, Any]:
    """What of a request a service takes that rejects these fields; the limit in tokens changes its name if it can."""
    left = dict(body)
    for name in rejects:
        other = _OTHER_LIMIT.get(name)
        if name in left and other is not None and other not in rejects:
            left.setdefault(other, left[name])
        left.pop(name, None)
    return left


def refused_field(reply: bytes, sent: Mapping[str, Any]) -> str | None:
    """The optional field of what was sent that an answer with status 400 or 422 complains about, if it does."""
    try:
        parsed = json.loads(reply.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    optional = sent.keys() - _NEEDED
    for named, said in _complaints(parsed, 3):
        if not _REFUSAL.search(said):
            continue
        if named in optional:
            return named
        quoted = re.findall(r"[`'\"]([a-z_]+)[`'\"]|\b([a-z]+(?:_[a-z]+)+)\b|^([a-z]+)(?=:)", said)
        for word in (word for found in quoted for word in found):
            if word in optional:
                return str(word)
    return None


def _complaints(value: object, depth: int) -> Iterator[tuple[str, str]]:
    """Names and sentences of an error body: OpenAI's `param`, the `loc` of validators, and bare sentences."""
    if depth and isinstance(value, list):
        for entry in value:
            yield from _complaints(entry, depth - 1)
    if not (depth and isinstance(value, dict)):
        return
    place = value.get("loc")
    named = place[-1] if isinstance(place, list) and place else value.get("param")
    for name in ("message", "msg", "detail", "error"):
        if isinstance(said := value.get(name), str):
            code = value.get("code")
            yield named if isinstance(named, str) else "", f"{said} {code if isinstance(code, str) else ''}"
    for name in ("error", "detail", "message"):
        yield from _complaints(value.get(name), depth - 1)
