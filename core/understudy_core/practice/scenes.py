"""Ready ensembles of practice services, each with the profile that walks through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType, TracebackType

from understudy_core.practice.plays import Answers, Busy, Cuts, Down, Play, Silent, WrongKey
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Backend, FailoverSettings, Policy, Profile

PROVIDER = "openai-compatible"
WORDS_PER_S = 30.0
DEFAULT_SCENE = "everyday"
SELF_TEST_REPLY = "The understudy is on stage."

_SPEAKS = Answers(words_per_s=WORDS_PER_S)
_EVERYDAY = FailoverSettings(retry_count=2, retry_delay_ms=2000, first_token_timeout_s=12)
"""Practice services stand for services far away, so they get the time limit of those."""


class Ensemble:
    """Practice services in the places of a profile's backends, in order: names and settings stay, keys do not."""

    def __init__(self, profile: Profile, services: Sequence[PracticeService]) -> None:
        assert len(profile.backends) == len(services), "each backend needs its own service"
        self.services = tuple(services)
        self._profile = profile

    @property
    def profile(self) -> Profile:
        """The profile to run. Raises RuntimeError while the services are not started."""
        cast = zip(self._profile.backends, self.services, strict=True)
        backends = tuple(_played_by(service, backend) for backend, service in cast)
        return self._profile.model_copy(update={"backends": backends})

    async def start(self) -> None:
        """Start every service; when one cannot start, none is left running."""
        try:
            for service in self.services:
                await service.start()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Stop every service; harmless when not started."""
        for service in self.services:
            await service.stop()

    async def __aenter__(self) -> Ensemble:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


def scene(name: str) -> Ensemble:
    """A new ensemble, not started. Raises ValueError with a sentence that names the scenes there are."""
    if name not in SCENES:
        raise ValueError(f"There is no scene called {name!r}. Choose one of: {', '.join(SCENES)}.")
    return SCENES[name]()


def _played_by(service: PracticeService, backend: Backend) -> Backend:
    changes = {"provider": PROVIDER, "model": service.model, "base_url": service.base_url, "key": None}
    return backend.model_copy(update=changes)


def _ensemble(*services: PracticeService, failover: FailoverSettings = _EVERYDAY) -> Ensemble:
    backends = tuple(Backend(name=each.name, provider=PROVIDER, model=each.model) for each in services)
    profile = Profile(name="Everyday", policy=Policy.FAILOVER, backends=backends, failover=failover)
    return Ensemble(profile, services)


def _alder(*plays: Play, then: Play = _SPEAKS) -> PracticeService:
    return PracticeService("Alder", plays, then=then, model="practice-1")


def _birch(then: Play = _SPEAKS) -> PracticeService:
    return PracticeService("Birch", then=then, model="practice-2")


def _cedar(*, reachable: bool = True) -> PracticeService:
    return PracticeService("Cedar", then=_SPEAKS, model="practice-3", reachable=reachable)


def _everyday() -> Ensemble:
    """First message: Alder is busy at both tries; second: its reply breaks off; from then on all is well."""
    alder = _alder(Busy(2), Busy(2), Cuts(after_words=20, words_per_s=WORDS_PER_S))
    return _ensemble(alder, _birch(), _cedar())


def _all_failed() -> Ensemble:
    return _ensemble(_alder(then=WrongKey()), _birch(Busy(50)), _cedar(reachable=False))


def _silent() -> Ensemble:
    return _ensemble(_alder(then=Silent()), _birch(), _cedar())


def _interrupted() -> Ensemble:
    """Every reply of Alder breaks off, and the profile asks how to go on."""
    alder = _alder(then=Cuts(after_words=12, words_per_s=WORDS_PER_S))
    return _ensemble(alder, _birch(), _cedar(), failover=FailoverSettings(mid_stream="ask"))


def _healthy() -> Ensemble:
    return _ensemble(_alder(), _birch(), _cedar())


def _self_test() -> Ensemble:
    """One failure and one reply, as fast as they go."""
    birch = _birch(Answers(SELF_TEST_REPLY))
    return _ensemble(_alder(then=Down(503)), birch, failover=FailoverSettings(retry_count=2, retry_delay_ms=0))


SCENES: Mapping[str, Callable[[], Ensemble]] = MappingProxyType(
    {
        DEFAULT_SCENE: _everyday,
        "all-failed": _all_failed,
        "silent": _silent,
        "interrupted": _interrupted,
        "healthy": _healthy,
        "self-test": _self_test,
    }
)
