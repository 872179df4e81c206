"""Says what a screen reader sees of Understudy, once for each line it reads.

Run by the system's Python, which has AT-SPI.
Each answer is one line of JSON: a list of [name, role, [x, y, width, height], states, text, description].
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

pyatspi = import_module("pyatspi")  # of the system's Python, which runs this
GLib = import_module("gi.repository.GLib")

Found = list[list[Any]]
_DEEPEST = 30
_MOST_CHILDREN = 300


def walk(node: Any, depth: int, found: Found) -> None:
    """Add what is shown in a node and below it."""
    if node is None or depth > _DEEPEST:
        return
    states = [pyatspi.stateToString(state) for state in node.getState().getStates()]
    if "showing" in states:
        found.append([node.name, node.getRoleName(), place_of(node), states, text_of(node), node.description])
    elif depth:
        return  # nothing of what is hidden can be seen, though Qt says so of the rows of a list
    if node.getRoleName() == "combo box" and "expanded" not in states:
        return  # Qt says that the list which is not open has the focus
    for at in range(min(node.childCount, _MOST_CHILDREN)):
        walk(node.getChildAtIndex(at), depth + 1, found)


def place_of(node: Any) -> tuple[int, int, int, int]:
    """Where it is on the screen, in pixels."""
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return 0, 0, 0, 0
    return box.x, box.y, box.width, box.height


def text_of(node: Any) -> str:
    """The text inside, such as what stands in a field."""
    try:
        return str(node.queryText().getText(0, 4000))
    except NotImplementedError:
        return ""


def everything() -> Found:
    """All that is shown in the windows of the program."""
    found: Found = []
    desktop = pyatspi.Registry.getDesktop(0)
    for at in range(desktop.childCount):
        app = desktop.getChildAtIndex(at)
        if app is not None and app.name == "Understudy":
            for window in range(app.childCount):
                walk(app.getChildAtIndex(window), 0, found)
    return found


def main() -> None:
    """Answer each line; a walk during which something went away begins anew."""
    for _line in sys.stdin:
        while True:
            try:
                found = everything()
            except (LookupError, RuntimeError, ValueError, GLib.Error) as problem:
                print("looking again:", problem, file=sys.stderr)
            else:
                break
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
