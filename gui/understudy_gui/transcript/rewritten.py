"""What messages of the user's that are being edited are to say instead, whether they are shown or not."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from understudy_gui.transcript.items import UserItem


class Rewritten(QObject):
    """A text for each message that is being edited. `changed` names a kept message for which it is another by now."""

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[int | str, str] = {}

    def of(self, item: UserItem) -> str | None:
        """What this message is to say; None while it is not being edited."""
        return self._texts.get(item.key)

    def write(self, item: UserItem, text: str) -> None:
        """Let this message be edited, and say this."""
        self._texts[item.key] = text
        self._tell(item)

    def leave(self, item: UserItem) -> None:
        """This message is not being edited any more: it was sent, or stays as it was."""
        self._texts.pop(item.key, None)
        self._tell(item)

    @property
    def kept(self) -> dict[int, str]:
        """Those of messages that are kept, by their id, which outlasts the program."""
        return {key: text for key, text in self._texts.items() if isinstance(key, int)}

    def restore(self, kept: Mapping[int, str]) -> None:
        """Let these be edited and no others, from when they are shown next."""
        self._texts = dict(kept.items())

    def _tell(self, item: UserItem) -> None:
        if item.versions.id is not None:
            self.changed.emit(item.versions.id)
