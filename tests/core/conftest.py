"""For tests that talk to servers of this computer themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A plain client that knows no proxy; its patience is in seconds."""
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        yield client
