"""A profile of one model → a backend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy_core.documents import object_of
from understudy_core.language import tr
from understudy_core.llxprt.names import service_of
from understudy_core.profiles import Backend
from understudy_core.providers.catalogue import OTHER, known

_SECRETS = ("auth-key", "authKey", "apiKey", "api-key")
_KEY_FILES = ("auth-keyfile", "authKeyfile", "apiKeyfile", "api-keyfile")
_ADDRESSES = ("base-url", "baseURL", "baseUrl")
_NUMBERS = frozenset({"temperature", "top_p", "top_k", "max_tokens", "seed", "frequency_penalty", "presence_penalty"})
_QUIET = frozenset({"compression-threshold", "user-agent", "emojifilter", "shell-replacement", "todo-continuation"})
"""Settings of a coding tool that nobody misses in a chat."""


@dataclass(slots=True)
class Taken:
    """A backend, the key that stood in its file, and what could not be carried over."""

    backend: Backend
    key: str | None = field(default=None, repr=False)
    notes: list[str] = field(default_factory=list)


def taken(name: str, document: Mapping[str, Any]) -> Taken:
    """The backend that a plain profile stands for."""
    settings = {**object_of(document.get("modelParams")), **object_of(document.get("ephemeralSettings"))}
    settings = {name: value for name, value in {**settings, **_flat(document)}.items() if value is not None}
    params = object_of(document.get("modelParams"))
    said = str(document.get("provider") or "")
    service, address = service_of(said) or (OTHER, None)
    address = _first(settings, _ADDRESSES) or address
    base_url = None if address in (None, known(service).base_url) else str(address)
    notes: list[str] = []
    if service_of(said) is None and base_url is None:
        notes.append(
            tr("{name}: “{said}” is not a service known here. Enter its address in the editor.", name=name, said=said)
        )
    backend = Backend(
        name=name,
        provider=service,
        model=str(document.get("model") or known(service).default_model or "default"),
        base_url=base_url,
        params=_params(params, settings),
        context_limit=_whole(settings.get("context-limit")),
    )
    result = Taken(backend, _first(settings, _SECRETS), notes)
    notes += _about_keys(name, document, settings)
    if left := sorted(set(settings) - set(params) - _carried() - _QUIET):
        notes.append(tr("{name}: these settings have no place here: {left}.", name=name, left=", ".join(left)))
    return result


def _carried() -> set[str]:
    return {
        *_SECRETS,
        *_KEY_FILES,
        *_ADDRESSES,
        "auth-key-name",
        "context-limit",
        "maxOutputTokens",
        "reasoning.effort",
        "streaming",
    }


def _flat(document: Mapping[str, Any]) -> dict[str, Any]:
    """What its documentation also writes beside the settings."""
    return {name: document[name] for name in (*_SECRETS, *_ADDRESSES) if name in document}


def _params(given: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    secret = {*_SECRETS, *_KEY_FILES, *_ADDRESSES}
    params = {
        name: _number(value) if name in _NUMBERS else value
        for name, value in given.items()
        if name not in secret and value is not None
    }
    if (longest := _whole(settings.get("maxOutputTokens"))) is not None:
        params.setdefault("max_tokens", longest)
    if isinstance(effort := settings.get("reasoning.effort"), str):
        params.setdefault("reasoning_effort", effort)
    if settings.get("streaming") == "disabled":
        params["stream"] = False
    return params


def _about_keys(name: str, document: Mapping[str, Any], settings: Mapping[str, Any]) -> list[str]:
    auth = object_of(document.get("auth"))
    if auth.get("type") == "oauth":
        return [tr("{name}: it signed in through a web page, which is not possible here. Add a key.", name=name)]
    if any(one in settings for one in _KEY_FILES):
        return [
            tr("{name}: its key lies in a file of its own, which is not read. Paste the key in the editor.", name=name)
        ]
    if kept := settings.get("auth-key-name"):
        return [tr("{name}: its key is kept by llxprt-code as “{kept}”. Paste it here once.", name=name, kept=kept)]
    return []


def _first(settings: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if isinstance(value := settings.get(name), str) and value.strip()), None)


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return int(value) if value.strip().lstrip("-").isdigit() else float(value)
    except ValueError:
        return value


def _whole(value: object) -> int | None:
    number = _number(value)
    return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else None
