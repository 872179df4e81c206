"""JSON from outside, whatever it holds. The scorecard reads thousands more (R3)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from understudy_core.account import event_from_json
from understudy_core.capabilities import Capabilities
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.documents import MOST_DEEP, read_json
from understudy_core.events import Skipped, SkipReason, Stopped, Text
from understudy_core.exchange import imported
from understudy_core.interchange import from_json_text
from understudy_core.library import Library, LibraryStore
from understudy_core.profile_file import ProfileFileError, parse_profile
from understudy_core.providers.base import ModelInfo
from understudy_core.worker import Worker
from understudy_gui.preferences import Preferences, parse


@pytest.mark.parametrize("data", [b"[" * 100_000, b"[" * 101 + b"]" * 101, b"1" * 5000, b"\xff", b"", b"{"])
def test_what_is_no_document_is_a_value_error(data: bytes) -> None:
    """Nested too deep, a number without end, wrong bytes, nothing, half: one kind of error for all."""
    with pytest.raises(ValueError):
        read_json(data)


def test_what_is_read_can_be_written() -> None:
    """Half of a surrogate pair becomes U+FFFD, a whole pair its character; a byte order mark is left out."""
    said = read_json(b'\xef\xbb\xbf{"a\\ud800": ["\\ud83d\\ude00", "\\udc00x"], "b": 1}')
    assert list(said) == ["a\ufffd\ufffd\ufffd", "b"] and said["b"] == 1
    json.dumps(said, ensure_ascii=False).encode()
    assert read_json(b"[" * MOST_DEEP + b"]" * MOST_DEEP) is not None


def test_a_profile_with_half_a_character_can_be_kept(tmp_path: Path) -> None:
    """What an imported file holds in its settings is written to the library and read again."""
    backends = '[{"name": "a", "provider": "openai", "model": "m", "params": {"stop": "\\ud83d"}}]'
    document = f'{{"version": 1, "name": "P", "policy": "roundrobin", "backends": {backends}}}'
    store = LibraryStore(tmp_path / "library.json")
    library, _ = imported(Library(), parse_profile(document.encode()).profile, ())
    assert store.change(lambda _before: library) == store.load()


def test_a_number_without_end_is_said() -> None:
    """A profile file with a number of thousands of digits is refused with a sentence."""
    with pytest.raises(ProfileFileError, match="longer than any number"):
        parse_profile(b'{"version": ' + b"1" * 5000 + b"}")


def test_of_a_spoiled_list_of_models_what_makes_sense_is_kept(tmp_path: Path) -> None:
    """Entries of the file that name no model are left out, wrong values count as unknown; a new list replaces it."""
    here, file = "http://127.0.0.1:9/v1", tmp_path / "models.json"
    spoiled = ["x", 1, None, {"name": "no id"}, {"id": 3}, {"id": "m", "context_limit": "many", "sees_pictures": 1}]
    file.write_text(json.dumps({here: spoiled, "elsewhere": 1}))
    known = Capabilities(file)
    known.load()
    assert (known.models(here), known.models("elsewhere")) == ((ModelInfo("m", "m"),), ())
    known.learn(here, [ModelInfo("n", "N", 8000)])
    known.save()
    again = Capabilities(file)
    again.load()
    assert again.models(here) == (ModelInfo("n", "N", 8000),)


@pytest.mark.parametrize(
    "liked",
    [{"theme": []}, {"language": {}}, {"zoom": 10**400}, {"zoom": float("nan")}, {"proxy": 1}, [], {"theme": "dark "}],
)
def test_spoiled_preferences_are_the_usual_ones(liked: object) -> None:
    """A damaged file never keeps the window from opening."""
    assert parse(json.dumps(liked).encode()) == parse(b"[" * 100_000) == Preferences()


@pytest.mark.parametrize(
    "event",
    [
        {"event": "text", "text": 5},
        {"event": "text", "text": None},
        {"event": "restart", "n": "1"},
        {"event": "usage", "input_tokens": 10**400, "output_tokens": 1},
        {"event": "skipped", "backend": "a", "reason": "resting", "seconds_left": float("nan")},
        {"event": "unanswered", "message": "", "cure": "", "failures": [{"event": "text", "text": "x"}]},
        {"event": "unanswered", "message": "", "cure": "", "failures": [1]},
    ],
)
def test_an_event_of_other_types_is_none(event: dict[str, object]) -> None:
    """What an event's fields cannot hold is left out of the account, instead of failing where it is shown."""
    assert event_from_json(event) is None


def test_whole_seconds_are_seconds() -> None:
    """Another program may write 3 where we write 3.0."""
    said = {"event": "skipped", "backend": "a", "reason": "resting", "seconds_left": 3}
    assert event_from_json(said) == Skipped("a", SkipReason.RESTING, 3)


async def test_a_spoiled_conversation_can_be_taken_in_and_opened() -> None:
    """Wrong entries of an account are left out; the rest is there, and the conversation opens."""
    account = [{"event": "text", "text": []}, {"event": "text", "text": "A wren.\ud800"}]
    message = {"role": "assistant", "text": "A wren.", "account": account}
    said = {"form": "understudy-conversation", "version": 1, "title": "\ud800", "messages": [message]}
    told = from_json_text(json.dumps(said).encode())
    database = Database(None, Worker("history"), lambda: 0.0)
    kept = Conversations(database)
    (reply,) = await kept.messages(await kept.take_in(told.title, told.branches))
    await database.close()
    assert reply.text.startswith("A wren.") and reply.account[:1] == told.branches.messages[0].account


async def test_a_reply_whose_account_is_damaged_keeps_its_text() -> None:
    """Where no entry of the account tells the text any more, the reply is shown as the file has it."""
    message = {"role": "assistant", "text": "A wren.", "account": [{"event": "text", "text": 5}, {"event": "stopped"}]}
    said = {"form": "understudy-conversation", "version": 1, "title": "Birds", "messages": [message]}
    told = from_json_text(json.dumps(said).encode())
    database = Database(None, Worker("history"), lambda: 0.0)
    kept = Conversations(database)
    (reply,) = await kept.messages(await kept.take_in(told.title, told.branches))
    await database.close()
    assert reply.text == "A wren." and reply.account == (Text("A wren."), Stopped())
