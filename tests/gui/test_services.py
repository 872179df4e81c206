"""Services are added to the open window and chatted with: real sockets, a real key ring."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.adding import KEY, add, entry_of, fill
from support.key_ring import in_key_ring, needs_key_ring
from support.playing import closed, play, until
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Answered
from understudy_core.exchange import exported, wanted_keys
from understudy_core.interchange import Told, to_html, to_json_text, to_markdown
from understudy_core.keys import clean
from understudy_core.litellm import to_proxy
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import Backend, KeyRef, Policy, Profile
from understudy_core.worker import Worker
from understudy_gui.stage import Stage
from understudy_gui.views.add_service import KeyStore
from understudy_gui.views.import_preview import ImportPreview
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.replace_key import ReplaceKey


def test_the_tab_key_goes_in_reading_order_through_the_small_dialogs(qtbot: QtBot) -> None:
    """The key's field comes first where a key is asked for; what is agreed to comes before the button that does it."""
    wanted = Profile(name="P", policy=Policy.ROUNDROBIN, backends=(
        Backend(name="A", provider="openai", model="m", key=KeyRef(keyring="k")),
    ))  # fmt: skip
    preview = ImportPreview()
    preview.show_profile(wanted, wanted_keys(wanted), ())
    new_key = ReplaceKey("A", "https://a.example/keys", (), clean)
    new_key.key.text.setText("abc")
    for dialog, names in (
        (preview, ["Send the key “k” of the key ring to api.openai.com", "Cancel", "Import"]),
        (new_key, ["Key", "Show the key", "Cancel", "Save key", "Open a.example"]),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        first = next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == names[0])
        first.setFocus()
        seen = [names[0]]
        for _ in names[1:]:
            dialog.focusNextChild()
            seen.append(dialog.focusWidget().accessibleName())
        assert seen == names


def test_what_is_exported_holds_no_key(qapp: QApplication, home: Path) -> None:
    """A profile in both its forms and a conversation in all of its own, though the service repeats the key."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here", then=Answers(f"Your key is {KEY}, my friend.")) as service:
            await add(stage, service.base_url, KEY)
            told = await stage.chat.talk("Hello")
            assert isinstance(told.events[-1], Answered)
            address = service.base_url
        profile = exported(stage.profiles.keeper.library, "Everyday")
        database = Database(home / "history.sqlite3", Worker("history"), time.time)
        kept = Conversations(database)
        talk = Told("Hello", await kept.whole((await kept.list())[0].id))
        await database.close()
        talks = [to_markdown(talk), to_html(talk), to_json_text(talk)]
        assert all("my friend" in text for text in talks)
        files = [dump_profile(profile).decode(), to_proxy(profile).text, *talks]
        assert address in files[0] and address in files[1]
        assert not any(KEY in text for text in files)

    play(qapp, None, act)


def test_a_service_is_added_and_chatted_with(qapp: QApplication, home: Path) -> None:
    """From nothing: an own address, a key until quitting, a test message, a profile; the key goes there alone."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            adder = await fill(stage, service.base_url, KEY)
            adder.test.click()
            await until(lambda: adder.notice.words.text().startswith("It answered after"))
            adder.add.click()
            await closed(adder)
            told = await stage.chat.talk("Hello")
            assert isinstance(told.events[-1], Answered)
            assert {request.headers["authorization"] for request in service.requests} == {f"Bearer {KEY}"}
        assert stage.profiles.keeper.selected == "Everyday"
        await until(lambda: (home / "library.json").exists())

    play(qapp, None, act)
    written = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"Everyday" in written and KEY.encode() not in written


def test_a_key_ring_that_fails_at_the_last_moment_loses_nothing(qapp: QApplication, home: Path) -> None:
    """When storing fails the dialog stays with all that was entered, and offers to keep the key until quitting."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            adder = await fill(stage, service.base_url)
            adder.show_store(KeyStore("GNOME Keyring"))
            adder.steps.key.text.setText(KEY)
            adder.add.click()
            await until(lambda: not adder.steps.key.until_quit.isHidden())
            assert (adder.isVisible(), adder.steps.key.key, stage.profiles.keeper.library.backends) == (True, KEY, ())
            assert adder.steps.key.ring_problem.words.text()
            adder.steps.key.until_quit.click()
            adder.add.click()
            await closed(adder)
            assert len(stage.profiles.keeper.library.backends) == 1

    play(qapp, None, act)


def test_a_key_is_not_sent_where_it_could_be_read_on_the_way(qapp: QApplication, home: Path) -> None:
    """An address with http:// on another computer gets no key, and it is said why."""

    async def act(window: MainWindow, stage: Stage) -> None:
        adder = await fill(stage, "http://elsewhere.example/v1", KEY)
        adder.add.click()
        await until(lambda: not adder.notice.isHidden())
        assert adder.notice.words.text().endswith("A key is only sent to an address with https://.")
        assert stage.profiles.keeper.library.backends == ()

    play(qapp, None, act)


def test_the_key_of_one_address_is_not_offered_for_another(qapp: QApplication, home: Path) -> None:
    """A second service at an address of its own wants a key of its own."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            await add(stage, service.base_url, KEY)
            adder = await fill(stage, "https://elsewhere.example/v1")
            assert adder.steps.key_of.isHidden() and not adder.steps.key.isHidden()
            assert entry_of(adder).key_of is None

    play(qapp, None, act)


_IN_A_KEY_RING = """
import asyncio, sys
sys.path.insert(0, {tests!r})
from PySide6.QtWidgets import QApplication
from support.playing import closed, play, until
from understudy_gui import theme
from understudy_core.practice.server import PracticeService
from understudy_core.providers.catalogue import OTHER
import keyring

async def act(window, stage):
    async with PracticeService("Here") as service:
        stage.profiles.open_adder()
        adder = stage.profiles.adding.dialog
        key = adder.steps.key
        while key.goes_to.isHidden():
            await asyncio.sleep(0)
        print(key.goes_to.text())
        adder.cards.choose(OTHER)
        adder.steps.address.setText(service.base_url)
        adder.steps.model.field.setText("practice-1")
        key.text.setText({key!r})
        adder.add.click()
        await closed(adder)
        await stage.chat.talk("Hello")
        print(service.requests[-1].headers["authorization"])
        name = stage.profiles.keeper.library.backends[0].name
        print(keyring.get_password("understudy", name).splitlines()[0])

play(QApplication(["", *theme.STYLE]), None, act)
"""


@needs_key_ring
def test_a_key_goes_into_the_real_key_ring_and_nowhere_else(tmp_path: Path) -> None:
    """With a key ring the dialog names it, the key lies there, goes out with the message, and is in no file."""
    tests = str(Path(__file__).parents[1])
    home = tmp_path / "user"
    code = f"import os; os.environ['UNDERSTUDY_HOME'] = {str(home / 'ours')!r}\n"
    code += _IN_A_KEY_RING.format(tests=tests, key=KEY)
    said = in_key_ring(code, home).splitlines()
    assert said == ["Will be saved in GNOME Keyring.", f"Bearer {KEY}", KEY]
    ours = [file.read_bytes() for file in (home / "ours").rglob("*") if file.is_file()]
    assert ours and not any(KEY.encode() in data for data in ours)
