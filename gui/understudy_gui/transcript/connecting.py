"""What messages ask for, and what lies over them, becomes what the pane does or asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy_gui.transcript.overlay import Overlay
from understudy_gui.transcript.wishes import Wishes

if TYPE_CHECKING:
    from understudy_gui.transcript.view import TranscriptView


def pass_on(overlay: Overlay, wishes: Wishes, view: TranscriptView) -> None:
    """Have the pane do or pass on what both ask for."""
    overlay.example_chosen.connect(view.example_chosen)
    overlay.add_service_asked.connect(view.add_service_asked)
    overlay.just_show_me_asked.connect(view.just_show_me_asked)
    overlay.help_asked.connect(lambda: view.help_asked.emit(""))
    overlay.newest_asked.connect(view.scroll_to_end)
    wishes.skip.connect(view.skip_asked)
    wishes.stop.connect(view.stop_asked)
    wishes.try_again.connect(view.try_again_asked)
    wishes.go_on.connect(view.go_on_asked)
    wishes.ask.connect(view.ask_asked)
    wishes.edit.connect(view.edit_asked)
    wishes.walk.connect(view.walk_asked)
    wishes.cure.connect(view.cure_asked)
    wishes.link.connect(view.link_activated)
    wishes.help.connect(view.help_asked)
    wishes.copied_reply.connect(view.copy_reply)
    wishes.hovered.connect(overlay.show_target)
