"""Versions of messages: nothing is lost, whatever is edited, asked again and walked, and one branch is shown."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.asking import backend, balancer, collect, profile, sent
from understudy_core.balancer import Balancer
from understudy_core.chat import Picture, Role
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Answered, Attempt, Interrupted, Text
from understudy_core.interchange import ConversationFileError, Told, from_json_text, to_html, to_json_text, to_markdown
from understudy_core.migrations import MIGRATIONS
from understudy_core.practice.plays import Answers, Cuts, Down
from understudy_core.practice.server import PracticeService
from understudy_core.statistics import Statistics
from understudy_core.tree import Tree
from understudy_core.turns import StoredMessage
from understudy_core.waiting import Steering
from understudy_core.worker import Worker

PICTURE = Picture("image/png", b"\x89PNG")


@dataclass
class Desk:
    """A history and the chat over it."""

    path: Path | None
    made: Balancer
    database: Database = field(init=False)
    kept: Conversations = field(init=False)
    service: ChatService = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Open the history, as a start of the program does."""
        self.database = Database(self.path, Worker("history"), lambda: 1_700_000_000.0)
        self.kept = Conversations(self.database)
        self.service = ChatService(self.made, self.kept, Statistics(self.database))

    async def texts(self, chat: int) -> list[str]:
        """What the shown branch says."""
        return [message.text for message in await self.kept.messages(chat)]


steps = st.lists(
    st.tuples(st.sampled_from(["send", "edit", "again", "again at the end", "walk", "restart"]), st.integers(0, 999)),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_any_sequence_keeps_everything(taken: list[tuple[str, int]]) -> None:
    """After any sending, editing, asking again, walking and restarting all messages are there, found and reachable."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_walk(Path(folder) / "history.sqlite3", taken))


async def _walk(path: Path, taken: list[tuple[str, int]]) -> None:
    async with balancer() as made:
        desk = Desk(path, made)
        chat = await desk.kept.create()
        follows: dict[int, int | None] = {}
        for step, number in [("send", 0), *taken]:
            await _take(desk, chat, step, number, follows)
            shown = await desk.kept.messages(chat)
            whole = await desk.kept.whole(chat)
            ids = [message.id for message in whole.messages]
            assert {
                id_: None if at is None else ids[at] for id_, at in zip(ids, whole.parents, strict=True)
            } == follows, "every message stands where it was put"
            assert whole.path == shown and [message.id for message in shown] == list(Tree(follows).path(shown[-1].id))
        await _everything_is_found(desk, chat, follows)
        await desk.database.close()


async def _take(desk: Desk, chat: int, step: str, number: int, follows: dict[int, int | None]) -> None:
    """One step; `follows` is kept in line with what it should do."""
    shown = await desk.kept.messages(chat)
    users = [message for message in shown if message.role is Role.USER]
    replies = [message for message in shown if message.role is Role.ASSISTANT]
    match step:
        case "send":
            await _begun(desk, chat, None, True, shown[-1].id if shown else None, follows)
        case "edit":
            one = users[number % len(users)]
            await _begun(desk, chat, one, True, follows[one.id], follows)
        case "again":
            one = replies[number % len(replies)]
            await _begun(desk, chat, one, False, follows[one.id], follows)
        case "again at the end":
            await _begun(desk, chat, None, False, follows[replies[-1].id], follows)
        case "walk":
            versions = shown[number % len(shown)].versions
            other = versions.ids[number % versions.count]
            await desk.kept.turn_to(chat, other)
            after = [message.id for message in await desk.kept.messages(chat)]
            assert other in after and after[-1] not in follows.values(), "a branch is shown to its end"
        case "restart":
            await desk.database.close()
            desk.start()


async def _begun(
    desk: Desk, chat: int, beside: StoredMessage | None, writes: bool, under: int | None, follows: dict[int, int | None]
) -> None:
    """Begin a turn that belongs under a message, and check what the service says about it."""
    text = f"word{len(follows)}x" if writes else None
    turn = await desk.service.begin(chat, text, beside=beside.id if beside else None)
    if text is not None:
        said = turn.asked[-1]
        assert said.text == text
        follows[said.id] = under
        under = said.id
    follows[turn.reply.id] = under
    await desk.kept.keep(turn.reply.id, [Text(f"word{len(follows) - 1}x")], 0)
    shown = await desk.kept.messages(chat)
    assert list(turn.asked) == list(shown[:-1]), "models are asked with the branch that is shown"
    assert (turn.reply.id, turn.reply.versions) == (shown[-1].id, shown[-1].versions)


async def _everything_is_found(desk: Desk, chat: int, follows: dict[int, int | None]) -> None:
    for at, id_ in enumerate(follows):
        (found,) = await desk.kept.search(f"word{at}x")
        assert found.message == id_
        await desk.kept.turn_to(chat, id_)
        assert id_ in [message.id for message in await desk.kept.messages(chat)]


async def test_models_are_sent_the_shown_branch_only() -> None:
    """An edited message and a reply that is given again take the place of what was there, for the model too."""
    async with balancer() as made, PracticeService("A", [], then=Answers("Yes.")) as a:
        desk, chosen = Desk(None, made), profile(backend("a", a.base_url))
        chat = await desk.kept.create()
        for text in ("One", "Two"):
            await collect(sent(desk.service, chat, text, chosen, pictures=(PICTURE,)))
        first, reply, *_ = await desk.kept.messages(chat)
        await collect(sent(desk.service, chat, None, chosen, beside=reply.id))
        assert await desk.texts(chat) == ["One", "Yes."]
        await collect(sent(desk.service, chat, "Three", chosen))
        await collect(sent(desk.service, chat, "First", chosen, beside=first.id, pictures=first.pictures))
        edited, _ = await desk.kept.messages(chat)
        await desk.kept.turn_to(chat, reply.id)
        assert await desk.texts(chat) == ["One", "Yes.", "Two", "Yes."], "the branch of that reply is whole"
        bodies = [request.body for request in a.requests]
        await desk.database.close()
    assert edited.pictures == (PICTURE,) and (edited.versions.count, edited.versions.at) == (2, 1)
    told = [[turn["content"] for turn in body["messages"]] for body in bodies if isinstance(body, dict)]
    words = [[said if isinstance(said, str) else said[0]["text"] for said in turns] for turns in told]
    assert words == [["One"], ["One", "Yes.", "Two"], ["One"], ["One", "Yes.", "Three"], ["First"]]


async def test_a_broken_reply_stays_beside_the_new_one_and_can_be_completed() -> None:
    """A reply that broke off is kept when it is given again; shown again, it is completed where it broke."""
    async with balancer() as made, PracticeService("A", [Cuts(after_words=2)], then=Answers("Whole.")) as a:
        desk, chosen = Desk(None, made), profile(backend("a", a.base_url), failover={"mid_stream": "keep"})
        chat = await desk.kept.create()
        await collect(sent(desk.service, chat, "Tell me", chosen))
        broken = (await desk.kept.messages(chat))[-1]
        await collect(sent(desk.service, chat, None, chosen))
        whole = (await desk.kept.messages(chat))[-1]
        assert whole.text == "Whole." and whole.versions.ids == (broken.id, whole.id)
        await desk.kept.turn_to(chat, broken.id)
        again = (await desk.kept.messages(chat))[-1]
        assert again.account == broken.account and isinstance(again.account[-1], Interrupted)
        await collect(desk.service.go_on(chat, chosen, Steering()))
        completed = (await desk.kept.messages(chat))[-1]
        await desk.database.close()
    assert completed.id == broken.id and isinstance(completed.account[-1], Answered)
    assert completed.text.startswith(broken.text) and completed.text.endswith("Whole.")


async def test_a_reply_given_again_stays_with_whom_it_began() -> None:
    """With sticky "conversation" whoever answered last is asked first again for another version, too."""
    async with balancer() as made, PracticeService("A", [Down()], then=Answers("a")) as a:
        async with PracticeService("B", [], then=Answers("b")) as b:
            desk = Desk(None, made)
            chosen = profile(backend("a", a.base_url), backend("b", b.base_url), sticky="conversation")
            chat = await desk.kept.create()
            await collect(sent(desk.service, chat, "One", chosen))
            await collect(sent(desk.service, chat, None, chosen))
            told = await desk.texts(chat)
            await desk.database.close()
    assert told == ["One", "b"]


async def test_walking_does_not_count_as_a_change() -> None:
    """Showing another version leaves a conversation where it stands in the list."""
    async with balancer() as made:
        desk = Desk(None, made)
        now = iter(range(1, 99))
        desk.kept._now = lambda: float(next(now))
        older, newer = await desk.kept.create(), await desk.kept.create()
        first = await desk.kept.add_user_message(older, "Old")
        await desk.kept.add_user_message(older, "Older", beside=first)
        await desk.kept.add_user_message(newer, "New")
        before = await desk.kept.list()
        await desk.kept.turn_to(older, first)
        assert await desk.kept.list() == before and await desk.texts(older) == ["Old"]
        await desk.database.close()


async def test_a_file_of_the_fourth_version_gains_branches(tmp_path: Path) -> None:
    """Old messages keep their order; several replies to the same message become versions, the last one shown."""
    path = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript("".join(MIGRATIONS[:4]) + "pragma user_version=4;")
        db.execute("insert into conversation values (1, 'Old', 0, 1.0, 0), (2, 'Other', 0, 2.0, 0)")
        rows = [
            (1, "user", "Tell me"),
            (2, "user", "Beside"),
            (1, "assistant", "First"),
            (1, "assistant", "Second"),
            (2, "assistant", "Yes"),
            (1, "user", "Thanks"),
            (1, "assistant", "You are welcome"),
        ]
        db.executemany("insert into message (conversation_id, role, text, created_at) values (?,?,?,0)", rows)
        db.commit()
    async with balancer() as made:
        desk = Desk(path, made)
        assert await desk.texts(1) == ["Tell me", "Second", "Thanks", "You are welcome"]
        assert await desk.texts(2) == ["Beside", "Yes"]
        (found,) = await desk.kept.search("first")
        assert found.message == 3
        await desk.kept.turn_to(1, found.message)
        assert await desk.texts(1) == ["Tell me", "First"]
        await desk.database.close()


async def test_a_reply_that_was_killed_while_it_was_given_again_stands_beside_the_old_one(tmp_path: Path) -> None:
    """What a kill leaves of a new version is an interrupted reply; the old one is a step away, whole."""
    async with balancer() as made, PracticeService("A", [], then=Answers("Whole.")) as a:
        desk, chosen = Desk(tmp_path / "history.sqlite3", made), profile(backend("a", a.base_url))
        chat = await desk.kept.create()
        await collect(sent(desk.service, chat, "One", chosen))
        turn = await desk.service.begin(chat, None)
        await desk.kept.keep(turn.reply.id, [Attempt(1, "a", "m", 1, 1), Text("Half")], 0)
        killed, desk = desk, Desk(desk.path, made)
        half = (await desk.kept.messages(chat))[-1]
        assert half.text == "Half" and isinstance(half.account[-1], Interrupted) and half.versions.count == 2
        await desk.kept.turn_to(chat, half.versions.ids[0])
        assert await desk.texts(chat) == ["One", "Whole."]
        await desk.database.close()
        await killed.database.close()


async def test_finding_the_way_reads_no_text() -> None:
    """Which messages there are and what they follow comes from the index, however long hidden versions are."""
    async with balancer() as made:
        desk = Desk(None, made)
        seen: list[str] = []
        await desk.kept.create()
        await desk.database.do(lambda db: db.set_trace_callback(seen.append))
        await desk.kept.messages(1)
        way = next(statement for statement in seen if "parent_id" in statement)
        plan = await desk.database.do(lambda db: db.execute(f"explain query plan {way}").fetchall())
        await desk.database.close()
    assert ["COVERING INDEX" in step[3] for step in plan] == [True]


async def test_json_keeps_every_branch_and_reading_keeps_to_the_shown_one() -> None:
    """Markdown and HTML hold what is shown; JSON brings back all versions, and the same branch is shown."""
    async with balancer() as made, PracticeService("A", [], then=Answers("Yes.")) as a:
        desk, chosen = Desk(None, made), profile(backend("a", a.base_url))
        chat = await desk.kept.create()
        await collect(sent(desk.service, chat, "One", chosen, pictures=(PICTURE,)))
        await collect(sent(desk.service, chat, None, chosen))
        one, reply = await desk.kept.messages(chat)
        await collect(sent(desk.service, chat, "Hidden", chosen, beside=one.id))
        await desk.kept.turn_to(chat, reply.versions.ids[0])
        told = Told("One", await desk.kept.whole(chat))
        came = from_json_text(to_json_text(told).encode())
        again = await desk.kept.whole(await desk.kept.take_in(came.title, came.branches))
        await desk.database.close()
    assert "Hidden" not in to_markdown(told) + to_html(told) and "One" in to_markdown(told)
    assert (again.parents, again.parents[again.shown or 0]) == (told.branches.parents, 0)
    assert [_plain(message) for message in again.messages] == [_plain(message) for message in told.branches.messages]
    assert [_plain(message) for message in again.path] == [_plain(message) for message in told.branches.path]


def _plain(message: StoredMessage) -> StoredMessage:
    """Without its place in one history."""
    return replace(message, id=0, versions=Tree({0: None}).versions(0))


def _file(version: int, *messages: Mapping[str, object], **more: object) -> bytes:
    told = {"form": "understudy-conversation", "version": version, "title": "T", "messages": messages, **more}
    return json.dumps(told).encode()


def test_a_file_of_the_first_version_is_read() -> None:
    """It knew no branches: messages stand one after the other, several replies in a row are versions."""
    roles = ("user", "assistant", "assistant", "user")
    told = from_json_text(_file(1, *[{"role": role} for role in roles]))
    assert told.branches.parents == (None, 0, 0, 2)
    assert [message.role for message in told.branches.path] == [Role.USER, Role.ASSISTANT, Role.USER]


@pytest.mark.parametrize("follows", [1, 2, -1, "0", True, 0.0])
def test_a_file_whose_branches_lead_nowhere_is_refused(follows: object) -> None:
    """A message can follow only one that stands before it in the file; a sentence says which one is wrong."""
    with pytest.raises(ConversationFileError, match=r"Message 2 .* cannot be read"):
        from_json_text(_file(2, {"role": "user", "follows": None}, {"role": "assistant", "follows": follows}))


def test_a_file_that_shows_nothing_real_shows_the_newest() -> None:
    """A place that is not there is not gone to; an empty conversation is read, too."""
    told = from_json_text(_file(2, {"role": "user", "text": "a"}, {"role": "user", "text": "b"}, shown=7))
    assert [message.text for message in told.branches.path] == ["b"]
    assert from_json_text(_file(2)).branches.path == ()
