"""From the account of a reply to the lines that tell it: who was asked, what happened, what helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from understudy_core import wording
from understudy_core.events import Action, Answered, Attempt, Event, Failed, Interrupted, Skipped, Stopped
from understudy_core.failures import FailureKind
from understudy_core.language import ENGLISH, current, tr
from understudy_gui.theme.tokens import State
from understudy_gui.transcript.account import phrases
from understudy_gui.transcript.items import ReplyItem, ReplyState


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One visit to one backend. `sentence` is the whole sentence of its last failure, where there was one.

    `seconds` is the time spent there, pauses included; None where it was not asked or is still being asked.
    """

    number: int
    state: State
    backend: str
    model: str
    words: str
    sentence: str
    seconds: float | None
    kind: FailureKind | None
    cure: str | None
    details: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Visit:
    backend: str
    model: str = ""
    asked: bool = False
    failures: list[Failed] = field(default_factory=list)
    skipped: Skipped | None = None
    end: Answered | Interrupted | Stopped | None = None

    def goes_on(self, backend: str) -> bool:
        """Whether an attempt on `backend` is another try of this visit."""
        return backend == self.backend and bool(self.failures) and self.failures[-1].action is Action.RETRY

    @property
    def spent_s(self) -> float:
        waited = sum(failed.wait_s for failed in self.failures)
        return waited + sum(failed.elapsed_s for failed in self.failures)


def attempt_lines(account: Sequence[Event]) -> tuple[AttemptLine, ...]:
    """One line for each visit to a backend, in order."""
    lines: list[AttemptLine] = []
    before_s = 0.0
    for number, visit in enumerate(_visits(account), start=1):
        lines.append(_line(number, visit, before_s))
        before_s += visit.spent_s
    return tuple(lines)


def choice_of(account: Sequence[Event], backend: str) -> int:
    """The place of `backend` among those that were considered, 1 being the first choice."""
    order = list(dict.fromkeys(visit.backend for visit in _visits(account)))
    return order.index(backend) + 1 if backend in order else max(len(order), 1)


def chip_words(item: ReplyItem) -> tuple[str, str]:
    """The name and the rest of the line that says who answered."""
    if item.state in {ReplyState.STOPPED, ReplyState.INTERRUPTED} and not item.text:
        return "", " · ".join(part for part in (tr("Asked {backend}", backend=item.backend), item.model) if part)
    if item.choice == 1 and not item.broken_starts:
        return "", " · ".join(part for part in (item.backend, item.model) if part)
    parts = [item.model, tr("{choice} choice", choice=ordinal(item.choice))]
    if item.first_token_s:
        parts.append(seconds(item.first_token_s))
    return item.backend, "".join(f" · {part}" for part in parts if part)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th …"""
    if current() != ENGLISH:
        return f"{number}."
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def seconds(value: float) -> str:
    """A time as it stands at the end of a line; never "0.0 s", which nothing takes."""
    return tr("{value:.1f} s", value=max(value, 0.1)) if value < 100 else f"{value:.0f} s"


def after_name(line: AttemptLine) -> str:
    """The sentence of a failure, to be read on from the backend's name where it begins with it."""
    start = f"{line.backend} "
    return line.sentence[len(start) :] if line.sentence.startswith(start) else line.sentence or line.words


def report(item: ReplyItem) -> str:
    """Everything about a request as plain text, to paste into a question to somebody."""
    end = item.unanswered
    parts = [end.message, tr("Quickest fix: {cure}.", cure=end.cure)] if end else []
    for line in attempt_lines(item.account):
        name = " · ".join(part for part in (line.backend, line.model) if part)
        spent = f" ({seconds(line.seconds)})" if line.seconds is not None else ""
        parts.append(f"{line.number}. {name}: {line.sentence or line.words}{spent}")
        parts.extend(f"   {label}: {value}" for label, value in line.details)
    return "\n".join(parts) + "\n"


def _visits(account: Sequence[Event]) -> Iterator[_Visit]:
    visit: _Visit | None = None
    for event in account:
        match event:
            case Attempt():
                if visit is None or not visit.goes_on(event.backend):
                    if visit is not None:
                        yield visit
                    visit = _Visit(event.backend)
                visit.model, visit.asked = event.model, True
            case Failed():
                if visit is None or visit.backend != event.backend:
                    if visit is not None:
                        yield visit
                    visit = _Visit(event.backend)
                visit.failures.append(event)
            case Skipped():
                if visit is not None and visit.backend == event.backend and visit.end is None:
                    visit.skipped = event
                    continue
                if visit is not None:
                    yield visit
                visit = _Visit(event.backend, skipped=event)
            case Answered() | Interrupted() | Stopped() if visit is not None:
                visit.end = event
            case _:
                pass
    if visit is not None:
        yield visit


def _line(number: int, visit: _Visit, before_s: float) -> AttemptLine:
    last = visit.failures[-1] if visit.failures else None
    spent: float | None = visit.spent_s if visit.failures else None
    state = phrases.state_of(last.kind) if last else State.RESTING
    match visit.end:
        case Answered(first_token_s=first):
            state, spent = State.READY, max(first - before_s, 0.0)
        case Interrupted():
            state = State.RESTING
        case _ if visit.skipped is not None and last is None:
            state = phrases.skip_state(visit.skipped.reason)
        case _:
            pass
    answered = isinstance(visit.end, Answered)
    return AttemptLine(
        number=number,
        state=state,
        backend=visit.backend,
        model=visit.model,
        words=_words(visit, spent),
        sentence=last.message if last and not answered else "",
        seconds=spent,
        kind=last.kind if last and not answered else None,
        cure=None if answered or last is None else _cure(last),
        details=_details(visit),
    )


def _words(visit: _Visit, spent_s: float | None) -> str:
    parts = _failed_words(visit.failures)
    match visit.end:
        case Answered():
            parts.append(tr("Answered. First word after {seconds}.", seconds=seconds(spent_s or 0.0)))
        case Interrupted(kind=kind) if not visit.failures:
            parts.append(phrases.happened(kind))
        case Stopped():
            parts.append(tr("Stopped by you."))
        case _ if visit.skipped is not None:
            parts.append(phrases.skipped(visit.skipped.reason, visit.skipped.seconds_left))
        case _ if not parts:
            parts.append(tr("Being asked."))
        case _:
            pass
    return " ".join(parts)


def _failed_words(failures: Sequence[Failed]) -> list[str]:
    """Each failure once; a repetition is told as "Waited 2 s, tried again: the same."."""
    parts: list[str] = []
    for earlier, failed in zip([None, *failures], failures, strict=False):
        if earlier is None:
            parts.append(phrases.happened(failed.kind))
            continue
        again = (
            tr("Waited {wait_s:.0f} s, tried again", wait_s=earlier.wait_s)
            if earlier.wait_s >= 1
            else tr("Tried again")
        )
        same = failed.kind is earlier.kind
        parts.append(tr("{again}: the same.", again=again) if same else f"{again}. {phrases.happened(failed.kind)}")
    if len(parts) > 3:
        parts = [parts[0], tr("Tried {n} times.", "", len(failures)), parts[-1]]
    return parts


def _cure(failed: Failed) -> str | None:
    if not phrases.is_curable(failed.kind):
        return None
    phrase = wording.cure_for(failed.kind, failed.backend)
    return f"{phrase[0].upper()}{phrase[1:]}."


def _details(visit: _Visit) -> tuple[tuple[str, str], ...]:
    rows: list[tuple[str, str]] = []
    for index, failed in enumerate(visit.failures, start=1):
        if len(visit.failures) > 1:
            rows.append(
                (
                    tr("Try"),
                    tr(
                        "{index} of {count}, {elapsed_s}",
                        index=index,
                        count=len(visit.failures),
                        elapsed_s=seconds(failed.elapsed_s),
                    ),
                )
            )
        rows.append((tr("Kind"), failed.kind.value))
        rows.extend(
            (label, str(value))
            for label, value in (
                (tr("Status"), failed.status),
                (tr("Request id"), failed.request_id),
                (tr("In its own words"), failed.detail),
            )
            if value not in (None, "")
        )
    if isinstance(visit.end, Answered):
        rows += [(tr("Model"), visit.end.model), (tr("Ended with"), visit.end.finish_reason)]
        rows += [(tr("First word"), seconds(visit.end.first_token_s)), (tr("Complete"), seconds(visit.end.total_s))]
    return tuple(rows)
