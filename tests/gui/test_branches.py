"""Versions in the real window: edited, asked again, walked, found, and there after all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from support.asking import backend, profile
from support.playing import play, until
from understudy_core.events import Answered
from understudy_core.library import with_profile
from understudy_core.practice.plays import Answers, Cuts, Play
from understudy_core.practice.server import PracticeService
from understudy_gui.controllers.chat.controller import ChatController
from understudy_gui.pictures import from_image
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.transcript.live import Message
from understudy_gui.transcript.messages.actions import Actions
from understudy_gui.transcript.messages.bubble import UserMessage
from understudy_gui.views.main_window import MainWindow


@asynccontextmanager
async def answering(stage: Stage, *plays: Play) -> AsyncIterator[PracticeService]:
    """A service that gives these replies one after the other; "B", which says "From B.", stands by."""
    then = Answers("And so on.")
    async with PracticeService("A", plays, then=then) as a, PracticeService("B", [], then=Answers("From B.")) as b:
        used = profile(backend("A", a.base_url), backend("B", b.base_url), failover={"mid_stream": "keep"})
        stage.profiles.keeper.borrow(with_profile(stage.profiles.keeper.library, used), used.name)
        yield a


def texts(chat: ChatController) -> list[str]:
    """What the conversation says."""
    chat.view.sync()
    return [item.text for item in chat.model.items]


async def settled(window: MainWindow, chat: ChatController, count: int) -> None:
    """So many messages are there, and nothing is on its way."""
    await until(lambda: len(chat.model.items) == count and not chat.model.streaming)
    await until(lambda: window.composer.button.accessibleName() == "Send")
    chat.view.sync()


async def said(window: MainWindow, chat: ChatController, *written: str) -> None:
    """These messages, each answered."""
    for at, text in enumerate(written):
        QTest.keyClicks(window.composer.text, text)
        QTest.keyClick(window.composer.text, Qt.Key.Key_Return)
        await settled(window, chat, 2 * at + 2)


def message(chat: ChatController, at: int) -> Message:
    """The widget of a message."""
    chat.view.sync()
    made = chat.view.message(chat.model.items[at].id)
    assert made is not None
    return made


def press(chat: ChatController, at: int, name: str) -> None:
    """Press a button of a message."""
    (button,) = [
        each
        for each in message(chat, at).findChildren(QPushButton)
        if each.accessibleName() == name and not each.isHidden()
    ]
    assert button.isEnabled()
    button.click()


def version(chat: ChatController, at: int) -> str:
    """Which version a message says it is; empty if there is but one."""
    walker = message(chat, at).walker
    return next(label.text() for label in walker.findChildren(QLabel)) if walker is not None else ""


def contents(service: PracticeService) -> list[list[str]]:
    """What the service was sent, request by request."""
    bodies = [request.body for request in service.requests]
    return [[turn["content"] for turn in body["messages"]] for body in bodies if isinstance(body, dict)]


def test_a_reply_is_asked_for_again_and_both_can_be_read(qapp: QApplication) -> None:
    """The new reply stands in the place of the old one; going back shows the old one with all that came after it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, *(Answers(text) for text in ("One.", "Two.", "Other."))) as service:
            await said(window, chat, "First", "Second")
            assert version(chat, 1) == ""
            again = message(chat, 1).findChild(Actions)
            assert again is not None
            window.activateWindow()
            again.again.setFocus()
            await until(again.again.hasFocus)
            press(chat, 1, "Ask again")
            assert chat.view.hasFocus(), "the keyboard stays in the conversation"
            assert window.composer.goes_to.text() == "What came after is kept with the version before."
            await settled(window, chat, 2)
            assert texts(chat) == ["First", "Other."] and version(chat, 1) == "2 of 2"
            press(chat, 1, "Previous version")
            await settled(window, chat, 4)
            assert texts(chat) == ["First", "One.", "Second", "Two."] and version(chat, 1) == "1 of 2"
            await said_more(window, chat, "Third", 6)
            press(chat, 1, "Next version")
            await settled(window, chat, 2)
            assert contents(service)[2:] == [["First"], ["First", "One.", "Second", "Two.", "Third"]]
            conversation = (await chat.conversations.list())[0].id
            window.sidebar.new.click()
            window.sidebar.chosen.emit(conversation)
            await settled(window, chat, 2)
            assert texts(chat) == ["First", "Other."], "what was shown last is shown again"

    async def said_more(window: MainWindow, chat: ChatController, text: str, count: int) -> None:
        QTest.keyClicks(window.composer.text, text)
        QTest.keyClick(window.composer.text, Qt.Key.Key_Return)
        await settled(window, chat, count)

    play(qapp, "healthy", act)


def test_a_message_is_edited_where_it_stands(qapp: QApplication) -> None:
    """Up in the empty composer opens the last message in its place; Enter sends it anew with its pictures."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        picture = from_image(QImage(8, 8, QImage.Format.Format_RGB32))
        async with answering(stage, Answers("One."), Answers("Two."), Answers("Three.")) as service:
            await said(window, chat, "First")
            window.composer.put_back("Secnd", [picture])
            QTest.keyClick(window.composer.text, Qt.Key.Key_Return)
            await settled(window, chat, 4)
            QTest.keyClick(window.composer.text, Qt.Key.Key_Up)
            own = message(chat, 2)
            assert isinstance(own, UserMessage) and own.rewriting is not None
            own.rewriting.field.setPlainText("Second")
            QTest.keyClick(own.rewriting.field, Qt.Key.Key_Return)
            await until(lambda: chat.model.items[2].text == "Second")
            await settled(window, chat, 4)
            assert texts(chat) == ["First", "One.", "Second", "Three."] and version(chat, 2) == "2 of 2"
            assert window.composer.text.toPlainText() == "" and service.requests[-1].body is not None
            kept = await chat.conversations.messages(1)
            assert kept[2].pictures == (picture,)
            press(chat, 2, "Previous version")
            await until(lambda: texts(chat) == ["First", "One.", "Secnd", "Two."])

    play(qapp, "healthy", act)


def test_another_service_gives_its_own_version(qapp: QApplication) -> None:
    """Another service is asked for the same reply, wherever it stands; what the first one said stays beside it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Answers("One."), Answers("Two.")):
            await said(window, chat, "First", "Second")
            chat.view.ask_asked.emit(chat.model.items[1].id, "B")
            await settled(window, chat, 2)
            reply = chat.model.items[1]
            assert isinstance(reply, ReplyItem) and (reply.text, reply.backend) == ("From B.", "B")
            assert version(chat, 1) == "2 of 2"

    play(qapp, "healthy", act)


def test_a_search_goes_into_a_branch_that_is_not_shown(qapp: QApplication) -> None:
    """Words of an old version are found, and choosing the place shows that version."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Answers("Where wrens nest."), Answers("Elsewhere.")):
            await said(window, chat, "First")
            chat.again()
            await settled(window, chat, 2)
            assert texts(chat) == ["First", "Elsewhere."]
            (found,) = await chat.conversations.search("wrens")
            await chat.show(found.conversation, found.message)
            await until(lambda: texts(chat) == ["First", "Where wrens nest."])
            assert version(chat, 1) == "1 of 2"

    play(qapp, "healthy", act)


def test_a_broken_reply_is_kept_when_it_is_started_over(qapp: QApplication) -> None:
    """Start over gives a new version; the broken one can be shown again, and completed."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Cuts(after_words=2), Answers("Whole."), Answers("and its end.")):
            await said(window, chat, "First")
            broken = texts(chat)[1]
            press(chat, 1, "Start over")
            await settled(window, chat, 2)
            assert texts(chat) == ["First", "Whole."]
            press(chat, 1, "Previous version")
            await until(lambda: texts(chat)[1] == broken)
            chat.view.go_on_asked.emit(chat.model.items[1].id, "A")
            await until(lambda: chat.model.streaming)
            await settled(window, chat, 2)
            reply = chat.model.items[1]
            assert isinstance(reply, ReplyItem) and isinstance(reply.account[-1], Answered)
            assert reply.text.startswith(broken) and reply.text.endswith("its end.") and version(chat, 1) == "1 of 2"

    play(qapp, "healthy", act)


def test_the_version_before_stays_while_the_next_one_comes(qapp: QApplication) -> None:
    """While a new version streams nothing else can be asked for; stopped, both are there."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Answers("One."), Answers("Two and more.", words_per_s=1.0)):
            await said(window, chat, "First")
            chat.again()
            await until(lambda: texts(chat)[1].startswith("Two"))
            own = message(chat, 0)
            assert isinstance(own, UserMessage) and not own.edit.isEnabled()
            chat.again()
            (conversation,) = await chat.conversations.list()
            await chat.show(conversation.id, own.item.versions.ids[0] + 1)
            await until(lambda: "in another version" in window.composer.goes_to.text())
            window.stop_asked.emit()
            await settled(window, chat, 2)
            assert version(chat, 1) == "2 of 2" and own.edit.isEnabled()
            last = chat.model.items[1]
            assert isinstance(last, ReplyItem) and last.state is ReplyState.STOPPED
            press(chat, 1, "Previous version")
            await until(lambda: texts(chat) == ["First", "One."])

    play(qapp, "healthy", act)


def test_a_version_that_cannot_be_remembered_is_not_shown(qapp: QApplication) -> None:
    """Where the history takes nothing, walking says so and leaves what is shown."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Answers("One."), Answers("Two.")):
            await said(window, chat, "First")
            chat.again()
            await settled(window, chat, 2)
            await stage.behind.database.do(
                lambda db: db.execute(
                    """create temp trigger full before update of tip on conversation
                       begin select raise(abort, 'database or disk is full'); end"""
                )
            )
            press(chat, 1, "Previous version")
            await until(lambda: "The disk is full" in window.composer.goes_to.text())
            assert texts(chat) == ["First", "Two."]

    play(qapp, "healthy", act)


def test_what_is_written_stands_below_what_is_shown(qapp: QApplication) -> None:
    """Also where the history remembers another version, as it does while a click on the next one is on its way."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Answers("First."), Cuts(3), Answers("Third.")) as service:
            await said(window, chat, "Hello")
            first = chat.model.items[-1].versions.id
            assert first is not None
            chat.again()
            await settled(window, chat, 2)
            await chat.conversations.turn_to(1, first)
            chat.view.go_on_asked.emit(chat.model.items[-1].id, "")
            await settled(window, chat, 2)
            assert texts(chat) == [one.text for one in await chat.conversations.messages(1)]
            assert texts(chat)[1].startswith("Hello!")
            await chat.conversations.turn_to(1, first)
            QTest.keyClicks(window.composer.text, "More")
            QTest.keyClick(window.composer.text, Qt.Key.Key_Return)
            await settled(window, chat, 4)
            assert texts(chat) == [one.text for one in await chat.conversations.messages(1)]
            assert contents(service)[-1] == texts(chat)[:3]

    play(qapp, "healthy", act)


def test_an_edit_that_cannot_be_kept_is_not_lost(qapp: QApplication) -> None:
    """Where the history takes nothing, the conversation stays as it was, and the new text can be sent later."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with answering(stage, Answers("One.")):
            await said(window, chat, "First")
            await stage.behind.database.do(lambda db: db.execute("pragma query_only=1"))
            chat.view.edit_asked.emit(chat.model.items[0].id, "Better")
            await until(lambda: window.composer.text.toPlainText() == "Better")
            assert texts(chat) == ["First", "One."]
            await stage.behind.database.do(lambda db: db.execute("pragma query_only=0"))

    play(qapp, "healthy", act)
