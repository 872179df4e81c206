"""What the desktop is told of replies."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.key_ring import in_key_ring, needs_key_ring
from understudy_core.events import Unanswered
from understudy_gui.controllers.notices import Notice, notice_of
from understudy_gui.desktop import DesktopError, notify
from understudy_gui.transcript.items import ReplyItem, ReplyState

ANSWERED = ReplyItem("r", ReplyState.ANSWERED, backend="Groq")
BROKEN = ReplyItem("r", ReplyState.INTERRUPTED, backend="Groq")
STOPPED = ReplyItem("r", ReplyState.STOPPED)
FAILED = ReplyItem("r", ReplyState.UNANSWERED, account=(Unanswered("None of your 2 services could answer.", "", ()),))
NO_REPLY = Notice("No reply", "None of your 2 services could answer.")


@pytest.mark.parametrize(
    ("reply", "took_s", "is_looked_at", "told"),
    [
        (ANSWERED, 30.1, False, Notice("The reply is there", "Groq answered.")),
        (ANSWERED, 30.0, False, None),
        (ANSWERED, 300.0, True, None),
        (BROKEN, 31.0, False, Notice("The reply is not complete", "The text so far is kept.")),
        (BROKEN, 3.0, False, None),
        (STOPPED, 31.0, False, None),
        (FAILED, 0.5, False, NO_REPLY),
        (FAILED, 0.5, True, None),
    ],
)
def test_only_what_one_waits_for_elsewhere_is_told(
    reply: ReplyItem, took_s: float, is_looked_at: bool, told: Notice | None
) -> None:
    """Nothing while the window is looked at, nothing that came soon, but always that nobody answered."""
    assert notice_of(reply, took_s, is_looked_at=is_looked_at) == told


def test_a_desktop_without_notices_is_an_ordinary_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a missing bus nor one that nobody can reach is a fault."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with pytest.raises(DesktopError):
        notify("Title", "Body")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with pytest.raises(DesktopError):
        notify("Title", "Body")


@needs_key_ring
def test_the_desktop_hears_that_nobody_answered(tmp_path: Path) -> None:
    """Over a real bus: when all fail and nobody looks, one notice comes, without a word of the message."""
    told = in_key_ring(_PLAY, tmp_path / "home", "absent")
    assert told == "['No reply', 'None of your 3 services could answer.']\n"


_PLAY = """
import asyncio, threading
from jeepney import MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtWidgets import QApplication
from support.playing import play, until

heard = []
bus = open_dbus_connection("SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))

def listen():
    while True:
        message = bus.receive()
        if message.header.message_type is MessageType.method_call:
            heard.append(message.body)
            bus.send(new_method_return(message, "u", (1,)))

threading.Thread(target=listen, daemon=True).start()

async def act(window, stage):
    window.hide()
    await until(lambda: QApplication.activeWindow() is None)
    await stage.chat.talk("A secret of mine")
    await until(lambda: bool(heard))

play(QApplication([]), "all-failed", act)
assert len(heard) == 1
print(list(heard[0][3:5]))
"""
