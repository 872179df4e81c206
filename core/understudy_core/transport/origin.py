"""The origin of an address (scheme, host, port) in one form only: what a key is bound to.

It is read by the same parser that connects (httpx), so that what is checked is what is asked.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

import httpx

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.language import tr
from understudy_core.transport.http import is_local

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?", re.ASCII)
_NUMBER = re.compile(r"(\d+|0x[0-9a-f]*)\.?", re.ASCII)


@lru_cache(maxsize=256)
def origin_of(url: str) -> str:
    """`https://host:port` of an address: lower case, IDNA, the port always there.

    Raises BackendError (misconfigured) with a sentence for an address that hides where it goes: a name or password
    before the host, a number in place of an IP address, characters that no host has.
    """
    try:
        parsed = httpx.URL(url.strip())
        host = parsed.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError):
        raise _refused(tr("The address of this service cannot be read. It looks like https://host/v1.")) from None
    if parsed.scheme not in _PORTS or not host:
        raise _refused(tr("The address of this service must begin with https:// (or http://) and name a host."))
    if parsed.userinfo:
        raise _refused(tr("The address of this service holds a name or password before the host. Leave that part out."))
    port = _PORTS[parsed.scheme] if parsed.port is None else parsed.port
    if not 0 < port < 65536:
        raise _refused(tr("The address of this service names a port that does not exist."))
    return f"{parsed.scheme}://{_host(host)}:{port}"


def is_open_to_others(origin: str) -> bool:
    """Whether what is sent there can be read on the way: plain http to another computer."""
    return origin.startswith("http://") and not is_local(origin)


def spoken(origin: str) -> str:
    """An origin as people know it: the host alone where the rest is usual."""
    scheme, _, rest = origin.partition("://")
    host, _, port = rest.rpartition(":")
    if scheme == "https":
        return host if port == "443" else rest
    return f"http://{host}" if port == "80" else origin


def _host(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        if _NUMBER.fullmatch(last) or not _NAME.fullmatch(host):
            raise _refused(tr("The address of this service names a host that does not exist.")) from None
        return host
    return f"[{address}]" if address.version == 6 else str(address)


def _refused(said: str) -> BackendError:
    return BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
