"""A message is kept, answered, and its account survives a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from support.asking import HELLO, GivenKeys, backend, balancer, collect, profile, sent
from understudy_core.account import completed
from understudy_core.balancer import Balancer
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Answered, Attempt, Event, Failed, Interrupted, Text
from understudy_core.files import StorageError
from understudy_core.practice.plays import Answers, Cuts, Down
from understudy_core.practice.server import PracticeService
from understudy_core.statistics import Statistics
from understudy_core.transport.http import Http
from understudy_core.worker import Worker


@asynccontextmanager
async def counting(kept: Conversations) -> AsyncIterator[Balancer]:
    """A balancer whose round-robin counter is kept in a history."""
    http = Http()
    try:
        yield Balancer(http, GivenKeys(), next_turn=kept.counter)
    finally:
        await http.aclose()


def history(path: Path | None) -> History:
    """A history on a worker of its own, at a fixed time."""
    return History(Database(path, Worker("history"), lambda: 1_700_000_000.0))


class History(Conversations):
    """With the file it lies in, to close it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.database = database


def service_of(made: Balancer, kept: History) -> ChatService:
    """The chat over this balancer and this history."""
    return ChatService(made, kept, Statistics(kept.database))


async def test_the_account_survives_a_restart(tmp_path: Path) -> None:
    """Message, reply and every attempt are read back by a new history exactly as they happened."""
    path = tmp_path / "deep" / "history.sqlite3"
    first = history(path)
    async with PracticeService("A", [], then=Down()) as a, PracticeService("B", [], then=Answers("Good evening.")) as b:
        async with balancer() as made:
            chat = await first.create()
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url))
            events = await collect(sent(service_of(made, first), chat, "Say hello", chosen))
    await first.database.close()
    again = history(path)
    said, reply = await again.messages(chat)
    (line,) = await again.list()
    await again.database.close()
    assert (said.text, reply.text, line.title) == ("Say hello", "Good evening.", "Say hello")
    kinds = [type(event) for event in reply.account]
    assert kinds[:4] == [Attempt, Failed, Attempt, Text] and kinds[-1] is Answered
    assert reply.account[1] == events[1]


async def test_only_whole_replies_are_sent_to_models() -> None:
    """A reply that broke stays in the history but is not part of the next request."""
    kept = history(None)
    async with PracticeService("A", [Cuts(after_words=2)], then=Answers("Whole.")) as a, balancer() as made:
        service, chat, chosen = (
            service_of(made, kept),
            await kept.create(),
            profile(backend("a", a.base_url)),
        )
        await collect(sent(service, chat, "One", chosen))
        await collect(sent(service, chat, "Two", chosen))
        body = a.requests[-1].body
    await kept.database.close()
    assert isinstance(body, dict)
    assert [message["content"] for message in body["messages"]] == ["One\n\nTwo"]


def test_a_story_without_an_end_is_interrupted() -> None:
    """What a crash left half written reads as interrupted, with its text."""
    story = completed([Attempt(1, "a", "m", 1, 1), Text("Half a")])
    assert isinstance(story[-1], Interrupted) and story[-1].text == "Half a"


async def test_search_finds_titles_and_messages_literally() -> None:
    """Search looks into titles and messages, and takes % and _ for what they are."""
    kept = history(None)
    one, two = await kept.create(), await kept.create()
    await kept.add_user_message(one, "Soup with what is in the fridge")
    await kept.add_user_message(two, "100% wool")
    found = [[line.conversation for line in await kept.search(words)] for words in ("fridge", "%", "_")]
    await kept.delete(one)
    gone = await kept.search("fridge")
    await kept.restore(one)
    assert found == [[one], [two], []] and gone == () and len(await kept.search("fridge")) == 1
    await kept.database.close()


async def test_search_finds_accounts_after_what_was_said() -> None:
    """Who answered, who failed and why is found too, below the conversations in which the words were said."""
    kept = history(None)
    asked, answered = await kept.create(), await kept.create()
    await kept.add_user_message(asked, "Is Alder down?")
    async with PracticeService("A", [], then=Down()) as a, PracticeService("B", [], then=Answers("Yes.")) as b:
        async with balancer() as made:
            chosen = profile(backend("Alder", a.base_url), backend("Birch", b.base_url))
            await collect(sent(service_of(made, kept), answered, "Say hello", chosen))
    found = {words: await kept.search(words) for words in ("alder", "birch", "problem on its side")}
    _, reply = await kept.messages(answered)
    await kept.database.close()
    said, told = found["alder"]
    assert (said.conversation, said.around) == (asked, "Is Alder down?")
    assert (told.conversation, told.message) == (answered, reply.id)
    assert [one.conversation for one in found["birch"]] == [answered]
    assert "Alder has a problem on its side" in found["problem on its side"][0].around


async def test_a_full_disk_does_not_take_the_reply_away(tmp_path: Path) -> None:
    """When the disk fills up while a reply streams, the reply still comes to its end, and then the loss is said."""
    kept = history(tmp_path / "history.sqlite3")
    chat, seen = await kept.create(), list[Event]()
    async with PracticeService("A", [], then=Answers("word " * 30_000)) as a, balancer() as made:
        stream = sent(service_of(made, kept), chat, "Hello", profile(backend("a", a.base_url)))
        with pytest.raises(StorageError, match="disk is full"):
            async for event in stream:
                if not seen:
                    await kept.database.do(fill_up)
                seen.append(event)
    stored = await kept.messages(chat)
    await kept.database.close()
    assert isinstance(seen[-1], Answered) and seen[-1].text == "word " * 30_000
    assert [message.text for message in stored] == ["Hello", ""], "what was kept before is still there"


def fill_up(db: sqlite3.Connection) -> None:
    """Let the database have no more room than it takes now."""
    pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count={pages}")


async def test_counters_never_repeat(tmp_path: Path) -> None:
    """The round-robin counter goes on after a restart."""
    values = []
    for _ in range(2):
        kept = history(tmp_path / "history.sqlite3")
        values += [await kept.counter("turn:Everyday"), await kept.counter("turn:Everyday")]
        await kept.database.close()
    assert values == [0, 1, 2, 3]


async def test_asking_again_sends_what_was_asked_and_the_last_reply_counts() -> None:
    """A reply that is asked for again is not shown to the model, and later only the newest one is sent."""
    kept = history(None)
    async with PracticeService("A", [Answers("First."), Answers("Second.")], then=Answers("Third.")) as a:
        async with balancer() as made:
            service, chat, chosen = (
                service_of(made, kept),
                await kept.create(),
                profile(backend("a", a.base_url)),
            )
            await collect(sent(service, chat, "One", chosen))
            await collect(sent(service, chat, None, chosen))
            await collect(sent(service, chat, "Two", chosen))
        bodies = [request.body for request in a.requests]
    await kept.database.close()
    said = [[turn["content"] for turn in body["messages"]] for body in bodies if isinstance(body, dict)]
    assert said == [["One"], ["One"], ["One", "Second.", "Two"]]


@pytest.mark.parametrize(("sticky", "second"), [("conversation", "b"), ("none", "a")])
async def test_a_conversation_stays_with_whom_it_began(sticky: str, second: str) -> None:
    """With sticky "conversation" the backend that answered last here goes first; elsewhere the order holds."""
    kept = history(None)
    async with PracticeService("A", [Down()], then=Answers("a")) as a, PracticeService("B", [], then=Answers("b")) as b:
        async with balancer() as made:
            service, chat = service_of(made, kept), await kept.create()
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url), sticky=sticky)
            first = await collect(sent(service, chat, "One", chosen))
            then = await collect(sent(service, chat, "Two", chosen))
            new = await collect(sent(service, await kept.create(), "Three", chosen))
    await kept.database.close()
    backends = [events[-1].backend for events in (first, then, new) if isinstance(events[-1], Answered)]
    assert backends == ["b", second, "a"]


async def test_round_robin_goes_on_after_a_restart(tmp_path: Path) -> None:
    """Shares stay equal over restarts, because the counter is kept."""
    answered = []
    async with PracticeService("A", [], then=Answers("a")) as a, PracticeService("B", [], then=Answers("b")) as b:
        chosen = profile(backend("a", a.base_url), backend("b", b.base_url), policy="roundrobin")
        for _ in range(5):
            kept = history(tmp_path / "history.sqlite3")
            async with counting(kept) as made:
                last = (await collect(made.stream(chosen, HELLO)))[-1]
                answered.append(last.backend if isinstance(last, Answered) else "")
            await kept.database.close()
    assert answered == ["a", "b", "a", "b", "a"]
