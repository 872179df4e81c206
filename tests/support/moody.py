"""A service that answers well nine times out of ten, at random, and remembers what it said whole."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from scorecard.measure import Dice
from understudy_core.practice import acting, bodies, http1, replies
from understudy_core.practice.local_server import LocalServer
from understudy_core.practice.plays import Answers, Busy, Cuts, Down, Empty, OutOfCredit, Play

FAILURES: Sequence[Play] = (Down(503), Down(500), Busy(None), Cuts(7), Empty(), OutOfCredit())


class Moody(LocalServer):
    """Every reply is another one: it begins with the service's name and a number."""

    def __init__(self, name: str, seed: int, failing: float) -> None:
        super().__init__()
        self.name = name
        self.questions = 0
        self.failed = 0
        self.whole: list[bytes] = []
        """A digest of each reply that was sent to its end."""
        self._draw = Dice(seed)
        self._failing = failing

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing() and (request := await http1.read_request(reader)) is not None:
            self.questions += 1
            question = bodies.asked(request, self.questions)
            assert question is not None
            if self._draw.random() < self._failing:
                self.failed += 1
                await acting.perform(self._draw.choice(FAILURES), question, writer)
            else:
                text = f"{self.name} {self.questions}. {replies.compose(question.last_text)}"
                await acting.perform(Answers(text), question, writer)
                self.whole.append(digest(text))


def digest(text: str) -> bytes:
    """What is remembered of a text."""
    return sha256(text.encode()).digest()
