"""What a session is asked for, whom it goes to, and how it went."""

from __future__ import annotations

from dataclasses import dataclass

from understudy_core.chat import Picture
from understudy_core.events import Answered, Event, Failed, Skipped
from understudy_core.language import tr
from understudy_core.profiles import Profile


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom messages go to: a profile, and those of its backends that cannot be asked."""

    profile: Profile
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """How a talk went, for the self-test."""

    events: tuple[Event, ...]

    @property
    def is_rescued(self) -> bool:
        """Whether a reply came although a backend failed."""
        return isinstance(self.events[-1], Answered) and any(isinstance(event, Failed) for event in self.events)

    @property
    def words(self) -> str:
        """One line for a terminal."""
        last = self.events[-1]
        if isinstance(last, Answered):
            failures = [event.message for event in self.events if isinstance(event, Failed)]
            return " ".join([*failures, tr("{backend} answered: {text}", backend=last.backend, text=last.text)])
        return tr("No reply: {last}", last=last)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for: a reply to this text, or to the last message; `first` goes first, `beside` is an item."""

    text: str | None
    pictures: tuple[Picture, ...] = ()
    first: str | None = None
    beside: str | None = None
