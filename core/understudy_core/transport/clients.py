"""The clients of httpx: what they may do, and how a tunnel through a proxy ends that came to nothing."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore
import httpx

from understudy_core.transport.trust import Trust

MAX_CONNECTIONS = 64
_LIMITS = httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=16, keepalive_expiry=60)


def client(proxy: str | None, trust: Trust) -> httpx.AsyncClient:
    """One that asks directly, or through a proxy. Raises what httpx raises for an address that is no proxy's."""
    return httpx.AsyncClient(
        trust_env=False,
        transport=_Proxied(httpx.Proxy(proxy), trust) if proxy else _Direct(trust),
        follow_redirects=False,
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),  # else one service's go to its neighbours
        timeout=httpx.Timeout(None),
        headers={"user-agent": "Understudy", "accept-encoding": "identity"},
    )


class _Direct(httpx.AsyncHTTPTransport):
    def __init__(self, trust: Trust, proxy: httpx.Proxy | None = None) -> None:
        super().__init__(verify=trust.context, trust_env=False, limits=_LIMITS, proxy=proxy)


class _Proxied(_Direct):
    """httpx's own, with tunnels that end.

    A proxy that is reached by TLS is trusted as services are; httpcore would trust certifi, and look at variables.
    """

    def __init__(self, proxy: httpx.Proxy, trust: Trust) -> None:
        super().__init__(trust, proxy)  # which says what is wrong with the address
        url = proxy.url
        self._pool = _Tunnels(
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            proxy_ssl_context=trust.context if url.scheme == "https" else None,
            ssl_context=trust.context,
            max_connections=_LIMITS.max_connections,
            max_keepalive_connections=_LIMITS.max_keepalive_connections,
            keepalive_expiry=_LIMITS.keepalive_expiry,
        )


class _Tunnels(httpcore.AsyncHTTPProxy):
    def create_connection(self, origin: httpcore.Origin) -> httpcore.AsyncConnectionInterface:
        return _Tunnel(super().create_connection(origin))


class _Tunnel(httpcore.AsyncConnectionInterface):
    """A connection through a proxy that is closed when a request came to nothing on it.

    One of httpcore 1.0 stays taken for ever where the service behind the proxy cannot be trusted, or where the request
    is given up while both agree on TLS; after 64 of those nothing can be asked through that proxy any more.
    """

    def __init__(self, made: httpcore.AsyncConnectionInterface) -> None:
        self._made = made

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        try:
            return await self._made.handle_async_request(request)
        except httpcore.ConnectionNotAvailable:
            raise  # another request has it
        except BaseException:
            await self._made.aclose()
            raise

    async def aclose(self) -> None:
        await self._made.aclose()

    def info(self) -> str:
        return self._made.info()

    def can_handle_request(self, origin: httpcore.Origin) -> bool:
        return self._made.can_handle_request(origin)

    def is_available(self) -> bool:
        return self._made.is_available()

    def has_expired(self) -> bool:
        return self._made.has_expired()

    def is_idle(self) -> bool:
        return self._made.is_idle()

    def is_closed(self) -> bool:
        return self._made.is_closed()
