"""How a backend is, in shape and words, as its row shows it."""

from __future__ import annotations

from dataclasses import dataclass

from understudy_core.library import Library, Row
from understudy_gui.theme import State


@dataclass(frozen=True, slots=True)
class RowState:
    """`cure` names the button behind the words, when the user can mend something here."""

    state: State
    words: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Everything one row shows."""

    backend: str
    model: str
    enabled: bool
    state: RowState
    letters: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the backend was deleted."""
        return not self.model


READY = RowState(State.READY, "Ready")
_DELETED = RowState(State.MISSING, "Missing: was deleted", "Replace")
_OFF = RowState(State.MISSING, "Switched off")


def row_state(library: Library, row: Row, told: RowState | None = None) -> RowState:
    """The state to show for a row; `told` is what is known of the backend from its last requests."""
    if library.backend(row.backend) is None:
        return _DELETED
    return (told or READY) if row.enabled else _OFF


def profile_state(states: list[tuple[Row, RowState]]) -> tuple[State, str]:
    """The worst state that matters and its words ("2 of 3 ready"); rows that are switched off do not count."""
    shown = [state for row, state in states if row.enabled]
    ready = sum(1 for one in shown if one.state is State.READY)
    words = f"{ready} of {len(shown)} ready" if shown else "nobody on the list"
    if not ready or shown[0].state is State.NEEDS:
        return State.NEEDS, words
    return (State.READY if ready == len(shown) else State.RESTING), words
