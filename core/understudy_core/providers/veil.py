"""Keeps a key that a service repeats out of its reply, also where it comes in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from understudy_core.providers.base import FinishPart, ModelPart, Part, ReasoningPart, RefusalPart, TextPart
from understudy_core.transport.redact import hidden


class Veil:
    """Holds back the end of a text while it could be the beginning of the key. `key` None: lets all through."""

    def __init__(self, key: str | None) -> None:
        self._key = key
        self._held: Part | None = None

    def over(self, part: Part) -> Iterator[Part]:
        """The part, or what of it can be told by now."""
        if self._key is None:
            yield part
        elif isinstance(part, TextPart | ReasoningPart | RefusalPart):
            if self._held is not None and type(self._held) is not type(part):
                yield from self.lifted()
            yield from self._text(part, self._key)
        elif isinstance(part, FinishPart):
            yield from self.lifted()
            yield FinishPart(hidden(part.reason, self._key))
        else:
            yield ModelPart(hidden(part.model, self._key)) if isinstance(part, ModelPart) else part

    def lifted(self) -> Iterator[Part]:
        """What was held back: no more follows it."""
        if self._held is not None:
            yield self._held
        self._held = None

    def _text(self, part: TextPart | ReasoningPart | RefusalPart, key: str) -> Iterator[Part]:
        before = self._held.text if isinstance(self._held, TextPart | ReasoningPart | RefusalPart) else ""
        text = hidden(before + part.text, key)
        length = next((n for n in range(min(len(key) - 1, len(text)), 0, -1) if text.endswith(key[:n])), 0)
        self._held = replace(part, text=text[len(text) - length :]) if length else None
        if told := text[: len(text) - length]:
            yield replace(part, text=told)
