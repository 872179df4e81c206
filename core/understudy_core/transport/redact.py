"""The one place that takes keys, and other personal marks, out of text before it is shown, kept or logged."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from urllib.parse import quote

_MAX_DETAIL = 600
_MAX_NAME = 200
_LEAST_KEY = 8
"""Shorter ones are only looked for where they were used: they would be found in words."""
_SECRETS = re.compile(
    r"""(?ix)
    \b(sk|pk|rk|gsk|xai|hf|csk|nvapi|fw|tgp|AIza|key|org|proj|user|req_org)[-_][A-Za-z0-9_\-*.]{6,}
    | AIza[\w-]{10,}
    | \bAQ\.[\w-]{10,}
    | \bBearer\s+\S+
    | \b[A-Za-z0-9_-]{40,}\b
    """
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_used: set[str] = set()


def remember(key: str) -> None:
    """A key is in use in this process: `without_keys` takes it out from now on."""
    if len(key) >= _LEAST_KEY:
        _used.add(key)


def without_keys(text: str) -> str:
    """`text` without any key that is in use here, in whatever form it was written."""
    for key in tuple(_used):
        text = hidden(text, key)
    return text


def hidden(text: str, key: str) -> str:
    """`text` without this key: as it is, in base64 at any place, in hexadecimal, or as addresses escape it."""
    for form in _forms(key) if key else ():
        if form in text:
            text = text.replace(form, "…")
    return text


def redacted(text: str, key: str | None = None) -> str:
    """`text` on one line, at most 600 characters, without `key` and without what looks like a key."""
    if key:
        text = hidden(text, key)
    text = _CONTROL.sub(" ", text[: _MAX_DETAIL * 4])
    text = " ".join(_SECRETS.sub("…", text).split())
    return text if len(text) <= _MAX_DETAIL else text[: _MAX_DETAIL - 1] + "…"


def without_key(text: str, key: str | None) -> str:
    """A name such as the number of a request: `text` on one line, at most 200 characters, without `key`.

    What only looks like a key stays, because such numbers do.
    """
    return _CONTROL.sub(" ", hidden(text, key) if key else text)[:_MAX_NAME]


@lru_cache(maxsize=64)
def _forms(key: str) -> tuple[str, ...]:
    raw = key.encode()
    forms = [key, quote(key, safe=""), raw.hex(), raw.hex().upper()]
    if len(key) >= _LEAST_KEY:
        for before in range(3):  # base64 reads three bytes at a time, so it depends on what stands before
            packed = base64.b64encode(b"\0" * before + raw)
            inner = packed[-(-before * 4 // 3) : len(packed) - (4 if (before + len(raw)) % 3 else 0)].decode()
            forms += [inner, inner.translate(_URL_SAFE)]
    return tuple(dict.fromkeys(forms))


_URL_SAFE = str.maketrans("+/", "-_")
