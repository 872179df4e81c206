"""A conversation as services want it, pure: turns that alternate, nothing empty, pictures only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from understudy_core.chat import ChatRequest, Message, Role

LEFT_OUT = "[A picture was here. It is left out, because this model cannot see pictures.]"


def alternating(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The turns without empty ones; neighbours of one role become one turn. Several services refuse anything else."""
    turns: list[Message] = []
    for message in messages:
        if not (message.text.strip() or message.pictures):
            continue
        if turns and turns[-1].role is message.role:
            before = turns[-1]
            text = "\n\n".join(part for part in (before.text, message.text) if part)
            turns[-1] = Message(message.role, text, before.pictures + message.pictures)
        elif turns or message.role is not Role.ASSISTANT:
            turns.append(message)
    return tuple(turns)


def has_pictures(request: ChatRequest) -> bool:
    """Whether the message that is to be answered holds a picture."""
    return bool(request.messages and request.messages[-1].pictures)


def without_pictures(request: ChatRequest) -> ChatRequest:
    """The same conversation for a model that sees none: each picture is described as left out."""
    return replace(request, messages=tuple(_told(message) for message in request.messages))


def _told(message: Message) -> Message:
    if not message.pictures:
        return message
    return Message(message.role, "\n\n".join([message.text, *(LEFT_OUT for _ in message.pictures)]).strip())
