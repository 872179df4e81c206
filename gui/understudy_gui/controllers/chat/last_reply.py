"""What keys do with the newest reply that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt

from understudy_gui.transcript.items import ReplyItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.view import TranscriptView


class LastReply:
    """Nothing happens where there is no reply yet."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view

    def copy(self) -> None:
        """Put its text on the clipboard."""
        if (reply := self._item()) is not None and reply.text:
            self._view.copy_reply(reply.text)

    def why(self) -> None:
        """Open or close its account, and go there."""
        reply = self._item()
        if reply is None:
            return
        self._view.scroll_to_end()
        message = self._view.message(reply.id)
        if isinstance(message, ReplyMessage) and message.chip.isVisible():
            message.chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            message.chip.click()

    def _item(self) -> ReplyItem | None:
        return next((item for item in reversed(self._view.model.items) if isinstance(item, ReplyItem)), None)
