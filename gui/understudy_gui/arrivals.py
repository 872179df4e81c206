"""Profile files from outside: named at the start, by another start, or by the system while the window is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

ENDING = ".understudy"
"""Profile files written from now on end so, and open by a double click."""
ENDINGS = (ENDING, ".json", ".yaml", ".yml")
"""Profile files may end so; those of llxprt-code and of other programs are JSON, those of LiteLLM YAML."""


class Arrivals(QObject):
    """Keeps the paths until there is somebody who opens them.

    As an event filter of the application it also takes the files that macOS hands over.
    """

    def __init__(self, paths: Sequence[str] = ()) -> None:
        super().__init__()
        self._waiting = list(paths)
        self._opened: Callable[[Sequence[str]], None] | None = None

    def __bool__(self) -> bool:
        """Whether a file waits."""
        return bool(self._waiting)

    def add(self, paths: Sequence[str]) -> None:
        """Open these, now or as soon as possible."""
        self._waiting += paths
        self._hand_over()

    def hand_to(self, opened: Callable[[Sequence[str]], None]) -> None:
        """From now on `opened` receives all that came and comes, in order."""
        self._opened = opened
        self._hand_over()

    def hold(self) -> None:
        """Keep what comes from now on, until somebody opens it again."""
        self._opened = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and (file := event.file()):
            self.add([file])
            return True
        return super().eventFilter(watched, event)

    def _hand_over(self) -> None:
        if self._opened is not None and self._waiting:
            paths, self._waiting = self._waiting, []
            self._opened(paths)
