"""R17: the installed PySide6 neither loses nor gathers references to None, True and False."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from scorecard.measure import Dice, Measure, Outcome

TOLERATED = 0.01
"""References a call may change; what the measuring itself holds is spread over all calls."""


def take(rounds: int, _dice: Dice) -> Outcome:
    """In a process of its own: what is wrong here ends in an abort."""
    command = [sys.executable, "-m", "support.canary", str(rounds)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        return Outcome(f"ended with status {done.returncode}: {done.stderr[-200:]}", False)
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    drifts = {f"{kind}, {name}": drift for kind, by_name in found.items() for name, drift in by_name.items()}
    worst, most = max(drifts.items(), key=lambda item: abs(item[1]))
    wrong = [f"{name}: {drift:+.2f}" for name, drift in drifts.items() if abs(drift) > TOLERATED]
    said = f"{len(found)} kinds of calls, {rounds:,} each: at most {abs(most):.4f} a call ({worst})"
    return Outcome(said + ("; wrong: " + ", ".join(wrong) if wrong else ""), not wrong)


MEASURE = Measure(
    mark="R17",
    name="Canary for Qt",
    target="nine kinds of calls change no count of references to None, True or False",
    take=take,
    short=1_000,
    full=10_000,
)
