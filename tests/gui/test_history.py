"""The list of conversations: found with the place where, renamed, pinned, deleted and brought back, as files."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from support.held import held
from support.playing import play, until
from support.talking import ask, begins, choose, shows
from understudy_core.chat import Role
from understudy_core.conversations import Manner
from understudy_core.events import Answered, Attempt, Text
from understudy_core.turns import Branches, StoredMessage
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import UserItem
from understudy_gui.views.conversation_list import ConversationList
from understudy_gui.views.main_window import MainWindow


async def said(stage: Stage, *texts: str) -> None:
    """One conversation with these messages, each answered."""
    chat = stage.chat
    account = (Attempt(1, "A", "m", 1, 1), Text("Yes."), Answered("A", "m", "stop", 1, 0.5, 1.0, "Yes."))
    turns = [(StoredMessage(0, Role.USER, text), StoredMessage(0, Role.ASSISTANT, "Yes.", account)) for text in texts]
    made = await chat.conversations.take_in(
        texts[0], Branches.in_a_row([message for turn in turns for message in turn])
    )
    await chat.show(made, None)


def rows(window: MainWindow) -> list[str]:
    """What the list shows."""
    made = listed(window)
    model = made.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def listed(window: MainWindow) -> ConversationList:
    """The list, once it is there."""
    assert window.sidebar.list is not None
    return window.sidebar.list


def row(window: MainWindow, text: str) -> QModelIndex:
    """The row of that name."""
    return listed(window).model().index(rows(window).index(text), 0)


def ends_with(window: MainWindow, words: str) -> bool:
    """Whether the sentence under the composer ends so."""
    return window.composer.goes_to.text().endswith(words)


def chosen_from_menu(window: MainWindow, text: str, action: str) -> None:
    """Open the menu of a row and choose from it."""
    made = listed(window)
    made.customContextMenuRequested.emit(made.visualRect(row(window, text)).center())
    assert made.menu is not None
    next(one for one in made.menu.actions() if one.text() == action).trigger()
    made.menu.close()


def test_a_search_finds_the_place_and_goes_there(qapp: QApplication) -> None:
    """Words inside a long conversation are shown in the list, and choosing it shows that message at the top."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await said(stage, "Where do wrens nest?", *[f"More {at}" for at in range(8)])
        await said(stage, "Soup")
        window.sidebar.search.setText("wren nes")
        await until(lambda: rows(window) == ["Where do wrens nest?"])
        found = row(window, "Where do wrens nest?")
        assert found.data(Qt.ItemDataRole.UserRole + 2) == "Where do wrens nest?"
        listed(window).clicked.emit(found)
        view = stage.chat.view
        await until(lambda: len(view.model.items) == 18)
        await until(lambda: view.message(view.model.items[0].id) is not None)
        first = view.message(view.model.items[0].id)
        assert first is not None and 0 <= first.y() < 40
        window.sidebar.search.setText("nothing like this")
        await until(lambda: rows(window) == [])
        assert window.sidebar.nothing.text() == "Nothing found for “nothing like this”."

    play(qapp, "healthy", act)


def named(window: MainWindow, name: str) -> bool:
    """Whether the only conversation has this name."""
    return rows(window) == ["Today", name]


def test_a_name_that_is_being_typed_is_taken_when_the_list_goes(qapp: QApplication) -> None:
    """Hidden, or made narrower, while a conversation is renamed, the list has no field left over, and the new name;
    also in a window that is not the active one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await said(stage, "One")
        await until(lambda: rows(window) == ["Today", "One"])
        elsewhere = QLineEdit()
        elsewhere.show()
        elsewhere.activateWindow()
        await until(lambda: not window.isActiveWindow())
        made = listed(window)
        for name, go in (("Two", window.turn_sidebar), ("Three", lambda: window.sidebar.setFixedWidth(250))):
            made.edit(row(window, rows(window)[1]))
            editor = made.findChild(QLineEdit)
            assert editor is not None and not editor.hasFocus()
            editor.setText(name)
            go()
            await until(partial(named, window, name))
            window.sidebar.show()
            await until(lambda: made.findChild(QLineEdit) is None)
        elsewhere.close()
        elsewhere.deleteLater()

    play(qapp, "healthy", act)


def test_a_name_that_is_being_typed_stays_while_replies_come_and_go(qapp: QApplication) -> None:
    """A reply that begins or ends elsewhere takes neither the field nor the name in it; the rows are new afterwards."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with held(stage) as service:
            await ask(window, stage.chat, "One")
            window.sidebar.new.click()
            made = listed(window)
            made.setFocus()
            for begins_elsewhere, leave, name in ((False, Qt.Key.Key_Return, "New"), (True, Qt.Key.Key_Escape, "New")):
                made.setCurrentIndex(row(window, rows(window)[-1]))
                QTest.keyClick(made, Qt.Key.Key_F2)
                field = made.findChild(QLineEdit)
                assert field is not None
                field.selectAll()
                QTest.keyClicks(field, "New")
                if begins_elsewhere:
                    window.composer.submitted.emit("Two")
                    await until(lambda: begins(stage.chat))
                    await stage._tasks.ended("list")
                else:
                    service.end("One")
                    await until(lambda: not stage.chat.is_answering)
                assert made.findChild(QLineEdit) is field and field.text() == "New"
                QTest.keyClick(field, leave)
                await until(lambda: made.findChild(QLineEdit) is None)
                await until(partial(is_last, window, name))
            assert rows(window) == ["Today", "Two", "New"]
            service.end("Two")

    play(qapp, "healthy", act)


def is_last(window: MainWindow, name: str) -> bool:
    """Whether the last row bears this name."""
    return rows(window)[-1] == name


def test_a_long_list_stays_where_it_is_read(qapp: QApplication) -> None:
    """A row that goes, far from the selected one, moves nothing else; one that was chosen stays in sight."""

    async def act(window: MainWindow, stage: Stage) -> None:
        for at in range(40):
            await said(stage, f"Talk {at}")
        made = listed(window)
        bar = made.verticalScrollBar()
        choose(window, "Talk 3")
        await until(lambda: shows(stage.chat, "Talk 3"))
        await stage._tasks.ended("show")
        bar.setValue(0)
        window.sidebar.delete_asked.emit(40)
        await until(lambda: "Talk 39" not in rows(window))
        assert bar.value() == 0
        made.scrollTo(row(window, "Talk 3"))
        window.sidebar.pin_asked.emit(4, True)
        await until(lambda: rows(window)[1] == "Talk 3")
        assert made.viewport().rect().intersects(made.visualRect(row(window, "Talk 3")))

    play(qapp, "healthy", act)


def test_no_row_is_marked_while_a_new_conversation_is_shown(qapp: QApplication) -> None:
    """Also where a search began in the same moment; and nothing is offered to be exported."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await said(stage, "One")
        assert listed(window).currentIndex() == row(window, "One")
        window.sidebar.new.click()
        window.sidebar.search.setText("One")
        await stage._tasks.ended("list")
        assert rows(window) == ["One"] and not listed(window).currentIndex().isValid()
        window.top_bar.export_asked.emit()
        assert ends_with(window, "Nothing has been written in this conversation yet.")

    play(qapp, "healthy", act)


def test_two_deletions_in_a_row_are_both_done(qapp: QApplication) -> None:
    """The second one does not cut the first one short: the conversation that was shown is not shown any longer."""

    async def act(window: MainWindow, stage: Stage) -> None:
        for text in ("One", "Two", "Three"):
            await said(stage, text)
        assert shows(stage.chat, "Three")
        window.sidebar.delete_asked.emit(3)
        window.sidebar.delete_asked.emit(2)
        await until(lambda: rows(window) == ["Today", "One"])
        assert not stage.chat.model.items
        assert window.sidebar.offer is not None
        window.sidebar.offer.undo.click()
        await until(lambda: shows(stage.chat, "Two"))

    play(qapp, "healthy", act)


def test_a_conversation_is_renamed_pinned_deleted_and_brought_back(qapp: QApplication) -> None:
    """By the keyboard and by the menu; a deletion can be undone where it is told."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await said(stage, "One")
        await said(stage, "Two")
        await until(lambda: rows(window) == ["Today", "Two", "One"])
        made = listed(window)
        made.setCurrentIndex(row(window, "One"))
        made.setFocus()
        QTest.keyClick(made, Qt.Key.Key_F2)
        editor = made.findChild(QLineEdit)
        assert editor is not None
        QTest.keyClicks(editor, "First")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await until(lambda: rows(window) == ["Today", "Two", "First"])
        chosen_from_menu(window, "First", "Pin")
        await until(lambda: rows(window) == ["Pinned", "First", "Today", "Two"])
        chosen_from_menu(window, "First", "Unpin")
        await until(lambda: rows(window) == ["Today", "Two", "First"])
        made.setCurrentIndex(row(window, "Two"))
        window.activateWindow()
        made.setFocus()
        await until(made.hasFocus)
        QTest.keyClick(made, Qt.Key.Key_Delete)
        await until(lambda: rows(window) == ["Today", "First"])
        assert not stage.chat.model.items
        offer = window.sidebar.offer
        assert offer is not None and offer.words.text() == "“Two” was deleted."
        offer.undo.click()
        await until(lambda: rows(window) == ["Today", "Two", "First"])
        await until(lambda: len(stage.chat.model.items) == 2)

    play(qapp, "healthy", act)


def test_a_conversation_goes_out_and_comes_back_whole(qapp: QApplication, tmp_path: Path) -> None:
    """Markdown and HTML hold the account and run nothing; JSON comes back with every attempt."""

    async def act(window: MainWindow, stage: Stage) -> None:
        history = stage.chat.history
        await stage.chat.talk("<script>alert(1)</script>")
        (one,) = await stage.chat.conversations.list()
        await stage.chat.conversations.set_manner(one.id, Manner("Everyday", "Be <b>brief</b>."))
        before = await stage.chat.conversations.messages(one.id)
        for form in ("md", "html", "json"):
            chosen_from_menu(window, one.title, "Export…")
            assert history.files.dialog is not None
            file = tmp_path / f"chat.{form}"
            history.files.dialog.fileSelected.emit(str(file))
            history.files.dialog.reject()
            await until(file.exists)
            await until(partial(ends_with, window, f"chat.{form}."))
        assert "Alder has a problem on its side" in (tmp_path / "chat.md").read_text()
        page = (tmp_path / "chat.html").read_text()
        assert "<script>" not in page and "&lt;script&gt;" in page and "answered in" in page
        history.files.choose_import()
        assert history.files.dialog is not None
        history.files.dialog.fileSelected.emit(str(tmp_path / "chat.json"))
        history.files.dialog.reject()
        await until(lambda: len(rows(window)) == 3)
        newest = (await stage.chat.conversations.list())[0]
        after = await stage.chat.conversations.messages(newest.id)
        assert await stage.chat.conversations.manner(newest.id) == Manner("", "Be <b>brief</b>.")
        assert "Be <b>brief</b>." in (tmp_path / "chat.md").read_text() and "Be &lt;b&gt;brief&lt;/b&gt;." in page
        assert [(m.role, m.text, m.account) for m in after] == [(m.role, m.text, m.account) for m in before]

    play(qapp, "self-test", act)


def test_a_file_that_holds_no_conversation_is_said(qapp: QApplication, tmp_path: Path) -> None:
    """Nothing of it comes in."""
    file = tmp_path / "other.json"
    file.write_text(json.dumps({"form": "understudy-conversation", "version": 9, "messages": []}))

    async def act(window: MainWindow, stage: Stage) -> None:
        stage.chat.history.files.choose_import()
        dialog = stage.chat.history.files.dialog
        assert dialog is not None
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        await until(lambda: "newer version" in window.composer.goes_to.text())
        assert rows(window) == []

    play(qapp, "healthy", act)


def test_opening_an_item_that_is_not_there_changes_nothing(qapp: QApplication) -> None:
    """A place that is gone leaves the pane where it is."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await said(stage, "Hello")
        stage.chat.view.go_to("message-999")
        assert isinstance(stage.chat.model.items[0], UserItem)
        assert window.childAt(QPoint(5, 5)) is not None

    play(qapp, "healthy", act)
