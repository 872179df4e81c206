"""How long the first window takes, from the bundle and from the source: `python3 -m uv run packaging/first_window.py`.

Needs dist/understudy (`bundle.py`). Both start in turn on a virtual screen with the same home, in which two services of
this computer are in order. The time runs from before the process starts until its first picture stands on the screen.
The goal is a ratio of at most 1.5; 1 if it is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from statistics import median

from bare_screen import Middle, virtual_screen
from steps import BUNDLE

ROUNDS = 9
GOAL = 1.5
_SERVICES = (
    ("profile", "save", "model", "one", "--provider", "ollama", "--model", "llama3.2"),
    ("profile", "save", "model", "two", "--provider", "ollama", "--model", "llama3.2"),
    ("profile", "save", "loadbalancer", "Everyday", "failover", "one", "two"),
)


def main() -> int:
    """Compare, after one round that does not count."""
    source = (sys.executable, "-m", "understudy_gui")
    bundle = (str(BUNDLE / "understudy"),)
    with tempfile.TemporaryDirectory() as home, virtual_screen() as display:
        env = {**os.environ, "UNDERSTUDY_HOME": home, "XDG_RUNTIME_DIR": home, "DISPLAY": display}
        env |= {"QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        for words in _SERVICES:
            subprocess.run([*bundle, *words], env=env, check=True, stdout=subprocess.DEVNULL)
        middle = Middle(display)
        pairs = [(_took(source, env, middle), _took(bundle, env, middle)) for _ in range(ROUNDS + 1)][1:]
    sources, bundles = zip(*pairs, strict=True)
    ratios = [packed / plain for plain, packed in pairs]
    print(f"{ROUNDS} rounds: median (smallest–largest)")
    for label, values in (("from source, s", sources), ("from the bundle, s", bundles), ("ratio", ratios)):
        print(f"  {label:20} {median(values):.3f} ({min(values):.3f}–{max(values):.3f})")
    return int(median(ratios) > GOAL)


def _took(command: Sequence[str], env: Mapping[str, str], middle: Middle) -> float:
    middle.wait_until_empty()
    began = time.monotonic()
    process = subprocess.Popen(command, env=env)
    try:
        return middle.wait() - began
    finally:
        process.kill()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(main())
