"""Whom this computer trusts to say who a server is, as browsers ask it: what an administrator put there counts too.

Windows and macOS: the system's own verifier. Elsewhere: the file that the system keeps for all programs, and certifi's
list where there is none that can be read. No variable of the environment is looked at; OpenSSL's default paths, and
therefore truststore outside of Windows and macOS, would follow SSL_CERT_FILE and SSL_CERT_DIR.
"""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from understudy_core.worker import Detached

SYSTEM_FILES = (
    Path("/etc/ssl/certs/ca-certificates.crt"),  # Debian, Ubuntu, Arch, Gentoo, NixOS
    Path("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),  # Fedora, RHEL
    Path("/var/lib/ca-certificates/ca-bundle.pem"),  # SUSE
    Path("/etc/ssl/cert.pem"),  # Alpine, OpenWRT, BSD
)
"""All of these belong to the administrator, and hold whatever authorities were added to the system's."""


class Trust:
    """The certificates that count, read once, on a thread, when the first secure connection wants them."""

    def __init__(self, context: ssl.SSLContext, files: Iterable[Path] = ()) -> None:
        """`context` verifies by itself, or by the first of `files` that can be read, as found out on a thread."""
        self.context = context
        """For every connection. Until `ready` it trusts nobody."""
        self._files = files
        self._read: Future[None] | None = None

    @classmethod
    def of_this_computer(cls) -> Trust:
        """What the system trusts."""
        if sys.platform in ("win32", "darwin"):
            import truststore

            return cls(truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        return cls(plain_context(), _files())

    def prepare(self) -> None:
        """Begin to read, so that nobody has to wait for it later."""
        if self._read is None:
            self._read = Detached().submit(self._load)

    async def ready(self) -> None:
        """Wait until it is read. Whoever gives up waiting takes nothing from the others."""
        self.prepare()
        assert self._read is not None
        if not self._read.done():
            await asyncio.shield(asyncio.wrap_future(self._read))

    def _load(self) -> None:
        """A file that is missing, broken or closed to us gives way to the next one. If all do, nobody is trusted, which
        is said with the first connection."""
        for file in self._files:
            with suppress(OSError):  # ssl.SSLError is one
                self.context.load_verify_locations(file)
                return


def plain_context() -> ssl.SSLContext:
    """One that trusts nobody yet. Not Python's usual context: where SSLKEYLOGFILE is set, that one has the keys of all
    connections written down, and cannot be made if that file cannot."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _files() -> Iterator[Path]:
    yield from SYSTEM_FILES
    import certifi

    yield Path(certifi.where())
