"""Several conversations at once: a reply goes on where nobody looks, and the list says so."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from support.held import held
from support.playing import play, until
from support.talking import ask, choose, last, read_out, shows
from understudy_core.chat import Role
from understudy_core.events import Answered, Interrupted, Stopped
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyState
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.views.main_window import MainWindow


def test_a_reply_goes_on_while_another_conversation_is_shown(qapp: QApplication) -> None:
    """Three answer at once; coming back shows the reply live, its end included, and Send is Stop only where one is."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            for text in ("One", "Two", "Three"):
                window.sidebar.new.click()
                await ask(window, chat, text)
            assert all(read_out(window, text) == f"{text}. Is being answered" for text in ("One", "Two", "Three"))
            window.sidebar.new.click()
            assert not chat.model.items and window.composer.button.accessibleName() == "Send"
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            assert last(chat).text == "Begun."
            assert window.composer.button.accessibleName() == "Stop"
            service.end("One")
            await until(lambda: last(chat).state is ReplyState.ANSWERED)
            message = chat.view.message(last(chat).id)
            assert isinstance(message, ReplyMessage) and message.item.text == "Begun. Done."
            assert (read_out(window, "One"), read_out(window, "Two")) == ("One", "Two. Is being answered")
            service.end("Two")
            await until(lambda: read_out(window, "Two") == "Two. New reply")
            choose(window, "Two")
            await until(lambda: shows(chat, "Two"))
            assert last(chat).text == "Begun. Done."
            assert read_out(window, "Two") == "Two"
            assert read_out(window, "Three") == "Three. Is being answered"

    play(qapp, "healthy", act)


def test_stop_ends_the_reply_that_is_shown_and_no_other(qapp: QApplication) -> None:
    """Stop and Escape act where one looks."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            await ask(window, chat, "One")
            window.sidebar.new.click()
            await ask(window, chat, "Two")
            window.composer.button.click()
            await until(lambda: isinstance(last(chat).account[-1], Stopped))
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            service.end("One")
            await until(lambda: isinstance(last(chat).account[-1], Answered))

    play(qapp, "healthy", act)


def test_a_reply_that_broke_unseen_is_marked_as_such(qapp: QApplication) -> None:
    """A reply that is not complete bears another shape and other words than one that is."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            await ask(window, chat, "One")
            window.sidebar.new.click()
            service.cut("One")
            await until(lambda: read_out(window, "One") == "One. The reply is not complete")
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            assert isinstance(last(chat).account[-1], Interrupted) and last(chat).text == "Begun."
            assert read_out(window, "One") == "One"

    play(qapp, "healthy", act)


def test_quitting_keeps_the_text_of_every_reply_on_its_way(qapp: QApplication) -> None:
    """What two services had said when the window closed is in the history, as interrupted."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage):
            await ask(window, chat, "One")
            window.sidebar.new.click()
            await ask(window, chat, "Two")
            await stage._tasks.cancel_all()
            for one in await chat.conversations.list():
                question, reply = await chat.conversations.messages(one.id)
                assert (question.role, reply.text) == (Role.USER, "Begun.")
                assert isinstance(reply.account[-1], Interrupted)

    play(qapp, "healthy", act)


def test_deleting_a_conversation_stops_its_reply(qapp: QApplication) -> None:
    """Nothing streams on for a conversation that is gone; brought back, it holds what had come."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            await ask(window, chat, "One")
            window.sidebar.new.click()
            window.sidebar.delete_asked.emit(1)
            await until(lambda: service.server.connections_open == 0)
            await until(lambda: window.sidebar.offer is not None and window.sidebar.offer.isVisible())
            assert window.sidebar.offer is not None
            window.sidebar.offer.undo.click()
            await until(lambda: shows(chat, "One"))
            assert (last(chat).text, last(chat).state) == ("Begun.", ReplyState.STOPPED)
            await until(lambda: read_out(window, "One") == "One")

    play(qapp, "healthy", act)


def test_a_conversation_that_is_still_read_does_not_come_after_all(qapp: QApplication) -> None:
    """A new one that was asked for meanwhile stays, and so does the one that is shown when the other is deleted."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        async with held(stage) as service:
            for text in ("One", "Two"):
                window.sidebar.new.click()
                await ask(window, chat, text)
                service.end(text)
                await until(lambda: not chat.is_answering)
            choose(window, "One")
            window.sidebar.new.click()
            await stage._tasks.ended("show")
            assert not chat.model.items
            choose(window, "Two")
            await until(lambda: shows(chat, "Two"))
            choose(window, "One")
            window.sidebar.delete_asked.emit(1)
            await until(lambda: read_out(window, "One") == "")
            await stage._tasks.ended("show")
            assert shows(chat, "Two")

    play(qapp, "healthy", act)
