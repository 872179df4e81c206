"""A practice service: speaks the OpenAI Chat Completions protocol on this computer and plays what it is given."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from http import HTTPStatus

from understudy_core.practice import acting, bodies, http1
from understudy_core.practice.http1 import BadRequestError, ReceivedRequest
from understudy_core.practice.local_server import LocalServer
from understudy_core.practice.plays import ANSWERS, Down, ModelGone, Play, WrongKey

__all__ = ["KEPT_REQUESTS", "PracticeService", "ReceivedRequest"]

KEPT_REQUESTS = 1000


class PracticeService(LocalServer):
    """An HTTP server on 127.0.0.1: the nth question plays `plays[n]`, and all later ones `then`.

    `model` is the one it lists; it answers for any. When it is not `reachable`, its port refuses connections.
    Only questions use up plays: listing the models shows what the coming play means for it, and changes nothing.
    """

    def __init__(
        self,
        name: str,
        plays: Sequence[Play] = (),
        *,
        then: Play = ANSWERS,
        model: str = "practice-1",
        reachable: bool = True,
    ) -> None:
        super().__init__(reachable=reachable)
        self.name = name
        self.model = model
        self._coming: deque[Play] = deque(plays)
        self._then = then
        self._requests: deque[ReceivedRequest] = deque(maxlen=KEPT_REQUESTS)
        self._questions = 0

    @property
    def requests(self) -> tuple[ReceivedRequest, ...]:
        """What was received, oldest first; at most the last KEPT_REQUESTS."""
        return tuple(self._requests)

    def play_next(self, *plays: Play) -> None:
        """Put `plays` behind those that still wait to be played."""
        self._coming.extend(plays)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            try:
                request = await http1.read_request(reader)
            except BadRequestError as problem:
                await _say_no(writer, problem.status, str(problem))
                return
            if request is None:
                return
            self._requests.append(request)
            await self._answer(request, writer)
            if request.headers.get("connection", "").lower() == "close":
                return

    async def _answer(self, request: ReceivedRequest, writer: asyncio.StreamWriter) -> None:
        match request.method, request.path:
            case "GET", "/v1/models":
                await self._list_models(writer)
            case "POST", "/v1/chat/completions":
                await self._complete(request, writer)
            case _:
                await _say_no(writer, HTTPStatus.NOT_FOUND, f"There is nothing at {request.path}.")

    async def _complete(self, request: ReceivedRequest, writer: asyncio.StreamWriter) -> None:
        question = bodies.asked(request, self._questions + 1)
        if question is None:
            await _say_no(writer, HTTPStatus.BAD_REQUEST, "The question needs a model and a list of messages.")
            return
        self._questions += 1
        play = self._coming.popleft() if self._coming else self._then
        await acting.perform(play, question, writer)

    async def _list_models(self, writer: asyncio.StreamWriter) -> None:
        coming = self._coming[0] if self._coming else self._then
        if isinstance(coming, WrongKey | Down):
            status, headers, body = bodies.refusal(coming, self.model)
        else:
            offered = () if isinstance(coming, ModelGone) else (self.model,)
            status, headers, body = 200, {}, bodies.model_list(*offered)
        await acting.send(writer, http1.whole(status, {**acting.JSON, **headers}, body))


async def _say_no(writer: asyncio.StreamWriter, status: HTTPStatus, sentence: str) -> None:
    body = bodies.error(sentence, "invalid_request_error")
    await acting.send(writer, http1.whole(status, acting.JSON, body))
