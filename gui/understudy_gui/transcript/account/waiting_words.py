"""The sentence of the waiting line at a given moment, and the moment when it changes next."""

from __future__ import annotations

import math
from dataclasses import dataclass

from understudy_core import wording
from understudy_core.failures import FailureKind
from understudy_core.language import tr
from understudy_gui.transcript.account import phrases
from understudy_gui.transcript.items import Waiting


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """The sentence, what stands after it in a quieter colour, and the button's words, if it has one."""

    sentence: str
    aside: str = ""
    button: str = ""

    @property
    def spoken(self) -> str:
        """All of it as one line."""
        return f"{self.sentence} {self.aside}".strip()


def waiting_words(waiting: Waiting, now: float) -> WaitingWords:
    """What the line says at `now`, in seconds of the clock that `waiting` was made with."""
    if waiting.failure is not None:
        return _pause(waiting, waiting.failure, now)
    if waiting.thinking:
        return WaitingWords(tr("{backend} is thinking", backend=waiting.backend))
    silent_s = now - waiting.since
    if waiting.limit_s is not None and silent_s >= waiting.limit_s / 2:
        return _silence(waiting, waiting.limit_s, silent_s)
    if waiting.try_number > 1:
        return WaitingWords(
            tr("Asking {backend} again", backend=waiting.backend),
            tr("({try_number} of {tries})", try_number=waiting.try_number, tries=waiting.tries),
        )
    return WaitingWords(tr("Asking {backend}", backend=waiting.backend) if waiting.backend else tr("Sending"))


def next_change_s(waiting: Waiting, now: float) -> float | None:
    """Seconds until the words change, or None if only an event will change them."""
    if waiting.failure is not None:
        left = (waiting.until or now) - now
        return None if left <= 0 else (left - math.floor(left)) or 1.0
    if waiting.thinking or waiting.limit_s is None:
        return None
    silent_s = now - waiting.since
    if silent_s < waiting.limit_s / 2:
        return waiting.limit_s / 2 - silent_s
    return 1.0 - (silent_s - math.floor(silent_s))


def _pause(waiting: Waiting, kind: FailureKind, now: float) -> WaitingWords:
    why = phrases.pause_words(kind, waiting.backend, wording.is_busy(kind))
    left = math.ceil(max((waiting.until or now) - now, 0.0) - 1e-6)
    again = tr("Trying again in {left} s", left=left) if left else tr("Trying again")
    button = tr("Skip to {next_backend}", next_backend=waiting.next_backend) if waiting.next_backend else ""
    return WaitingWords(
        f"{why} {again}", tr("({try_number} of {tries})", try_number=waiting.try_number, tries=waiting.tries), button
    )


def _silence(waiting: Waiting, limit_s: float, silent_s: float) -> WaitingWords:
    sentence = tr(
        "{backend} has been silent for {floor} s.", backend=waiting.backend, floor=math.floor(silent_s + 1e-06)
    )
    if waiting.next_backend is None:
        return WaitingWords(sentence, tr("It has {limit_s:.0f} s in all.", limit_s=limit_s))
    return WaitingWords(
        sentence,
        tr("{next_backend} takes over at {limit_s:.0f} s.", next_backend=waiting.next_backend, limit_s=limit_s),
        tr("Switch now"),
    )
