"""The address of a proxy, as people type it."""

from __future__ import annotations

from urllib.parse import urlsplit

from understudy_core.language import marked, tr

_NEEDED = marked("The address of the proxy cannot be used. It looks like http://proxy.example:8080.")
_NO_PASSWORD = marked("A password cannot be kept here. Leave out what stands before the @.")
_NO_SOCKS = marked("SOCKS proxies cannot be used, only those whose address begins with http:// or https://.")


class ProxyAddressError(ValueError):
    """Its text is a sentence for the user."""


def cleaned(said: str) -> str:
    """The whole address, also when only host and port were given; "" for none. Raises ProxyAddressError."""
    said = said.strip()
    if not said:
        return ""
    try:
        parts = urlsplit(said if "://" in said else f"http://{said}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ProxyAddressError(tr(_NEEDED)) from None
    if "@" in said:
        raise ProxyAddressError(tr(_NO_PASSWORD))
    if parts.scheme.startswith("socks"):
        raise ProxyAddressError(tr(_NO_SOCKS))
    if parts.scheme not in ("http", "https") or not host or parts.path.strip("/") or parts.query or " " in host:
        raise ProxyAddressError(tr(_NEEDED))
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"


def of_the_system() -> str:
    """The proxy this system uses for secure pages; "" if there is none, or none that can be used."""
    from urllib.request import getproxies

    found = getproxies()
    try:
        return cleaned(found.get("https") or found.get("http") or "")
    except ProxyAddressError:
        return ""
