"""Runs Python code inside a D-Bus session with a real GNOME Keyring, or with none at all.

The code can import `lock`, `hang` and `resume` from here: what a locked screen, or a keychain that no longer answers,
does to the key ring.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest


def is_there() -> bool:
    """Whether this computer has what a session with a key ring needs."""
    return bool(shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"))


needs_key_ring = pytest.mark.skipif(
    not is_there(),
    reason="dbus-run-session and gnome-keyring-daemon are not installed",
)
_START = {
    "unlocked": "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;",
    "absent": "",
}
MODULES = "modules"
"""Where, inside the home, the code finds further modules."""
PLAIN_FILE = """
import os
from pathlib import Path
from keyring.backend import KeyringBackend

class PlaintextKeyring(KeyringBackend):
    priority = 6
    def get_password(self, service, username):
        return "k-planted"
    def set_password(self, service, username, password):
        Path(os.environ["HOME"], "plain.txt").write_text(password)
    def delete_password(self, service, username):
        pass
"""
"""A key ring that keeps keys where anybody can read them."""
_STOPPED = "STOPPED_KEY_RING"
_LONGEST_S = 400.0


def in_key_ring(code: str, home: Path, state: str = "unlocked", **environ: str) -> str:
    """What `code` prints, run in a session of its own whose home is `home`. It must end well and say no more."""
    home.mkdir(exist_ok=True)
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    stopped = home / "stopped"
    env = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": f"{Path(__file__).parent.parent}{os.pathsep}{home / MODULES}",
        _STOPPED: str(stopped),
        **environ,
    }
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)
    said, complained = home / "stdout", home / "stderr"  # files: a stopped daemon would keep pipes open
    command = ["dbus-run-session", "--", "sh", "-c", f'{_START[state]} exec "$0" -c "$1"', sys.executable, code]
    try:
        with said.open("wb") as out, complained.open("wb") as err:
            status = subprocess.run(
                command, env=env, stdout=out, stderr=err, timeout=_LONGEST_S, check=False
            ).returncode
    finally:
        if stopped.exists():  # a stopped daemon does not notice that its session is over
            with suppress(ProcessLookupError):
                os.kill(int(stopped.read_text()), signal.SIGKILL)
    assert status == 0, complained.read_text()
    return said.read_text()


def lock() -> None:
    """Lock the key ring of this session, as a locked screen does. Nothing here can ask for its password."""
    import secretstorage

    with secretstorage.dbus_init() as bus:
        secretstorage.get_default_collection(bus).lock()


def hang() -> None:
    """Stop the daemon of this session: it takes calls and never answers."""
    daemon = _daemon()
    Path(os.environ[_STOPPED]).write_text(str(daemon))
    os.kill(daemon, signal.SIGSTOP)


def resume() -> None:
    """Let the stopped daemon go on."""
    os.kill(int(Path(os.environ[_STOPPED]).read_text()), signal.SIGCONT)


def end() -> None:
    """Kill the daemon, as a crash does."""
    os.kill(_daemon(), signal.SIGKILL)


def _daemon() -> int:
    bus_messages, blocking = import_module("jeepney.bus_messages"), import_module("jeepney.io.blocking")  # untyped
    with blocking.open_dbus_connection("SESSION") as bus:
        asked = bus_messages.message_bus.GetConnectionUnixProcessID("org.freedesktop.secrets")
        return int(bus.send_and_get_reply(asked).body[0])
