"""Profile files: read exactly, refused with a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from understudy_core.profile_file import ProfileFileError, dump_profile, parse_profile
from understudy_core.profiles import Policy


def document(**changes: Any) -> dict[str, Any]:
    """A right document with some changes."""
    backends = [
        {"name": "primary", "provider": "openai", "model": "m", "key": {"env": "PRIMARY_KEY"}},
        {"name": "backup", "provider": "groq", "model": "n", "key": {"keyring": "groq"}},
    ]
    return {"version": 1, "name": "Everyday", "policy": "failover", "backends": backends, **changes}


def test_a_profile_survives_a_round_trip_with_unknown_keys() -> None:
    """What is written is read back the same; unknown keys are kept and named."""
    body = document(policy="FailOver", mood="calm", failover={"retry_count": 500, "status_codes": [429, "5xx"]})
    parsed = parse_profile(json.dumps(body).encode("utf-8-sig"))
    assert parsed.profile.policy is Policy.FAILOVER and parsed.profile.failover.retry_count == 100
    assert parsed.warnings == ("$.mood is not known and was kept as it is.",)
    assert parse_profile(dump_profile(parsed.profile)).profile == parsed.profile


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"policy": "sometimes"}, '$.policy is "sometimes": must be "failover" or "roundrobin"'),
        ({"version": 2}, "$.version is 2"),
        ({"failover": {"status_codes": [429, 999]}}, "999 is not a status"),
        ({"failover": {"retry_count": "3"}}, "$.failover.retry_count"),
        ({"failover": {"retry_delay_ms": 10**400}}, "$.failover.retry_delay_ms"),
        ({"failover": {"first_token_timeout_s": 10**400}}, "$.failover.first_token_timeout_s"),
        ({"failover": {"first_token_timeout_s": 0}}, "$.failover.first_token_timeout_s"),
        ({"backends": [{"name": "a", "provider": "openai", "model": "m"}]}, "needs at least 2 backends"),
        ({"name": ""}, "$.name"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(changes: dict[str, Any], said: str) -> None:
    """The sentence names the place, the value and what is allowed."""
    with pytest.raises(ProfileFileError) as caught:
        parse_profile(json.dumps(document(**changes)).encode())
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "secret",
    [
        {"key": "sk-very-secret-123456"},
        {"params": {"api_key": "hidden-value-1"}},
        {"params": {"x": "Bearer abcdef123"}},
        {"params": {"x": "AQ.abcdef-0123456789_secret"}},
    ],
)
def test_a_literal_key_is_refused_and_not_repeated(secret: dict[str, Any]) -> None:
    """A key in a file is refused with a sentence that says where keys go and never shows it."""
    body = document()
    body["backends"][0].update(secret)
    with pytest.raises(ProfileFileError) as caught:
        parse_profile(json.dumps(body).encode())
    assert "key ring" in str(caught.value)
    assert not any(part in str(caught.value) for part in ("secret", "hidden", "abcdef"))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff\xfe", b"{" * 5, b"[" * 200_000, b'{"a":1,"a":2}', b'{"a": NaN}', b" " * (2 << 20)]
)
def test_hostile_files_get_a_sentence(data: bytes) -> None:
    """Files that are no profile at all are refused without a crash."""
    with pytest.raises(ProfileFileError, match=r"\.$"):
        parse_profile(data)
