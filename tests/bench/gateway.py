"""LiteLLM's proxy on the files we export: does it do with a profile what the profile says?

    PYTHONPATH=tests python -m bench.gateway --litellm PYTHON

PYTHON is an interpreter that has `litellm[proxy]`. Two practice services stand behind the proxy; it is asked through
our own balancer, streamed. The table is what docs/servers.md holds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.servers import KEY, Row, account, free_port, running
from support.asking import HELLO, backend, balancer, collect, profile
from support.fault_server import FaultServer, script
from understudy_core.balancer import Balancer
from understudy_core.litellm import from_proxy, to_proxy
from understudy_core.litellm.services import PREFIXES
from understudy_core.litellm.variables import PROTECTION
from understudy_core.litellm.yaml import yaml_document
from understudy_core.practice.plays import Answers, Busy, Down, OutOfCredit, Play, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Backend, KeyRef, Profile
from understudy_core.providers.catalogue import catalogue

QUESTIONS = 100


@asynccontextmanager
async def gateway(python: str, chosen: Profile) -> AsyncIterator[Backend]:
    """The proxy on the exported profile, as a backend of ours."""
    port = free_port()
    made = to_proxy(chosen)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "config.yaml")
        config.write_text(made.text, encoding="utf-8")
        command = [str(Path(python).parent / "litellm"), "--config", str(config), "--port", str(port)]
        keys = {one.name: "sk-practice" for one in made.variables} | {PROTECTION: KEY}
        command += ["--host", "127.0.0.1"]
        async with running(command, port, "/health/liveliness", LITELLM_LOCAL_MODEL_COST_MAP="True", **keys) as url:
            yield Backend(name="gateway", provider="litellm", model=made.model, base_url=url, key=KeyRef(env="KEY"))


def services() -> tuple[PracticeService, PracticeService]:
    """Two that answer."""
    return PracticeService("First", then=Answers("From the first.")), PracticeService("Second", then=Answers("Yes."))


def profile_of(first: PracticeService, second: PracticeService, policy: str, rests: bool) -> Profile:
    """The profile that is exported: limits and a param included, the first service with a key."""
    key = KeyRef(keyring="First")
    backends = (
        backend("First", first.base_url, key=key, params={"temperature": 0.5}, context_limit=5000),
        backend("Second", second.base_url),
    )
    return profile(*backends, policy=policy, failover={"retry_count": 2}, breaker={"enabled": rests})


async def failover(python: str) -> list[Row]:
    """The first answers; then it fails in several ways; then it is gone."""
    first, second = services()
    rows = []
    async with first, second, balancer(KEY=KEY) as made:
        chosen = profile_of(first, second, "failover", rests=False)
        (again,) = from_proxy("file", yaml_document(to_proxy(chosen).text.encode()))
        same = [(one.name, one.model, one.base_url) for one in chosen.backends]
        is_same = same == [(one.name, one.model, one.base_url) for one in again.profile.backends]
        rows.append(("the file read again: the same backends in the same order", "yes" if is_same else "no"))
        async with gateway(python, chosen) as proxy:
            rows.append(("failover: both services well", await _asked(made, proxy, first, second)))
            told = first.requests[-1]
            rows.append(("what the first one was sent", f"temperature {told.body['temperature']}, its own key"))
            assert told.headers["authorization"] == "Bearer sk-practice"
            for name, plays in _FAULTS.items():
                first.play_next(*plays)
                rows.append((f"failover: the first {name}", await _asked(made, proxy, first, second)))
            await first.stop()
            rows.append(("failover: the first is gone", await _asked(made, proxy, first, second)))
    return rows


_FAULTS: dict[str, tuple[Play, ...]] = {
    "is down (503) once": (Down(503),),
    "is down (503) twice": (Down(503), Down(503)),
    "is busy (429)": (Busy(None),),
    "has no credit": (OutOfCredit(),),
    "refuses the key": (WrongKey(),),
}


async def round_robin(python: str) -> list[Row]:
    """Shares of both, then one of them gone."""
    first, second = services()
    async with first, second, balancer(KEY=KEY) as made:
        async with gateway(python, profile_of(first, second, "roundrobin", rests=True)) as proxy:
            answered = await _many(made, proxy)
            shares = f"{asked(first)} and {asked(second)}"
            rows = [(f"round robin: shares of {QUESTIONS} questions", f"{answered} answered, {shares}")]
            await first.stop()
            before = asked(second)
            answered = await _many(made, proxy)
            seen = asked(second) - before
            rows.append(
                (f"round robin: the first is gone, {QUESTIONS} questions", f"{answered} answered, by the second {seen}")
            )
    return rows


def asked(service: PracticeService) -> int:
    """How many questions a service was sent."""
    return sum(request.method == "POST" for request in service.requests)


async def _many(made: Balancer, proxy: Backend) -> int:
    ends = [(await collect(made.stream(profile(proxy), HELLO)))[-1] for _ in range(QUESTIONS)]
    return sum(type(end).__name__ == "Answered" for end in ends)


async def _asked(made: Balancer, proxy: Backend, first: PracticeService, second: PracticeService) -> str:
    before = asked(first), asked(second)
    said = account(await collect(made.stream(profile(proxy), HELLO)))
    seen = f"asked: first {asked(first) - before[0]}, second {asked(second) - before[1]}"
    return f"{said.replace('answered by gateway', 'answered')}; {seen}"


async def addresses(python: str) -> list[Row]:
    """Whether each service, at an address that is not its usual one, is asked there as we ask it."""
    refuse = b'HTTP/1.1 401 No\r\ncontent-type: application/json\r\ncontent-length: 24\r\n\r\n{"error":{"message":""}}'
    async with FaultServer(script(refuse)) as server, balancer(KEY=KEY) as made:
        all_of_them = [
            Backend(
                name=service.id,
                provider=service.id,
                model="m",
                base_url=server.url + urlsplit(service.base_url or "").path,
                key=KeyRef(env="KEY"),
            )
            for service in catalogue().values()
        ]

        async def place(chosen: Backend) -> str:
            before = len(server.requests)
            await collect(made.stream(profile(chosen), HELLO))
            return server.requests[before].path

        differing = []
        chosen = profile(*all_of_them, breaker={"enabled": False})
        names = [model["model_name"] for model in yaml_document(to_proxy(chosen).text.encode())["model_list"]]
        async with gateway(python, chosen) as proxy:
            for one, name in zip(all_of_them, names, strict=True):
                if await place(one) != await place(proxy.model_copy(update={"model": name})):
                    differing.append(one.name)
    said = ", ".join(differing) or "none"
    return [(f"of {len(all_of_them)} services at other addresses, those it asks at another place than we do", said)]


def prefixes(python: str) -> list[Row]:
    """Whether LiteLLM knows every prefix that is written."""
    code = "import json, litellm; print(json.dumps([str(getattr(p, 'value', p)) for p in litellm.provider_list]))"
    said = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout
    unknown = set(PREFIXES.values()) - set(json.loads(said.splitlines()[-1]))
    return [("prefixes of services that it does not know", ", ".join(sorted(unknown)) or "none")]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--litellm", required=True, metavar="PYTHON")
    python: str = parser.parse_args().litellm
    jobs: list[Callable[[str], Awaitable[list[Row]]]] = [addresses, failover, round_robin]
    rows = [*prefixes(python), *[row for job in jobs for row in await job(python)]]
    print("| LiteLLM proxy on an exported profile | What came of it |\n|---|---|")
    for case, seen in rows:
        print(f"| {case} | {seen} |")


if __name__ == "__main__":
    asyncio.run(main())
