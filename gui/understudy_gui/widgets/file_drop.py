"""Lets a widget take files that are dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """`dropped` hands over the paths of the files with one of the wanted endings, as one list."""

    dropped = Signal(object)

    def __init__(self, target: QWidget, *endings: str) -> None:
        super().__init__(target)
        self._endings = endings
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDropEvent) and (paths := self._paths(event)):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(paths)
            return True
        return super().eventFilter(watched, event)

    def _paths(self, event: QDropEvent) -> list[str]:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        return [file for file in files if file.lower().endswith(self._endings)]
