"""A backend's service, address and model as LiteLLM names them: `PREFIX/MODEL` and `api_base`; and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy_core.profiles import Backend
from understudy_core.providers.azure_openai import API_VERSION
from understudy_core.providers.catalogue import OTHER, catalogue, known
from understudy_core.routes import address_of

_OPENAI = "openai"
"""Its prefix for OpenAI, and for every address that speaks the same."""
_RESPONSES = "responses/"

PREFIXES: Mapping[str, str] = {
    "openai": _OPENAI,
    "openai-responses": _OPENAI,
    "anthropic": "anthropic",
    "gemini": "gemini",
    "azure-openai": "azure",
    "ollama": "ollama_chat",
    "ollama-cloud": "ollama_chat",
    "groq": "groq",
    "mistral": "mistral",
    "openrouter": "openrouter",
    "deepseek": "deepseek",
    "xai": "xai",
    "together": "together_ai",
    "fireworks": "fireworks_ai",
    "cerebras": "cerebras",
    "perplexity": "perplexity",
    "nvidia": "nvidia_nim",
    "moonshot": "moonshot",
    "zai": "zai",
    "qwen": "dashscope",
    "minimax": "minimax",
    "synthetic": "synthetic",
    "chutes": "chutes",
}
"""Its prefix for a service of ours; every other one is called by its address."""

_READ_ONLY: Mapping[str, str] = {
    "ollama": "ollama",
    "azure_ai": "azure-openai",
    "lm_studio": "lmstudio",
    "hosted_vllm": "vllm",
    "litellm_proxy": "litellm",
    "cohere": "cohere",
    "cohere_chat": "cohere",
    "huggingface": "huggingface",
    "github": "github-models",
    "openai_like": OTHER,
    "custom_openai": OTHER,
}
_BY_NAME: Mapping[str, str] = {"gpt": "openai", "o1": "openai", "o3": "openai", "o4": "openai", "claude": "anthropic"}
"""Models that are named without a prefix, by how they begin."""
_OWN_FORM = frozenset({"anthropic", "gemini"})
"""Protocols whose address it completes in its own way."""
_AZURE = "azure-openai"
_AZURE_V1 = "/openai/v1"
"""How Azure's newer addresses end. LiteLLM puts it there itself where the version is one of these."""
_V1_VERSIONS = ("v1", "latest", "preview")
AZURE_VERSIONS = (API_VERSION, *_V1_VERSIONS)
"""Versions that our address of the service says already."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model is asked. `unknown` is the prefix if no service here has it."""

    provider: str
    model: str
    base_url: str | None = None
    unknown: str = ""


def theirs(backend: Backend) -> dict[str, Any]:
    """`model` and `api_base` for a backend; for Azure the version too, which LiteLLM would choose itself."""
    model = f"{PREFIXES.get(backend.provider, _OPENAI)}/{_responses(backend.provider)}{backend.model}"
    if backend.provider == _AZURE:
        return {"model": model, **_azure(backend)}
    if known(backend.provider).protocol in _OWN_FORM:
        base = backend.base_url or ""
        if backend.provider == "anthropic":
            base = base.rstrip("/").removesuffix("/v1")
    else:
        base = address_of(backend)
    return {"model": model, **({"api_base": base} if base else {})}


def _azure(backend: Backend) -> dict[str, str]:
    base = _bare(address_of(backend))
    if is_azure_v1(backend):
        return {"api_base": base.removesuffix(_AZURE_V1), "api_version": _V1_VERSIONS[0]}
    return {**({"api_base": base.removesuffix("/openai")} if base else {}), "api_version": API_VERSION}


def is_azure_v1(backend: Backend) -> bool:
    """Whether this is an address of Azure that names no version of its own."""
    return backend.provider == _AZURE and _bare(address_of(backend)).endswith(_AZURE_V1)


def _bare(address: str) -> str:
    return address.partition("?")[0].rstrip("/").removesuffix("/chat/completions")


def is_completed_otherwise(backend: Backend) -> bool:
    """Whether the proxy completes the address of this backend in another way than we do."""
    ending = _bare(address_of(backend)).endswith(("/v1", "/models"))
    return backend.provider == _AZURE and ending and not is_azure_v1(backend)


def ours(params: Mapping[str, Any]) -> Place:
    """The place that such parameters name."""
    said = str(params.get("model") or "")
    prefix, _, model = said.partition("/")
    given = params.get("custom_llm_provider")
    if isinstance(given, str) and given:
        prefix, model = given, said.removeprefix(f"{given}/")
    elif not model:
        prefix, model = _by_name(said), said
    base = params.get("api_base") or params.get("base_url")
    address = base.rstrip("/") if isinstance(base, str) and not base.startswith("os.environ/") else None
    if prefix == _OPENAI:
        return _openai(model, address)
    provider = _BY_PREFIX.get(prefix)
    if provider is None:
        return Place(OTHER, said if prefix else model, address, unknown=prefix or said)
    usual = known(provider).base_url
    if provider == "ollama" and address == known("ollama-cloud").base_url:
        return Place("ollama-cloud", model)
    if provider == "anthropic" and address and not address.endswith("/v1"):
        address += "/v1"
    if provider == _AZURE and address and params.get("api_version") in _V1_VERSIONS:
        address = address.removesuffix(_AZURE_V1) + _AZURE_V1
    return Place(provider, model, None if address == (usual or "").rstrip("/") else address)


def _openai(model: str, address: str | None) -> Place:
    """OpenAI itself, or the service that is known by this address."""
    if model.startswith(_RESPONSES):
        usual = known("openai-responses").base_url
        return Place("openai-responses", model.removeprefix(_RESPONSES), None if address == usual else address)
    if address is None:
        return Place("openai", model)
    for service in catalogue().values():
        is_its = (service.base_url or "").rstrip("/") == address
        if is_its and service.protocol == "openai-chat":
            return Place(service.id, model)
    return Place(OTHER, model, address)


def _responses(provider: str) -> str:
    return _RESPONSES if provider == "openai-responses" else ""


def _by_name(model: str) -> str:
    found = next((service for begins, service in _BY_NAME.items() if model.startswith(begins)), None)
    return PREFIXES[found] if found else ""


_BY_PREFIX: Mapping[str, str] = {
    **_READ_ONLY,
    **{prefix: provider for provider, prefix in reversed(list(PREFIXES.items()))},
}
