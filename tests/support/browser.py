"""What would be opened in a browser."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot


class Browser(QObject):
    """Takes the place of the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        """The addresses, oldest first."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Called by Qt with what would be opened."""
        self.opened.append(url.toString())
