"""What a practice service does with one request: the vocabulary of good and bad services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Answers:
    """A whole reply. `text` None: composed from the user's last message; `words_per_s` None: as fast as possible."""

    text: str | None = None
    words_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class Busy:
    """Too many requests (429); asks to wait `retry_after_s` seconds, or names no time when that is None."""

    retry_after_s: float | None = 2


@dataclass(frozen=True, slots=True)
class Down:
    """A problem on the side of the service, told by an HTTP status of 500 or more."""

    status: int = 503


@dataclass(frozen=True, slots=True)
class Silent:
    """Takes the request, begins a reply, and never says a word until the client leaves."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Streams a composed reply and drops the connection after `after_words` words."""

    after_words: int = 12
    words_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class WrongKey:
    """Does not accept the key (401)."""


@dataclass(frozen=True, slots=True)
class OutOfCredit:
    """The credit of the account is used up (429 with a code of its own)."""


@dataclass(frozen=True, slots=True)
class Empty:
    """A reply that is complete and holds no text."""


@dataclass(frozen=True, slots=True)
class ModelGone:
    """No longer offers the model (404)."""


Refuses: TypeAlias = Busy | Down | WrongKey | OutOfCredit | ModelGone
"""Plays that are told by an HTTP status, without any reply."""

Play: TypeAlias = Answers | Cuts | Silent | Empty | Refuses

ANSWERS = Answers()
