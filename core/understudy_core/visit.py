"""All tries at one backend, until it answers, the next one's turn comes, or the request ends."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from understudy_core import wording
from understudy_core.asking import Asking, Terms
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Final,
    Interrupted,
    Restart,
    Skipped,
    SkipReason,
    Stopped,
)
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.health import Rest
from understudy_core.history import without_pictures
from understudy_core.language import tr
from understudy_core.lineup import estimated_tokens
from understudy_core.matter import Matter, Means
from understudy_core.pace import first_content_limit, pace_of, stall_limit
from understudy_core.policy import (
    CONNECTION_KINDS,
    Decision,
    Situation,
    decide,
    decide_mid_stream,
    is_roomier,
    merged_params,
)
from understudy_core.profiles import Backend
from understudy_core.providers.base import Part, Target
from understudy_core.providers.catalogue import known, speaker
from understudy_core.routes import address_of, is_keyless, route_of
from understudy_core.transport.http import host_of, is_local
from understudy_core.transport.origin import origin_of
from understudy_core.waiting import Mailbox


class Visit:
    """`final` is set when the request ends here."""

    def __init__(self, means: Means, matter: Matter, backend: Backend) -> None:
        self.final: Final | None = None
        self._means = means
        self._matter = matter
        self._backend = backend
        self._settings = matter.profile.failover
        self._clock = means.clock
        self._base_url = address_of(backend)
        self._params = merged_params(backend, matter.profile)
        self._pace = pace_of(backend.model, self._params, is_local(self._base_url))
        self._route = route_of(backend)
        self._tries = 1 if self._is_trial else self._settings.retry_count

    @property
    def _is_trial(self) -> bool:
        return self._matter.profile.breaker.enabled and self._means.health.is_trial(self._route)

    async def events(self) -> AsyncGenerator[Event, None]:
        """What happens until this backend is done with."""
        self._means.health.begin(self._route)
        try:
            for try_number in range(1, self._tries + 1):  # pragma: no branch - the last try is never tried again
                wait_s = None
                async with aclosing(self._try(try_number)) as events:
                    async for event in events:
                        yield event
                        if isinstance(event, Failed) and event.action is Action.RETRY:
                            wait_s = event.wait_s
                if wait_s is None or self.final is not None:
                    return
                if await self._pause(wait_s):
                    if self.final is None:
                        yield Skipped(self._backend.name, SkipReason.BY_USER)
                    return
        finally:
            self._means.health.released(self._route)

    async def _try(self, try_number: int) -> AsyncGenerator[Event, None]:
        asking = self._asking(try_number)
        yield asking.attempt
        async with aclosing(asking.events()) as events:
            async for event in events:
                yield event
        if self._matter.steering.stopped:
            self.final = Stopped()
        elif asking.was_skipped:
            for event in self._taken_back(asking):
                yield event
            yield Skipped(self._backend.name, SkipReason.BY_USER)
        elif asking.failure is None:
            self._means.health.answered(self._route)
            self.final = self._answered(asking)
        else:
            for event in self._after(asking, asking.failure, try_number):
                yield event

    def _asking(self, try_number: int) -> Asking:
        matter, settings = self._matter, self._settings
        matter.attempts += 1
        after = matter.line.peek(self._rest_of)
        attempt = Attempt(
            n=matter.attempts,
            backend=self._backend.name,
            model=self._backend.model,
            try_number=try_number,
            tries=self._tries,
            limit_s=first_content_limit(settings, self._pace, after is None, self._means.habits.learned_s(self._route)),
            next_backend=after.name if after else None,
        )
        terms = Terms(stall_limit(settings, self._pace), after is not None, matter.kept.text)
        return Asking(attempt, terms, self._read, self._clock, matter.steering)

    def _rest_of(self, backend: Backend) -> Rest | None:
        return self._means.rest_of(self._matter.profile, backend)

    async def _read(self) -> AsyncGenerator[Part, None]:
        """What will bring the parts of one reply: key and address of this backend, params of this profile."""
        entry = known(self._backend.provider)
        provider = speaker(self._backend.provider)
        if not self._base_url:
            said = tr("{name} has no address yet.", name=self._backend.name)
            raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
        origin = origin_of(self._base_url)
        if is_keyless(self._backend):
            raise BackendError(Failure(FailureKind.MISSING_KEY))
        ref = self._backend.key
        target = Target(
            base_url=self._base_url,
            model=self._backend.model,
            key=await self._means.keys.read(ref, origin) if ref is not None else None,
            params=self._params,
            limit_field=entry.limit_field,
            rejects=self._means.capabilities.rejects(self._route, self._backend.provider),
        )
        request = self._matter.request
        if self._means.capabilities.is_blind(self._backend):
            request = without_pictures(request)
        return provider.stream(target, request, self._means.http)

    def _after(self, asking: Asking, failure: Failure, try_number: int) -> list[Event]:
        """What follows from a failure."""
        matter = self._matter
        breaker = matter.profile.breaker
        self._means.health.failed(self._route, failure, breaker, self._clock.now(), self._means.draw())
        at = Situation(
            try_number,
            self._tries,
            matter.line.left,
            self._backend.context_limit,
            estimated_tokens(matter.request),
            self._means.draw(),
        )
        decision = self._decide(asking, failure, at)
        failed = self._failed(asking, failure, decision)
        matter.failures.append(failed)
        if failure.kind is FailureKind.CONTEXT_TOO_LONG:
            matter.line.keep_only(lambda backend: is_roomier(backend, at))
        if decision.action is Action.STOP:
            self.final = self._end(asking, failure)
            return [failed]
        return [failed, *self._taken_back(asking)]

    def _decide(self, asking: Asking, failure: Failure, at: Situation) -> Decision:
        if not asking.has_shown:
            return decide(failure, self._settings, at)
        if self._matter.is_going_on and asking.text:
            return Decision(Action.STOP)
        return decide_mid_stream(failure, self._settings, at, bool(asking.text))

    def _taken_back(self, asking: Asking) -> list[Event]:
        """What was shown is void; but never what was kept before."""
        return [Restart(asking.attempt.n)] if asking.has_shown and not self._matter.is_going_on else []

    def _end(self, asking: Asking, failure: Failure) -> Final:
        keeps = self._settings.mid_stream != "restart" or self._matter.is_going_on
        broke = failure.kind in CONNECTION_KINDS and bool(self._matter.line.left)
        if asking.text and (keeps or broke):
            return Interrupted(self._backend.name, self._matter.kept.text + asking.text, failure.kind)
        return self._matter.unanswered

    def _failed(self, asking: Asking, failure: Failure, decision: Decision) -> Failed:
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

    def _answered(self, asking: Asking) -> Answered:
        now = self._clock.now()
        first = now if asking.first_content_at is None else asking.first_content_at
        self._means.habits.began(self._route, first - asking.started)
        return Answered(
            backend=self._backend.name,
            model=asking.model or self._backend.model,
            finish_reason=asking.finish_reason or "stop",
            attempts=self._matter.attempts,
            first_token_s=first - self._matter.started,
            total_s=now - self._matter.started,
            text=self._matter.kept.text + asking.text,
        )

    async def _pause(self, seconds: float) -> bool:
        """Wait before the same backend is asked again; True when the user wished otherwise."""
        steering = self._matter.steering
        mailbox: Mailbox[None] = Mailbox(self._clock)
        steering.wakes(mailbox.wake)
        await mailbox.take(self._clock.now() + seconds, lambda: steering.pending)
        if steering.stopped:
            self.final = Stopped()
            return True
        return steering.take_skip() and bool(self._matter.line.left)
