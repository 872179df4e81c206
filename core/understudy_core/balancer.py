"""The balancer: the only loop over backends. It asks one, streams what it says, and moves on when it fails.

Balancer.stream      one request: candidates in order, until one answers or the request ends
  _Visit             all tries at one backend
    _Asking          one attempt: a task that reads into a mailbox, and the clocks that watch it
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

from understudy_core import wording
from understudy_core.chat import ChatRequest
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Final,
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
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.policy import (
    CONNECTION_KINDS,
    GRACE_AFTER_FINISH_S,
    Decision,
    Pace,
    Situation,
    decide,
    decide_mid_stream,
    first_content_limit,
    judge_whole,
    merged_params,
    order,
    stall_limit,
)
from understudy_core.profiles import Backend, KeyRef, Policy, Profile
from understudy_core.providers.base import (
    FinishPart,
    ModelPart,
    Part,
    ReasoningPart,
    RefusalPart,
    Target,
    TextPart,
    UsagePart,
)
from understudy_core.providers.catalogue import known, speaker
from understudy_core.transport.http import Http, host_of, is_local
from understudy_core.transport.origin import origin_of
from understudy_core.waiting import Clock, LoopClock, Mailbox, Steering

NextTurn = Callable[[str], Awaitable[int]]
_REASONING_PARAMS = frozenset({"reasoning_effort", "reasoning", "thinking"})


class KeyReader(Protocol):
    """Where keys come from. `read` raises BackendError when a key cannot be had, or must not go to `origin`."""

    async def read(self, ref: KeyRef, origin: str) -> str: ...


@dataclass(frozen=True, slots=True)
class _Ended:
    """The stream is over; `failure` is None when it simply ended."""

    failure: Failure | None


@dataclass(slots=True)
class _Tally:
    """What one request has come to so far."""

    started: float
    attempts: int = 0
    failures: list[Failed] = field(default_factory=list)


class Balancer:
    """Asks the backends of a profile in turn. One instance serves any number of requests at once."""

    def __init__(
        self,
        http: Http,
        keys: KeyReader,
        *,
        clock: Clock | None = None,
        next_turn: NextTurn | None = None,
        draw: Callable[[], float] = random.random,
    ) -> None:
        self.http = http
        self.keys = keys
        self.clock = clock or LoopClock()
        self.draw = draw
        self._turns: dict[str, int] = {}
        self._next_turn = next_turn or self._turn_in_memory

    async def stream(
        self,
        profile: Profile,
        request: ChatRequest,
        steering: Steering | None = None,
        skipped: Sequence[Skipped] = (),
    ) -> AsyncGenerator[Event, None]:
        """What happens until the request ends, as events; the last one is final.

        `skipped` names backends that were left out before (switched off, deleted), for the account. Cancelling the
        consuming task, or closing the generator, ends the request at once without a final event.
        """
        steering = steering or Steering()
        for passed_over in skipped:
            yield passed_over
        turn = await self._next_turn(profile.name) if profile.policy is Policy.ROUNDROBIN else 0
        candidates = order(profile, turn)
        tally = _Tally(self.clock.now())
        for position, backend in enumerate(candidates):
            visit = _Visit(self, profile, request, backend, candidates[position + 1 :], tally, steering)
            async with aclosing(visit.events()) as events:
                async for event in events:
                    yield event
            if visit.final is not None:
                yield visit.final
                return
        yield _unanswered(tally)

    async def _turn_in_memory(self, name: str) -> int:
        turn = self._turns.get(name, 0)
        self._turns[name] = turn + 1
        return turn


class _Visit:
    """All tries at one backend; `final` is set when the request ends here."""

    def __init__(
        self,
        balancer: Balancer,
        profile: Profile,
        request: ChatRequest,
        backend: Backend,
        later: tuple[Backend, ...],
        tally: _Tally,
        steering: Steering,
    ) -> None:
        self._balancer = balancer
        self._profile = profile
        self._request = request
        self._backend = backend
        self._later = later
        self._tally = tally
        self._steering = steering
        self._clock = balancer.clock
        self._base_url = backend.base_url or known(backend.provider).base_url or ""
        self._pace = _pace(backend, self._base_url)
        self.final: Final | None = None

    async def events(self) -> AsyncGenerator[Event, None]:
        tries = self._profile.failover.retry_count
        for try_number in range(1, tries + 1):
            asking = self._ask(try_number, tries)
            yield asking.attempt
            async with aclosing(asking.events()) as events:
                async for event in events:
                    yield event
            decision = None
            async for event in self._conclude(asking, try_number, tries):
                yield event
                if isinstance(event, Failed):
                    decision = event
            if self.final is not None or decision is None or decision.action is not Action.RETRY:
                return
            if asking.has_shown:
                yield Restart(asking.attempt.n)
            if await self._pause(decision.wait_s):
                if self.final is None:
                    yield Skipped(self._backend.name, SkipReason.BY_USER)
                return

    def _ask(self, try_number: int, tries: int) -> _Asking:
        self._tally.attempts += 1
        limit = first_content_limit(self._profile.failover, self._pace, not self._later)
        attempt = Attempt(
            n=self._tally.attempts,
            backend=self._backend.name,
            model=self._backend.model,
            try_number=try_number,
            tries=tries,
            limit_s=limit,
            next_backend=self._later[0].name if self._later else None,
        )
        stall = stall_limit(self._profile.failover, self._pace)
        return _Asking(attempt, self._read, self._clock, self._steering, stall, bool(self._later))

    async def _read(self) -> AsyncGenerator[Part, None]:
        """The parts of one reply: key and address of this backend, params of this profile."""
        entry = known(self._backend.provider)
        provider = speaker(self._backend.provider)
        if not self._base_url:
            said = f"{self._backend.name} has no address yet."
            raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
        origin = origin_of(self._base_url)
        ref = self._backend.key
        if ref is None and entry.needs_key and self._backend.base_url is None:
            raise BackendError(Failure(FailureKind.MISSING_KEY))
        target = Target(
            base_url=self._base_url,
            model=self._backend.model,
            key=await self._balancer.keys.read(ref, origin) if ref is not None else None,
            params=merged_params(self._backend, self._profile),
            limit_field=entry.limit_field,
        )
        request = self._request
        if request.system_prompt is None:
            request = ChatRequest(request.messages, self._profile.system_prompt)
        async with aclosing(provider.stream(target, request, self._balancer.http)) as parts:
            async for part in parts:
                yield part

    async def _conclude(self, asking: _Asking, try_number: int, tries: int) -> AsyncGenerator[Event, None]:
        """What the end of an attempt means."""
        if self._steering.stopped:
            self.final = Stopped()
            return
        if asking.was_skipped:
            if asking.has_shown:
                yield Restart(asking.attempt.n)
            yield Skipped(self._backend.name, SkipReason.BY_USER)
            return
        if asking.failure is None:
            self.final = self._answered(asking)
            return
        decision = self._decide(asking, asking.failure, try_number, tries)
        failed = self._failed(asking, asking.failure, decision)
        self._tally.failures.append(failed)
        yield failed
        if decision.action is Action.STOP:
            kept = asking.text and (self._later or self._profile.failover.mid_stream != "restart")
            broke = asking.failure.kind in CONNECTION_KINDS or self._profile.failover.mid_stream != "restart"
            if kept and broke:
                self.final = Interrupted(self._backend.name, asking.text, asking.failure.kind)
            else:
                self.final = _unanswered(self._tally)
        elif decision.action is Action.NEXT and asking.has_shown:
            yield Restart(asking.attempt.n)

    def _decide(self, asking: _Asking, failure: Failure, try_number: int, tries: int) -> Decision:
        settings = self._profile.failover
        at = Situation(try_number, tries, self._later, self._backend.context_limit, self._balancer.draw())
        if asking.has_shown:
            return decide_mid_stream(failure, settings, at, bool(asking.text))
        return decide(failure, settings, at)

    def _failed(self, asking: _Asking, failure: Failure, decision: Decision) -> Failed:
        about = wording.About(
            backend=self._backend.name,
            model=self._backend.model,
            host=host_of(self._base_url),
            is_local=is_local(self._base_url),
            limit_s=asking.attempt.limit_s or 0.0,
        )
        return Failed(
            n=asking.attempt.n,
            backend=self._backend.name,
            kind=failure.kind,
            status=failure.status,
            message=wording.sentence(failure, about),
            detail=failure.detail,
            retry_after_s=failure.retry_after_s,
            action=decision.action,
            wait_s=decision.wait_s,
            elapsed_s=self._clock.now() - asking.started,
            request_id=failure.request_id,
        )

    def _answered(self, asking: _Asking) -> Answered:
        now = self._clock.now()
        return Answered(
            backend=self._backend.name,
            model=asking.model or self._backend.model,
            finish_reason=asking.finish_reason or "stop",
            attempts=self._tally.attempts,
            first_token_s=(now if asking.first_content_at is None else asking.first_content_at) - self._tally.started,
            total_s=now - self._tally.started,
            text=asking.text,
        )

    async def _pause(self, seconds: float) -> bool:
        """Wait before the same backend is asked again; True when the user wished otherwise."""
        mailbox: Mailbox[None] = Mailbox(self._clock)
        self._steering.wakes(mailbox.wake)
        await mailbox.take(self._clock.now() + seconds, lambda: self._steering.pending)
        if self._steering.stopped:
            self.final = Stopped()
            return True
        return self._steering.take_skip() and bool(self._later)


class _Asking:
    """One attempt. After `events()` ended: `failure` is None if it answered; `text` is what came."""

    def __init__(
        self,
        attempt: Attempt,
        read: Callable[[], AsyncGenerator[Part, None]],
        clock: Clock,
        steering: Steering,
        stall_s: float,
        may_skip: bool,
    ) -> None:
        self.attempt = attempt
        self.started = clock.now()
        self.failure: Failure | None = None
        self.was_skipped = False
        self.has_shown = False
        self.model = ""
        self.finish_reason = ""
        self.first_content_at: float | None = None
        self._read = read
        self._clock = clock
        self._steering = steering
        self._stall_s = stall_s
        self._may_skip = may_skip
        self._mailbox: Mailbox[Part | _Ended] = Mailbox(clock)
        self._pieces: list[str] = []
        self._refusal = ""
        self._deadline = self.started + (attempt.limit_s or 0.0)

    @property
    def text(self) -> str:
        """The reply so far."""
        return "".join(self._pieces)

    async def events(self) -> AsyncGenerator[Event, None]:
        self._steering.wakes(self._mailbox.wake)
        reading = asyncio.get_running_loop().create_task(self._fill(), name=f"asking {self.attempt.backend}")
        try:
            while (item := await self._mailbox.take(self._deadline, self._is_unwanted)) is not None:
                if isinstance(item, _Ended):
                    self._end(item.failure)
                    return
                for event in self._take(item):
                    yield event
            self._give_up()
        finally:
            reading.cancel()
            await asyncio.wait([reading])

    async def _fill(self) -> None:
        try:
            async with aclosing(self._read()) as parts:
                async for part in parts:
                    self._mailbox.put(part)
        except BackendError as error:
            self._mailbox.put(_Ended(error.failure))
        else:
            self._mailbox.put(_Ended(None))

    def _is_unwanted(self) -> bool:
        if self._steering.stopped:
            return True
        if self._may_skip and self._steering.take_skip():
            self.was_skipped = True
        return self.was_skipped

    def _take(self, part: Part) -> list[Event]:
        match part:
            case TextPart(text):
                text = self._joined(text)
                self._pieces.append(text)
                return [self._content(Text(text))]
            case ReasoningPart(text):
                return [self._content(Reasoning(text))]
            case RefusalPart(text):
                self._refusal += text
                self._deadline = self._clock.now() + self._stall_s
            case UsagePart(usage):
                return [UsageReported(usage.input_tokens, usage.output_tokens)]
            case ModelPart(model):
                self.model = model
            case FinishPart(reason):
                self.finish_reason = reason
                self._deadline = self._clock.now() + GRACE_AFTER_FINISH_S
        return []

    def _joined(self, text: str) -> str:
        """The text with the pieces that are already waiting behind it: one event for one read."""
        more = [text]
        while isinstance(ahead := self._mailbox.peek(), TextPart):
            self._mailbox.take_now()
            more.append(ahead.text)
        return "".join(more)

    def _content(self, event: Event) -> Event:
        self.has_shown = True
        now = self._clock.now()
        if self.first_content_at is None:
            self.first_content_at = now
        self._deadline = now + self._stall_s
        return event

    def _end(self, failure: Failure | None) -> None:
        if self.finish_reason and (failure is None or failure.kind in CONNECTION_KINDS):
            self.failure = judge_whole(self.text, self._refusal, self.finish_reason)
        else:
            self.failure = failure or Failure(FailureKind.CUT)
        if self.failure is not None and self.has_shown and self.failure.kind is FailureKind.NETWORK:
            self.failure = Failure(FailureKind.CUT)

    def _give_up(self) -> None:
        """The clock ran out, or the user wished something."""
        if self._steering.stopped or self.was_skipped:
            return
        if self.finish_reason:
            self._end(None)
        else:
            self.failure = Failure(FailureKind.STALLED if self.has_shown else FailureKind.SILENT)


def _pace(backend: Backend, base_url: str) -> Pace:
    if is_local(base_url):
        return Pace.LOCAL
    return Pace.REASONING if _REASONING_PARAMS & backend.params.keys() else Pace.CLOUD


def _unanswered(tally: _Tally) -> Unanswered:
    failures = tuple(tally.failures)
    return Unanswered(wording.headline(failures), wording.cure(failures), failures)
