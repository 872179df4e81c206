"""Homes that programs of earlier commits wrote open in this one, with everything there; newer ones are left alone.

The folders beside this were written by writer.py with the program of a commit for each form of the history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from support.playing import play, until
from understudy_core.account import event_from_json
from understudy_core.capabilities import Capabilities
from understudy_core.chat import Picture
from understudy_core.conversations import Conversations, Manner
from understudy_core.database import Database
from understudy_core.drafts import Draft, Drafts
from understudy_core.events import Answered, Event, Interrupted, to_json
from understudy_core.files import StorageError
from understudy_core.interchange import ConversationFileError, from_json_text
from understudy_core.library import LibraryStore
from understudy_core.migrations import VERSION
from understudy_core.profile_file import ProfileFileError, parse_profile
from understudy_core.providers.base import ModelInfo
from understudy_core.statistics import Statistics
from understudy_core.worker import Worker
from understudy_gui.preferences import Preferences, load, save
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow
from upgrade.writer import NOW, PICTURE

HERE = Path(__file__).parent
FORMS = {int(folder.name.removeprefix("form_")): folder for folder in HERE.glob("form_*")}
NEWEST = max(FORMS)
"""The last form that a commit of its own wrote; the present one may be a step ahead."""
TEXTS = ["What helps against Straßenlärm?", "Plant trees, close the street.", "And at night?", "Plant trees, "]


def settled(form: int, home: Path) -> Path:
    """A home as the program of that form left it."""
    home.mkdir()
    for file in FORMS[form].glob("*.json"):
        (home / file.name).write_bytes(file.read_bytes())
    with closing(sqlite3.connect(home / "history.sqlite3")) as db:
        db.execute("pragma journal_mode=wal")
        db.executescript((FORMS[form] / "history.sql").read_text(encoding="utf-8"))
    return home


def opened(home: Path) -> Database:
    """Its history in this program."""
    return Database(home / "history.sqlite3", Worker("history"), lambda: NOW + 1)


def written_events(form: int) -> list[dict[str, Any]]:
    """The account of the first reply as it lies in the file."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript((FORMS[form] / "history.sql").read_text(encoding="utf-8"))
        rows = db.execute("select event from account where message_id = 2 order by position")
        return [json.loads(event) for (event,) in rows]


def tells(account: Sequence[Event], form: int) -> bool:
    """Whether an account says everything that is written in that of the first reply."""
    told = [to_json(event, kept=True) for event in account]
    return all(holds(after, before) for after, before in zip(told, written_events(form), strict=True))


def test_every_earlier_form_is_here() -> None:
    """Whoever gives the history another form adds what the program before wrote (writer.py says how)."""
    assert set(range(1, VERSION)) <= FORMS.keys()


@pytest.mark.parametrize("form", sorted(FORMS))
async def test_a_history_of_any_form_is_all_there(form: int, tmp_path: Path) -> None:
    """Every message, account, picture, counter and count; found by its words; and a backup of how it was."""
    home = settled(form, tmp_path / "home")
    database = opened(home)
    kept = Conversations(database)
    assert sorted((line.id, line.title) for line in await kept.list()) == [(1, "Noise"), (2, "A poem, please")]
    messages = await kept.messages(1)
    assert [message.text for message in messages] == TEXTS
    assert tells(messages[1].account, form)
    assert all(event_from_json(event) is not None for event in written_events(form))
    assert isinstance(messages[1].account[-1], Answered) and isinstance(messages[3].account[-1], Interrupted)
    assert messages[0].pictures == ((Picture("image/png", PICTURE),) if form >= 3 else ())
    assert [found.conversation for found in await kept.search("straßenlarm")] == [1]
    assert [(found.message, found.around) for found in await kept.search("fast is busy")] == [
        (2, "Gone Fast is busy. Here · llama-7")
    ]
    await kept.restore(3)
    assert [message.text for message in await kept.messages(3)] == ["Never mind"]
    assert await kept.counter("Turns") == 3
    records = {record.backend: record for record in await Statistics(database).of("Everyday")}
    if form >= 2:
        assert (records["Fast"].failed, records["Here"].answered, records["Here"].tokens) == (1, 1, 46)
    assert await kept.manner(1) == (Manner("Everyday", "Answer briefly.") if form >= 6 else Manner())
    drafts = Drafts(database)
    pictures = (Picture("image/png", PICTURE),) if form >= 8 else ()
    written = {None: Draft("Half a", pictures=pictures), 1: Draft("And", "then", waiting_pictures=pictures)}
    assert await drafts.all() == (written if form >= 6 else {})
    assert await drafts.rewritten() == ({3: "And in the morning?"} if form >= 8 else {})
    await kept.add_user_message(1, "Thanks")
    assert [message.text for message in await kept.messages(1)] == [*TEXTS, "Thanks"]
    assert database.notice is None
    backups = await database.backups()
    await database.close()
    if form < VERSION:
        with closing(sqlite3.connect(backups[0].path)) as db:
            assert db.execute("select text from message where conversation_id = 1").fetchall() == [(t,) for t in TEXTS]
            assert db.execute("pragma user_version").fetchone() == (form,)


@pytest.mark.parametrize("form", sorted(form for form in FORMS if form >= 2))
def test_documents_of_any_form_are_all_there(form: int, tmp_path: Path) -> None:
    """Library, profile file, preferences and models say what they said; written again, they say all of it."""
    home = settled(form, tmp_path / "home")
    before = json.loads((home / "library.json").read_bytes())
    store = LibraryStore(home / "library.json")
    assert [profile.name for profile in store.load().profiles] == ["Everyday", "Turns"]
    store.change(lambda library: library)
    assert holds(json.loads((home / "library.json").read_bytes()), before)
    profile = parse_profile((home / "profile.json").read_bytes())
    assert profile.warnings == () and profile.profile.failover.status_codes == (429, "5xx")
    preferences = load(home / "preferences.json")
    assert (preferences.theme, preferences.zoom) == ("dark", 1.2)
    assert preferences.language == ("de" if form >= 4 else "")
    if form >= 3:
        capabilities = Capabilities(home / "models.json")
        capabilities.load()
        assert capabilities.models("http://127.0.0.1:9/v1") == (ModelInfo("llama", "Llama", 8192, True, False),)


def holds(after: object, before: object) -> bool:
    """Whether `after` says everything that `before` said."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(name in after and holds(after[name], value) for name, value in before.items())
    return after == before


@pytest.mark.parametrize("form", sorted(form for form in FORMS if form >= 4))
def test_conversation_files_of_any_form_are_all_there(form: int) -> None:
    """A conversation that was exported can be imported, with its account and its picture."""
    told = from_json_text((FORMS[form] / "conversation.json").read_bytes())
    messages = told.branches.path
    assert (told.title, [message.text for message in messages]) == ("Noise", TEXTS)
    assert tells(messages[1].account, form)
    assert messages[0].pictures == (Picture("image/png", PICTURE),)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_window_opens_on_a_home_of_any_form(
    form: int, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A conversation shows its messages, and the profiles are there."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("UNDERSTUDY_HOME", str(settled(form, tmp_path / "home")))

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        window.sidebar.chosen.emit(1)
        await until(lambda: len(chat.model.items) == len(TEXTS))
        assert [profile.name for profile in stage.profiles.keeper.library.profiles] == (
            ["Everyday", "Turns"] if form >= 2 else []
        )

    play(qapp, None, act)


def newer(path: Path, **more: Any) -> bytes:
    """Give a document a version of the future, with something in it that nobody knows yet; its bytes."""
    said = json.loads(path.read_bytes()) if path.exists() else {}
    path.write_text(json.dumps({**said, "version": 9, "hovering": [1, 2], **more}))
    return path.read_bytes()


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    """It is refused in a sentence, also for a change, and stays byte for byte."""
    home = settled(NEWEST, tmp_path / "home")
    before = newer(home / "library.json")
    store = LibraryStore(home / "library.json")
    with pytest.raises(StorageError, match="A newer version of Understudy wrote"):
        store.load()
    with pytest.raises(StorageError, match="left exactly as it is"):
        store.change(lambda library: library.without("Everyday"))
    assert (home / "library.json").read_bytes() == before


def test_newer_preferences_are_used_as_far_as_they_are_known_and_left_alone(tmp_path: Path) -> None:
    """What is known of them holds; a change holds until quitting, which is said."""
    home = settled(NEWEST, tmp_path / "home")
    before = newer(home / "preferences.json")
    assert load(home / "preferences.json").theme == "dark"
    with pytest.raises(StorageError, match="hold until you quit"):
        save(home / "preferences.json", Preferences(theme="light"))
    assert (home / "preferences.json").read_bytes() == before


def test_preferences_that_are_not_known_survive_a_change(tmp_path: Path) -> None:
    """A program of the same form that knows more may have written them."""
    path = tmp_path / "preferences.json"
    path.write_text('{"version": 1, "zoom": 1.5, "scent": "pine"}')
    save(path, Preferences(theme="light"))
    said = json.loads(path.read_bytes())
    assert (said["scent"], said["theme"], said["zoom"]) == ("pine", "light", 1.0)


def test_newer_lists_of_models_are_left_alone(tmp_path: Path) -> None:
    """They are fetched again and kept until quitting; the file stays byte for byte."""
    path = tmp_path / "models.json"
    before = newer(path, lists={"http://a/v1": [{"id": "m"}]})
    capabilities = Capabilities(path)
    capabilities.load()
    capabilities.learn("http://a/v1", [ModelInfo("n", "N")])
    capabilities.save()
    assert path.read_bytes() == before and capabilities.models("http://a/v1")[0].id == "n"


def test_newer_files_from_elsewhere_are_refused_in_a_sentence(tmp_path: Path) -> None:
    """Profiles and conversations that a newer version exported are not half read."""
    home = settled(NEWEST, tmp_path / "home")
    with pytest.raises(ProfileFileError, match="A newer version of Understudy wrote this profile"):
        parse_profile(newer(home / "profile.json"))
    with pytest.raises(ConversationFileError, match="A newer version of Understudy wrote this conversation"):
        from_json_text(newer(home / "conversation.json"))


def test_the_window_opens_on_a_newer_home_and_leaves_it_alone(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, chats in memory, and every file stays byte for byte."""
    home = settled(NEWEST, tmp_path / "home")
    for name in ("library.json", "preferences.json", "models.json"):
        newer(home / name)
    with closing(sqlite3.connect(home / "history.sqlite3")) as db:
        db.execute("pragma journal_mode=delete")
        db.execute(f"pragma user_version={VERSION + 4}")
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("UNDERSTUDY_HOME", str(home))

    async def act(window: MainWindow, stage: Stage) -> None:
        said = window.composer.goes_to
        assert "library.json" in said.text() and "The history was written by a newer version" in said.text()
        stage.window.zoom(1)
        await until(lambda: "hold until you quit" in said.text())

    play(qapp, None, act, preferences=load(home / "preferences.json"))
    assert {file.name: file.read_bytes() for file in home.iterdir()} == before
