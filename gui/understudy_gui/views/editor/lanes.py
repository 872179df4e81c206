"""A rehearsal as lanes of bars on a time scale. Pure: from what happened to what is drawn and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from understudy_core.events import Action, Answered, Attempt, Failed, Interrupted, Text, Unanswered
from understudy_core.failures import FailureKind
from understudy_core.language import marked, tr
from understudy_core.practice.rehearsal import Moment
from understudy_gui.theme import State

K = FailureKind
_WORDS = {
    K.RATE_LIMITED: marked("busy"),
    K.QUOTA_EXHAUSTED: marked("no credit"),
    K.KEY_REJECTED: marked("key rejected"),
    K.NOT_PERMITTED: marked("refused"),
    K.MODEL_NOT_FOUND: marked("model gone"),
    K.OVERLOADED: marked("down"),
    K.SERVER_ERROR: marked("down"),
    K.REFUSED_CONNECTION: marked("not reached"),
    K.SILENT: marked("silent"),
    K.STALLED: marked("silent"),
    K.CUT: marked("broke off"),
    K.EMPTY_REPLY: marked("nothing"),
}
_NEEDS = frozenset({K.KEY_REJECTED, K.QUOTA_EXHAUSTED, K.NOT_PERMITTED, K.MODEL_NOT_FOUND})
_STEPS = (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600)
_MOST_TICKS = 6


@dataclass(slots=True)
class Bar:
    """One attempt, or one wait when `state` is None; `end_s` is None while it goes on."""

    start_s: float
    words: str
    state: State | None
    end_s: float | None = None


@dataclass(slots=True)
class Lane:
    """What happened with one backend, in order."""

    backend: str
    bars: list[Bar] = field(default_factory=list)


def lanes(backends: Sequence[str], moments: Sequence[Moment]) -> list[Lane]:
    """A lane for each backend, in the profile's order."""
    made = {name: Lane(name) for name in backends}
    running: Bar | None = None
    for moment in moments:
        match moment.event:
            case Attempt(backend=name):
                _end(made[name].bars, moment.at_s)
                running = Bar(moment.at_s, tr("asked"), State.MISSING)
                made[name].bars.append(running)
            case Text() if running is not None:
                running.words, running.state = tr("answers"), State.READY
            case Failed() as failed:
                _end(made[failed.backend].bars, moment.at_s, failed)
                if failed.action is Action.RETRY and failed.wait_s:
                    made[failed.backend].bars.append(
                        Bar(moment.at_s, tr("waits {wait_s:.3g} s", wait_s=failed.wait_s), None)
                    )
            case Answered(backend=name) | Interrupted(backend=name):
                _end(made[name].bars, moment.at_s)
            case _:
                pass
    return list(made.values())


def in_short(moments: Sequence[Moment]) -> str:
    """How it ended, in one sentence; while it goes on, who is asked."""
    asked = next((one.event.backend for one in reversed(moments) if isinstance(one.event, Attempt)), "")
    match moments[-1].event if moments else None:
        case Answered(backend=name, first_token_s=after):
            return tr("{name} answers after {after:.1f} s", name=name, after=after)
        case Unanswered(message=message):
            return tr("Nobody answers after {at_s:.1f} s. {message}", at_s=moments[-1].at_s, message=message)
        case Interrupted(backend=name):
            return tr(
                "The reply of {name} breaks off after {at_s:.1f} s, and what is there is kept",
                name=name,
                at_s=moments[-1].at_s,
            )
        case _:
            return tr("{asked} is asked …", asked=asked) if asked else tr("The services take their places …")


def spoken(made: Sequence[Lane]) -> str:
    """All lanes in words, for screen readers."""
    said = []
    for lane in made:
        bars = [
            tr("{words} at {start_s:.1f} s", words=bar.words, start_s=bar.start_s)
            if bar.state is not None
            else bar.words
            for bar in lane.bars
        ]
        said.append(f"{lane.backend}: {', '.join(bars) if bars else tr('not asked')}.")
    return " ".join(said)


def ticks(longest_s: float) -> list[float]:
    """Round seconds for the scale, from 0 to at least `longest_s`."""
    step = next((one for one in _STEPS if longest_s / one <= _MOST_TICKS), _STEPS[-1])
    count = max(int(-(-longest_s // step)), 1)
    return [step * at for at in range(count + 1)]


def _end(bars: list[Bar], at_s: float, failed: Failed | None = None) -> None:
    if bars and bars[-1].end_s is None:
        bars[-1].end_s = at_s
        if failed is not None:
            bars[-1].words = tr(_WORDS.get(failed.kind, marked("failed")))
            bars[-1].state = State.NEEDS if failed.kind in _NEEDS else State.RESTING
