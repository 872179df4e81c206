"""What a conversation shows, as plain frozen data: messages, replies and what went on before an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from understudy_core.chat import Picture
from understudy_core.events import Answered, Event, Unanswered
from understudy_core.failures import FailureKind
from understudy_core.language import marked
from understudy_core.tree import ALONE, Versions


class ReplyState(Enum):
    """Where a reply is in its life."""

    WAITING = "waiting"
    STREAMING = "streaming"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    INTERRUPTED = "interrupted"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class BrokenStart:
    """A first part of a reply by a service that could not go on; `sentence` says what became of it."""

    backend: str
    text: str
    sentence: str = marked("The connection broke here; the text is kept.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the waiting line tells. Times are seconds of the model's clock.

    `failure` is set while a pause before another try of the same backend runs, until `until`.
    `limit_s` is how long the backend may be silent, counted from `since`; None: nobody takes over.
    """

    backend: str
    since: float
    try_number: int = 1
    tries: int = 1
    limit_s: float | None = None
    next_backend: str | None = None
    failure: FailureKind | None = None
    until: float | None = None
    thinking: bool = False


@dataclass(frozen=True, slots=True)
class UserItem:
    """A message of the user's, with the pictures that went along, and the kept messages that can stand in its place."""

    id: str
    text: str
    pictures: tuple[Picture, ...] = ()
    versions: Versions = ALONE
    revision: int = 0

    @property
    def key(self) -> int | str:
        """A name that no message of another conversation bears, once it is kept."""
        return _key(self.id, self.versions)


@dataclass(frozen=True, slots=True)
class ReplyItem:
    """A reply in any state. `choice` is the answering backend's place in the order, 1 being the first choice.

    `first_token_s` counts seconds from sending to the first word, `reasoning_s` those the reasoning took.
    `revision` grows with every change.
    """

    id: str
    state: ReplyState = ReplyState.WAITING
    backend: str = ""
    model: str = ""
    choice: int = 1
    text: str = ""
    reasoning: str = ""
    reasoning_s: float | None = None
    account: tuple[Event, ...] = ()
    broken_starts: tuple[BrokenStart, ...] = ()
    first_token_s: float | None = None
    waiting: Waiting | None = None
    versions: Versions = ALONE
    revision: int = 0

    @property
    def key(self) -> int | str:
        """A name that no message of another conversation bears, once it is kept."""
        return _key(self.id, self.versions)

    @property
    def at_length_limit(self) -> bool:
        """Whether the service ended this reply because it had become too long."""
        last = self.account[-1] if self.account else None
        if self.state is not ReplyState.ANSWERED:
            return False
        return isinstance(last, Answered) and last.finish_reason in {"length", "max_tokens", "MAX_TOKENS"}

    @property
    def unanswered(self) -> Unanswered | None:
        """The final event, when nobody answered."""
        last = self.account[-1] if self.account else None
        return last if isinstance(last, Unanswered) else None


def _key(item_id: str, versions: Versions) -> int | str:
    return item_id if versions.id is None else versions.id


Item: TypeAlias = UserItem | ReplyItem
