"""R18: the program starts and chats whatever the environment says about proxies, certificates, languages, folders."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support.closing import Program
from understudy_core.practice.server import PracticeService

SURROUNDINGS: tuple[Mapping[str, str], ...] = (
    {"HTTP_PROXY": "http://127.0.0.1:1", "HTTPS_PROXY": "http://127.0.0.1:1", "ALL_PROXY": "socks5://127.0.0.1:1"},
    {"http_proxy": "not a proxy", "https_proxy": ":::::"},
    {"ALL_PROXY": "ftp://user:pass@[::1", "all_proxy": "socks4a://"},
    {"NO_PROXY": "[::1,*,,.", "no_proxy": "\u00fc.example"},
    {"SSL_CERT_FILE": "/nonexistent/certificates.pem"},
    {"SSL_CERT_DIR": "/nonexistent", "SSL_CERT_FILE": "/dev/null"},
    {"REQUESTS_CA_BUNDLE": "/nonexistent", "CURL_CA_BUNDLE": "/nonexistent"},
    {"SSLKEYLOGFILE": "/nonexistent/keys.log"},
    {"OPENSSL_CONF": "/nonexistent/openssl.cnf"},
    {"LANG": "C", "LC_ALL": "C", "LANGUAGE": ""},
    {"LANG": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "xx_YY.UTF-8", "LANG": "nonsense"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LANG": "ar_EG.UTF-8", "LANGUAGE": "ar:he"},
    {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
    {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    {"PYTHON_KEYRING_BACKEND": "no.such.module.Keyring"},
    {"DBUS_SESSION_BUS_ADDRESS": "nonsense:what=ever"},
    {"DBUS_SESSION_BUS_ADDRESS": "tcp:host=127.0.0.1,port=1"},
    {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": "/nonexistent"},
    {"HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent", "XDG_DATA_HOME": "/proc"},
    {"TMPDIR": "/nonexistent", "TEMP": "/nonexistent"},
    {"TZ": "Nowhere/Nothing"},
    {"QT_STYLE_OVERRIDE": "no-such-style", "QT_QPA_PLATFORMTHEME": "no-such-theme"},
    {"QT_SCALE_FACTOR": "nonsense", "QT_FONT_DPI": "x", "QT_SCREEN_SCALE_FACTORS": ";;;"},
    {"QT_PLUGIN_PATH": "/nonexistent", "QML2_IMPORT_PATH": "/nonexistent"},
    {"QT_LOGGING_RULES": "*=false", "QT_MESSAGE_PATTERN": "%{message"},
    {"PYTHONWARNINGS": "always", "PYTHONASYNCIODEBUG": "1"},
    {"COLUMNS": "x", "LINES": "-1", "TERM": "", "NO_COLOR": "1"},
    {"PYTHONHASHSEED": "0", "PYTHONOPTIMIZE": "1", "MALLOC_ARENA_MAX": "1"},
)


def take(rounds: int, dice: Dice) -> Outcome:
    """Start in so many of them, send a message that arrives, and quit."""
    chosen = dice.sample(SURROUNDINGS, rounds)
    found = [asyncio.run(_started(environ)) for environ in chosen]
    failed = [f"{' '.join(environ)}: {said}" for environ, said in zip(chosen, found, strict=True) if said]
    said = f"{len(chosen) - len(failed)} of {len(chosen)} started, chatted and ended well"
    return Outcome(said + "".join(f"; {one}" for one in failed), not failed)


async def _started(environ: Mapping[str, str]) -> str:
    """What went wrong; empty if nothing did."""
    with tempfile.TemporaryDirectory() as folder:
        async with PracticeService("A") as service:
            file = Path(folder, "profile.json")
            entry = {"name": "A", "provider": "openai-compatible", "model": "m", "base_url": service.base_url}
            file.write_text(json.dumps({"version": 1, "name": "P", "policy": "roundrobin", "backends": [entry]}))
            try:
                program = await Program.started(file, Path(folder, "home"), **environ)
                program.say("Hello")
                async with asyncio.timeout(20):
                    for _ in iter(lambda: bool(service.requests), True):
                        await asyncio.sleep(0.01)
            except (AssertionError, TimeoutError) as problem:
                return str(problem)[-300:] or "no message came"
            closed = await program.close()
    if closed.status or any("Traceback" in line for line in closed.complaints):
        return f"status {closed.status}, {closed.complaints[-3:]}"
    return ""


MEASURE = Measure(
    mark="R18",
    name="Hostile surroundings",
    target="30 environments (proxies, certificates, languages, key rings, folders, Qt): starts, chats, quits in all",
    take=take,
    short=5,
    full=len(SURROUNDINGS),
)
