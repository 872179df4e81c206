"""The services we know, as data, and which protocol speaks to them. Adding a service is adding data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import marked, tr
from understudy_core.providers.anthropic import Anthropic
from understudy_core.providers.azure_openai import AzureOpenAi
from understudy_core.providers.base import Provider
from understudy_core.providers.gemini import Gemini
from understudy_core.providers.ollama import Ollama
from understudy_core.providers.openai_chat import OpenAiChat
from understudy_core.providers.openai_responses import OpenAiResponses

OTHER = "openai-compatible"
"""The id for any address that speaks the OpenAI protocol."""
WORDS = (
    *(marked("Other address"), marked("needs a key"), marked("free to start"), marked("many models, one key")),
    *(marked("on this computer"), marked("any other service"), marked("searches the web")),
    *(marked("many open models"), marked("with a GitHub token"), marked("your own Azure address")),
    *(marked("newer OpenAI interface"), marked("open models, hosted"), marked("a gateway on this computer")),
)
"""What of the data is a sentence and not a name, so that it can be translated where it is shown."""


@dataclass(frozen=True, slots=True)
class Known:
    """One service: its names and addresses. `hint` is what its card says in three words."""

    id: str
    name: str
    base_url: str | None = None
    protocol: str = "openai-chat"
    hint: str = ""
    needs_key: bool = True
    key_page: str | None = None
    key_form: str | None = None
    """A regular expression that all of a key matches, where the service's keys can be told from others'."""
    billing_page: str | None = None
    status_page: str | None = None
    """Where the service says how it fares."""
    default_model: str = ""
    limit_field: str = "max_tokens"
    rejects: Sequence[str] = ()
    """Fields that the service answers with an error."""
    key_check: str | None = None
    """Where a key can be checked, behind the address, when anybody may read the list of models."""
    sees_pictures: bool | None = None
    """False where no model of the service does; None where that depends on the model."""

    @property
    def title(self) -> str:
        """Its name as people read it: only that of no service in particular is translated."""
        return tr(self.name) if self.id == OTHER else self.name


_PROTOCOLS: Mapping[str, Provider] = {
    "openai-chat": OpenAiChat(),
    "openai-responses": OpenAiResponses(),
    "anthropic": Anthropic(),
    "gemini": Gemini(),
    "ollama": Ollama(),
    "azure-openai": AzureOpenAi(),
}


@cache
def catalogue() -> Mapping[str, Known]:
    """All services by id, in the order in which they are offered."""
    text = files("understudy_resources").joinpath("services.json").read_text(encoding="utf-8")
    return {entry["id"]: Known(**entry) for entry in json.loads(text)}


def known(provider: str) -> Known:
    """The entry for `provider`; an unknown name is taken for an OpenAI-compatible service of its own."""
    return catalogue().get(provider) or Known(id=provider, name=provider, needs_key=False)


def recognised(key: str) -> str | None:
    """The id of the one service whose keys look like this; None when none does, or several."""
    found = [entry.id for entry in catalogue().values() if entry.key_form and re.fullmatch(entry.key_form, key)]
    return found[0] if len(found) == 1 else None


def speaker(provider: str) -> Provider:
    """The protocol module for a service. Raises BackendError (misconfigured) if this version has none."""
    entry = known(provider)
    if entry.protocol not in _PROTOCOLS:
        said = tr("{name} speaks a protocol that this version of Understudy does not know yet.", name=entry.name)
        raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
    return _PROTOCOLS[entry.protocol]
