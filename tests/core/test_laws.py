"""The balancer's laws, whatever the services do: over real sockets, with time moved by hand."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from support.laws import PLAYS, Evening, keep

plays = st.sampled_from(PLAYS)
evenings = st.builds(
    Evening,
    scripts=st.lists(st.lists(plays, min_size=1, max_size=6), min_size=2, max_size=5),
    tries=st.integers(1, 3),
    policy=st.sampled_from(["failover", "roundrobin"]),
    requests=st.integers(1, 5),
)


@settings(max_examples=60, deadline=None)
@given(evenings)
def test_laws(evening: Evening) -> None:
    """Whatever happens, the laws hold for every request of an evening."""
    asyncio.run(keep(evening))
