"""Short phrases of the account and the waiting line, one for each kind of failure."""

from __future__ import annotations

from understudy_core.events import SkipReason
from understudy_core.failures import FailureKind
from understudy_core.language import marked, tr
from understudy_gui.theme.tokens import State

K = FailureKind

_HAPPENED: dict[FailureKind, str] = {
    K.RATE_LIMITED: marked("Too many requests."),
    K.QUOTA_EXHAUSTED: marked("The credit is used up."),
    K.KEY_REJECTED: marked("The key was not accepted."),
    K.NOT_PERMITTED: marked("This account may not use the model."),
    K.MODEL_NOT_FOUND: marked("The model is not offered."),
    K.CONTEXT_TOO_LONG: marked("The chat is too long for this model."),
    K.REFUSED_CONTENT: marked("Declined to answer this."),
    K.BAD_REQUEST: marked("Could not understand the request."),
    K.OVERLOADED: marked("Overloaded."),
    K.SERVER_ERROR: marked("A problem on its side."),
    K.REFUSED_CONNECTION: marked("Could not be reached."),
    K.NETWORK: marked("The connection was lost."),
    K.DNS: marked("Its address could not be found."),
    K.TLS: marked("The secure connection could not be checked."),
    K.PROXY: marked("The proxy did not let the request through."),
    K.SILENT: marked("No answer in time."),
    K.STALLED: marked("Fell silent before the reply was complete."),
    K.CUT: marked("The connection broke before the reply was complete."),
    K.EMPTY_REPLY: marked("Answered with nothing."),
    K.MALFORMED_REPLY: marked("Answered, but not as an AI service."),
    K.MISSING_KEY: marked("There is no key yet."),
    K.KEYCHAIN_LOCKED: marked("The key ring is locked."),
    K.MISCONFIGURED: marked("Not set up completely."),
}

_SKIPPED: dict[SkipReason, str] = {
    SkipReason.RESTING: marked("Resting"),
    SkipReason.MISSING_KEY: marked("There is no key yet"),
    SkipReason.DELETED: marked("Was deleted"),
    SkipReason.SWITCHED_OFF: marked("Switched off"),
    SkipReason.CONTEXT_TOO_SMALL: marked("The chat is too long for this model"),
    SkipReason.NO_VISION: marked("Cannot see pictures"),
    SkipReason.BY_USER: marked("Skipped by you"),
    SkipReason.PAUSED: marked("Paused by you"),
}

_RESTS = frozenset({K.RATE_LIMITED, K.OVERLOADED, K.SERVER_ERROR, K.SILENT, K.STALLED, K.CUT, K.NETWORK, K.EMPTY_REPLY})
_GONE = frozenset({K.REFUSED_CONNECTION, K.DNS, K.MODEL_NOT_FOUND})
_CURABLE = frozenset(
    {
        *(K.KEY_REJECTED, K.MISSING_KEY, K.KEYCHAIN_LOCKED, K.QUOTA_EXHAUSTED, K.MODEL_NOT_FOUND, K.NOT_PERMITTED),
        *(K.MISCONFIGURED, K.MALFORMED_REPLY, K.CONTEXT_TOO_LONG, K.REFUSED_CONTENT, K.BAD_REQUEST),
        *(K.REFUSED_CONNECTION, K.TLS, K.PROXY, K.DNS, K.NETWORK, K.SILENT, K.RATE_LIMITED),
    }
)
_BUTTONS: dict[FailureKind, tuple[str, str]] = {
    K.KEY_REJECTED: (marked("Paste a new key for {b}"), "key"),
    K.MISSING_KEY: (marked("Paste a key for {b}"), "key"),
    K.KEYCHAIN_LOCKED: (marked("Unlock the key ring"), "lock"),
    K.QUOTA_EXHAUSTED: (marked("Open the billing page of {b}"), "external"),
    K.MODEL_NOT_FOUND: (marked("Choose another model for {b}"), "settings"),
    K.NOT_PERMITTED: (marked("Choose another model for {b}"), "settings"),
    K.MISCONFIGURED: (marked("Finish setting up {b}"), "settings"),
    K.MALFORMED_REPLY: (marked("Check the address of {b}"), "settings"),
    K.CONTEXT_TOO_LONG: (marked("Start a new chat"), "plus"),
    K.REFUSED_CONTENT: (marked("Ask the next one"), "skip"),
    K.SILENT: (marked("Wait longer for {b}"), "settings"),
}


def happened(kind: FailureKind) -> str:
    """What happened, as a short sentence that stands after the backend's name."""
    return tr(_HAPPENED[kind])


def skipped(reason: SkipReason, seconds_left: float | None) -> str:
    """Why a backend was not asked; `seconds_left` is how long it still rests."""
    why = tr(_SKIPPED[reason])
    if seconds_left is None:
        return f"{why}."
    return tr("{why}, {seconds_left:.0f} s left.", why=why, seconds_left=seconds_left)


def state_of(kind: FailureKind) -> State:
    """The state whose icon stands before a failure."""
    if kind in _RESTS:
        return State.RESTING
    return State.MISSING if kind in _GONE else State.NEEDS


def skip_state(reason: SkipReason) -> State:
    """The state whose icon stands before a backend that was passed over."""
    if reason is SkipReason.RESTING:
        return State.RESTING
    return State.NEEDS if reason is SkipReason.MISSING_KEY else State.MISSING


def is_curable(kind: FailureKind) -> bool:
    """Whether a person can do something about it that is worth a link."""
    return kind in _CURABLE


def cure_button(kind: FailureKind, backend: str) -> tuple[str, str] | None:
    """The words and the icon of the button with which the app helps, or None where only time does."""
    found = _BUTTONS.get(kind)
    return (tr(found[0], b=backend), found[1]) if found else None


def pause_words(kind: FailureKind, backend: str, busy: bool) -> str:
    """Why there is a pause before another try."""
    if busy:
        return tr("{backend} is busy.", backend=backend)
    if kind in {K.NETWORK, K.CUT, K.STALLED}:
        return tr("The connection to {backend} was lost.", backend=backend)
    return tr("{backend} has a problem.", backend=backend)
