"""Tests here open windows too."""

from __future__ import annotations

from gui.conftest import (
    _nothing_is_collected_by_the_threads_of_other_tests,
    _widgets_die_on_their_own_thread,
    qapp_args,
)

__all__ = ["_nothing_is_collected_by_the_threads_of_other_tests", "_widgets_die_on_their_own_thread", "qapp_args"]
