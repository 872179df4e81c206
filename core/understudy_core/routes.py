"""What a backend of a profile comes to once its service is looked up: where it is asked, and with what."""

from __future__ import annotations

from understudy_core.failures import BackendError
from understudy_core.health import Route
from understudy_core.profiles import Backend
from understudy_core.providers.catalogue import known
from understudy_core.transport.origin import origin_of


def address_of(backend: Backend) -> str:
    """Where a backend is asked: its own address, or that of its service; "" if it has none yet."""
    return backend.base_url or known(backend.provider).base_url or ""


def status_page_of(backend: Backend) -> str | None:
    """Where its service says how it fares; None if nobody knows, as with an address of one's own."""
    service = known(backend.provider)
    return service.status_page if backend.base_url in (None, service.base_url) else None


def route_of(backend: Backend) -> Route:
    """What a backend asks, as far as its health goes."""
    base_url = address_of(backend)
    try:
        origin = origin_of(base_url)
    except BackendError:
        origin = base_url
    ref = backend.key
    key = None if ref is None else f"${ref.env}" if ref.env else ref.keyring
    return Route(origin, base_url, key, backend.model)


def is_keyless(backend: Backend) -> bool:
    """Whether a backend wants a key and names none."""
    return backend.key is None and backend.base_url is None and known(backend.provider).needs_key
