"""The model: from events to items."""

from __future__ import annotations

import pytest

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
    SkipReason,
    Stopped,
    Text,
    Unanswered,
    UsageReported,
)
from understudy_core.failures import FailureKind
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.model import TranscriptModel


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def failed(n: int, backend: str, kind: FailureKind, action: Action = Action.NEXT, wait_s: float = 0.0) -> Failed:
    return Failed(n, backend, kind, None, f"{backend} could not.", "", None, action, wait_s, 0.2, None)


def begun() -> tuple[TranscriptModel, Clock]:
    clock = Clock()
    model = TranscriptModel(clock)
    model.add_user("Hello")
    model.begin_reply()
    return model, clock


def reply(model: TranscriptModel) -> ReplyItem:
    model.flush()
    item = model.items[-1]
    assert isinstance(item, ReplyItem)
    return item


def test_a_reply_goes_from_waiting_through_text_to_its_end() -> None:
    """Asking, text and the final event each leave the item in their state; the final text is the service's."""
    model, clock = begun()
    assert reply(model).state is ReplyState.WAITING
    model.apply(Attempt(1, "OpenAI", "gpt-x", 1, 1, 12.0, "Groq"))
    waiting = reply(model).waiting
    assert waiting is not None
    assert (waiting.backend, waiting.limit_s, waiting.next_backend) == ("OpenAI", 12.0, "Groq")
    clock.now += 0.8
    model.apply(Text("Hel"))
    assert (reply(model).state, reply(model).waiting) == (ReplyState.STREAMING, None)
    assert reply(model).first_token_s == pytest.approx(0.8)
    model.apply(Text("lo"))
    model.apply(UsageReported(3, 2))
    model.apply(Answered("OpenAI", "gpt-x-1", "stop", 1, 0.7, 1.0, "Hello"))
    item = reply(model)
    assert (item.state, item.text, item.model, item.choice) == (ReplyState.ANSWERED, "Hello", "gpt-x-1", 1)
    assert not model.streaming


def test_text_reaches_the_item_only_with_a_flush() -> None:
    """Many pieces of text change the item once, and the watcher is told once."""
    model, _ = begun()
    told: list[int] = []
    model.flush()
    model.watch(lambda: told.append(1))
    model.apply(Attempt(1, "A", "m", 1, 1))
    for _ in range(1000):
        model.apply(Text("x"))
    before = model.items[-1]
    assert isinstance(before, ReplyItem)
    assert (before.text, len(told)) == ("", 1)
    model.flush()
    assert len(reply(model).text) == 1000


def test_a_pause_is_told_with_its_end_and_the_next_try() -> None:
    """A failure that will be tried again makes the line count down to the next try."""
    model, clock = begun()
    model.apply(Attempt(1, "A", "m", 1, 3, 12.0, "B"))
    model.apply(failed(1, "A", FailureKind.RATE_LIMITED, Action.RETRY, 2.0))
    waiting = reply(model).waiting
    assert waiting is not None
    assert (waiting.until, waiting.try_number, waiting.next_backend) == (clock.now + 2.0, 2, "B")
    model.apply(Attempt(2, "A", "m", 2, 3, 12.0, "B"))
    again = reply(model).waiting
    assert again is not None
    assert again.failure is None


def test_a_restart_keeps_what_was_shown_as_a_broken_start() -> None:
    """After a break the first text is kept with its service's name, and the reply starts empty again."""
    model, _ = begun()
    model.apply(Attempt(1, "OpenAI", "gpt-x", 1, 1))
    model.apply(Text("Think of a leaf"))
    model.apply(failed(1, "OpenAI", FailureKind.CUT))
    model.apply(Restart(1))
    model.apply(Attempt(2, "Groq", "llama-x", 1, 1))
    item = reply(model)
    assert [(start.backend, start.text) for start in item.broken_starts] == [("OpenAI", "Think of a leaf")]
    assert (item.state, item.text) == (ReplyState.WAITING, "")
    model.apply(Text("Imagine"))
    assert (reply(model).text, reply(model).choice) == ("Imagine", 2)


def test_reasoning_is_no_part_of_the_text() -> None:
    """Reasoning is kept apart and the waiting line says that the model is thinking."""
    model, _ = begun()
    model.apply(Attempt(1, "A", "m", 1, 1))
    model.apply(Reasoning("hm"))
    item = reply(model)
    assert (item.text, item.reasoning) == ("", "hm")
    assert item.waiting is not None
    assert item.waiting.thinking


def test_the_three_other_ends_keep_the_text() -> None:
    """Unanswered, interrupted and stopped replies end the stream and keep what was written."""
    ends: dict[ReplyState, Event] = {
        ReplyState.UNANSWERED: Unanswered("None could.", "try again", ()),
        ReplyState.INTERRUPTED: Interrupted("A", "part", FailureKind.CUT),
        ReplyState.STOPPED: Stopped(),
    }
    for state, end in ends.items():
        model, _ = begun()
        model.apply(Attempt(1, "A", "m", 1, 1))
        model.apply(Text("part"))
        model.apply(end)
        assert (reply(model).state, reply(model).text) == (state, "part")
        assert reply(model).account[-1] is end


def test_skipped_services_count_as_choices() -> None:
    """A stand-in for a resting first choice is the second choice."""
    model, _ = begun()
    model.apply(Skipped("A", SkipReason.RESTING, 9.0))
    model.apply(Attempt(1, "B", "m", 1, 1))
    model.apply(Text("Hi"))
    assert reply(model).choice == 2


def test_every_change_has_a_revision_of_its_own() -> None:
    """Revisions only grow, so that heights kept for an older one are never used."""
    model, _ = begun()
    seen = [reply(model).revision]
    for event in (Attempt(1, "A", "m", 1, 1), Text("a"), Text("b"), Stopped()):
        model.apply(event)
        seen.append(reply(model).revision)
    assert seen == sorted(set(seen))


def test_an_event_of_a_reply_that_is_gone_is_ignored() -> None:
    """The last words of a reply that is no longer shown reach no other conversation."""
    model, _ = begun()
    model.load([UserItem("u", "Hi")])
    model.apply(Text("late"))
    model.apply(Stopped())
    model.flush()
    assert list(model.items) == [UserItem("u", "Hi")]


def test_new_items_never_take_an_id_that_is_there() -> None:
    """Items added to a conversation that was loaded have ids of their own."""
    first, _ = begun()
    model = TranscriptModel()
    model.load(first.items)
    model.add_user("Again")
    model.begin_reply()
    assert len({item.id for item in model.items}) == 4


def test_loading_replaces_everything() -> None:
    """Another conversation takes the place of the one before, even while a reply was under way."""
    model, _ = begun()
    model.apply(Attempt(1, "A", "m", 1, 1))
    model.load([UserItem("u", "Hi")])
    assert [item.id for item in model.items] == ["u"]
    assert not model.streaming


def test_another_branch_takes_the_place_of_one() -> None:
    """From a place on, other items are shown, or none; what stands above stays as it is."""
    model, _ = begun()
    model.apply(Stopped())
    first = model.items[0]
    model.turn(1, [UserItem("u", "Hi")])
    assert [item.id for item in model.items] == [first.id, "u"]
    model.turn(1, ())
    assert list(model.items) == [first]
