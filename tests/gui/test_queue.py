"""A message written while a reply streams."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.held import held
from support.playing import play, until
from support.talking import ask, begins, choose, enter, last, read_out, shows
from understudy_core.events import Answered
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyState, UserItem
from understudy_gui.views.main_window import MainWindow


def test_a_message_written_meanwhile_is_sent_when_the_reply_is_there(qapp: QApplication) -> None:
    """Enter while a reply streams queues, a second Enter adds a paragraph, and Send stays Stop."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, composer = stage.chat, window.composer
        async with held(stage) as service:
            await ask(window, chat, "One")
            enter(window, "Two")
            assert composer.button.accessibleName() == "Stop"
            assert composer.queued.words.text() == "Will be sent after this reply: “Two”"
            enter(window, "and more")
            assert composer.queued.words.text() == "Will be sent after this reply: “Two and more”"
            assert composer.text.toPlainText() == "" and len(chat.model.items) == 2
            service.end("One")
            await until(lambda: len(chat.model.items) == 4 and begins(chat))
            assert [item.text for item in chat.model.items if isinstance(item, UserItem)] == ["One", "Two\n\nand more"]
            assert composer.queued.isHidden()

    play(qapp, "healthy", act)


def test_a_message_waits_for_its_own_conversation_also_unseen(qapp: QApplication) -> None:
    """It is sent in the conversation it was written for while another one is shown."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            await ask(window, chat, "One")
            enter(window, "Two")
            window.sidebar.new.click()
            assert window.composer.queued.isHidden()
            service.end("Two")
            service.end("One")
            await until(lambda: read_out(window, "One") == "One. New reply")
            choose(window, "One")
            await until(lambda: shows(chat, "One") and len(chat.model.items) == 4)
            assert isinstance(last(chat).account[-1], Answered)

    play(qapp, "healthy", act)


def test_after_a_stop_the_message_waits_to_be_sent_edited_or_removed(qapp: QApplication) -> None:
    """What was written is offered, and each of its buttons does what it says; a removal is undone."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, composer = stage.chat, window.composer
        async with held(stage) as service:
            await ask(window, chat, "One")
            enter(window, "Two")
            composer.button.click()
            await until(lambda: last(chat).state is ReplyState.STOPPED)
            line = composer.queued
            assert line.words.text() == "Not sent yet: “Two”" and composer.button.accessibleName() == "Send"
            QTest.keyClick(line.remove, Qt.Key.Key_Space)
            assert line.words.text() == "The waiting message was removed."
            QTest.keyClick(line.undo, Qt.Key.Key_Space)
            assert line.words.text() == "Not sent yet: “Two”"
            QTest.keyClicks(composer.text, "Three")
            QTest.keyClick(line.edit, Qt.Key.Key_Space)
            assert composer.text.toPlainText() == "Two\n\nThree" and line.isHidden()
            QTest.keyClick(composer.text, Qt.Key.Key_Return)
            await until(lambda: len(chat.model.items) == 4 and begins(chat))
            enter(window, "Four")
            service.cut("Three")
            await until(lambda: last(chat).state is ReplyState.INTERRUPTED)
            assert line.words.text() == "Not sent yet: “Four”"
            QTest.keyClick(line.send, Qt.Key.Key_Space)
            await until(lambda: len(chat.model.items) == 6 and begins(chat))
            assert line.isHidden()

    play(qapp, "healthy", act)


def test_up_in_an_empty_composer_changes_what_waits(qapp: QApplication) -> None:
    """The message that comes next is the one that is edited."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, composer = stage.chat, window.composer
        async with held(stage):
            await ask(window, chat, "One")
            enter(window, "Two")
            QTest.keyClick(composer.text, Qt.Key.Key_Up)
            assert composer.text.toPlainText() == "Two" and composer.queued.isHidden()

    play(qapp, "healthy", act)


def test_the_tab_key_goes_through_the_waiting_message_before_the_composer(qapp: QApplication) -> None:
    """Its buttons stand in reading order, and each says what it would do."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, line = stage.chat, window.composer.queued
        async with held(stage):
            await ask(window, chat, "One")
            enter(window, "Two")
            window.activateWindow()
            line.edit.setFocus()
            await until(line.edit.hasFocus)
            QTest.keyClick(line.edit, Qt.Key.Key_Tab)
            assert line.remove.hasFocus() and line.remove.accessibleName() == "Remove the waiting message"
            QTest.keyClick(line.remove, Qt.Key.Key_Tab)
            assert window.composer.text.hasFocus()
            QTest.keyClick(window.composer.text, Qt.Key.Key_Tab)
            assert window.composer.attach.hasFocus()

    play(qapp, "healthy", act)


def test_what_waited_when_the_window_closed_is_offered_again(qapp: QApplication, home: Path) -> None:
    """A queued message survives quitting, in its own conversation."""

    async def queue(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage):
            await ask(window, chat, "One")
            enter(window, "Two")

    async def find(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        choose(window, "One")
        await until(lambda: shows(chat, "One"))
        assert window.composer.queued.words.text() == "Not sent yet: “Two”"

    play(qapp, None, queue)
    play(qapp, None, find)
