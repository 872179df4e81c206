"""The account of a reply as it is kept: its events, text joined, to and from JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import groupby
from typing import Any, get_args, get_origin, get_type_hints

from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Interrupted,
    Reasoning,
    Restart,
    Skipped,
    SkipReason,
    Stopped,
    Text,
    Unanswered,
    UsageReported,
)
from understudy_core.failures import FailureKind

_TYPES: dict[str, type[Any]] = {
    "attempt": Attempt,
    "failed": Failed,
    "skipped": Skipped,
    "text": Text,
    "reasoning": Reasoning,
    "restart": Restart,
    "usage": UsageReported,
    "answered": Answered,
    "unanswered": Unanswered,
    "interrupted": Interrupted,
    "stopped": Stopped,
}
_ENUMS: dict[str, type[Any]] = {"kind": FailureKind, "action": Action, "reason": SkipReason}
_LARGEST = 1e15
"""No count and no time that was kept is larger."""
_HINTS = {kind: get_type_hints(kind) for kind in _TYPES.values()}
FINAL = (Answered, Unanswered, Interrupted, Stopped)


def event_from_json(body: Mapping[str, Any]) -> Event | None:
    """The event of a JSON object made by `to_json`; None for one this version does not know."""
    kind = _TYPES.get(str(body.get("event")))
    if kind is None:
        return None
    values = {"try_number" if name == "try" else name: value for name, value in body.items()}
    known = {field.name: values[field.name] for field in fields(kind) if field.name in values}
    try:
        for name, enum in _ENUMS.items():
            if name in known:
                known[name] = enum(known[name])
        if kind is Unanswered:
            known["failures"] = tuple(event_from_json(failed) for failed in known["failures"])
        made: Event = kind(**known)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    return made if all(_fits(getattr(made, name), hint) for name, hint in _HINTS[kind].items()) else None


def _fits(value: object, hint: Any) -> bool:
    """Whether a value read from a file is of the type that its field has, and no number beyond all measure."""
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(isinstance(one, get_args(hint)[0]) for one in value)
    if isinstance(value, (int, float)):
        kinds = get_args(hint) or (hint,)
        return (float in kinds or (int in kinds and isinstance(value, int))) and abs(value) <= _LARGEST
    return isinstance(value, hint)


def joined(events: Iterable[Event]) -> list[Event]:
    """The same story with runs of text, and of reasoning, as one event each."""
    story: list[Event] = []
    for kind, run in groupby(events, type):
        if kind is Text:
            story.append(Text("".join(event.text for event in run if isinstance(event, Text))))
        elif kind is Reasoning:
            pieces = [event for event in run if isinstance(event, Reasoning)]
            story.append(Reasoning("".join(piece.text for piece in pieces), pieces[-1].took_s))
        else:
            story += run
    return story


def completed(events: list[Event]) -> list[Event]:
    """A story that always has an end: one that was cut off by a crash ends as interrupted."""
    if events and isinstance(events[-1], FINAL):
        return events
    asked = [event.backend for event in events if isinstance(event, Attempt)]
    return [*events, Interrupted(asked[-1] if asked else "", text_of(events), FailureKind.CUT)]


def text_of(events: Iterable[Event]) -> str:
    """The reply: what was shown after the last restart."""
    text: list[str] = []
    for event in events:
        if isinstance(event, Restart):
            text.clear()
        elif isinstance(event, Text):
            text.append(event.text)
    return "".join(text)


def told_of(events: Iterable[Event]) -> str:
    """What a search finds in an account, a line each: who was not asked, who failed and why, who answered."""
    lines: list[str] = []
    for event in events:
        match event:
            case Failed():
                lines.append(event.message)
            case Answered():
                lines.append(f"{event.backend} · {event.model}")
            case Skipped() | Interrupted():
                lines.append(event.backend)
    return "\n".join(lines)
