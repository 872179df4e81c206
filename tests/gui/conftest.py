"""Around every test with a window."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from understudy_gui.garbage import kept_here


@pytest.fixture(autouse=True)
def _widgets_die_on_their_own_thread() -> Iterator[None]:
    with kept_here():
        yield
        gc.collect(1)
