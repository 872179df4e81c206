"""Going on where a reply broke off, pure: what is asked, and what of the answer is new.

A user turn asks for the rest; several services refuse an assistant turn at the end. Models often say the last words
again before they go on, so what repeats the end of the kept text is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from understudy_core.chat import ChatRequest, Message, Role

ASK_FOR_THE_REST = (
    "Your reply broke off in the middle. Go on exactly where it ends, in the same language and form, "
    "beginning with the very next word. Do not repeat anything and do not comment on the break."
)
_TAIL = 400
_LEAST_OVERLAP = 8
_LAST_WORD = re.compile(r"\w+\Z")


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is of a reply that broke off, and how many attempts it took."""

    text: str = ""
    attempts: int = 0


def asking_for_the_rest(request: ChatRequest, kept: str) -> ChatRequest:
    """The request that asks to go on from `kept`; the same request if nothing was kept."""
    if not kept:
        return request
    turns = (*request.messages, Message(Role.ASSISTANT, kept), Message(Role.USER, ASK_FOR_THE_REST))
    return ChatRequest(turns, request.system_prompt)


class Overlap:
    """Feed it what a model says after `kept`; it gives back what is new. Text is held back only while it repeats."""

    def __init__(self, kept: str) -> None:
        self._tail = kept[-_TAIL:]
        self._held = ""
        self._is_decided = not self._tail

    def feed(self, text: str) -> str:
        """The part of `text`, and of what was held back, that is known to be new by now."""
        if self._is_decided:
            return text
        self._held += text
        if self._may_still_repeat(self._held):
            return ""
        return self.close()

    def close(self) -> str:
        """The end came: what was held back, without what it repeats."""
        held, self._held, self._is_decided = self._held, "", True
        return held[self._repeated(held) :]

    def _may_still_repeat(self, held: str) -> bool:
        """Whether `held`, if more of it comes, could turn out to be the end of the kept text said again."""
        return any(self._tail.startswith(held, at) for at in range(len(self._tail) - len(held) + 1))

    def _repeated(self, held: str) -> int:
        """How many characters at the start of `held` are the end of the kept text."""
        for length in range(min(len(held), len(self._tail)), _LEAST_OVERLAP - 1, -1):
            if self._tail.endswith(held[:length]):
                return length
        word = _LAST_WORD.search(self._tail)
        return len(word[0]) if word and len(word[0]) > 1 and held.startswith(word[0]) else 0
