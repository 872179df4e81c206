"""Completing a reply that broke off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.asking import HELLO, backend, balancer, collect, names, profile, sent, text_of
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.chat_service import ChatService
from understudy_core.continuation import ASK_FOR_THE_REST, Kept, Overlap, asking_for_the_rest
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Answered, Attempt, Interrupted, Stopped
from understudy_core.failures import FailureKind
from understudy_core.practice.plays import Answers, Cuts, Down, Empty
from understudy_core.practice.server import PracticeService
from understudy_core.statistics import Statistics
from understudy_core.waiting import Steering
from understudy_core.worker import Worker

KEPT = "The heating has been off since Monday and I would"


def new(kept: str, *pieces: str) -> str:
    """What of these pieces is new after the kept text."""
    overlap = Overlap(kept)
    return "".join(overlap.feed(piece) for piece in pieces) + overlap.close()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((" like to stay friendly.",), " like to stay friendly."),
        (("Monday and I would like to.",), " like to."),
        (("Mon", "day and", " I wo", "uld like to."), " like to."),
        (("would like to.",), " like to."),
        ((KEPT, " like to."), " like to."),
        (("The heating is broken.",), "The heating is broken."),
        (("and I would",), ""),
        (("",), ""),
    ],
)
def test_what_is_said_again_is_left_out(pieces: tuple[str, ...], expected: str) -> None:
    """The end of the kept text, repeated at the start of the rest, does not appear twice."""
    assert new(KEPT, *pieces) == expected


def test_a_word_of_one_letter_may_come_twice() -> None:
    """The text broke off after “I”, and the rest begins with a sentence about oneself: nothing of it is left out."""
    assert new("Neither you nor I", "I would say so.") == "I would say so."
    assert new("Neither you nor we", "we would say so.") == " would say so."


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=20))
def test_pieces_do_not_matter(kept: str, pieces: list[str]) -> None:
    """However the rest is cut into pieces, the same of it is new, and it is always an end of it."""
    said = "".join(pieces)
    assert new(kept, *pieces) == new(kept, said)
    assert said.endswith(new(kept, said))


def test_a_user_turn_asks_for_the_rest() -> None:
    """The request ends with the kept text and a user turn after it, never with an assistant turn."""
    request = asking_for_the_rest(ChatRequest((Message(Role.USER, "Hi"),)), "Half")
    assert [(turn.role, turn.text) for turn in request.messages[1:]] == [
        (Role.ASSISTANT, "Half"),
        (Role.USER, ASK_FOR_THE_REST),
    ]


async def test_another_one_completes_the_reply() -> None:
    """The next backend goes on; attempts count on, and the whole text is the kept one with the rest."""
    async with (
        PracticeService("A", [], then=Down()) as a,
        PracticeService("B", [], then=Answers("would like to.")) as b,
    ):
        async with balancer() as made:
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url))
            events = await collect(made.stream(chosen, HELLO, kept=Kept(KEPT, 1)))
    last = events[-1]
    assert isinstance(last, Answered) and (last.text, last.attempts) == (f"{KEPT} like to.", 3)
    assert text_of(events) == " like to."
    assert [event.n for event in events if isinstance(event, Attempt)] == [2, 3]


async def test_a_model_that_has_no_more_to_say_completes_it_too() -> None:
    """When only the end is said again, the reply was whole already."""
    async with PracticeService("A", [], then=Answers("and I would")) as a, balancer() as made:
        events = await collect(made.stream(profile(backend("a", a.base_url)), HELLO, kept=Kept(KEPT, 1)))
    assert isinstance(events[-1], Answered) and events[-1].text == KEPT


async def test_what_was_kept_is_never_lost() -> None:
    """A second break keeps both parts; when nobody can go on, the reply stays interrupted with what there was."""
    async with PracticeService("A", [Cuts(after_words=3)], then=Empty()) as a, balancer() as made:
        chosen = profile(backend("a", a.base_url), backend("b", a.base_url))
        broken = await collect(made.stream(chosen, HELLO, kept=Kept(KEPT, 1)))
        hopeless = await collect(made.stream(chosen, HELLO, kept=Kept(KEPT, 1)))
    assert "Restart" not in names(broken)
    assert isinstance(broken[-1], Interrupted) and broken[-1].text == KEPT + text_of(broken)
    assert len(text_of(broken).split()) == 3
    last = hopeless[-1]
    assert isinstance(last, Interrupted) and (last.text, last.kind) == (KEPT, FailureKind.EMPTY_REPLY)


async def test_stop_while_going_on_keeps_the_first_part() -> None:
    """Stopping a continuation ends as stopped, with nothing taken back."""
    steering = Steering()
    async with PracticeService("A", [], then=Answers("one two three", words_per_s=1000)) as a, balancer() as made:
        events = []
        async for event in made.stream(profile(backend("a", a.base_url)), HELLO, steering, kept=Kept(KEPT, 1)):
            events.append(event)
            steering.stop()
    assert isinstance(events[-1], Stopped) and "Restart" not in names(events)


async def test_without_a_reply_there_is_nothing_to_complete() -> None:
    """Going on in a conversation that was just begun asks nobody."""
    database = Database(None, Worker("history"), lambda: 0.0)
    kept = Conversations(database)
    async with PracticeService("A", []) as a, balancer() as made:
        service, chat = ChatService(made, kept, Statistics(database)), await kept.create()
        assert await collect(service.go_on(chat, profile(backend("a", a.base_url)), Steering())) == []
        assert a.requests == ()
    await database.close()


async def test_the_account_goes_on_in_the_same_reply() -> None:
    """A broken reply, completed, is one message whose account tells both halves; then it is whole for models."""
    database = Database(None, Worker("history"), lambda: 0.0)
    kept = Conversations(database)
    async with PracticeService("A", [Cuts(after_words=3)], then=Answers("and that is all.")) as a, balancer() as made:
        service, chat = ChatService(made, kept, Statistics(database)), await kept.create()
        chosen = profile(backend("a", a.base_url), backend("b", a.base_url), failover={"mid_stream": "ask"})
        first = await collect(sent(service, chat, "Hello", chosen))
        assert isinstance(first[-1], Interrupted)
        rest = await collect(service.go_on(chat, chosen, Steering(), first="b"))
        await collect(sent(service, chat, "Thanks", chosen))
        asked_last = a.requests[-1].body
    _, reply, *_ = await kept.messages(chat)
    await database.close()
    assert isinstance(rest[-1], Answered) and rest[-1].backend == "b"
    assert reply.text == rest[-1].text == first[-1].text + text_of(rest)
    kinds = [type(event).__name__ for event in reply.account]
    assert kinds.index("Interrupted") < kinds.index("Answered") == len(kinds) - 1
    assert isinstance(asked_last, dict)
    assert [turn["content"] for turn in asked_last["messages"]] == ["Hello", reply.text, "Thanks"]
