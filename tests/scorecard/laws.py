"""R2: whatever services do, each request has one end, in the order of the profile, with no try too many."""

from __future__ import annotations

import asyncio

from scorecard.measure import Dice, Measure, Outcome
from support.laws import PLAYS, Evening, keep


def take(rounds: int, dice: Dice) -> Outcome:
    """Play evenings of random faults until so many requests were made."""
    made = broken = 0
    while made < rounds:
        evening = _evening(dice)
        made += evening.requests
        try:
            asyncio.run(keep(evening))
        except (AssertionError, TimeoutError) as problem:
            broken += 1
            print(f"  {evening}: {type(problem).__name__} {problem}")
    return Outcome(f"{broken} of {made} requests broke a law", broken == 0)


def _evening(dice: Dice) -> Evening:
    scripts = [dice.choices(PLAYS, k=dice.randint(1, 6)) for _ in range(dice.randint(2, 6))]
    return Evening(scripts, dice.randint(1, 3), dice.choice(["failover", "roundrobin"]), dice.randint(1, 5))


MEASURE = Measure(
    mark="R2",
    name="Failover truth",
    target="10,000 requests, random faults, 2–6 services: 0 without exactly one end, stuck, out of order or over-asked",
    take=take,
    short=150,
    full=10_000,
)
