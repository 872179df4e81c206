"""What the program loads at its start, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

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
