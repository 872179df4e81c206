"""What a session is asked for, whom it goes to, how it went, and who hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from understudy_core.chat import Picture
from understudy_core.events import Answered, Event, Failed, Skipped
from understudy_core.language import tr
from understudy_core.profiles import Profile

if TYPE_CHECKING:
    from understudy_gui.controllers.session import Session


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


class Listener(Protocol):
    """Who hears of a session."""

    def happened(self, session: Session, event: Event) -> None:
        """Something other than text came."""

    def turned(self, session: Session) -> None:
        """A reply began, or is no longer on its way."""

    def created(self, session: Session) -> None:
        """What was a new conversation has a place in the history."""

    def begun(self, session: Session) -> None:
        """The history holds what was sent."""

    def ended(self, session: Session) -> None:
        """All that is known of the reply, the statistics too, is kept by now."""

    def problem(self, session: Session, words: str) -> None:
        """A sentence for the user."""

    def not_sent(self, session: Session, text: str, pictures: Sequence[Picture]) -> None:
        """This was written and could not be sent."""
