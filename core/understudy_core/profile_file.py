"""The profile file of the contract, section 1: read with a sentence for everything that is wrong, and written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from understudy_core.documents import TooDeepError, is_newer, read_json
from understudy_core.language import marked, tr
from understudy_core.profiles import Profile

MAX_BYTES = 1 << 20
_SECRET_NAMES = re.compile(
    r"^(api[-_]?key|auth[-_]?key|authorization|(access[-_]?)?token|secret|password)$", re.IGNORECASE
)
_SECRET_VALUES = re.compile(r"^(Bearer\s+\S+|(sk|gsk|xai|hf|csk|nvapi|rk)[-_][\w-]{8,}|(AIza|AQ\.)[\w-]{20,})$")
_WHERE_KEYS_GO = marked(
    'A key must not stand in a file. Put it into the key ring (understudy key set NAME) and write {"keyring": "NAME"},'
    ' or name an environment variable: {"env": "VARIABLE"}.'
)


class ProfileFileError(ValueError):
    """The file cannot be used; the text is one sentence with the place, the value and what is allowed."""


@dataclass(frozen=True, slots=True)
class ParsedProfile:
    """A profile and what the user should know about its file."""

    profile: Profile
    warnings: tuple[str, ...]


def parse_profile(data: bytes) -> ParsedProfile:
    """The profile in a file. Raises ProfileFileError."""
    document = document_of(data)
    for place, name, value in _walk(document, "$"):
        is_literal = name == "key" and isinstance(value, str)
        if is_literal or (_SECRET_NAMES.match(name) and isinstance(value, str)) or _looks_secret(value):
            raise ProfileFileError(f"{place}: {tr(_WHERE_KEYS_GO)}")
    if "version" not in document:
        raise ProfileFileError(tr("$.version is missing; it must be 1."))
    if is_newer(document, 1):
        raise ProfileFileError(
            tr(
                "A newer version of Understudy wrote this profile: $.version is {short}, this one reads 1.",
                short=_short(document["version"]),
            )
        )
    if document["version"] != 1:
        raise ProfileFileError(
            tr("$.version is {short}; this program reads version 1.", short=_short(document["version"]))
        )
    try:
        profile = Profile.model_validate(document)
    except ValidationError as error:
        raise ProfileFileError(_sentence(error)) from None
    return ParsedProfile(
        profile,
        tuple(tr("{place} is not known and was kept as it is.", place=place) for place in _extras(profile, "$")),
    )


def dump_profile(profile: Profile) -> bytes:
    """The file of a profile: readable JSON that `parse_profile` reads back as the same profile."""
    return (json.dumps(profile.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n").encode()


def document_of(data: bytes) -> dict[str, Any]:
    """The JSON object that a file holds. Raises ProfileFileError."""
    if len(data) > MAX_BYTES:
        raise ProfileFileError(tr("The file is over 1 MiB; a profile is never that long."))
    try:
        document = read_json(data, pairs=_without_doubles, constant=_refuse_constant)
    except ProfileFileError:
        raise
    except UnicodeDecodeError:
        raise ProfileFileError(tr("The file is not text in UTF-8.")) from None
    except json.JSONDecodeError as error:
        raise ProfileFileError(
            tr("The file is not JSON: line {lineno}, column {colno}.", lineno=error.lineno, colno=error.colno)
        ) from None
    except TooDeepError:
        raise ProfileFileError(tr("The file is nested too deeply.")) from None
    except ValueError:
        raise ProfileFileError(tr("The file holds a number that is longer than any number needs to be.")) from None
    if not isinstance(document, dict):
        raise ProfileFileError(tr("The file must hold one JSON object, { … }."))
    return document


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ProfileFileError(
            tr("{twice} stands twice in one object; which one counts is not clear.", twice=_short(twice))
        )
    return made


def _refuse_constant(name: str) -> None:
    raise ProfileFileError(tr("{name} is not a number that JSON knows.", name=name))


def _walk(value: object, place: str) -> Iterator[tuple[str, str, object]]:
    """Every named or listed value: its place, its name ("" in lists), itself."""
    stack: list[tuple[str, object]] = [(place, value)]
    while stack:
        at, one = stack.pop()
        if isinstance(one, dict):
            entries = [(f"{at}.{name}", name, inner) for name, inner in one.items()]
        elif isinstance(one, list):
            entries = [(f"{at}[{index}]", "", inner) for index, inner in enumerate(one)]
        else:
            continue
        yield from entries
        stack += [(where, inner) for where, _, inner in entries]


def _looks_secret(value: object) -> bool:
    return isinstance(value, str) and bool(_SECRET_VALUES.match(value.strip()))


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        return tr("{place} is missing.", place=place)
    if not first["loc"]:
        return f"$: {said}."
    return tr(
        "{place} is {value}: {said}.", place=place, value=_short(first["input"]), said=said[:1].lower() + said[1:]
    )


def _short(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _extras(model: BaseModel, place: str) -> Iterator[str]:
    yield from (f"{place}.{name}" for name in model.model_extra or {})
    for name in type(model).model_fields:
        value = getattr(model, name)
        entries = value if isinstance(value, tuple) else (value,)
        for index, inner in enumerate(entries):
            if isinstance(inner, BaseModel):
                yield from _extras(inner, f"{place}.{name}" + (f"[{index}]" if isinstance(value, tuple) else ""))
