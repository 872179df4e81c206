"""The conversation pane: what was said, who answered, and why the others did not."""

from understudy_gui.transcript.items import BrokenStart, Item, ReplyItem, ReplyState, UserItem, Waiting
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.view import TranscriptView

__all__ = [
    "BrokenStart",
    "Item",
    "ReplyItem",
    "ReplyState",
    "TranscriptModel",
    "TranscriptView",
    "UserItem",
    "Waiting",
]
