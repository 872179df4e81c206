"""What the program loads at its start, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from understudy_gui import life

_START = """
import json, linecache, sys
from understudy_gui import __main__
sys.argv = ["understudy", "--self-test"]
status = __main__.main()
from understudy_gui import life
sources = [name for name in linecache.cache if "understudy_" in name or "pydantic" in name]
ours = {name for name in life._REST if name.startswith("understudy")}
print(json.dumps([status, sources, sorted(ours & set(sys.modules))]))
"""


def test_a_message_goes_out_without_what_it_does_not_need() -> None:
    """Until the first reply is there, no module's source was read, as PySide6 would, and no editor was loaded."""
    done = subprocess.run([sys.executable, "-c", _START], stdout=subprocess.PIPE, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == [0, [], []]


@pytest.mark.parametrize("name", [*life._CORE, *life._PARTS, *life._REST])
def test_what_is_loaded_ahead_is_there(name: str) -> None:
    """Everything that is loaded ahead of time can be loaded by the name it is known by there."""
    assert import_module(name).__name__ == name


_KEYS = """
import sys
from PySide6.QtWidgets import QApplication
from support.playing import play

async def act(window, stage):
    before = "keyring" in sys.modules
    await stage.find_key_ring()
    print(before, "keyring" in sys.modules)

play(QApplication([]), None, act)
"""


@pytest.mark.parametrize(("key", "said"), [({"keyring": "one"}, "False True\n"), (None, "False False\n")])
def test_the_key_ring_is_reached_ahead_where_a_key_lies(key: dict[str, str] | None, said: str, tmp_path: Path) -> None:
    """Who has a key in the key ring does not wait for it with the first message; others never have it loaded."""
    service = {"name": "One", "provider": "openai", "model": "m", "key": key}
    (tmp_path / "library.json").write_text(json.dumps({"version": 1, "backends": [service]}))
    tests = str(Path(__file__).parents[1])
    environ = {**os.environ, "UNDERSTUDY_HOME": str(tmp_path), "PYTHONPATH": tests, "DBUS_SESSION_BUS_ADDRESS": ""}
    done = subprocess.run([sys.executable, "-c", _KEYS], stdout=subprocess.PIPE, text=True, check=True, env=environ)
    assert done.stdout == said
