"""Whom the program trusts to say who a server is, with servers on this computer and stores of this test's own."""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import truststore

from support import faults
from support.certificates import AUTHORITY, company
from support.fault_server import FaultServer
from understudy_core.failures import BackendError, FailureKind
from understudy_core.practice.http1 import whole
from understudy_core.transport.http import Http
from understudy_core.transport.trust import Trust, plain_context


@asynccontextmanager
async def in_the_company(folder: Path) -> AsyncIterator[str]:
    """The address of a server that only the company's authority vouches for."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(whole(200, {}, b"answered"))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=company(folder))
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def trusting(*files: Path) -> AsyncIterator[Http]:
    """A client for which these are the system's files."""
    async with _closing(Http(trust=Trust(plain_context(), files))) as http:
        yield http


@asynccontextmanager
async def _closing(http: Http) -> AsyncIterator[Http]:
    try:
        yield http
    finally:
        await http.aclose()


async def said(http: Http, url: str) -> bytes | FailureKind:
    """What comes back, or why nothing does."""
    try:
        async with http.send("GET", url, {}) as reply:
            return await reply.body()
    except BackendError as error:
        return error.failure.kind


async def test_what_the_system_trusts_is_trusted(tmp_path: Path) -> None:
    """A server that a company's own authority vouches for is reached where the system has it, and only there."""
    async with in_the_company(tmp_path) as server:
        async with trusting(tmp_path / AUTHORITY) as http:
            assert await said(http, f"https://{server}") == b"answered"
        async with _closing(Http()) as http:
            assert await said(http, f"https://{server}") is FailureKind.TLS


async def test_a_store_that_cannot_be_read_gives_way(tmp_path: Path) -> None:
    """Files that are missing, broken, empty or no files are passed over, and the next one counts."""
    broken, empty = tmp_path / "broken.pem", tmp_path / "empty.pem"
    broken.write_text("-----BEGIN CERTIFICATE-----\nnot one\n-----END CERTIFICATE-----\n")
    empty.write_text("")
    async with in_the_company(tmp_path) as server:
        bad = tmp_path / "missing.pem", broken, empty, tmp_path
        async with trusting(*bad, tmp_path / AUTHORITY) as http:
            assert await said(http, f"https://{server}") == b"answered"
        async with trusting(*bad) as http:
            assert await said(http, f"https://{server}") is FailureKind.TLS, "whom nobody vouches for is not trusted"


async def test_where_the_system_says_nothing_the_usual_authorities_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any file of the system's, the list that comes with the program is used."""
    monkeypatch.setattr("understudy_core.transport.trust.SYSTEM_FILES", ())
    trust = Trust.of_this_computer()
    await trust.ready()
    assert trust.context.cert_store_stats()["x509_ca"] > 100


async def test_variables_name_no_authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An authority that the environment names does not count, although Python's usual context follows it."""
    async with in_the_company(tmp_path) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / AUTHORITY))
        monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
        usual = ssl.create_default_context()
        assert [authority["subject"] for authority in usual.get_ca_certs()] == [((("commonName", "Company"),),)]
        async with _closing(Http()) as http:
            assert await said(http, f"https://{server}") is FailureKind.TLS


async def test_a_proxy_that_is_reached_by_tls_is_trusted_alike(tmp_path: Path) -> None:
    """The company's authority counts for the company's proxy, too."""
    async with in_the_company(tmp_path) as proxy:
        for files, expected in (((tmp_path / AUTHORITY,), b"answered"), ((), FailureKind.TLS)):
            async with _closing(Http(f"https://{proxy}", Trust(plain_context(), files))) as http:
                assert await said(http, "http://elsewhere.invalid/v1") == expected


async def test_the_systems_own_verifier_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What verifies on Windows and macOS lets through whom the system trusts, and nobody else."""
    async with in_the_company(tmp_path) as server:
        for file, expected in ((tmp_path / AUTHORITY, b"answered"), (Path(os.devnull), FailureKind.TLS)):
            monkeypatch.setenv("SSL_CERT_FILE", str(file))  # on Linux, this is how truststore is told
            monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
            async with _closing(Http(trust=Trust(truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)))) as http:
                assert await said(http, f"https://{server}") == expected


async def test_the_store_is_read_ahead(tmp_path: Path) -> None:
    """A client that was told to get ready reads the store on its own, so that the first message need not wait."""
    company(tmp_path)
    trust = Trust(plain_context(), [tmp_path / AUTHORITY])
    async with _closing(Http(trust=trust)) as http:
        assert trust.context.cert_store_stats()["x509_ca"] == 0
        http.prepare()
        assert await asyncio.to_thread(_is_read, trust.context)


def _is_read(context: ssl.SSLContext) -> bool:
    """Whether certificates come in on their own, within seconds."""
    end = time.monotonic() + 5
    while not (read := context.cert_store_stats()["x509_ca"]) and time.monotonic() < end:
        time.sleep(0.001)
    return bool(read)


@pytest.mark.skipif(sys.platform == "win32", reason="a file that makes its reader wait is a thing of Unix")
async def test_only_a_secure_connection_waits_for_the_store(tmp_path: Path) -> None:
    """While the store is still being read, plain connections to this computer go on; a secure one waits, can be given
    up without harm to the others, and is made once the store is read."""
    slow = tmp_path / "slow.pem"
    os.mkfifo(slow)
    loop = asyncio.get_running_loop()
    async with in_the_company(tmp_path) as server, FaultServer(faults.good) as near, trusting(slow) as http:
        first, second = [loop.create_task(said(http, f"https://{server}")) for _ in range(2)]
        assert await said(http, near.base_url) == faults.WHOLE
        first.cancel()
        await asyncio.wait([first])
        assert first.cancelled() and not second.done()
        await asyncio.to_thread(slow.write_bytes, (tmp_path / AUTHORITY).read_bytes())
        assert await second == b"answered"
