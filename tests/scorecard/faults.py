"""R1: every fault of the table gets its right name, step, wait and sentence, and costs little memory."""

from __future__ import annotations

import asyncio

from bench.faults import peak_mib
from scorecard.measure import Dice, Measure, Outcome
from support.fault_cases import CASES, Case
from support.fault_play import differences, is_of_any_protocol, played

MOST_MIB = 20.0


OTHERS = ("anthropic", "gemini")


def take(rounds: int, _dice: Dice) -> Outcome:
    """Play so many cases, spread over the table, those that come before any reply in other protocols too."""
    cases = CASES[:: max(1, len(CASES) // rounds)]
    plays = [(case, provider) for case in cases for provider in _protocols(case)]
    right, worst = 0, 0.0
    for case, provider in plays:
        wrong = differences(case, asyncio.run(played(case, provider)))
        right += not wrong
        if wrong:
            print(f"  {case.group}: {case.name}, {provider}: {'; '.join(wrong)}")
    for case in cases:
        if not isinstance(case.does, str):
            worst = max(worst, peak_mib(case))
    return Outcome(f"{right}/{len(plays)} right, at most +{worst:.1f} MiB", right == len(plays) and worst <= MOST_MIB)


def _protocols(case: Case) -> tuple[str, ...]:
    return ("openai-compatible", *(OTHERS if is_of_any_protocol(case) else ()))


MEASURE = Measure(
    mark="R1",
    name="Network faults",
    target=f"all of {len(CASES)} faults with the right name, step, wait and sentence; ≤ +{MOST_MIB:.0f} MiB",
    take=take,
    short=16,
    full=len(CASES),
)
