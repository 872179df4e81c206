"""Takes keys and other personal marks out of what a service said, before anything is shown or kept."""

from __future__ import annotations

import re

_MAX_DETAIL = 600
_MAX_NAME = 200
_SECRETS = re.compile(
    r"""(?ix)
    \b(sk|pk|rk|gsk|xai|hf|csk|nvapi|fw|tgp|AIza|key|org|proj|user|req_org)[-_][A-Za-z0-9_\-*.]{6,}
    | AIza[\w-]{10,}
    | \bBearer\s+\S+
    | \b[A-Za-z0-9_-]{40,}\b
    """
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def redacted(text: str, key: str | None = None) -> str:
    """`text` on one line, at most 600 characters, without `key` and without what looks like a key."""
    if key:
        text = text.replace(key, "…")
    text = _CONTROL.sub(" ", text[: _MAX_DETAIL * 4])
    text = " ".join(_SECRETS.sub("…", text).split())
    return text if len(text) <= _MAX_DETAIL else text[: _MAX_DETAIL - 1] + "…"


def without_key(text: str, key: str | None) -> str:
    """A name such as the number of a request: `text` on one line, at most 200 characters, without `key`.

    What only looks like a key stays, because such numbers do.
    """
    return _CONTROL.sub(" ", text.replace(key, "…") if key else text)[:_MAX_NAME]
