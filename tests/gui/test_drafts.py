"""What is written and not sent stays where it was written."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from support.held import held
from support.picture import PICTURE
from support.playing import next_window, play, until
from support.talking import ask, begins, choose, enter, last, read_out, shows
from understudy_core.chat import Picture
from understudy_core.drafts import Draft, Drafts
from understudy_gui.controllers.chat.controller import ChatController
from understudy_gui.controllers.chat.drafts import DraftController
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyState
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.transcript.messages.rewriting import Rewriting
from understudy_gui.transcript.rewritten import Rewritten
from understudy_gui.views.composer import Composer
from understudy_gui.views.main_window import MainWindow


def is_written(window: MainWindow, text: str, *pictures: Picture) -> bool:
    """Whether exactly this stands in the composer."""
    return window.composer.written == (text, pictures)


def test_each_conversation_has_its_own_draft(qapp: QApplication) -> None:
    """Text and pictures are where they were left; what was sent is gone."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, composer = stage.chat, window.composer
        async with held(stage):
            await ask(window, chat, "One")
            QTest.keyClicks(composer.text, "half a thought")
            composer.attachments.add(PICTURE)
            window.sidebar.new.click()
            assert is_written(window, "")
            QTest.keyClicks(composer.text, "something new")
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            assert is_written(window, "half a thought", PICTURE)
            window.sidebar.new.click()
            assert is_written(window, "something new")
            drafts = Drafts(stage.behind.database)
            await chat.drafts.keep()
            half = Draft("half a thought", pictures=(PICTURE,))
            assert await drafts.all() == {None: Draft("something new"), 1: half}
            enter(window, "")
            await until(lambda: begins(chat))
            await chat.drafts.keep()
            assert await drafts.all() == {1: half}

    play(qapp, "healthy", act)


def test_a_draft_is_kept_by_itself_and_found_at_the_next_start(qapp: QApplication, home: Path) -> None:
    """Nothing has to be pressed; no timer is left once it is kept; what was typed meanwhile stands below."""

    async def write(window: MainWindow, stage: Stage) -> None:
        QTest.keyClicks(window.composer.text, "half")
        assert not stage.chat.drafts.are_kept
        while await Drafts(stage.behind.database).all() != {None: Draft("half")}:
            pass
        assert stage.chat.drafts.are_kept
        QTest.keyClicks(window.composer.text, " a thought")

    async def find(window: MainWindow, stage: Stage) -> None:
        assert window.composer.text.toPlainText() == "half a thought"

    play(qapp, None, write)
    play(qapp, None, find)


def test_a_draft_is_not_doubled_by_a_message_that_is_sent_before_it_is_read(qapp: QApplication) -> None:
    """It stays with the new conversation and does not stand in the one that was begun at once."""

    async def act(window: MainWindow, stage: Stage) -> None:
        drafts, composer = Drafts(stage.behind.database), Composer()
        await drafts.keep({None: Draft("half a thought")}, {})
        made = DraftController(composer, Rewritten(), stage._tasks, drafts, window.composer.say)
        stage._tasks.start("load drafts", made.load())
        await asyncio.sleep(0)
        made.created(5)
        await stage._tasks.ended("load drafts")
        assert composer.text.toPlainText() == ""
        made.turn_to(None)
        assert composer.text.toPlainText() == "half a thought"
        await made.keep()
        assert await drafts.all() == {None: Draft("half a thought")}

    play(qapp, "healthy", act)


def test_pictures_are_found_at_the_next_start(qapp: QApplication, home: Path) -> None:
    """Those beside a text and those of a message that waits; sent or taken away, nothing of them is kept."""

    async def write(window: MainWindow, stage: Stage) -> None:
        chat, composer = stage.chat, window.composer
        async with held(stage):
            await ask(window, chat, "One")
            composer.attachments.add(PICTURE)
            enter(window, "Two")
            window.sidebar.new.click()
            QTest.keyClicks(composer.text, "Look")
            composer.attachments.add(PICTURE)

    async def find(window: MainWindow, stage: Stage) -> None:
        chat, composer = stage.chat, window.composer
        async with held(stage):
            assert is_written(window, "Look", PICTURE)
            enter(window, "")
            await until(lambda: begins(chat))
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            composer.queued.edit.click()
            assert is_written(window, "Two", PICTURE)
            composer.attachments.tiles[0].click()
            await chat.drafts.keep()
            assert await Drafts(stage.behind.database).all() == {1: Draft("Two")}

    play(qapp, None, write)
    play(qapp, None, find)


def test_a_message_that_is_being_edited_is_so_after_the_next_start(qapp: QApplication, home: Path) -> None:
    """In its place, with what was typed; once it is sent nothing of that is kept."""

    async def write(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            await ask(window, chat, "One")
            service.end("One")
            await until(lambda: last(chat).state is ReplyState.ANSWERED)
            QTest.keyClick(window.composer.text, Qt.Key.Key_Up)
            QTest.keyClicks(edited(chat).field, " more")

    async def find(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage):
            await until(lambda: read_out(window, "One") != "")
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            assert edited(chat).field.toPlainText() == "One more"
            QTest.keyClick(edited(chat).field, Qt.Key.Key_Return)
            await until(lambda: shows(chat, "One more") and begins(chat))
            await chat.drafts.keep()
            assert await Drafts(stage.behind.database).rewritten() == {}

    play(qapp, None, write)
    play(qapp, None, find)


def test_a_message_that_is_being_edited_is_so_in_the_next_window(qapp: QApplication) -> None:
    """Another language opens another window; what was typed into the message is there."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await stage.chat.talk("One")
        QTest.keyClick(window.composer.text, Qt.Key.Key_Up)
        QTest.keyClicks(edited(stage.chat).field, " more")
        await next_window(stage)
        assert edited(stage.chat).field.toPlainText() == "One more"

    play(qapp, "self-test", act)


def edited(chat: ChatController) -> Rewriting:
    """The field in the place of the first message."""
    chat.view.sync()
    message = chat.view.message(chat.model.items[0].id)
    assert isinstance(message, UserMessage) and message.rewriting is not None
    return message.rewriting


def test_a_full_disk_says_so_once_and_loses_nothing_on_screen(qapp: QApplication) -> None:
    """The sentence comes with the first draft that cannot be kept; once there is room the draft is kept."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, database = stage.chat, stage.behind.database
        assert database is not None
        await chat.talk("Before")
        await database.do(lambda db: db.execute("pragma max_page_count=1"))
        window.composer.set_text("x" * 20_000)
        await chat.drafts.keep()
        assert any("The disk is full" in shown.text() for shown in window.composer.findChildren(QLabel))
        assert window.composer.text.toPlainText() == "x" * 20_000
        await database.do(lambda db: db.execute("pragma max_page_count=100000"))
        await chat.drafts.keep()
        assert await Drafts(database).all() == {1: Draft("x" * 20_000)}

    play(qapp, "self-test", act)


def test_a_killed_program_leaves_the_draft(tmp_path: Path) -> None:
    """After `kill -9` the text and the picture are there that were added a second before."""
    script = tmp_path / "write.py"
    script.write_text(_WRITER)
    place = os.environ | {"UNDERSTUDY_HOME": str(tmp_path / "home"), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/none"}
    with subprocess.Popen([sys.executable, str(script)], env=place, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.kill()
    read = subprocess.run(
        [sys.executable, "-c", _READER, str(tmp_path / "home" / "history.sqlite3")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert read.stdout == f"[('half a thought', {len(PICTURE.data)})]\n"


_WRITER = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support.playing import play
from understudy_core.drafts import Drafts
from support.picture import PICTURE

async def act(window, stage):
    window.composer.attachments.add(PICTURE)
    QTest.keyClicks(window.composer.text, "half a thought")
    while not await Drafts(stage.behind.database).all():
        pass
    print("kept", flush=True)
    while True:
        await Drafts(stage.behind.database).all()

play(QApplication([]), None, act)
"""
_READER = """
import sqlite3, sys
statement = "select text, length(data) from draft join draft_picture using (place)"
print(sqlite3.connect(sys.argv[1]).execute(statement).fetchall())
"""


def test_what_is_edited_at_once_is_not_lost(qapp: QApplication) -> None:
    """The key that edits the last message waits until that is kept, under a name by which the edit is found again."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage):
            enter(window, "One")
            await until(lambda: bool(chat.model.items))
            QTest.keyClick(window.composer.text, Qt.Key.Key_Up)
            await until(lambda: begins(chat))
            chat.view.sync()
            assert not chat.view.findChildren(Rewriting)
            QTest.keyClick(window.composer.text, Qt.Key.Key_Up)
            assert chat.view.rewritten.kept == {1: "One"}

    play(qapp, "healthy", act)
