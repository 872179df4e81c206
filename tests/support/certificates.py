"""Certificates that nobody vouches for, and those that only a company vouches for."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FILE = "certificate.pem"
AUTHORITY = "authority.pem"
_DAYS = 400


def certified(folder: Path, days: int, hosts: Sequence[str] = ()) -> ssl.SSLContext:
    """A server's side of TLS with a certificate it signed itself, for this computer and `hosts`.

    It ends in so many days, and lies in the folder under `FILE` for those who want to trust it.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _for_hosts("127.0.0.1", hosts, key, days).sign(key, hashes.SHA256())
    return _serving(folder, key, certificate)


def company(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS with a certificate for this computer, signed by a company's own authority.

    The authority lies in the folder under `AUTHORITY`, as an administrator would put it into a system's store.
    """
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = (
        _begun("Company", "Company", authority, _DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(authority, hashes.SHA256())
    )
    (folder / AUTHORITY).write_bytes(root.public_bytes(serialization.Encoding.PEM))
    return _serving(folder, key, _for_hosts("Company", (), key, _DAYS).sign(authority, hashes.SHA256()))


def _for_hosts(
    issuer: str, hosts: Sequence[str], key: ec.EllipticCurvePrivateKey, days: int
) -> x509.CertificateBuilder:
    names = [x509.IPAddress(ip_address("127.0.0.1")), *(x509.DNSName(host) for host in hosts)]
    begun = _begun("127.0.0.1", issuer, key, days)
    return begun.add_extension(x509.SubjectAlternativeName(names), critical=False)


def _begun(subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, days: int) -> x509.CertificateBuilder:
    ends = datetime.now(UTC) + timedelta(days=days)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=_DAYS + 1))
        .not_valid_after(ends)
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _serving(folder: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> ssl.SSLContext:
    file = folder / FILE
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
