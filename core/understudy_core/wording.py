"""The sentences people read about failures: what happened, on whose side; and the one cure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from understudy_core.events import Failed
from understudy_core.failures import Failure, FailureKind
from understudy_core.language import marked, tr

K = FailureKind


@dataclass(frozen=True, slots=True)
class About:
    """Whom a sentence speaks of. `limit_s` is the time limit that applied, in seconds."""

    backend: str
    model: str
    host: str
    is_local: bool = False
    limit_s: float = 0.0


_SENTENCES: dict[FailureKind, str] = {
    K.RATE_LIMITED: marked("{b} is getting too many requests from you."),
    K.QUOTA_EXHAUSTED: marked("Your credit at {b} is used up."),
    K.KEY_REJECTED: marked("{b} does not accept this key. It may be mistyped, expired or deleted."),
    K.NOT_PERMITTED: marked("{b} refused: this account may not use {m}, or not from your country."),
    K.MODEL_NOT_FOUND: marked("{b} no longer offers {m}, or your account has no access."),
    K.CONTEXT_TOO_LONG: marked("This chat has become too long for {m}."),
    K.REFUSED_CONTENT: marked("{b} declined to answer this."),
    K.BAD_REQUEST: marked("{b} could not understand the request. A setting it does not know is the usual reason."),
    K.OVERLOADED: marked("{b} has a problem on its side. Nothing is wrong on your computer."),
    K.SERVER_ERROR: marked("{b} has a problem on its side. Nothing is wrong on your computer."),
    K.REFUSED_CONNECTION: marked("{h} cannot be reached."),
    K.NETWORK: marked("The connection to {b} was lost before it answered."),
    K.DNS: marked("{h} cannot be reached."),
    K.TLS: marked("The secure connection to {h} could not be checked. Often a company network or a wrong clock."),
    K.PROXY: marked("The proxy between you and {h} did not let the request through."),
    K.SILENT: marked("{b} did not answer within {n} s."),
    K.STALLED: marked("The connection to {b} broke before the reply was complete. The text so far is kept."),
    K.CUT: marked("The connection to {b} broke before the reply was complete. The text so far is kept."),
    K.EMPTY_REPLY: marked("{b} answered with nothing."),
    K.MALFORMED_REPLY: marked("This address answers, but not as an AI service. Perhaps /v1 is missing."),
    K.MISSING_KEY: marked("There is no key for {b} yet."),
    K.KEYCHAIN_LOCKED: marked("Your key ring is locked, so the key cannot be read. The key is still there."),
    K.MISCONFIGURED: marked("{b} is not set up completely."),
}

_CURES: dict[FailureKind, str] = {
    K.KEY_REJECTED: marked("a new key for {b}"),
    K.MISSING_KEY: marked("a key for {b}"),
    K.KEYCHAIN_LOCKED: marked("unlock your key ring"),
    K.QUOTA_EXHAUSTED: marked("add credit at {b}"),
    K.MODEL_NOT_FOUND: marked("choose another model for {b}"),
    K.NOT_PERMITTED: marked("choose another model for {b}"),
    K.MISCONFIGURED: marked("finish setting up {b}"),
    K.MALFORMED_REPLY: marked("check the address of {b}"),
    K.CONTEXT_TOO_LONG: marked("start a new chat, or shorten this one"),
    K.REFUSED_CONTENT: marked("rephrase the message, or ask another service"),
    K.BAD_REQUEST: marked("check the settings of {b}"),
    K.REFUSED_CONNECTION: marked("start {b}, or check its address"),
    K.TLS: marked("check the clock and the network of this computer"),
    K.PROXY: marked("check the proxy settings"),
    K.DNS: marked("check the internet connection"),
    K.NETWORK: marked("check the internet connection"),
    K.RATE_LIMITED: marked("wait a moment and try again"),
    K.OVERLOADED: marked("try again in a minute"),
    K.SERVER_ERROR: marked("try again in a minute"),
    K.SILENT: marked("try again, or allow a longer wait"),
    K.STALLED: marked("try again"),
    K.CUT: marked("try again"),
    K.EMPTY_REPLY: marked("try again"),
}
"""In order of usefulness: what the user can mend comes before what only time mends."""

_BUSY = frozenset({K.OVERLOADED, K.SERVER_ERROR, K.RATE_LIMITED})
_OFFLINE = frozenset({K.DNS, K.NETWORK})


def sentence(failure: Failure, about: About) -> str:
    """What happened, in one plain sentence without codes."""
    if failure.kind is K.REFUSED_CONNECTION and about.is_local:
        return tr("{backend} on this computer is not running.", backend=about.backend)
    said = tr(_SENTENCES[failure.kind], b=about.backend, m=about.model, h=about.host, n=_count(about.limit_s))
    if failure.kind is K.RATE_LIMITED and failure.retry_after_s:
        return tr("{said} It asks to wait {retry_after_s}.", said=said, retry_after_s=span(failure.retry_after_s))
    if failure.kind in (K.MISCONFIGURED, K.KEYCHAIN_LOCKED) and failure.detail:
        return failure.detail
    return said


def headline(failures: Sequence[Failed]) -> str:
    """One sentence for a request that nobody answered."""
    asked = len({failed.backend for failed in failures})
    if not failures:
        return tr("This profile has no service that could be asked.")
    if asked > 1 and all(failed.kind in _OFFLINE for failed in failures):
        return tr("There seems to be no internet connection.")
    if asked == 1:
        return failures[-1].message
    return tr("None of your {asked} services could answer.", asked=asked)


def most_curable(failures: Sequence[Failed]) -> Failed | None:
    """The failure whose cure helps most; of equals the first, which is the user's first choice."""
    ranks = {kind: rank for rank, kind in enumerate(_CURES)}
    return min(failures, key=lambda failed: ranks[failed.kind], default=None)


def cure(failures: Sequence[Failed]) -> str:
    """The one most useful thing to do, as a phrase that goes on from "Quickest fix:"."""
    best = most_curable(failures)
    return cure_for(best.kind, best.backend) if best else tr("add a service to this profile")


def cure_for(kind: FailureKind, backend: str) -> str:
    """What helps against this kind of failure at `backend`."""
    return tr(_CURES[kind], b=backend)


def is_busy(kind: FailureKind) -> bool:
    """Whether "busy" is the right word while the program tries again."""
    return kind in _BUSY


def span(seconds: float) -> str:
    """A wait as people say it: "45 s", "12 min", "5 h"."""
    if seconds < 120:
        return f"{_count(seconds)} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.0f} h"


def _count(seconds: float) -> str:
    return f"{seconds:.0f}" if seconds >= 1 else tr("{seconds:.1f}", seconds=seconds)
