"""R20: where everything in the bundle comes from. It looks at dist/understudy, which packaging/bundle.py builds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from support.frozen import BUNDLE

_ROOT = Path(__file__).parents[2]
_INPUTS = ("requirements.txt", "build-requirements.txt")


def take(_rounds: int, _dice: Dice) -> Outcome:
    """Look at the pins, the list of parts, the licences, and for files that run by their mere presence."""
    pins, hashed = _pins()
    if hashed < pins:
        return Outcome(f"{pins - hashed} of {pins} inputs have no hash", False)
    listed = BUNDLE.with_suffix(".cdx.json")
    if not listed.exists():
        return Outcome(f"{pins} of {pins} inputs hashed; the rest needs packaging/bundle.py first", None)
    parts = json.loads(listed.read_text(encoding="utf-8"))["components"]
    licences = (BUNDLE / "licences.txt").read_text(encoding="utf-8")
    untold = [part["name"] for part in parts if f"\n  {part['name']} {part['version']}: " not in licences]
    running = [file.name for file in BUNDLE.rglob("*.pth")]
    said = f"{pins} of {pins} inputs hashed, {len(parts)} parts listed, {len(parts) - len(untold)} with their licence, "
    return Outcome(said + f"{len(running)} .pth", bool(parts) and not untold and not running)


def _pins() -> tuple[int, int]:
    """How many inputs are pinned, and how many of them by hash."""
    pins = hashed = 0
    for name in _INPUTS:
        text = (_ROOT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", "")
        for line in text.splitlines():
            if re.match(r"[\w.\[\]-]+==", line):
                pins += 1
                hashed += "--hash=sha256:" in line
    return pins, hashed


MEASURE = Measure(
    "R20",
    "Supply chain",
    "every input pinned by hash, every part listed with its licence, 0 .pth",
    take,
    short=1,
    full=1,
)
