"""All measures of the scorecard, in the order of their marks. A new one is a module of its own and a line here."""

from __future__ import annotations

from scorecard import (
    canary,
    closing,
    disks,
    edits,
    faults,
    frozen,
    inputs,
    instances,
    keychain,
    kills,
    laws,
    migrations,
    origins,
    rendering,
    secrets,
    soak,
    supply,
    surroundings,
    wire,
)
from scorecard.measure import Measure

MEASURES: tuple[Measure, ...] = (
    faults.MEASURE,
    laws.MEASURE,
    inputs.MEASURE,
    wire.SPLITS,
    kills.MEASURE,
    disks.POWER_CUTS,
    disks.REFUSALS,
    migrations.MEASURE,
    instances.MEASURE,
    keychain.MEASURE,
    secrets.MEASURE,
    origins.MEASURE,
    rendering.SAFETY,
    rendering.SPEED,
    closing.MEASURE,
    soak.MEASURE,
    canary.MEASURE,
    surroundings.MEASURE,
    frozen.MEASURE,
    supply.MEASURE,
    edits.MEASURE,
)
