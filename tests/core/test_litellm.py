"""Profiles as configurations of LiteLLM's proxy, and back. That the proxy runs on them is shown by bench.gateway."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from understudy_core.events import Skipped, SkipReason
from understudy_core.exchange import Incoming
from understudy_core.incoming import incoming
from understudy_core.litellm import to_proxy
from understudy_core.litellm.yaml import yaml_document
from understudy_core.profile_file import ProfileFileError
from understudy_core.profiles import Backend, KeyRef, Policy, Profile
from understudy_core.providers.catalogue import catalogue

SECRET = "sk-proj-0123456789abcdefghijklmn"
FIRST = Backend(
    name="OpenAI", provider="openai", model="gpt-x", key=KeyRef(keyring="My key"), params={"temperature": 0.2, "odd": 1}
)
SECOND = Backend(name="Claude", provider="anthropic", model="c", key=KeyRef(env="CLAUDE"), context_limit=9000)
THIRD = Backend(name="Here", provider="ollama", model="llama3")
FOURTH = Backend(name="Mine", provider="openai-compatible", model="a/b", base_url="http://10.0.0.2:1234/v1")

BARE = Backend(name="Bare", provider="groq", model="m")


def everyday(**more: Any) -> Profile:
    """A profile of four, in order unless it is said otherwise."""
    given = {"name": "Für alle", "policy": "failover", "backends": (FIRST, SECOND, THIRD, FOURTH), **more}
    return Profile.model_validate(given)


def azure(address: str, **params: str) -> Backend:
    """A deployment at an address of one's own."""
    return Backend(name="Work", provider="azure-openai", model="d", base_url=address, params=params)


def document(profile: Profile) -> dict[str, Any]:
    """The exported file, as any reader of YAML sees it."""
    read = yaml.safe_load(to_proxy(profile).text)
    assert isinstance(read, dict)
    return read


def taken(text: str) -> tuple[Incoming, ...]:
    """What a file called “config” brings."""
    return incoming({"config": text.encode()})


def test_a_list_in_order_becomes_fallbacks() -> None:
    """Programs ask for the profile; the others stand in for it in order, as many as there are."""
    file = document(everyday(failover={"retry_count": 3, "retry_delay_ms": 1500}, breaker={"failure_threshold": 4}))
    names = [model["model_name"] for model in file["model_list"]]
    assert names == ["Fur-alle", "Fur-alle--Claude", "Fur-alle--Here", "Fur-alle--Mine"]
    router = file["router_settings"]
    assert router["fallbacks"] == [{"Fur-alle": names[1:]}]
    assert (router["max_fallbacks"], router["num_retries"], router["retry_after"]) == (3, 2, 2)
    assert router["retry_policy"]["InternalServerErrorRetries"] == 2
    assert router["retry_policy"]["AuthenticationErrorRetries"] == 0
    assert (router["allowed_fails"], router["cooldown_time"]) == (3, 10)


def test_taking_turns_becomes_one_name_for_all() -> None:
    """LiteLLM spreads questions over what has one name; who fails is stood in for by the others."""
    file = document(everyday(policy="roundrobin", breaker={"enabled": False}))
    assert {model["model_name"] for model in file["model_list"]} == {"Fur-alle"}
    router = file["router_settings"]
    assert router["routing_strategy"] == "simple-shuffle" and router["enable_weighted_failover"] is True
    assert "fallbacks" not in router and router["disable_cooldowns"] is True


def test_services_get_the_names_and_addresses_that_litellm_wants() -> None:
    """A service it knows by its own prefix, every other by its address; params that mean the same come along."""
    first, second, third, fourth = (model["litellm_params"] for model in document(everyday())["model_list"])
    assert (first["model"], first["temperature"]) == ("openai/gpt-x", 0.2) and "odd" not in first
    assert second["model"] == "anthropic/c" and "api_base" not in second
    assert (third["model"], third["api_base"]) == ("ollama_chat/llama3", "http://localhost:11434")
    assert (fourth["model"], fourth["api_base"], fourth["api_key"]) == ("openai/a/b", FOURTH.base_url, "none")
    assert document(everyday())["model_list"][1]["model_info"]["max_input_tokens"] == 9000


@pytest.mark.parametrize(
    ("backend", "base", "version"),
    [
        (azure("https://mine.example"), "https://mine.example", "2024-10-21"),
        (azure("https://mine.example/openai/"), "https://mine.example", "2024-10-21"),
        (azure("https://mine.example", api_version="2024-06-01"), "https://mine.example", "2024-06-01"),
        (azure("https://mine.example/openai/v1", api_version="2024-06-01"), "https://mine.example", "v1"),
    ],
)
def test_an_azure_address_leads_to_the_same_place(backend: Backend, base: str, version: str) -> None:
    """The version that is asked for here is asked for there, and the newer address becomes the version “v1”."""
    (model, _) = document(everyday(backends=(backend, THIRD)))["model_list"]
    params = model["litellm_params"]
    assert (params["model"], params["api_base"], params["api_version"]) == ("azure/d", base, version)


def test_keys_are_named_by_variables_and_never_written() -> None:
    """One variable for each key, also for a key that is still missing; the proxy itself is protected by one more."""
    twin = FIRST.model_copy(update={"name": "Twin", "model": "other"})
    other = FIRST.model_copy(update={"name": "Other", "key": KeyRef(keyring="my-key")})
    odd = Backend(name="Odd", provider="groq", model="m", key=KeyRef(keyring="мой"))
    made = to_proxy(everyday(backends=(FIRST, twin, other, SECOND, BARE, odd)))
    keys = [model["litellm_params"]["api_key"] for model in yaml.safe_load(made.text)["model_list"]]
    names = ["MY_KEY_API_KEY", "MY_KEY_API_KEY", "MY_KEY_API_KEY_2", "CLAUDE", "GROQ_API_KEY", "GROQ_API_KEY_2"]
    assert keys == [f"os.environ/{name}" for name in names]
    told = [(one.name, one.backends, one.host) for one in made.variables]
    assert told[0] == ("MY_KEY_API_KEY", ("OpenAI", "Twin"), "api.openai.com")
    assert told[-1] == ("LITELLM_MASTER_KEY", (), "")
    assert all(f"#   {name}: " in made.text for name, _, _ in told)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"failover": {"status_codes": [429]}}, "Your choice of status codes is lost"),
        ({"failover": {"on_network_errors": False}}, "when there is no connection"),
        ({"failover": {"on_refusal": "stop"}}, "when a service declines"),
        ({"failover": {"first_token_timeout_s": 5}}, "become one"),
        ({"failover": {"retry_count": 2, "retry_delay_ms": 200}}, "whole seconds: at least 1 s"),
        ({"failover": {"retry_count": 2, "backoff": "exponential"}}, "up to LiteLLM"),
        ({"policy": "roundrobin"}, "draws lots"),
        ({"sticky": "conversation"}, "does not stay"),
        ({"system_prompt": "Be brief."}, "The instructions"),
        ({"params": {"top_p": 1}}, "only defaults"),
        ({"backends": (FIRST, THIRD)}, "only defaults"),
        ({"failover": {"retry_count": 2}}, "is not waited for"),
        ({"params": {"api_base": "http://elsewhere"}}, "no place there: api_base, odd"),
        ({"backends": (azure("https://mine.example/own/v1"), THIRD)}, "check its api_base"),
        ({"backends": (THIRD, FOURTH)}, "Here is on this computer"),
        ({"backends": (THIRD.model_copy(update={"model": "модель"}), FOURTH)}, "such as “модель”"),
    ],
)
def test_what_is_lost_is_said(change: dict[str, Any], words: str) -> None:
    """Each loss is a sentence in the list and in the file's head, and only where the profile has what is lost."""
    made = to_proxy(everyday(**change))
    plain = to_proxy(everyday(failover={"on_refusal": "next"}, backends=(BARE, FOURTH)))
    assert [said for said in made.lost if words in said] and words in made.text
    assert not [said for said in plain.lost if words in said]


def test_what_is_left_out_is_said() -> None:
    """Backends that are switched off or were deleted are not in the file."""
    skipped = (Skipped("Off", SkipReason.SWITCHED_OFF), Skipped("Gone", SkipReason.DELETED))
    lost = to_proxy(everyday(), skipped).lost
    assert lost[:2] == ("Off is switched off, so it is left out.", "Gone was deleted, so it is left out.")


@pytest.mark.parametrize("policy", list(Policy))
def test_an_exported_profile_can_be_imported_again(policy: Policy) -> None:
    """Names, order, services, models, addresses, tries, rests and limits are as before; nothing is noted."""
    failover = {"retry_count": 3, "retry_delay_ms": 1000, "first_token_timeout_s": 9.0, "stall_timeout_s": 9.0}
    backends = (FIRST.model_copy(update={"params": {"temperature": 0.2}}), SECOND, THIRD, FOURTH)
    before = everyday(policy=policy, failover=failover, breaker={"failure_threshold": 5}, backends=backends)
    (came,) = taken(to_proxy(before).text)
    after = came.profile
    assert (after.name, after.policy, after.failover, after.breaker) == (
        before.name, before.policy, before.failover, before.breaker,
    )  # fmt: skip
    assert after.backends[1:] == before.backends[1:]
    assert after.backends[0] == backends[0].model_copy(update={"key": KeyRef(env="MY_KEY_API_KEY")})
    assert came.notes == () and not came.keys


@pytest.mark.parametrize("provider", [one for one in catalogue() if one != "openai-compatible"])
def test_every_known_service_goes_there_and_back(provider: str) -> None:
    """The service is recognised again, with its usual address and with one of its own."""
    address = None if catalogue()[provider].base_url else "https://mine.example/openai/v1"
    for base_url in (address, "https://mine.example/own/v1"):
        backend = Backend(name="a", provider=provider, model="m:1", base_url=base_url, key=KeyRef(env="K"))
        (came,) = taken(to_proxy(Profile(name="P", policy=Policy.ROUNDROBIN, backends=(backend,))).text)
        (again,) = came.profile.backends
        assert again.model == "m:1" and again.base_url == base_url
        assert again.provider == provider or (base_url != address and _speak_alike(again.provider, provider))


def _speak_alike(one: str, other: str) -> bool:
    return catalogue()[one].protocol == catalogue()[other].protocol


CONFIG = f"""
model_list:
  - model_name: chat
    litellm_params: {{model: groq/llama, api_key: {SECRET}, rpm: 6, temperature: 0.5}}
  - model_name: chat
    litellm_params: {{model: gpt-x, api_key: os.environ/OPENAI}}
  - {{model_name: spare, litellm_params: {{model: hosted_vllm/q, api_base: "http://10.0.0.2:8000/v1/"}}}}
  - {{model_name: alone, litellm_params: {{model: bedrock/x}}}}
  - {{model_name: "any/*", litellm_params: {{model: "openai/*"}}}}
litellm_settings: {{num_retries: 2, fallbacks: [{{chat: [spare, missing]}}], cache: true}}
router_settings: {{cooldown_time: 60}}
general_settings: {{master_key: sk-9876543210}}
"""


def test_a_gateways_own_file_is_read() -> None:
    """Groups with their fallbacks become profiles; a key in the file is handed over apart; the rest is noted."""
    chat, alone = taken(CONFIG)
    assert (chat.profile.name, chat.profile.policy) == ("chat", Policy.FAILOVER)
    assert [(one.name, one.provider, one.model, one.base_url) for one in chat.profile.backends] == [
        ("chat", "groq", "llama", None),
        ("chat 2", "openai", "gpt-x", None),
        ("spare", "vllm", "q", "http://10.0.0.2:8000/v1"),
    ]
    assert (chat.profile.failover.retry_count, chat.profile.breaker.rest_s) == (3, 60)
    assert chat.profile.backends[0].key == KeyRef(keyring="chat") and chat.keys == {"chat": SECRET}
    assert chat.profile.backends[1].key == KeyRef(env="OPENAI")
    assert SECRET not in repr(chat) + chat.profile.model_dump_json()
    notes = "\n".join(chat.notes)
    assert "“any/*” stands for many models" in notes and "cache" in notes and "rpm" in notes
    assert [one.name for one in alone.profile.backends] == ["alone"]
    assert "“bedrock” is not a service known here" in "\n".join(alone.notes)


def test_models_side_by_side_become_one_profile() -> None:
    """Asked in the order of the file, which is said; the file gives the name."""
    entry = "{{model_name: {0}, litellm_params: {{model: groq/{0}}}}}"
    (came,) = taken("model_list: [" + ", ".join(entry.format(name) for name in "abc") + "]")
    assert (came.profile.name, came.profile.policy) == ("config", Policy.FAILOVER)
    assert [one.model for one in came.profile.backends] == ["a", "b", "c"]
    assert "side by side" in came.notes[0]


def test_an_order_within_a_group_counts() -> None:
    """`order` makes a list in order out of a group."""
    entry = "{{model_name: g, litellm_params: {{model: groq/{0}, order: {0}}}}}"
    (came,) = taken("model_list: [" + ", ".join(entry.format(order) for order in (2, 1)) + "]")
    assert came.profile.policy is Policy.FAILOVER
    assert [one.model for one in came.profile.backends] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no profile"),
        ("a: [1", "neither JSON nor YAML: line 1"),
        ("\0", "neither JSON nor YAML"),
        ("model_list: []", "names no model"),
        ("model_list: [{model_name: 1}]", "names no model"),
        ("a: 1\na: 2", "a stands twice"),
        ("a: 2020-01-01", "such as dates"),
        ("a: .nan", "such as dates"),
        ("!!python/object/apply:os.system [exit]", "neither JSON nor YAML"),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "refers to itself"),
        ("a: &a [*a]", "refers to itself"),
        ("[" * 5000, "nested too deeply"),
        ("a: " + "9" * 5000, "neither JSON nor YAML"),
        ("#" * (300 << 10), "over 256 KiB"),
        ("a: 1", "holds no profile"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(text: str, words: str) -> None:
    """Nothing is run, nothing grows, nothing half of it is taken."""
    with pytest.raises(ProfileFileError, match=words):
        taken(text)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text("gpt/os.*1", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
    max_leaves=6,
)
_PARAMS = st.dictionaries(st.sampled_from(["model", "api_base", "api_key", "order", "rpm", "temperature"]), _VALUES)
_ENTRY = st.fixed_dictionaries({"model_name": _VALUES, "litellm_params": _PARAMS | _VALUES, "model_info": _VALUES})
_NAMES = ["num_retries", "retry_after", "fallbacks", "stream_timeout", "allowed_fails", "cooldown_time", "retry_policy"]


@settings(deadline=None, max_examples=50)
@given(st.lists(_ENTRY, max_size=4), st.dictionaries(st.sampled_from(_NAMES), _VALUES))
def test_any_file_becomes_profiles_or_one_sentence(entries: list[Any], router: dict[str, Any]) -> None:
    """Whatever stands where, what comes out can be kept, and no other exception comes out."""
    file = json.dumps({"model_list": entries, "router_settings": router})
    try:
        found = taken(file)
    except ProfileFileError:
        return
    for came in found:
        assert came.profile.backends
        json.dumps(came.profile.model_dump(mode="json"))


_NAME = st.text("aB1 é語/-_:#'\"*&{}[]%@!|>,.", min_size=1, max_size=30)


@settings(deadline=None, max_examples=50)
@given(_NAME, _NAME, _NAME)
def test_any_names_survive_the_way_there_and_back(profile: str, backend: str, model: str) -> None:
    """Whatever people call things, the file can be read, and its names are plain."""
    members = (FIRST.model_copy(update={"name": backend, "model": model}), FOURTH.model_copy(update={"name": "x"}))
    assume(backend != "x" and not model.startswith("responses/") and not model.endswith("*"))
    made = to_proxy(Profile(name=profile, policy=Policy.FAILOVER, backends=members))
    assert yaml_document(made.text.encode())["model_list"][0]["model_name"].isascii()
    (came,) = taken(made.text)
    assert (came.profile.name, came.profile.backends[0].name) == (profile, backend)
    assert came.profile.backends[0].model == model
