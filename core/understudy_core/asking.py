"""One attempt: a task that reads a reply into a mailbox, and the clocks that watch it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from understudy_core.continuation import Overlap
from understudy_core.events import Attempt, Event, Reasoning, Text, UsageReported
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.policy import CONNECTION_KINDS, GRACE_AFTER_FINISH_S, judge_whole
from understudy_core.providers.base import (
    FinishPart,
    ModelPart,
    Part,
    ReasoningPart,
    RefusalPart,
    TextPart,
    UsagePart,
)
from understudy_core.waiting import Clock, Mailbox, Steering


@dataclass(frozen=True, slots=True)
class _Ended:
    """The stream is over; `failure` is None when it simply ended."""

    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one attempt: seconds of silence allowed after the first content, whether "skip" is followed, and
    the kept text that the reply goes on from."""

    stall_s: float
    may_skip: bool
    kept: str = ""


class Asking:
    """After `events()` ended: `failure` is None if it answered; `text` is what was shown, `heard` all that was said."""

    def __init__(
        self,
        attempt: Attempt,
        terms: Terms,
        read: Callable[[], Awaitable[AsyncGenerator[Part, None]]],
        clock: Clock,
        steering: Steering,
    ) -> None:
        self.attempt = attempt
        self.started = clock.now()
        self.failure: Failure | None = None
        self.was_skipped = False
        self.has_shown = False
        self.model = ""
        self.finish_reason = ""
        self.first_content_at: float | None = None
        self._reasoning_since: float | None = None
        self._terms = terms
        self._read = read
        self._clock = clock
        self._steering = steering
        self._mailbox: Mailbox[Part | _Ended] = Mailbox(clock)
        self._overlap = Overlap(terms.kept)
        self._pieces: list[str] = []
        self._has_said = False
        self._refusal = ""
        self._deadline = self.started + (attempt.limit_s or 0.0)

    @property
    def text(self) -> str:
        """The reply so far."""
        return "".join(self._pieces)

    async def events(self) -> AsyncGenerator[Event, None]:
        """What is shown while the attempt lasts."""
        self._steering.wakes(self._mailbox.wake)
        reading = asyncio.get_running_loop().create_task(self._fill(), name=f"asking {self.attempt.backend}")
        reading.add_done_callback(lambda _done: self._mailbox.wake())
        try:
            while (
                item := await self._mailbox.take(self._deadline, lambda: reading.done() or self._is_unwanted())
            ) is not None:
                for event in self._end(item.failure) if isinstance(item, _Ended) else self._taken(item):
                    yield event
                if isinstance(item, _Ended):
                    return
            if reading.done() and not reading.cancelled() and (bug := reading.exception()) is not None:
                raise bug
            for event in self._give_up():
                yield event
        finally:
            reading.cancel()
            await asyncio.wait([reading])

    async def _fill(self) -> None:
        try:
            async with aclosing(await self._read()) as parts:
                async for part in parts:
                    self._mailbox.put(part)
        except BackendError as error:
            self._mailbox.put(_Ended(error.failure))
        else:
            self._mailbox.put(_Ended(None))

    def _is_unwanted(self) -> bool:
        if self._steering.stopped:
            return True
        if self._terms.may_skip and not (self._terms.kept and self._pieces) and self._steering.take_skip():
            self.was_skipped = True
        return self.was_skipped

    def _taken(self, part: Part) -> Sequence[Event]:
        match part:
            case TextPart(text):
                return self._said(self._joined(text))
            case ReasoningPart(text):
                self._heard()
                self.has_shown = True
                now = self._clock.now()
                self._reasoning_since = now if self._reasoning_since is None else self._reasoning_since
                return (Reasoning(text, now - self._reasoning_since),)
            case RefusalPart(text):
                self._refusal += text
                self._heard()
            case UsagePart(usage):
                return (UsageReported(usage.input_tokens, usage.output_tokens),)
            case ModelPart(model):
                self.model = model
            case FinishPart(reason):  # pragma: no branch - a part is nothing else
                self.finish_reason = reason
                self._deadline = self._clock.now() + GRACE_AFTER_FINISH_S
        return ()

    def _joined(self, text: str) -> str:
        """The text with the pieces that are already waiting behind it: one event for one read."""
        more = [text]
        while isinstance(ahead := self._mailbox.peek(), TextPart):
            self._mailbox.take_now()
            more.append(ahead.text)
        return "".join(more)

    def _said(self, text: str) -> Sequence[Event]:
        self._heard()
        self._has_said = self._has_said or not text.isspace()
        return self._shown(self._overlap.feed(text))

    def _shown(self, text: str) -> Sequence[Event]:
        if not text:
            return ()
        self.has_shown = True
        self._pieces.append(text)
        return (Text(text),)

    def _heard(self) -> None:
        now = self._clock.now()
        if self.first_content_at is None:
            self.first_content_at = now
        self._deadline = now + self._terms.stall_s

    def _end(self, failure: Failure | None) -> Iterator[Event]:
        yield from self._shown(self._overlap.close())
        if self.finish_reason and (failure is None or failure.kind in CONNECTION_KINDS):
            self.failure = judge_whole(self._has_said, self._refusal, self.finish_reason)
        else:
            self.failure = failure or Failure(FailureKind.CUT)
        if self.failure is not None and self.has_shown and self.failure.kind is FailureKind.NETWORK:
            self.failure = Failure(FailureKind.CUT)

    def _give_up(self) -> Iterator[Event]:
        """The clock ran out, or the user wished something."""
        if self.was_skipped:
            return
        if self._steering.stopped:
            yield from self._shown(self._overlap.close())
        elif self.finish_reason:
            yield from self._end(None)
        else:
            yield from self._shown(self._overlap.close())
            self.failure = Failure(FailureKind.SILENT if self.first_content_at is None else FailureKind.STALLED)
