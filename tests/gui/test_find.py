"""Find in the conversation that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.playing import play, until
from understudy_gui.stage import Stage
from understudy_gui.transcript.finding import FoundPlace, places
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.views.main_window import MainWindow

LONG = "\n\n".join(f"Paragraph {at} about nothing much." for at in range(80))
ITEMS = (
    UserItem("one", "Where do Wrens nest?"),
    ReplyItem("two", ReplyState.ANSWERED, "A", "m", text=f"{LONG}\n\nA **wren** nests in ivy.\n\n{LONG}"),
    UserItem("three", "And other wrens?"),
)


def test_places_are_counted_in_order() -> None:
    """Large and small letters are the same; an empty search finds nothing."""
    assert places(ITEMS, "wren") == [FoundPlace("one", 0), FoundPlace("two", 0), FoundPlace("three", 0)]
    assert places(ITEMS, "") == []


def test_words_are_found_walked_through_and_marked(qapp: QApplication) -> None:
    """Ctrl+F opens the line; Enter goes on, Shift+Enter back; the place is marked and in sight; Esc closes."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        chat.model.load(ITEMS)
        chat.view.sync()
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        bar = stage.window.finder.bar
        assert bar is not None and bar.words.hasFocus()
        QTest.keyClicks(bar.words, "wren")
        assert bar.count.text() == "3 of 3"
        QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert bar.count.text() == "2 of 3"
        message = chat.view.message("two")
        assert message is not None and message.text.selected_text() == "wren"
        selection = message.text.selection
        assert selection is not None
        top = message.y() + message.text.y() + message.text.column.top_of(selection.first.block)
        assert 0 <= top < chat.view.viewport().height()
        QTest.keyClick(bar.words, Qt.Key.Key_Return)
        assert bar.count.text() == "3 of 3" and message.text.selected_text() == ""
        chat.model.turn(2, [UserItem("four", "Wrens, once more: wrens!")])
        QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert bar.count.text() == "2 of 4", "another branch is searched when it is shown"
        QTest.keyClicks(bar.words, "xyz")
        assert bar.count.text() == "Not found" and not bar.next.isEnabled()
        QTest.keyClick(bar.words, Qt.Key.Key_Escape)
        assert bar.isHidden() and window.composer.text.hasFocus()

    play(qapp, "healthy", act)
