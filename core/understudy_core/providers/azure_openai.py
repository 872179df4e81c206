"""Azure OpenAI: the Chat Completions protocol at an address of one's own. Source: Microsoft's documentation."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from urllib.parse import quote

from understudy_core.chat import ChatRequest
from understudy_core.providers.base import ModelInfo, Part, Target
from understudy_core.providers.listing import listed, openai_models
from understudy_core.providers.openai_chat import STREAM, Chunks, chat_body
from understudy_core.providers.streamed import Question, key_header, streamed
from understudy_core.transport.http import Http

API_VERSION = "2024-10-21"
"""For the form of address that names a deployment; the newer one, ending in /openai/v1, needs none."""


class AzureOpenAi:
    """The protocol, without state. A backend's model is the name of the deployment."""

    def stream(self, target: Target, request: ChatRequest, http: Http) -> AsyncGenerator[Part, None]:
        """The parts of one reply. Raises BackendError."""
        body = chat_body(target, request)
        version = str(body.pop("api_version", API_VERSION))
        headers = {**STREAM, **_key(target)}
        url = _url(target.base_url, target.model, version)
        return streamed(http, Question(url, headers, body, target.key, target.rejects), Chunks())

    async def models(self, target: Target, http: Http) -> tuple[ModelInfo, ...]:
        """The models of the resource. They are not its deployments: these cannot be listed with its key."""
        root = _root(target.base_url)
        url = f"{root}/models" if root.endswith("/v1") else f"{root}/models?api-version={API_VERSION}"
        return openai_models(await listed(http, url, _key(target), target.key))


def _key(target: Target) -> dict[str, str]:
    return key_header("api-key", target.key)


def _root(base_url: str) -> str:
    """The address as far as `/openai` or `/openai/v1`, from any form the Azure portal shows."""
    address = base_url.partition("?")[0].rstrip("/").removesuffix("/chat/completions")
    address = address.partition("/openai/deployments/")[0]
    return address if address.endswith(("/openai", "/v1", "/models")) else f"{address}/openai"


def _url(base_url: str, deployment: str, version: str) -> str:
    root = _root(base_url)
    if root.endswith("/v1"):
        return f"{root}/chat/completions"
    if root.endswith("/models"):  # Azure AI Foundry: the model is named in the body
        return f"{root}/chat/completions?api-version={quote(version)}"
    return f"{root}/deployments/{quote(deployment, safe='')}/chat/completions?api-version={quote(version)}"
