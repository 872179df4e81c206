"""Every state of the conversation pane that the pictures show (`tests/pictures.py`)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from support import walk
from support.hand_clock import HandClock
from support.scenes import SCENES
from understudy_gui.transcript.view import TranscriptView


@pytest.mark.parametrize("width", [560, 936])
def test_each_state_is_named_in_order_and_whole(qtbot: QtBot, width: int) -> None:
    """In a narrow pane and in a wide one nothing is cut off, and the keyboard reaches nothing without a name."""
    found: dict[str, list[str]] = {}
    for name, scene in SCENES.items():
        clock = HandClock()
        view = TranscriptView(clock=clock.now)
        qtbot.addWidget(view)
        view.resize(width, 700)
        view.show()
        qtbot.waitExposed(view)
        scene(view, clock)
        view.grab()
        if problems := walk.nameless(view) + walk.backwards(view) + walk.cut_off(view):
            found[name] = problems
        view.hide()
    assert found == {}
