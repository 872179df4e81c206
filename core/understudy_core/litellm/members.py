"""One entry of the proxy's list of models → a backend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy_core.language import tr
from understudy_core.litellm.services import AZURE_VERSIONS, Place, ours
from understudy_core.litellm.variables import NO_KEY
from understudy_core.litellm.writing import PARAMS, automatic_limit
from understudy_core.profiles import Backend, KeyRef

_ENVIRONMENT = "os.environ/"
_PLACE = frozenset({"model", "api_base", "base_url", "api_key", "custom_llm_provider", "order"})


@dataclass(frozen=True, slots=True)
class Member:
    """A backend; the key that stood in the file; its place in the group; what could not be carried over."""

    backend: Backend
    key: str | None = field(repr=False)
    order: float
    profile: str | None
    """The profile it was exported from."""
    notes: tuple[str, ...]


def member(group: str, params: Mapping[str, Any], info: Mapping[str, Any]) -> Member:
    """The backend that an entry of this group stands for."""
    place = ours(params)
    name = info.get("backend") if _is_name(info.get("backend")) else group
    ref, key = _key(str(name), params.get("api_key"))
    limit = info.get("max_input_tokens")
    backend = Backend(
        name=str(name),
        provider=place.provider,
        model=place.model or group,
        base_url=place.base_url,
        key=ref,
        params={param: value for param, value in params.items() if _is_param(place, param) and _says(param, value)},
        context_limit=limit if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0 else None,
    )
    order, told = params.get("order"), info.get("profile")
    return Member(
        backend,
        key,
        order if isinstance(order, (int, float)) else 0,
        told if _is_name(told) else None,
        tuple(_notes(backend, place, params)),
    )


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 200


def _is_param(place: Place, name: str) -> bool:
    return name in PARAMS or (name == "api_version" and place.provider == "azure-openai")


def _says(param: str, value: object) -> bool:
    """Whether it says more than would go without saying."""
    return value is not None and not (param == "api_version" and value in AZURE_VERSIONS)


def _key(name: str, said: object) -> tuple[KeyRef | None, str | None]:
    """Where its key is; and the key itself if it stood in the file."""
    if not isinstance(said, str) or said in ("", NO_KEY):
        return None, None
    if said.startswith(_ENVIRONMENT):
        variable = said.removeprefix(_ENVIRONMENT)
        return (KeyRef(env=variable) if variable else None), None
    return KeyRef(keyring=name), said


def _notes(backend: Backend, place: Place, params: Mapping[str, Any]) -> Iterator[str]:
    name = backend.name
    if place.unknown and backend.base_url is None:
        said = place.unknown
        yield tr("{name}: “{said}” is not a service known here. Enter its address in the editor.", name=name, said=said)
    base = params.get("api_base")
    if isinstance(base, str) and base.startswith(_ENVIRONMENT):
        variable = base.removeprefix(_ENVIRONMENT)
        yield tr("{name}: its address stands in the variable {variable}. Enter it.", name=name, variable=variable)
    left = {param for param in params if param not in _PLACE and not _is_param(place, param)}
    last_or_not = {automatic_limit(backend, backend.params, is_last) for is_last in (False, True)}
    if params.get("stream_timeout") in last_or_not:
        left.discard("stream_timeout")
    if left:
        yield tr("{name}: these settings have no place here: {left}.", name=name, left=", ".join(sorted(left)))
