"""The conversation shown: `TranscriptModel` turns events into frozen items and tells that something changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import assert_never

from understudy_core.chat import Picture
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Interrupted,
    Reasoning,
    Restart,
    Skipped,
    Stopped,
    Text,
    Unanswered,
    UsageReported,
)
from understudy_core.failures import FailureKind
from understudy_core.language import tr
from understudy_core.tree import ALONE, Versions
from understudy_gui.transcript.account.lines import choice_of
from understudy_gui.transcript.items import BrokenStart, Item, ReplyItem, ReplyState, UserItem, Waiting

_BROKE = frozenset({FailureKind.CUT, FailureKind.STALLED, FailureKind.NETWORK})


class TranscriptModel:
    """Holds the items, oldest first. While a reply streams, `apply` is the only writer.

    `loads` counts how often another conversation was shown; ids are unique only within one of them.

    Text is gathered and reaches `items` with `flush`, so that many small pieces cost one change. `clock` gives
    seconds that only grow. `watch` names the one who is told, once between two flushes and when a reply ends,
    that there is something to flush.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.loads = 0
        self._items: list[Item] = []
        self._pieces: list[str] = []
        self._reasoning: list[Reasoning] = []
        self._dirty = False
        self._begun_at = 0.0
        self._reply: int | None = None
        self._watcher: Callable[[], None] = lambda: None
        self._ids = count(1)

    @property
    def items(self) -> Sequence[Item]:
        """The items, oldest first, as of the last flush."""
        return self._items

    @property
    def newest_reply(self) -> ReplyItem | None:
        """The last item, if it is a reply."""
        last = self._items[-1] if self._items else None
        return last if isinstance(last, ReplyItem) else None

    @property
    def streaming(self) -> bool:
        """Whether a reply is under way."""
        return self._reply is not None

    def watch(self, watcher: Callable[[], None]) -> None:
        """Tell `watcher` when there is something new to flush."""
        self._watcher = watcher

    def load(self, items: Iterable[Item]) -> None:
        """Show another conversation, or none."""
        self._items = list(items)
        self._pieces, self._reasoning, self._reply = [], [], None
        self.loads += 1
        self._touch()

    def add_user(
        self,
        text: str,
        item_id: str | None = None,
        pictures: Sequence[Picture] = (),
        versions: Versions = ALONE,
    ) -> UserItem:
        """Add a message of the user's; without an id of its own it gets one that is new here."""
        item = UserItem(item_id or self._new_id("user"), text, tuple(pictures), versions)
        self._items.append(item)
        self._touch()
        return item

    def begin_reply(self, item_id: str | None = None, versions: Versions = ALONE) -> ReplyItem:
        """Add an empty reply, to which the events that follow belong."""
        self._begun_at = self.clock()
        waiting = Waiting("", self._begun_at)
        item = ReplyItem(item_id or self._new_id("reply"), waiting=waiting, versions=versions)
        self._reply = len(self._items)
        self._items.append(item)
        self._touch()
        return item

    def go_on(self) -> None:
        """The events that follow complete the last reply, which had come to an end."""
        last = self._items[-1] if self._items else None
        if self._reply is None and isinstance(last, ReplyItem):
            self._begun_at = self.clock()
            self._reply = len(self._items) - 1
            self._put(replace(last, state=ReplyState.WAITING, waiting=Waiting("", self._begun_at)))
            self._touch()

    def name_last(self, versions: Sequence[Versions]) -> None:
        """Say under which names the last items are kept, and their other versions."""
        first = len(self._items) - len(versions)
        for at, one in enumerate(versions, first):
            item = self._items[at]
            if item.versions != one:
                self._items[at] = replace(item, versions=one, revision=item.revision + 1)
        self._touch()

    def index_of(self, item_id: str) -> int | None:
        """Where an item stands."""
        return next((at for at, item in enumerate(self._items) if item.id == item_id), None)

    def turn(self, at: int, items: Iterable[Item]) -> None:
        """From position `at` on, show another branch of the same conversation, or nothing."""
        self._items[at:] = items
        self._pieces, self._reasoning, self._reply = [], [], None
        self._touch()

    def flush(self) -> None:
        """Bring the gathered text into the items."""
        self._dirty = False
        if self._reply is None or not (self._pieces or self._reasoning):
            return
        reply = self._current()
        text, reasoning = "".join(self._pieces), "".join(piece.text for piece in self._reasoning)
        took_s = self._reasoning[-1].took_s if self._reasoning else reply.reasoning_s
        self._pieces, self._reasoning = [], []
        self._put(replace(reply, text=reply.text + text, reasoning=reply.reasoning + reasoning, reasoning_s=took_s))

    def apply(self, event: Event) -> None:
        """Take one event of the reply that was begun last; ignored if that is no longer shown."""
        if self._reply is None:
            return
        match event:
            case Text():
                self._add_text(event.text)
            case Reasoning():
                self._add_reasoning(event)
            case Attempt():
                self._attempt(event)
            case Failed():
                self._failed(event)
            case Skipped() | UsageReported():
                self._note(event, self._current())
            case Restart():
                self._restart(event)
            case Answered():
                self._answered(event)
            case Unanswered():
                self._finish(event, ReplyState.UNANSWERED)
            case Interrupted():
                self._finish(event, ReplyState.INTERRUPTED)
            case Stopped():
                self._finish(event, ReplyState.STOPPED)
            case _:
                assert_never(event)
        self._touch(has_ended=self._reply is None)

    def _attempt(self, event: Attempt) -> None:
        waiting = Waiting(event.backend, self.clock(), event.try_number, event.tries, event.limit_s, event.next_backend)
        self._note(event, replace(self._current(), backend=event.backend, model=event.model, waiting=waiting))

    def _failed(self, event: Failed) -> None:
        waiting = self._current().waiting or Waiting(event.backend, self.clock())
        if event.action is Action.RETRY:
            waiting = replace(
                waiting,
                backend=event.backend,
                failure=event.kind,
                until=self.clock() + event.wait_s,
                try_number=min(waiting.try_number + 1, max(waiting.tries, waiting.try_number)),
                thinking=False,
            )
        self._note(event, replace(self._current(), waiting=waiting))

    def _add_text(self, text: str) -> None:
        reply = self._current()
        self._pieces.append(text)
        if reply.state is ReplyState.WAITING:
            self._put(
                replace(
                    reply,
                    state=ReplyState.STREAMING,
                    waiting=None,
                    choice=choice_of(reply.account, reply.backend),
                    first_token_s=self.clock() - self._begun_at,
                )
            )

    def _add_reasoning(self, event: Reasoning) -> None:
        reply = self._current()
        self._reasoning.append(event)
        if reply.waiting is not None and not reply.waiting.thinking:
            self._put(replace(reply, waiting=replace(reply.waiting, thinking=True)))

    def _restart(self, event: Restart) -> None:
        self.flush()
        reply = self._current()
        starts = reply.broken_starts
        if reply.text:
            starts = (*starts, BrokenStart(self._backend_of(event.n), reply.text, self._why_broken()))
        waiting = reply.waiting or Waiting(reply.backend, self.clock())
        again = replace(
            reply, text="", reasoning="", reasoning_s=None, broken_starts=starts, first_token_s=None, waiting=waiting
        )
        self._note(event, replace(again, state=ReplyState.WAITING))

    def _backend_of(self, n: int) -> str:
        reply = self._current()
        names = [event.backend for event in reply.account if isinstance(event, Attempt) and event.n == n]
        return names[-1] if names else reply.backend

    def _why_broken(self) -> str:
        failures = [event for event in self._current().account if isinstance(event, Failed)]
        if failures and failures[-1].kind not in _BROKE:
            return tr("It could not go on here; the text is kept.")
        return BrokenStart("", "").sentence

    def _answered(self, event: Answered) -> None:
        self._pieces = []
        reply = self._current()
        whole = replace(
            reply,
            state=ReplyState.ANSWERED,
            backend=event.backend,
            model=event.model or reply.model,
            choice=choice_of(reply.account, event.backend),
            text=event.text,
            first_token_s=event.first_token_s,
            waiting=None,
        )
        self._note(event, whole)
        self.flush()
        self._reply = None

    def _finish(self, event: Event, state: ReplyState) -> None:
        self.flush()
        self._note(event, replace(self._current(), state=state, waiting=None))
        self._reply = None

    def _note(self, event: Event, reply: ReplyItem) -> None:
        self._put(replace(reply, account=(*reply.account, event)))

    def _current(self) -> ReplyItem:
        assert self._reply is not None
        reply = self._items[self._reply]
        assert isinstance(reply, ReplyItem)
        return reply

    def _put(self, reply: ReplyItem) -> None:
        assert self._reply is not None
        self._items[self._reply] = replace(reply, revision=reply.revision + 1)

    def _new_id(self, kind: str) -> str:
        taken = {item.id for item in self._items}
        return next(name for number in self._ids if (name := f"{kind}-{number}") not in taken)

    def _touch(self, has_ended: bool = False) -> None:
        if not self._dirty or has_ended:
            self._dirty = True
            self._watcher()
