"""The field in which a message is written: grows with its lines, sends with Enter, takes pictures."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent

from understudy_core.language import tr
from understudy_gui.widgets.growing_text import GrowingText

_LINES_MOST = 8


class MessageField(GrowingText):
    """With pictures that are pasted, and a way back to what was written last."""

    last_asked = Signal()
    image_pasted = Signal(object)
    files_pasted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_LINES_MOST, tr("Message"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.last_asked.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or bool(_pictures(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := _pictures(source):
            self.files_pasted.emit(files)
        elif source.hasImage() and not source.hasText():
            self.image_pasted.emit(source.imageData())
        else:
            super().insertFromMimeData(source)


def _pictures(source: QMimeData) -> list[str]:
    """The files among what is pasted or dropped that are pictures by their names."""
    files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
    if not files:
        return []
    from understudy_gui.pictures import ENDINGS

    return [file for file in files if file.lower().endswith(ENDINGS)]
