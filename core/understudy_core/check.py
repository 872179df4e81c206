"""Does this service work, with this key, at this address? Free of charge, answered in words.

check          asks for the list of models and says what came of it
found_here     looks for services on this computer, at their usual ports
addresses      what a person may have meant by an address; pure
recommended    which model to begin with; pure
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from understudy_core import wording
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import marked, tr
from understudy_core.providers.base import ModelInfo, Target
from understudy_core.providers.catalogue import Known, catalogue, known, recognised, speaker
from understudy_core.providers.listing import listed
from understudy_core.providers.openai_chat import bearer
from understudy_core.transport.http import Http, host_of, is_local
from understudy_core.transport.origin import is_open_to_others, origin_of, spoken
from understudy_core.waiting import Clock, within

PATIENCE_S = 15.0
"""How long a list of models may take; some services wake up for it."""
NEARBY_S = 2.0
"""The same for a service on this computer that may not be there."""

K = FailureKind
_NO_SERVICE = frozenset({K.MALFORMED_REPLY, K.MODEL_NOT_FOUND, K.BAD_REQUEST})
_NOBODY = frozenset({K.TLS, K.NETWORK, K.REFUSED_CONNECTION, K.DNS, K.SILENT})
_ENDS = ("/chat/completions", "/completions", "/responses", "/messages", "/models", "/api/chat", "/api/tags")
_VERSION = re.compile(r"/v\d|/api|/openai|/compat", re.IGNORECASE)
_EARLY = re.compile(r"preview|experimental|-exp|beta|nightly|-dev")
_GOOD_START = ("sonnet", "flash", "-mini", "small", "instant", "turbo", "instruct", "chat", "latest")
FREE = marked("This check costs nothing.")


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check, in words. `base_url` is the address that answered, which may be a mended one."""

    works: bool
    title: str
    words: str = ""
    models: tuple[ModelInfo, ...] = ()
    recommended: str = ""
    base_url: str = ""


async def check(service: Known, base_url: str, key: str | None, http: Http, clock: Clock) -> Checked:
    """Ask a service for its models. Every fault comes back as a sentence; nothing is raised."""
    if service.needs_key and not key:
        return Checked(False, tr("There is no key for {name} yet.", name=service.name))
    failure, tried = None, base_url
    for address in addresses(service, base_url):
        started = clock.now()
        try:
            if key and is_open_to_others(origin := origin_of(address)):
                said = tr(
                    "What goes to {origin} can be read on the way. A key is only sent to https://.",
                    origin=spoken(origin),
                )
                raise BackendError(Failure(K.MISCONFIGURED, detail=said))
            models = await within(clock, PATIENCE_S, _models(service, address, key, http))
        except BackendError as error:
            problem = error.failure
        except TimeoutError:
            problem = Failure(K.SILENT)
        else:
            return _works(service, address, models, clock.now() - started)
        if failure is None or (failure.kind in _NO_SERVICE and problem.kind not in _NO_SERVICE | _NOBODY):
            failure, tried = problem, address
        if not _may_be_elsewhere(problem):
            break
    return _fails(service, tried, key, failure or Failure(K.MISCONFIGURED, detail=tr("There is no address yet.")))


async def found_here(http: Http, clock: Clock) -> dict[str, tuple[ModelInfo, ...] | None]:
    """What the services that usually run on this computer offer, by id; None for one that does not run."""
    here = [service for service in catalogue().values() if is_local(service.base_url or "")]

    async def look(service: Known) -> tuple[ModelInfo, ...] | None:
        try:
            return await within(clock, NEARBY_S, _models(service, service.base_url or "", None, http))
        except (BackendError, TimeoutError):
            return None

    answers = await asyncio.gather(*(look(service) for service in here))
    return {service.id: models for service, models in zip(here, answers, strict=True)}


def addresses(service: Known, typed: str) -> list[str]:
    """What may be meant by an address that was typed or pasted, the likeliest first."""
    address = typed.strip().strip("\"'<>").rstrip("/")
    if not address:
        return []
    if "://" not in address:
        address = f"{'http' if is_local(f'http://{address}') else 'https'}://{address}"
    for end in _ENDS:
        address = address.removesuffix(end)
    found = [address]
    if service.protocol in ("openai-chat", "openai-responses") and not _VERSION.search(address.partition("://")[2]):
        found.append(f"{address}/v1")
    scheme, _, rest = address.partition("://")
    if scheme == "http":
        found += [f"https://{one.partition('://')[2]}" for one in found]
    elif scheme == "https" and is_local(address):
        found += [f"http://{one.partition('://')[2]}" for one in found]
    return found if rest else []


def recommended(models: Sequence[ModelInfo], default: str) -> str:
    """The model to begin with: the service's usual one, else one of middle size that is no preview; "" for none."""
    names = [model.id for model in models]
    if default in names:
        return default
    dated = [name for name in names if default and name.startswith(default)]
    settled = [name for name in names if not _EARLY.search(name.lower())]
    middle = [name for word in _GOOD_START for name in settled if word in name.lower()]
    return next(iter([*dated, *middle, *settled, *names]), "")


async def _models(service: Known, address: str, key: str | None, http: Http) -> tuple[ModelInfo, ...]:
    target = Target(base_url=address, model="", key=key)
    if service.key_check and address == service.base_url:
        await listed(http, f"{address}{service.key_check}", bearer(target), key)
    return await speaker(service.id).models(target, http)


def _may_be_elsewhere(failure: Failure) -> bool:
    kind = failure.kind
    return kind in _NO_SERVICE or kind is K.MISCONFIGURED or (kind in (K.TLS, K.NETWORK) and failure.status is None)


def _works(service: Known, address: str, models: tuple[ModelInfo, ...], seconds: float) -> Checked:
    count = tr("{n} models", "", len(models))
    title = (
        tr("Works. {count}. Answered in {seconds:.1f} s.", count=count, seconds=seconds)
        if seconds >= 0.1
        else tr("Works. {count}. Answered at once.", count=count)
    )
    words = tr(FREE)
    if not models:
        words = tr("But there is no model yet. Fetch one in {name} first, then check again.", name=service.name)
    elif service.protocol == "azure-openai":
        words = tr("Type the name of your deployment as the model: Azure does not tell which there are.")
    return Checked(True, title, words, models, recommended(models, service.default_model), address)


def _fails(service: Known, address: str, key: str | None, failure: Failure) -> Checked:
    host = host_of(address) or address
    if failure.kind is K.KEY_REJECTED:
        return _rejected(service, key, failure)
    if failure.kind is K.MISCONFIGURED:
        return Checked(False, failure.detail)
    if failure.kind in _NO_SERVICE:
        if service.base_url is not None and address == service.base_url:
            said = tr("It answers, but cannot be checked for free. Send a test message to be sure.")
            return Checked(True, tr("{name} was reached.", name=service.name), said, base_url=address)
        if failure.detail.lstrip().lower().startswith(("<!doctype", "<html")):
            said = tr("A service’s own address often begins with api. and ends in /v1.")
            return Checked(False, tr("{host} shows a web page here, not an AI service.", host=host), said)
        return Checked(
            False, tr("{host} answers, but not as an AI service.", host=host), tr("Its address often ends in /v1.")
        )
    about = wording.About(service.name, tr("this service"), host, is_local(address), PATIENCE_S)
    title = wording.sentence(failure, about)
    return Checked(False, title, _advice(failure, is_local(address)))


def _rejected(service: Known, key: str | None, failure: Failure) -> Checked:
    if not key:
        return Checked(False, tr("{name} wants a key.", name=service.name))
    other = recognised(key)
    if other is not None and known(other).name != service.name:
        return Checked(
            False,
            tr("This looks like a key of {name}.", name=known(other).name),
            tr("{name} does not accept it.", name=service.name),
        )
    about = wording.About(service.name, "", "")
    said = tr("A new key can take a minute to begin to work.")
    return Checked(False, wording.sentence(replace(failure, detail=""), about), said)


def _advice(failure: Failure, here: bool) -> str:
    if failure.kind is K.REFUSED_CONNECTION and here:
        return tr("Start it, then check again.")
    if failure.kind in (K.DNS, K.REFUSED_CONNECTION):
        return tr("Check the address, and whether this computer is online.")
    if failure.kind is K.QUOTA_EXHAUSTED:
        return tr("The key itself is right.")
    return ""
