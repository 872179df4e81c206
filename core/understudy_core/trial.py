"""One short message to one backend, to see whether it answers. It costs what such a message costs."""

from __future__ import annotations

from contextlib import aclosing

from understudy_core.balancer import Balancer, KeyReader
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.events import Answered, Unanswered
from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.profiles import Backend, FailoverSettings, KeyRef, single
from understudy_core.transport.http import Http
from understudy_core.waiting import Clock

QUESTION = "Say hello in three words."
PATIENCE_S = 60.0
"""How long the first word may take; a model on this computer has to be loaded first."""


class GivenKey:
    """One key that is not kept anywhere yet, for one name and one origin."""

    def __init__(self, name: str, key: str, origin: str) -> None:
        self._name = name
        self._key = key
        self._origin = origin

    async def read(self, ref: KeyRef, origin: str) -> str:
        """The key. Raises BackendError (missing_key) for any other name or origin."""
        if (ref.keyring, origin) != (self._name, self._origin):
            raise BackendError(Failure(FailureKind.MISSING_KEY))
        return self._key


async def try_out(backend: Backend, http: Http, keys: KeyReader, clock: Clock | None = None) -> Answered | Unanswered:
    """How the backend answered. Nothing is kept of it."""
    balancer = Balancer(http, keys, clock=clock)
    request = ChatRequest((Message(Role.USER, QUESTION),))
    profile = single(backend).model_copy(update={"failover": FailoverSettings(first_token_timeout_s=PATIENCE_S)})
    async with aclosing(balancer.stream(profile, request)) as events:
        async for event in events:
            if isinstance(event, Answered | Unanswered):
                return event
    return Unanswered(f"The connection to {backend.name} broke before the reply was complete.", "try again", ())
