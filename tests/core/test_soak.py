"""Many requests in a row leave nothing behind."""

from __future__ import annotations

from pathlib import Path

from scorecard.soak import least_slope
from support.soak import soak


async def test_five_hundred_requests_against_flapping_services(tmp_path: Path) -> None:
    """Everybody is answered, nothing stays open, and what was counted is what the services saw."""
    toll = await soak(500, tmp_path)
    assert toll.answered == 500
    assert {name: record.requests for name, record in toll.records.items()} == toll.on_the_wire
    assert set(toll.on_the_wire) == {"a", "b", "c"} and min(toll.on_the_wire.values()) > 0
    assert sum(record.answered for record in toll.records.values()) == 500
    assert all(record.stopped == 0 for record in toll.records.values())
    assert toll.records["b"].rescued > 0 and toll.records["a"].rescued == 0
    assert (toll.files_after, toll.tasks_after, toll.connections_after) == (toll.files_before, 0, 0)


def test_a_leak_counts_and_a_single_step_does_not() -> None:
    """Memory that grows with every request is a slope; a mebibyte that Python takes once is none."""
    leaking = [50_000 + 100 * tenth for tenth in range(10)]
    stepping = [50_000] * 3 + [51_024] * 7
    assert least_slope(leaking, 20_000) == 50.0
    assert least_slope(stepping, 20_000) == 0.0
