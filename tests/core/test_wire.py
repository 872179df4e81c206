"""Recorded replies of real services, replayed over loopback HTTP."""

from __future__ import annotations

import pytest

from support.replay import WireItem, wire_params
from support.wire_table import PIECES, differences, outcome


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("item", wire_params())
async def test_a_recording_comes_out_exactly(item: WireItem, piece: int) -> None:
    """Text, reasoning, end, tokens and wait are those of the index, however the bytes are split."""
    got = await outcome(item, piece)
    assert differences(item, got) == []
    assert "{" not in got.message
