"""What is known of each backend: from its last requests, and who rests. One for the whole window, so that all of it
says the same."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from understudy_core.balancer import Balancer
from understudy_core.events import Answered, Event, Failed
from understudy_core.profiles import Backend, Profile
from understudy_gui.theme import State
from understudy_gui.views.editor.states import RowState, anew, failed, passed, ready, resting, unasked

_FINE_BELOW_S = 10.0
_COARSE_S = 5.0


class BackendStates(QObject):
    """`changed` says that the state of a backend is known anew. A timer runs only while a rest counts down."""

    changed = Signal()

    def __init__(self, balancer: Balancer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._balancer = balancer
        self._profile: Profile | None = None
        self._told: dict[str, RowState] = {}
        self._ticker = QTimer(self)
        self._ticker.setSingleShot(True)
        self._ticker.timeout.connect(self.look)

    @property
    def told(self) -> Mapping[str, RowState]:
        """What is known, by the backend's name."""
        return self._told

    def of(self, backend: str) -> RowState:
        """The state of a backend; one that was never asked counts as ready."""
        return self._told.get(backend) or unasked()

    def use(self, profile: Profile | None) -> None:
        """Watch the backends of this profile."""
        self._profile = profile
        self.look()

    def look(self) -> None:
        """Learn who rests now, and look again when that changes."""
        left = [seconds for backend in self._backends() if (seconds := self._look_at(backend)) is not None]
        if left:
            self._ticker.start(round(1000 * next_look_s(min(left))))
        else:
            self._ticker.stop()

    def note(self, event: Event) -> None:
        """Learn from what happened in a chat. What does not rest is asked again, so it counts as ready."""
        if isinstance(event, Answered):
            self.put(event.backend, ready(event.first_token_s))
        elif isinstance(event, Failed):
            told = failed(event.kind)
            self.put(event.backend, passed(event.kind) if told.state is State.RESTING else told)
            self.look()

    def put(self, backend: str, state: RowState) -> None:
        """Know this of a backend from now on."""
        if self._told.get(backend) != state:
            self._told[backend] = state
            self.changed.emit()

    def go_on_from(self, before: BackendStates) -> None:
        """Know what was known in the window before, in the words of this one."""
        self._told = {name: anew(told) for name, told in before.told.items()}

    def forget(self, backend: str) -> None:
        """The backend was edited, tested, or is to be tried now: what was known of it holds no more."""
        for one in self._backends():
            if one.name == backend:
                self._balancer.forgive(one)
        if self._told.pop(backend, None) is not None:
            self.changed.emit()

    def pause(self, backend: str) -> None:
        """Let a backend rest until it is forgotten."""
        for one in self._backends():
            if one.name == backend:
                self._balancer.pause(one)
        self.look()

    def _backends(self) -> tuple[Backend, ...]:
        return self._profile.backends if self._profile is not None else ()

    def _look_at(self, backend: Backend) -> float | None:
        """Seconds until this backend must be looked at again."""
        assert self._profile is not None
        rest = self._balancer.rest_of(self._profile, backend)
        if rest is None:
            told = self.of(backend.name)
            if told.rests:
                self.put(backend.name, passed(told.kind) if told.kind is not None else unasked())
            return None
        left = rest.seconds_left(self._balancer.clock.now())
        self.put(backend.name, resting(rest.kind, left))
        return left


def next_look_s(left_s: float) -> float:
    """Seconds until the words of a rest of `left_s` change: every second near its end, more seldom before."""
    step = 1.0 if left_s <= _FINE_BELOW_S else _COARSE_S
    return min(step, left_s) + 0.01
