"""Checks a service free of charge while it is being added, and looks for services on this computer."""

from __future__ import annotations

from collections.abc import Callable

from understudy_core.capabilities import Capabilities
from understudy_core.check import Checked, check, found_here
from understudy_core.failures import BackendError
from understudy_core.files import StorageError
from understudy_core.keys import Keys
from understudy_core.language import tr
from understudy_core.profiles import Backend
from understudy_core.providers.catalogue import known
from understudy_core.transport.http import Http
from understudy_core.transport.origin import origin_of
from understudy_core.waiting import LoopClock
from understudy_core.worker import Worker
from understudy_gui.theme import State
from understudy_gui.views.add_service import AddService, CheckShown, ServiceEntry


class CheckController:
    """What a check finds out is remembered, for lists of models and for what a model can do."""

    def __init__(self, http: Http, keys: Keys, capabilities: Capabilities, worker: Worker) -> None:
        self._http = http
        self._keys = keys
        self._capabilities = capabilities
        self._worker = worker
        self._clock = LoopClock()

    async def check(self, adder: AddService, entry: ServiceEntry, other: Backend | None) -> None:
        """Check what was entered and show what came of it; `other` has the key, if none was entered."""
        service = known(entry.provider)
        address = entry.base_url or service.base_url or ""
        adder.show_checking()
        try:
            key = await self._key(entry, other, address)
        except BackendError as problem:
            adder.show_check(entry, CheckShown(State.NEEDS, problem.failure.detail))
            return
        checked = await check(service, address, key, self._http, self._clock)
        adder.show_check(entry, shown(checked), "" if checked.base_url == address else checked.base_url)
        await self._remember(checked)

    async def look_around(self, show: Callable[[list[tuple[State, str]]], None]) -> None:
        """Say which services run on this computer."""
        found = await found_here(self._http, self._clock)
        for service, models in found.items():
            self._capabilities.learn(known(service).base_url or "", models or ())
        running = [
            (State.READY, tr("Found: {service}", service=found_words(service, models)))
            for service, models in found.items()
            if models
        ]
        others = [known(service).name for service, models in found.items() if models is None][:2]
        show([*running[:2], *((State.MISSING, tr("{name} is not running", name=name)) for name in others)][:2])

    async def _key(self, entry: ServiceEntry, other: Backend | None, address: str) -> str | None:
        """The key to check with. Raises BackendError when it cannot be had, or must not go there."""
        if entry.key or other is None or other.key is None:
            return entry.key or None
        return await self._keys.read(other.key, origin_of(address))

    async def _remember(self, checked: Checked) -> None:
        if checked.works and checked.models:
            self._capabilities.learn(checked.base_url, checked.models)
            try:
                await self._worker.run(self._capabilities.save)
            except StorageError:
                pass  # the list is fetched again when it is wanted


def shown(checked: Checked) -> CheckShown:
    """A check as the dialog shows it."""
    names = tuple(model.id for model in checked.models)
    state = State.READY if checked.works else State.NEEDS
    return CheckShown(state, checked.title, checked.words, names, checked.recommended)


def found_words(service: str, models: tuple[object, ...]) -> str:
    """A service on this computer and how much it offers."""
    return tr("{name}, {n} models", "", len(models), name=known(service).name)
