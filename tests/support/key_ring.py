"""Runs Python code inside a D-Bus session with a real GNOME Keyring: unlocked, locked, or none at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

needs_key_ring = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="dbus-run-session and gnome-keyring-daemon are not installed",
)
_START = {
    "unlocked": "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;",
    "absent": "",
}


def in_key_ring(code: str, home: Path, state: str = "unlocked") -> str:
    """What `code` prints, run in a session of its own whose home is `home`."""
    home.mkdir(exist_ok=True)
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(runtime)}
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{_START[state]} exec "$0" -c "$1"', sys.executable, code],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
