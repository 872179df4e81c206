"""How a backend is, in shape and words, as its row shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from understudy_core.failures import FailureKind
from understudy_core.language import continued, marked, tr
from understudy_core.library import Library, Row
from understudy_gui.theme import State

K = FailureKind


@dataclass(frozen=True, slots=True)
class RowState:
    """`words` and `cure` are as they are shown; `cure` names a button, when the user can mend something here."""

    state: State
    words: str
    cure: str = ""
    kind: FailureKind | None = None
    rests: bool = False
    """Not asked for now, though it may look like a failure of the last request."""
    seconds_left: float | None = None
    """Until it is asked again, where time alone decides."""
    first_word_s: float | None = None
    """How long the last answer took to its first word."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Everything one row shows."""

    backend: str
    model: str
    enabled: bool
    state: RowState
    letters: str = ""


_PROBLEM = marked("Had a problem")
_FAILED: dict[FailureKind, tuple[State, str, str]] = {
    K.RATE_LIMITED: (State.RESTING, marked("Too many requests"), ""),
    K.QUOTA_EXHAUSTED: (State.NEEDS, marked("No credit left"), marked("Add credit")),
    K.KEY_REJECTED: (State.NEEDS, marked("Key rejected"), marked("Replace key")),
    K.NOT_PERMITTED: (State.NEEDS, marked("Not permitted for this account"), marked("Choose model")),
    K.MODEL_NOT_FOUND: (State.MISSING, marked("Model gone"), marked("Choose model")),
    K.CONTEXT_TOO_LONG: (State.READY, marked("Chat too long for it"), ""),
    K.REFUSED_CONTENT: (State.READY, marked("Declined to answer"), ""),
    K.BAD_REQUEST: (State.NEEDS, marked("Did not accept the request"), marked("Edit")),
    K.REFUSED_CONNECTION: (State.MISSING, marked("Cannot be reached"), marked("Edit")),
    K.NETWORK: (State.RESTING, marked("Connection lost"), ""),
    K.DNS: (State.RESTING, marked("Cannot be reached"), ""),
    K.TLS: (State.NEEDS, marked("Connection is not secure"), ""),
    K.PROXY: (State.NEEDS, marked("The proxy refuses"), ""),
    K.SILENT: (State.RESTING, marked("No answer in time"), ""),
    K.STALLED: (State.RESTING, marked("Fell silent"), ""),
    K.CUT: (State.RESTING, marked("Broke off"), ""),
    K.EMPTY_REPLY: (State.RESTING, marked("Answered with nothing"), ""),
    K.MALFORMED_REPLY: (State.NEEDS, marked("Is no AI service at this address"), marked("Edit")),
    K.MISSING_KEY: (State.NEEDS, marked("Has no key yet"), marked("Add key")),
    K.KEYCHAIN_LOCKED: (State.NEEDS, marked("Key ring is locked"), ""),
    K.MISCONFIGURED: (State.NEEDS, marked("Not set up completely"), marked("Edit")),
}


def unasked() -> RowState:
    """One that was never asked counts as ready."""
    return RowState(State.READY, tr("Ready"))


def asking() -> RowState:
    """It is being tested now."""
    return RowState(State.MISSING, tr("Asking …"))


def ready(first_word_s: float) -> RowState:
    """Answered, with the time to its first word."""
    words = tr("Ready, {first_word_s:.1f} s", first_word_s=first_word_s)
    return RowState(State.READY, words, first_word_s=first_word_s)


def failed(kind: FailureKind) -> RowState:
    """How a backend is after a failure of this kind."""
    state, words, cure = _FAILED.get(kind, (State.RESTING, _PROBLEM, ""))
    return RowState(state, tr(words), tr(cure), kind)


def passed(kind: FailureKind) -> RowState:
    """A backend that failed so and is asked again with the next message all the same."""
    return RowState(State.READY, tr("Ready. Last time: {reason}", reason=continued(failed(kind).words)), "", kind)


def resting(kind: FailureKind | None, seconds_left: float | None) -> RowState:
    """A backend that is not asked for now: with the seconds where time ends it, `kind` None when a person paused it."""
    if kind is None:
        return RowState(State.RESTING, tr("Paused"), rests=True)
    told = failed(kind)
    if seconds_left is None or told.state is State.NEEDS:
        return replace(told, rests=True)
    words = tr("Resting {seconds_left:.0f} s: {reason}", seconds_left=seconds_left, reason=continued(told.words))
    return RowState(State.RESTING, words, "", kind, rests=True, seconds_left=seconds_left)


def anew(told: RowState) -> RowState:
    """The same state in the language that is spoken by now."""
    if told.rests:
        return resting(told.kind, told.seconds_left)
    if told.first_word_s is not None:
        return ready(told.first_word_s)
    if told.kind is None:
        return unasked()
    now = failed(told.kind)
    return now if now.state is told.state else passed(told.kind)


def row_state(library: Library, row: Row, told: RowState | None = None) -> RowState:
    """The state to show for a row; `told` is what is known of the backend from its last requests."""
    if library.backend(row.backend) is None:
        return RowState(State.MISSING, tr("Missing: was deleted"), tr("Replace"))
    return (told or unasked()) if row.enabled else RowState(State.MISSING, tr("Switched off"))


def profile_state(states: list[tuple[Row, RowState]]) -> tuple[State, str]:
    """The worst state that matters and its words ("2 of 3 ready"); rows that are switched off do not count."""
    shown = [state for row, state in states if row.enabled]
    count = sum(1 for one in shown if one.state is State.READY)
    words = tr("{count} of {all} ready", count=count, all=len(shown)) if shown else tr("nobody on the list")
    return worst([one.state for one in shown]), words


def worst(states: Sequence[State]) -> State:
    """The state that matters most of several, the first choice first."""
    if State.READY not in states or states[0] is State.NEEDS:
        return State.NEEDS
    return State.READY if set(states) == {State.READY} else State.RESTING
