"""The scenes that practice services play together."""

from __future__ import annotations

import httpx
import pytest

from support.practice_talk import ask, question, text_of
from understudy_core.practice.bodies import words
from understudy_core.practice.plays import (
    Busy,
)
from understudy_core.practice.scenes import SCENES, SELF_TEST_REPLY, Ensemble, scene
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Backend, KeyRef, Policy, Profile


@pytest.mark.parametrize("name", SCENES)
async def test_scene_is_ready_to_run(name: str) -> None:
    """Every scene has a complete profile without keys, each backend at its own service."""
    async with scene(name) as ensemble:
        profile = ensemble.profile
        assert Profile.model_validate_json(profile.model_dump_json()) == profile
        assert (profile.name, profile.policy, profile.params) == ("Everyday", Policy.FAILOVER, {})
        for backend, service in zip(profile.backends, ensemble.services, strict=True):
            assert (backend.name, backend.base_url, backend.model) == (service.name, service.base_url, service.model)
            assert (backend.provider, backend.key) == ("openai-compatible", None)


async def test_unknown_scene_is_told_with_the_known_ones() -> None:
    """A scene that does not exist is a sentence that names those that do."""
    with pytest.raises(ValueError, match="everyday, all-failed, silent, interrupted, healthy, self-test"):
        scene("tragedy")


async def test_everyday_scene(client: httpx.AsyncClient) -> None:
    """Alder is busy twice with a wait of 2 s, then breaks after 20 words, then answers; Birch always answers."""
    async with scene("everyday") as ensemble:
        alder, birch, _cedar = ensemble.services
        busy = [await ask(client, alder) for _ in range(2)]
        assert [(response.status_code, response.headers["retry-after"]) for response in busy] == [(429, "2")] * 2
        received = ""
        with pytest.raises(httpx.RemoteProtocolError):
            async with client.stream("POST", f"{alder.base_url}/chat/completions", json=question()) as response:
                async for piece in response.aiter_text():
                    received += piece
        assert len(words(text_of(received))) == 20
        for service in (alder, birch):
            url = f"{service.base_url}/chat/completions"
            assert (await client.post(url, json=question(stream=False))).status_code == 200
        settings = ensemble.profile.failover
        assert (settings.retry_count, settings.retry_delay_ms) == (2, 2000)


async def test_all_failed_scene(client: httpx.AsyncClient) -> None:
    """Alder does not know the key, Birch is busy for 50 s, Cedar is not there, however often one asks."""
    async with scene("all-failed") as ensemble:
        alder, birch, cedar = ensemble.services
        for _ in range(3):
            assert (await ask(client, alder)).status_code == 401
            assert (await ask(client, birch)).headers["retry-after"] == "50"
            with pytest.raises(httpx.ConnectError):
                await ask(client, cedar)


async def test_silent_scene(client: httpx.AsyncClient) -> None:
    """Alder never says a word, however often one asks, while Birch answers."""
    async with scene("silent") as ensemble:
        alder, birch, _cedar = ensemble.services
        for _ in range(2):
            with pytest.raises(httpx.ReadTimeout):
                await client.post(f"{alder.base_url}/chat/completions", json=question(), timeout=0.1)
        assert (await ask(client, birch, stream=False)).status_code == 200


async def test_self_test_scene(client: httpx.AsyncClient) -> None:
    """Alder is down, Birch says its line without a pause, and the profile waits for nothing."""
    async with scene("self-test") as ensemble:
        alder, birch = ensemble.services
        assert (await ask(client, alder)).status_code == 503
        assert text_of((await ask(client, birch)).text) == SELF_TEST_REPLY == "The understudy is on stage."
        assert ensemble.profile.failover.retry_delay_ms == 0


async def test_ensemble_plays_a_profile_of_the_users() -> None:
    """Practice services take the places of real backends: names and settings stay, address and key do not."""
    real = Profile(
        name="Work",
        policy=Policy.ROUNDROBIN,
        backends=(Backend(name="primary", provider="openai", model="gpt-x", key=KeyRef(env="PRIMARY_KEY")),),
        params={"temperature": 0},
    )
    async with Ensemble(real, [PracticeService("primary", [Busy()])]) as ensemble:
        played = ensemble.profile
        assert (played.name, played.policy, played.params) == ("Work", Policy.ROUNDROBIN, {"temperature": 0})
        assert played.backends[0].name == "primary"
        assert (played.backends[0].key, played.backends[0].base_url) == (None, ensemble.services[0].base_url)
