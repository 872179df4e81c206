"""Python's collector of reference cycles, kept to the window's thread.

Left alone it runs on whatever thread happens to allocate, and a widget that it destroys on a worker's thread brings
Qt down. So it is off while the window lives, and runs between two tasks instead.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_here() -> Iterator[None]:
    """No automatic collection inside this block."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_what_is_there() -> None:
    """Collect everything that is not needed any more, and look through the rest no more until the next time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def sweep() -> None:
    """Collect now, on this thread, the oldest generation that Python's own thresholds say is due."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
