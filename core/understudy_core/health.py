"""Who rests, why and until when. Pure: the clock and the dice are arguments. In memory, shared by all profiles.

What rests is not a row of a profile but what is asked: an address, a key at that address, a model with both. So a
profile can be edited, renamed and reordered, and whoever was resting still rests.

    failures in a row  →  open: rests  →  half-open: one trial  →  closed, or open again for longer
    "wait", "no credit", "wrong key", "no such model"  →  rests as long as that is true
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from understudy_core.failures import Failure, FailureKind
from understudy_core.profiles import BreakerSettings

K = FailureKind

_CONNECTION = frozenset({K.NETWORK, K.DNS, K.TLS, K.PROXY, K.REFUSED_CONNECTION})
_SLOW = frozenset({K.SILENT, K.STALLED})
_NOT_SENT = frozenset({K.MISSING_KEY, K.KEYCHAIN_LOCKED, K.MISCONFIGURED})
"""Nobody was asked, so nothing came to be known of an address."""
_COUNTED = _CONNECTION | _SLOW | {K.OVERLOADED, K.SERVER_ERROR, K.CUT}

LONGEST_FAST_REST_S = 60.0
FIRST_SLOW_REST_S = 30.0
LONGEST_RATE_LIMIT_REST_S = 600.0
QUOTA_REST_S = 900.0
JITTER = 0.2


@dataclass(frozen=True, slots=True)
class Route:
    """What a backend asks: an origin, a key there (None: without one), and a model at an address with both.

    `key` is the name of a key, never the key.
    """

    origin: str
    base_url: str
    key: str | None
    model: str

    @property
    def _address(self) -> Subject:
        return ("address", self.origin)

    @property
    def _credential(self) -> Subject:
        return ("key", self.origin, self.key) if self.key is not None else self._whole

    @property
    def _whole(self) -> Subject:
        return ("model", self.base_url, self.key or "", self.model)

    @property
    def _subjects(self) -> tuple[Subject, ...]:
        return (self._whole, self._credential, self._address)


Subject = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Why a backend rests and until when; `until` is infinite when only a person can end it.

    `kind` is None when a person paused it.
    """

    kind: FailureKind | None
    until: float

    def seconds_left(self, now: float) -> float | None:
        """None when no time ends it."""
        return None if math.isinf(self.until) else max(0.0, self.until - now)


@dataclass(slots=True)
class _Record:
    """What is known of one subject."""

    streak: int = 0
    """Counted failures in a row."""
    openings: int = 0
    """Rests in a row that no success ended."""
    rest: Rest | None = None
    is_open: bool = False
    """Rests because of its streak: the end of the rest is a trial, not an all-clear."""
    on_trial: bool = False


class Health:
    """Every method takes `now` in seconds of one clock that only goes forward."""

    def __init__(self) -> None:
        self._records: dict[Subject, _Record] = {}
        self._paused: set[Subject] = set()

    def rest(self, route: Route, now: float) -> Rest | None:
        """The rest that keeps this route from being asked, the longest if there are several; None: ready."""
        if route._whole in self._paused:
            return Rest(None, math.inf)
        rests = [rest for subject in route._subjects if (rest := self._rest_of(subject, now)) is not None]
        return max(rests, key=lambda rest: rest.until, default=None)

    def is_trial(self, route: Route) -> bool:
        """Whether asking this route now is a trial: it rested after failures and no success has ended that yet."""
        return any(record.is_open for record in self._known(route))

    def begin(self, route: Route) -> None:
        """It is being asked. A trial takes the only slot there is, until one of the three methods below."""
        for record in self._known(route):
            record.on_trial = record.is_open

    def answered(self, route: Route) -> None:
        """A whole reply came: everything that spoke against this route is over at once."""
        for subject in route._subjects:
            self._records.pop(subject, None)

    def released(self, route: Route) -> None:
        """The attempt ended without a verdict (stopped, skipped): the slot is free for another trial."""
        for record in self._known(route):
            record.on_trial = False

    def failed(self, route: Route, failure: Failure, settings: BreakerSettings, now: float, draw: float = 0.5) -> None:
        """An attempt failed. `draw` in [0, 1) spreads the rest by ±20 %."""
        on_trial = any(record.on_trial for record in self._known(route))
        self.released(route)
        if failure.kind in _COUNTED or (on_trial and failure.kind in _NO_REPLY):
            subject = route._address if failure.kind in _CONNECTION else route._whole
            self._count(subject, failure.kind, settings, now, 1 - JITTER + 2 * JITTER * draw)
        elif (until := _told_rest(failure, now)) is not None:
            subject = route._credential if failure.kind in _OF_THE_KEY else route._whole
            self._records.setdefault(subject, _Record()).rest = Rest(failure.kind, until)
        if failure.kind not in _CONNECTION | _NOT_SENT:
            self._records.pop(route._address, None)  # it can be reached, whatever it said

    def forgive(self, route: Route) -> None:
        """A person edited or tested it, or says "Try now": it is asked with the next message."""
        self.answered(route)
        self._paused.discard(route._whole)

    def pause(self, route: Route) -> None:
        """A person lets it rest until `forgive`."""
        self._paused.add(route._whole)

    def _known(self, route: Route) -> list[_Record]:
        return [self._records[subject] for subject in route._subjects if subject in self._records]

    def _rest_of(self, subject: Subject, now: float) -> Rest | None:
        record = self._records.get(subject)
        if record is None or record.rest is None:
            return None
        if record.rest.until > now:
            return record.rest
        return Rest(record.rest.kind, now) if record.on_trial else None

    def _count(self, subject: Subject, kind: FailureKind, settings: BreakerSettings, now: float, jitter: float) -> None:
        record = self._records.setdefault(subject, _Record())
        record.streak += 1
        if not record.is_open and record.streak < settings.failure_threshold:
            return
        rested_out = record.rest is None or record.rest.until <= now
        record.openings += rested_out
        record.is_open = True
        record.rest = Rest(kind, now + jitter * _rest_length(kind, settings, record.openings))


_NO_REPLY = frozenset({K.EMPTY_REPLY, K.MALFORMED_REPLY})
"""Count against nobody, but are no reply either: a trial that ends so has failed."""
_OF_THE_KEY = frozenset({K.KEY_REJECTED, K.NOT_PERMITTED, K.QUOTA_EXHAUSTED})


def _told_rest(failure: Failure, now: float) -> float | None:
    """Until when a failure that says what is wrong lets its route rest; None: not at all."""
    match failure.kind:
        case K.RATE_LIMITED if failure.retry_after_s:
            return now + min(failure.retry_after_s, LONGEST_RATE_LIMIT_REST_S)
        case K.QUOTA_EXHAUSTED:
            return now + QUOTA_REST_S
        case K.KEY_REJECTED | K.NOT_PERMITTED | K.MODEL_NOT_FOUND:
            return math.inf
        case _:
            return None


def _rest_length(kind: FailureKind, settings: BreakerSettings, openings: int) -> float:
    """Seconds: doubling with each rest in a row, up to a limit that is lower for failures that show at once."""
    if kind in _SLOW:
        first, longest = FIRST_SLOW_REST_S, settings.max_rest_s
    else:
        first, longest = settings.rest_s, min(LONGEST_FAST_REST_S, settings.max_rest_s)
    longest = max(longest, settings.rest_s) if kind not in _SLOW else longest
    return min(first * 2.0 ** min(openings - 1, 30), longest)
