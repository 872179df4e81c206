"""What files bring that are imported: profiles of ours, of llxprt-code, or of LiteLLM's proxy, several at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from understudy_core.editing import free_name
from understudy_core.exchange import Incoming
from understudy_core.library import Library
from understudy_core.litellm import from_proxy, is_proxy
from understudy_core.llxprt import converted, is_foreign
from understudy_core.profile_file import document_of, parse_profile
from understudy_core.profiles import KeyRef
from understudy_core.routes import address_of
from understudy_core.transport.origin import origin_of

_MARKS = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first sign of a JSON file."""


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key that stood in a file: its entry in the key ring, the backend it is for, and the origin it is bound to."""

    name: str
    backend: str
    origin: str
    key: str = field(repr=False)


def held_keys(came: Incoming) -> tuple[HeldKey, ...]:
    """The keys that stood in the files. Raises BackendError for an address that no key can be bound to."""
    return tuple(
        HeldKey(one.key.keyring, one.name, origin_of(address_of(one)), came.keys[one.key.keyring])
        for one in came.profile.backends
        if one.key is not None and one.key.keyring is not None and one.key.keyring in came.keys
    )


def incoming(files: Mapping[str, bytes]) -> tuple[Incoming, ...]:
    """What these files bring, by the names of the files without their ends. Raises ProfileFileError."""
    found: list[Incoming] = []
    foreign = {}
    for name, data in files.items():
        if data.lstrip(_MARKS)[:1] != b"{":
            from understudy_core.litellm.yaml import yaml_document  # not before it is needed: it takes its time

            found += from_proxy(name, yaml_document(data))
            continue
        document = document_of(data)
        if is_proxy(document):
            found += from_proxy(name, document)
        elif is_foreign(document):
            foreign[name] = document
        else:
            parsed = parse_profile(data)
            found.append(Incoming(parsed.profile, parsed.warnings))
    return (*found, *converted(foreign))


def under_free_names(came: Incoming, library: Library) -> Incoming:
    """The same with entries of the key ring that no other key has."""
    names: dict[str, str] = {}
    for name in came.keys:
        names[name] = free_name(name, [*library.key_names, *names.values()])
    backends = tuple(
        one.model_copy(update={"key": KeyRef(keyring=names[one.key.keyring])})
        if one.key is not None and one.key.keyring in names
        else one
        for one in came.profile.backends
    )
    profile = came.profile.model_copy(update={"backends": backends})
    return Incoming(profile, came.notes, {names[name]: key for name, key in came.keys.items()})
