"""Short phrases of the account and the waiting line, one for each kind of failure."""

from __future__ import annotations

from understudy_core.events import SkipReason
from understudy_core.failures import FailureKind
from understudy_gui.theme.tokens import State

K = FailureKind

_HAPPENED: dict[FailureKind, str] = {
    K.RATE_LIMITED: "Too many requests.",
    K.QUOTA_EXHAUSTED: "The credit is used up.",
    K.KEY_REJECTED: "The key was not accepted.",
    K.NOT_PERMITTED: "This account may not use the model.",
    K.MODEL_NOT_FOUND: "The model is not offered.",
    K.CONTEXT_TOO_LONG: "The chat is too long for this model.",
    K.REFUSED_CONTENT: "Declined to answer this.",
    K.BAD_REQUEST: "Could not understand the request.",
    K.OVERLOADED: "Overloaded.",
    K.SERVER_ERROR: "A problem on its side.",
    K.REFUSED_CONNECTION: "Could not be reached.",
    K.NETWORK: "The connection was lost.",
    K.DNS: "Its address could not be found.",
    K.TLS: "The secure connection could not be checked.",
    K.PROXY: "The proxy did not let the request through.",
    K.SILENT: "No answer in time.",
    K.STALLED: "Fell silent before the reply was complete.",
    K.CUT: "The connection broke before the reply was complete.",
    K.EMPTY_REPLY: "Answered with nothing.",
    K.MALFORMED_REPLY: "Answered, but not as an AI service.",
    K.MISSING_KEY: "There is no key yet.",
    K.KEYCHAIN_LOCKED: "The key ring is locked.",
    K.MISCONFIGURED: "Not set up completely.",
}

_SKIPPED: dict[SkipReason, str] = {
    SkipReason.RESTING: "Resting",
    SkipReason.MISSING_KEY: "There is no key yet",
    SkipReason.DELETED: "Was deleted",
    SkipReason.SWITCHED_OFF: "Switched off",
    SkipReason.CONTEXT_TOO_SMALL: "The chat is too long for this model",
    SkipReason.NO_VISION: "Cannot see pictures",
    SkipReason.BY_USER: "Skipped by you",
    SkipReason.PAUSED: "Paused by you",
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
    K.KEY_REJECTED: ("Paste a new key for {b}", "key"),
    K.MISSING_KEY: ("Paste a key for {b}", "key"),
    K.KEYCHAIN_LOCKED: ("Unlock the key ring", "lock"),
    K.QUOTA_EXHAUSTED: ("Open the billing page of {b}", "external"),
    K.MODEL_NOT_FOUND: ("Choose another model for {b}", "settings"),
    K.NOT_PERMITTED: ("Choose another model for {b}", "settings"),
    K.MISCONFIGURED: ("Finish setting up {b}", "settings"),
    K.MALFORMED_REPLY: ("Check the address of {b}", "settings"),
    K.CONTEXT_TOO_LONG: ("Start a new chat", "plus"),
    K.REFUSED_CONTENT: ("Ask the next one", "skip"),
    K.SILENT: ("Wait longer for {b}", "settings"),
}


def happened(kind: FailureKind) -> str:
    """What happened, as a short sentence that stands after the backend's name."""
    return _HAPPENED[kind]


def skipped(reason: SkipReason, seconds_left: float | None) -> str:
    """Why a backend was not asked; `seconds_left` is how long it still rests."""
    left = f", {seconds_left:.0f} s left" if seconds_left is not None else ""
    return f"{_SKIPPED[reason]}{left}."


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
    return (found[0].format(b=backend), found[1]) if found else None


def pause_words(kind: FailureKind, backend: str, busy: bool) -> str:
    """Why there is a pause before another try."""
    if busy:
        return f"{backend} is busy."
    if kind in {K.NETWORK, K.CUT, K.STALLED}:
        return f"The connection to {backend} was lost."
    return f"{backend} has a problem."
