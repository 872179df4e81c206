"""How a conversation is held: its profile, and instructions of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from support.held import Held, held
from support.playing import play, until
from support.talking import ask, begins, choose, enter, last, shows
from understudy_core.editing import profile_duplicated
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyState
from understudy_gui.views.main_window import MainWindow


def in_use(window: MainWindow) -> str:
    """The profile in the picker."""
    return window.top_bar.picker.accessibleDescription().split(",")[0]


def sent_prompt(service: Held) -> str | None:
    """The instructions of the newest request."""
    first = service.server.requests[-1].body["messages"][0]
    return str(first["content"]) if first["role"] == "system" else None


def two_profiles(stage: Stage) -> None:
    """A copy of the profile in use, which stays in use."""
    assert stage.profiles.keeper.selected is not None
    library, _name = profile_duplicated(stage.profiles.keeper.library, stage.profiles.keeper.selected)
    stage.profiles.keeper.borrow(library, stage.profiles.keeper.selected)


def test_opening_a_conversation_chooses_its_profile_again(qapp: QApplication) -> None:
    """Each goes on with the profile it was held with, also one that was only picked and with nothing sent since."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, picker = stage.chat, window.top_bar.picker
        async with held(stage) as service:
            two_profiles(stage)
            await ask(window, chat, "One")
            service.end("One")
            await until(lambda: last(chat).state is ReplyState.ANSWERED)
            window.sidebar.new.click()
            picker.profile_chosen.emit("Test copy")
            await ask(window, chat, "Two")
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            assert in_use(window) == "Test"
            choose(window, "Two")
            await until(lambda: shows(chat, "Two"))
            assert in_use(window) == "Test copy"
            picker.profile_chosen.emit("Everyday")
            choose(window, "One")
            await until(lambda: shows(chat, "One") and in_use(window) == "Test")
            service.end("Two")
            choose(window, "Two")
            await until(lambda: shows(chat, "Two") and in_use(window) == "Everyday")

    play(qapp, "healthy", act)


def test_a_deleted_profile_is_said_and_the_present_one_used(qapp: QApplication) -> None:
    """The editor says by how many a profile is used, also when it is deleted; the conversation says what is so."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, profiles = stage.chat, stage.profiles
        async with held(stage) as service:
            for text in ("One", "Two"):
                window.sidebar.new.click()
                await ask(window, chat, text)
                service.end(text)
                await until(lambda: last(chat).state is ReplyState.ANSWERED)
            window.sidebar.new.click()
            profiles.open_editor()
            editor = profiles.editor
            assert editor is not None
            await until(lambda: editor.head.uses.text() == "Used by 2 conversations")
            editor.profile_asked.emit("delete", "Test")
            assert not editor.head.said.isHidden() and editor.head.said.text() == (
                "“Test” was deleted. 2 conversations used it; they go on with another profile."
            )
            editor.accept()
            assert in_use(window) == "Everyday"
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            notice = window.head.notice
            assert notice.words.text() == (
                "The profile “Test” of this conversation was deleted. “Everyday” is used now."
            )
            assert in_use(window) == "Everyday"
            editor.undo_asked.emit()
            window.sidebar.new.click()
            assert notice.isHidden()
            choose(window, "One")
            await until(lambda: shows(chat, "One") and in_use(window) == "Test")
            assert notice.isHidden()

    play(qapp, "healthy", act)


def test_a_renamed_profile_keeps_its_conversations(qapp: QApplication) -> None:
    """Also over undo, and also for a conversation that is not shown."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, profiles = stage.chat, stage.profiles
        async with held(stage):
            await ask(window, chat, "One")
            window.sidebar.new.click()
            profiles.open_editor()
            editor = profiles.editor
            assert editor is not None
            await until(lambda: editor.head.uses.text() == "Used by 1 conversation")
            editor.head.renamed.emit("Night")
            while await chat.conversations.users() != {"Night": 1}:
                pass
            await until(lambda: editor.head.uses.text() == "Used by 1 conversation")
            editor.undo_asked.emit()
            while await chat.conversations.users() != {"Test": 1}:
                pass
            editor.accept()

    play(qapp, "healthy", act)


def test_instructions_of_a_conversation_take_the_place_of_the_profiles(qapp: QApplication) -> None:
    """Written before the first message or later, shown as a line, sent along, and gone when they are emptied."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, head = stage.chat, window.head
        async with held(stage) as service:
            instruct(window, stage, "Answer in Latin.")
            assert head.instructions.words.text() == "Instructions: “Answer in Latin.”"
            await ask(window, chat, "One")
            assert sent_prompt(service) == "Answer in Latin."
            service.end("One")
            await until(lambda: last(chat).state is ReplyState.ANSWERED)
            window.sidebar.new.click()
            assert head.isHidden()
            await ask(window, chat, "Two")
            assert sent_prompt(service) is None
            choose(window, "One")
            await until(lambda: shows(chat, "One"))
            assert head.instructions.words.text() == "Instructions: “Answer in Latin.”"
            instruct(window, stage, "")
            assert head.isHidden()
            enter(window, "Three")
            await until(lambda: len(chat.model.items) == 4 and begins(chat))
            assert sent_prompt(service) is None

    play(qapp, "healthy", act)


def test_the_menu_of_a_row_leads_to_the_instructions_of_that_conversation(qapp: QApplication) -> None:
    """The conversation is shown, the dialog says whose place the text takes, and Cancel changes nothing."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat, made = stage.chat, window.sidebar
        async with held(stage):
            await ask(window, chat, "One")
            window.sidebar.new.click()
            assert made.list is not None
            made.list.customContextMenuRequested.emit(made.list.visualRect(made.list.model().index(1, 0)).center())
            assert made.list.menu is not None
            next(one for one in made.list.menu.actions() if one.text() == "Instructions…").trigger()
            made.list.menu.close()
            await until(lambda: chat.manner.dialog is not None)
            dialog = chat.manner.dialog
            assert dialog is not None and shows(chat, "One")
            assert any("of the profile “Test”" in shown.text() for shown in dialog.findChildren(QLabel))
            QTest.keyClicks(dialog.text, "Answer in Latin.")
            dialog.cancel.click()
            assert window.head.isHidden() and chat.manner.dialog is None

    play(qapp, "healthy", act)


def instruct(window: MainWindow, stage: Stage, text: str) -> None:
    """Write instructions with the menu at the top, the keyboard, and Save."""
    window.top_bar.open_menu()
    menu = window.top_bar.menu
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    dialog = stage.chat.manner.dialog
    assert dialog is not None
    dialog.text.selectAll()
    QTest.keyClick(dialog.text, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.text, text)
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
