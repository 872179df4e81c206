"""What is said: messages, the request sent to a backend, and what it cost."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Who speaks. The words are those of every chat protocol."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is sent: its kind ("image/png", "image/jpeg", "image/webp", "image/gif") and its bytes."""

    media_type: str
    data: bytes = field(repr=False)

    @property
    def base64(self) -> str:
        """The bytes as every protocol wants them."""
        return b64encode(self.data).decode("ascii")


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation, as it is sent to a backend."""

    role: Role
    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """Everything a backend is asked: the turns, oldest first, the last one being the user's.

    `system_prompt` is set by the balancer from the profile when the request has none of its own.
    """

    messages: tuple[Message, ...]
    system_prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the service counted them; None where it did not tell."""

    input_tokens: int | None
    output_tokens: int | None
