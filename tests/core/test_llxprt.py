"""Profiles of llxprt-code: every shape its program writes, and those its documentation shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.key_ring import in_key_ring, needs_key_ring
from understudy_core.exchange import Incoming
from understudy_core.incoming import incoming, under_free_names
from understudy_core.library import Library
from understudy_core.profile_file import ProfileFileError
from understudy_core.profiles import Policy

SECRET = "sk-proj-0123456789abcdefghijklmn"
PRIMARY: dict[str, Any] = {
    "version": 1,
    "provider": "openai",
    "model": "gpt-x",
    "modelParams": {"temperature": "0.7", "max_tokens": 4096, "auth-key": SECRET},
    "ephemeralSettings": {"context-limit": 190000, "reasoning.effort": "low", "shell.timeout": 5, "custom-headers": {}},
}
BACKUP = {
    "version": 1,
    "provider": "LM Studio",
    "model": "q",
    "modelParams": {},
    "ephemeralSettings": {"base-url": "http://10.0.0.2:1234/v1", "auth-key-name": "work"},
}
BALANCER = {
    "version": 1,
    "type": "loadbalancer",
    "policy": "failover",
    "profiles": ["primary", "backup"],
    "contextLimit": 1000,
    "provider": "",
    "model": "",
    "modelParams": {},
    "ephemeralSettings": {
        "failover_retry_count": 2,
        "failover_retry_delay_ms": 1000,
        "failover_status_codes": [429, 503],
        "failover_on_network_errors": False,
        "timeout_ms": 30000,
        "tpm_threshold": 500,
        "circuit_breaker_enabled": True,
        "circuit_breaker_failure_threshold": 4,
        "circuit_breaker_recovery_timeout_ms": 30000,
    },
}


def taken(**documents: dict[str, Any]) -> tuple[Incoming, ...]:
    """What these files bring."""
    return incoming({name: json.dumps(document).encode() for name, document in documents.items()})


def test_a_load_balancer_finds_its_members_among_the_files() -> None:
    """Order, policy, tries, waits, statuses, limits: all of it is carried over, and what is not is listed."""
    (came,) = taken(everyday=BALANCER, primary=PRIMARY, backup=BACKUP)
    profile, failover = came.profile, came.profile.failover
    assert (profile.name, profile.policy) == ("everyday", Policy.FAILOVER)
    assert [(one.name, one.provider, one.model) for one in profile.backends] == [
        ("primary", "openai", "gpt-x"),
        ("backup", "lmstudio", "q"),
    ]
    assert (failover.retry_count, failover.retry_delay_ms, failover.status_codes) == (2, 1000, (429, 503))
    assert (failover.on_network_errors, failover.first_token_timeout_s) == (False, 30)
    assert (profile.breaker.failure_threshold, profile.breaker.rest_s) == (4, 30)
    first, second = profile.backends
    assert first.params == {"temperature": 0.7, "max_tokens": 4096, "reasoning_effort": "low"}
    assert (first.context_limit, second.context_limit) == (190000, 1000)
    assert second.base_url == "http://10.0.0.2:1234/v1"
    notes = "\n".join(came.notes)
    assert "tpm_threshold" in notes and "custom-headers, shell.timeout" in notes and "“work”" in notes


def test_a_key_in_such_a_file_is_handed_over_apart() -> None:
    """It stands nowhere in what is kept or printed, and takes a name no other key has."""
    (came,) = taken(primary=PRIMARY)
    came = under_free_names(came, Library(key_names=("primary",)))
    (name,) = came.keys
    assert came.keys[name] == SECRET and name != "primary"
    assert came.profile.backends[0].key is not None and came.profile.backends[0].key.keyring == name
    assert SECRET not in repr(came) + came.profile.model_dump_json()


@pytest.mark.parametrize(
    "document",
    [
        {"type": "loadbalancer", "policy": "failover", "backends": [{"provider": "groq", "model": "m"}]},
        {"provider": "lb", "ephemeralSettings": {"lb": {"type": "failover", "buckets": [{"provider": "groq"}]}}},
        {"loadBalancer": {"strategy": "failover", "subProfiles": [{"name": "g", "provider": "groq", "model": "m"}]}},
    ],
)
def test_shapes_that_only_the_documentation_knows_are_read(document: dict[str, Any]) -> None:
    """The program that describes them cannot load them; this one can."""
    (came,) = taken(doc={"version": 1, **document})
    assert came.profile.policy is Policy.FAILOVER
    assert [one.provider for one in came.profile.backends] == ["groq"]


def test_the_design_sketch_of_options_is_read() -> None:
    """Settings under `options.failover` mean the same as the flat ones."""
    options = {"failover": {"retry_count": 3, "triggers": {"status_codes": [500], "on_error": False}}, "weights": [1]}
    (came,) = taken(doc={"type": "loadbalancer", "profiles": [{"provider": "xai"}], "options": options})
    assert (came.profile.failover.retry_count, came.profile.failover.status_codes) == (3, (500,))
    assert not came.profile.failover.on_network_errors and "weights" in came.notes[0]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"provider": "load-balancer", "model": "", "modelParams": {}, "ephemeralSettings": {}}, "was damaged"),
        ({"type": "loadbalancer", "profiles": ["gone"], "ephemeralSettings": {}}, "has no member"),
        ({"provider": "openai", "model": "m", "modelParams": {"__proto__": {}}}, "no profile has"),
        ({"model": "m", "modelParams": {}, "ephemeralSettings": {}}, "names no provider"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(document: dict[str, Any], words: str) -> None:
    """Nothing half of it is taken."""
    with pytest.raises(ProfileFileError, match=words):
        taken(doc=document)


def test_wrong_values_are_as_usual_with_a_note() -> None:
    """One setting that makes no sense does not cost the rest."""
    settings = {"failover_retry_count": "many", "failover_retry_delay_ms": 5, "failover_status_codes": [9999]}
    document = {"type": "loadbalancer", "profiles": [{"provider": "xai"}], "ephemeralSettings": settings}
    (came,) = taken(doc=document)
    assert (came.profile.failover.retry_delay_ms, came.profile.failover.status_codes) == (5, None)
    assert len(came.notes) == 2


def test_signing_in_through_a_web_page_is_not_carried_over() -> None:
    """The note says what to do instead."""
    (came,) = taken(doc={**PRIMARY, "modelParams": {}, "auth": {"type": "oauth", "buckets": ["a@x"]}})
    assert "Add a key" in came.notes[0] and not came.keys


_IMPORT = """
import asyncio
from understudy_core.cli import main
from understudy_core.keys import Keys
from understudy_core.profiles import KeyRef
from understudy_core.worker import Worker
assert main(["profile", "import", *FILES, "--agree"]) == 0
keys = Keys(Worker("keys"), {})
print(asyncio.run(keys.read(KeyRef(keyring="primary"), "https://api.openai.com:443")))
"""


@needs_key_ring
def test_a_key_in_such_a_file_goes_into_the_key_ring(tmp_path: Path) -> None:
    """It is bound to the service it is for, and lies in none of our files."""
    file, home = tmp_path / "primary.json", tmp_path / "home"
    file.write_text(json.dumps(PRIMARY))
    code = f"FILES = [{str(file)!r}]\n{_IMPORT}"
    said = in_key_ring(code, home, UNDERSTUDY_HOME=str(home / "understudy"))
    assert said.splitlines()[-1] == SECRET
    ours = [path for path in (home / "understudy").rglob("*") if path.is_file()]
    assert ours and not [path for path in ours if SECRET.encode() in path.read_bytes()]


def test_a_time_without_end_is_as_usual() -> None:
    """A limit that no clock can count is left out; the rest of the profile comes in."""
    balancer = {**BALANCER, "ephemeralSettings": {"timeout_ms": 10**400, "failover_retry_count": 2}}
    (came,) = taken(primary=PRIMARY, backup=BACKUP, both={**balancer, "profiles": ["primary", "backup"]})
    assert came.profile.failover.first_token_timeout_s is None and came.profile.failover.retry_count == 2
