"""R10: in every state of a real key ring, reading, saving and deleting end in a sentence and hold nothing up."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from scorecard.measure import Dice, Measure, Outcome
from support.key_ring import MODULES, PLAIN_FILE, in_key_ring, is_there
from support.key_states import DEADLINE_S, KEY, OTHER, STATES, KeyRingState

LONGEST_STALL_S = 0.1
SLACK_S = 1.0


def take(rounds: int, _dice: Dice) -> Outcome:
    """Go through so many states, each in a session of its own."""
    if not is_there():
        return Outcome("needs dbus-run-session and gnome-keyring-daemon", None)
    wrong: list[str] = []
    stall = 0.0
    for state in STATES[:rounds]:
        seen, standstill = _gone_through(state)
        for _ in range(2):  # on a busy computer others hold the loop up too, so the least of three counts
            if standstill > LONGEST_STALL_S:
                standstill = min(standstill, _gone_through(state)[1])
        wrong += [f"{state.name}: {one}" for one in seen]
        stall = max(stall, standstill)
    for one in wrong:
        print(f"  {one}")
    said = f"{rounds * 3 - len(wrong)} of {rounds * 3} actions right, nothing stood still over {1000 * stall:.0f} ms"
    return Outcome(said, not wrong and stall <= LONGEST_STALL_S)


def _gone_through(state: KeyRingState) -> tuple[list[str], float]:
    """What was not as it should be in this state, and how long the loop stood still, in seconds."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        home = Path(name)
        alt = home / MODULES / "keyrings" / "alt"
        alt.mkdir(parents=True)
        (alt / "file.py").write_text(PLAIN_FILE)
        code = f"from support.key_states import main; main({state.name!r})"
        came = json.loads(in_key_ring(code, home, state.session, **state.environ))
        leaks = [file.name for file in home.rglob("*") if file.is_file() and _holds_a_key(file)]
    return [*_wrong(state, came), *(f"a key lies in {leak}" for leak in leaks if leak != "stdout")], came["standstill"]


def _wrong(state: KeyRingState, came: dict[str, Any]) -> list[str]:
    said, took = came["said"], came["took"]
    pairs = zip(said, state.ends, strict=True)
    wrong = [f"{one!r} is not {expected!r}" for one, expected in pairs if not one.startswith(expected)]
    wrong += [f"took {seconds:.1f} s" for seconds in took if seconds > DEADLINE_S + SLACK_S]
    wrong += [f"a sentence repeats a key: {one}" for one in said[1:] if KEY in one or OTHER in one]
    if not str(came["left"]).startswith(state.left):
        wrong.append(f"afterwards {came['left']!r}, not {state.left!r}")
    return wrong + ["a key was handed to a plain file"] * bool(came["plain"])


def _holds_a_key(file: Path) -> bool:
    data = file.read_bytes()
    return KEY.encode() in data or OTHER.encode() in data


MEASURE = Measure(
    mark="R10",
    name="Keychain",
    target=f"{len(STATES)} states × 3 actions on a real key ring: a sentence each, nothing lost, ≤ 100 ms standstill",
    take=take,
    short=3,
    full=len(STATES),
)
