"""What is known of each backend from its last requests; one for the whole window, so that all of it says the same."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from understudy_core.events import Answered, Event, Failed
from understudy_gui.views.editor.states import READY, RowState, failed, ready


class BackendStates(QObject):
    """`changed` says that the state of a backend is known anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[str, RowState] = {}

    @property
    def told(self) -> Mapping[str, RowState]:
        """What is known, by the backend's name."""
        return self._told

    def of(self, backend: str) -> RowState:
        """The state of a backend; one that was never asked counts as ready."""
        return self._told.get(backend, READY)

    def note(self, event: Event) -> None:
        """Learn from what happened in a chat."""
        if isinstance(event, Answered):
            self.put(event.backend, ready(event.first_token_s))
        elif isinstance(event, Failed):
            self.put(event.backend, failed(event.kind))

    def put(self, backend: str, state: RowState) -> None:
        """Know this of a backend from now on."""
        if self._told.get(backend) != state:
            self._told[backend] = state
            self.changed.emit()

    def forget(self, backend: str) -> None:
        """The backend was edited: what was known of it holds no more."""
        if self._told.pop(backend, None) is not None:
            self.changed.emit()
