"""Runs cases in processes of their own, in turn, and tells medians with their spread."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from statistics import median


def begun_at() -> float:
    """When this process was started, as its parent noted it; seconds on the clock of `time.monotonic`."""
    return float(os.environ["BENCH_BEGAN"])


def rounds(
    module: str, cases: Sequence[str], times: int, warm: bool = True, **environ: str
) -> dict[str, list[tuple[float, ...]]]:
    """The figures that each case printed, `times` of them; if `warm`, after one round that does not count.

    The cases take turns (A B A B …), so that a machine whose speed drifts is unfair to none of them.
    """
    found: dict[str, list[tuple[float, ...]]] = {case: [] for case in cases}
    for number in range(times + warm):
        for case in cases:
            figures = _figures(module, case, environ)
            if number >= warm:
                found[case].append(figures)
    return found


def told(values: Sequence[float]) -> str:
    """The median with the smallest and the largest."""
    return f"{median(values):.3f} ({min(values):.3f}–{max(values):.3f})"


def ratios(ours: Sequence[float], floor: Sequence[float]) -> list[float]:
    """Ours ÷ floor, round by round."""
    return [mine / its for mine, its in zip(ours, floor, strict=True)]


def better(found: Mapping[str, Sequence[float]], ours: str) -> str:
    """Who does better than we do where less is better, in a sentence."""
    mine = median(found[ours])
    ahead = [f"{name} ({median(values) / mine:.2f} of it)" for name, values in found.items() if median(values) < mine]
    return f"better than {ours}: {', '.join(ahead) or 'nobody'}"


def _figures(module: str, case: str, environ: Mapping[str, str]) -> tuple[float, ...]:
    env = {**os.environ, **environ, "PYTHONDONTWRITEBYTECODE": "", "BENCH_BEGAN": repr(time.monotonic())}
    done = subprocess.run([sys.executable, "-m", module, case], env=env, stdout=subprocess.PIPE, text=True, check=True)
    return tuple(float(number) for number in done.stdout.split())
