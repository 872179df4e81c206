"""Long work that is stopped leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.stopping import Stopped
from understudy_core.chat import Role
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.files import write_pieces
from understudy_core.interchange import Told, from_json_text, json_pieces
from understudy_core.turns import Branches, StoredMessage
from understudy_core.work import Work, WorkStoppedError
from understudy_core.worker import Worker

TOLD = Told("Many", Branches.in_a_row([StoredMessage(at, Role.USER, f"Message {at}") for at in range(50)]), "Be brief.")


def test_a_file_that_was_stopped_half_way_is_as_it_was(tmp_path: Path) -> None:
    """What stood there stands there, and nothing lies beside it."""
    file = tmp_path / "chat.json"
    file.write_text("before")
    work = Stopped(20)
    with pytest.raises(WorkStoppedError):
        write_pieces(file, (piece.encode() for piece in work.through(json_pieces(TOLD))))
    assert work.done == 20
    assert (file.read_text(), list(tmp_path.iterdir())) == ("before", [file])


def test_pieces_make_the_whole_file(tmp_path: Path) -> None:
    """What is written in pieces is read back whole."""
    file = tmp_path / "chat.json"
    write_pieces(file, (piece.encode() for piece in json_pieces(TOLD)))
    read = from_json_text(file.read_bytes())
    assert (read.title, read.instructions) == (TOLD.title, TOLD.instructions)
    assert [message.text for message in read.branches.path] == [message.text for message in TOLD.branches.path]


def test_reading_stops_in_the_middle_of_a_file() -> None:
    """A file is not read to its end for nobody."""
    work = Stopped(20)
    with pytest.raises(WorkStoppedError):
        from_json_text("".join(json_pieces(TOLD)).encode(), work)
    assert work.done == 20


async def test_a_conversation_that_was_stopped_half_way_is_not_there() -> None:
    """Neither in the list nor in the search; taken in again, it is whole."""
    kept = Conversations(Database(None, Worker("history"), lambda: 0.0))
    with pytest.raises(WorkStoppedError):
        await kept.take_in(TOLD.title, TOLD.branches, work=Stopped(20))
    assert (await kept.list(), await kept.search("Message")) == ((), ())
    made = await kept.take_in(TOLD.title, TOLD.branches)
    with pytest.raises(WorkStoppedError):
        await kept.whole(made, Stopped(20))
    work = Work()
    assert len((await kept.whole(made, work)).messages) == 50
    assert (work.done, work.percent) == (50, 100)


def test_work_within_other_work_stops_with_it() -> None:
    """Stopping all stops the part that is being done."""
    whole = Work()
    part = Work(whole)
    part.step()
    whole.stop()
    with pytest.raises(WorkStoppedError):
        part.step()
