"""The window of the help as a person uses it, and the ways that lead there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from support.playing import ended, play, until
from support.windows import FILE
from understudy_core import __version__
from understudy_core.profiles import Backend
from understudy_gui import theme
from understudy_gui.details import details
from understudy_gui.help.book import Place, book
from understudy_gui.help.page import HelpDocument, mac_keys
from understudy_gui.help.window import KEYBOARD, HelpWindow
from understudy_gui.stage import Stage
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.text.look import look
from understudy_gui.views.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    """The help, on the screen."""
    made = HelpWindow(book("en"))
    qtbot.addWidget(made)
    made.open_at_place("")
    return made


def test_f1_opens_the_help_and_once_more_the_keys(qapp: QApplication) -> None:
    """The first F1 shows the first page, the second the page of shortcuts; closing the program closes the help."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_F1)
        shown = stage.window.help.window
        assert shown is not None and shown.isVisible() and shown.here == book("en").first
        await until(shown.isActiveWindow)
        QTest.keyClick(shown, Qt.Key.Key_F1)
        assert shown.here == KEYBOARD
        QTest.keyClick(shown, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        assert stage.window.preferences.zoom == 1.1

    play(qapp, "self-test", act)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]


def test_what_can_i_do_leads_to_its_section(qapp: QApplication) -> None:
    """Under the cure of a failed attempt there is a way to the section that tells it at length."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.composer.submitted.emit("Hello")
        reply = await ended(window, stage)
        stage.chat.last.why()
        message = stage.chat.view.message(reply.id)
        assert isinstance(message, ReplyMessage)
        for words in ("How to start it", "More in the help"):
            next(one for one in message.findChildren(QPushButton) if one.accessibleName() == words).click()
        assert stage.window.help.window is not None
        assert stage.window.help.window.here == Place("errors", "could-not-be-reached")

    play(qapp, "all-failed", act)


def test_dialogs_lead_to_their_pages(qapp: QApplication, home: Path) -> None:
    """F1 or a button in the first start, in the editor and while a service is added opens what is about it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        help_, profiles, welcome = stage.window.help, stage.profiles, stage.profiles.first_run
        assert welcome is not None
        places = []

        def note(press: Callable[[], object]) -> None:
            press()
            assert help_.window is not None
            places.append(help_.window.here)

        note(welcome.dialog.help.click)
        window.top_bar.open_menu()
        assert window.top_bar.menu is not None
        note(window.top_bar.menu.actions()[-1].trigger)
        window.top_bar.menu.close()
        profiles.open_adder()
        assert profiles.adding.dialog is not None
        profiles.adding.dialog.cards.choose("groq")
        note(profiles.adding.dialog.help.click)
        profiles.adding.dialog.cards.choose("ollama")
        note(profiles.adding.dialog.help.click)
        profiles.adding.dialog.cards.choose("cohere")
        note(profiles.adding.dialog.help.click)
        profiles.adding.dialog.reject()
        welcome.dialog.reject()
        profiles.open_editor()
        assert profiles.editor is not None
        note(profiles.editor.side.help.click)
        alder = Backend(name="Alder", provider="mistral", model="m")
        profiles.mending.open_key_dialog(alder)
        key_dialog = profiles.mending.key_dialog
        assert key_dialog is not None
        await until(key_dialog.isActiveWindow)
        note(lambda: QTest.keyClick(key_dialog, Qt.Key.Key_F1))
        key_dialog.reject()
        profiles.editor.reject()
        stage.window.open_settings()
        assert stage.window.settings is not None
        keys = [one for one in stage.window.settings.findChildren(QPushButton) if one.text() == "Keyboard shortcuts"]
        note(keys[0].click)
        stage.window.settings.reject()
        pages = [(place.page, place.anchor) for place in places]
        assert pages[:2] == [("first-steps", ""), ("first-steps", "")]
        assert pages[2:5] == [("keys", "groq"), ("computer", "ollama"), ("keys", "")]
        assert pages[5:] == [("profiles", ""), ("keys", "mistral"), ("keyboard", "")]

    play(qapp, None, act)


def test_a_search_finds_sections_and_marks_the_words(window: HelpWindow) -> None:
    """Every word counts; Enter goes to what was found, which is marked; Esc leads back to the contents."""
    QTest.keyClicks(window.search, "locked ring")
    rows = [window.contents.item(at).text() for at in range(window.contents.count())]
    assert "The key ring is locked" in rows and "Taking turns" not in rows
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.contents.currentItem().text() == "The key ring is locked"
    assert window.here.anchor == "the-key-ring-is-locked"
    assert window.page.verticalScrollBar().value() > 0 and len(window.page.extraSelections()) > 2
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible() and not window.page.extraSelections()
    QTest.keyClicks(window.search, "xyzzy")
    assert "xyzzy" in window.nothing.text() and window.nothing.isVisible() and not window.contents.count()


def test_a_click_in_the_contents_shows_that_place(window: HelpWindow) -> None:
    """Although the rows below it move when another page unfolds; a second click leads there again."""
    row = next(at for at in range(window.contents.count()) if window.contents.item(at).text() == "Keyboard")
    middle = window.contents.visualItemRect(window.contents.item(row)).center()
    QTest.mouseClick(window.contents.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.here == Place("keyboard") and window.contents.currentItem().text() == "Keyboard"
    window.page.verticalScrollBar().setValue(300)
    middle = window.contents.visualItemRect(window.contents.currentItem()).center()
    QTest.mouseClick(window.contents.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.page.verticalScrollBar().value() == 0


@pytest.mark.parametrize("width", [640, 900, 1040, 1300])
def test_no_line_is_wider_than_its_room(qtbot: QtBot, width: int) -> None:
    """From the first moment of a window of any width on, the text ends where its room does."""
    made = HelpWindow(book("en"))
    qtbot.addWidget(made)
    made.resize(width, 700)
    made.open_at_place("")
    room = made.page.viewport().width()
    assert made.page.document().textWidth() <= room and made.page.document().idealWidth() <= room


def test_back_leads_where_one_was(window: HelpWindow) -> None:
    """Links inside lead on, Back and Alt+Left lead back, also to another page."""
    window.page.link_followed.emit("keys.md#groq")
    window.page.link_followed.emit("#mistral")
    assert window.here == Place("keys", "mistral")
    window.back.click()
    assert window.here == Place("keys", "groq")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == Place("first-steps") and not window.back.isEnabled()


def test_links_are_followed_by_keyboard(window: HelpWindow, qtbot: QtBot) -> None:
    """Tab goes to the next link from where one reads, Enter follows it; the page shows a ring while it does."""
    corner = QPoint(2, window.page.viewport().height() // 2)
    quiet = window.page.viewport().grab().toImage().pixelColor(corner).name()
    window.search.setFocus()
    window.page.setFocus(Qt.FocusReason.TabFocusReason)
    accent = theme.current().colours.accent.lower()
    assert window.page.viewport().grab().toImage().pixelColor(corner).name() == accent != quiet
    QTest.keyClick(window.page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.page.link_followed) as followed:
        QTest.keyClick(window.page, Qt.Key.Key_Return)
    assert followed.args == ["keys.md"] and window.here == Place("keys")
    window.go(Place("first-steps", "write"))
    QTest.keyClick(window.page, Qt.Key.Key_Tab)
    assert window.page.textCursor().selectedText() == "who was asked, and why"


def test_a_link_to_the_web_says_where_it_goes_first(window: HelpWindow) -> None:
    """Its address is shown; it is opened only when that is agreed to; Esc leaves it; what is no web page is nothing."""
    opened: list[str] = []
    window.link_agreed.connect(opened.append)
    for link in ("file:///etc/passwd", "understudy:x", "nowhere.md", "javascript:1"):
        window.page.link_followed.emit(link)
        assert not window.link_bar.isVisible()
    window.page.link_followed.emit("https://console.groq.com/keys")
    assert window.link_bar.address.accessibleDescription() == "https://console.groq.com/keys" and opened == []
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible() and not window.link_bar.isVisible() and opened == []
    window.page.link_followed.emit("https://console.groq.com/keys")
    window.link_bar.open.click()
    assert opened == ["https://console.groq.com/keys"]


def test_a_page_loads_nothing_but_our_own_icons(qapp: QApplication, tmp_path: Path) -> None:
    """The shapes of states are drawn; a file that exists, and an icon that does not, are one transparent pixel."""
    real = tmp_path / "real.png"
    look_now = look()
    document = HelpDocument(look_now, 1.0)
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    sizes = []
    for name in ("../../icons/ready.svg", "../../icons/none.svg", "../../icons/../../../x.svg", str(real)):
        picture = document.loadResource(kind, name)
        sizes.append(picture.width() if hasattr(picture, "width") else None)
    assert sizes == [16, 1, 1, 1]


def test_the_size_and_colours_change_in_place(window: HelpWindow) -> None:
    """A larger text stays at the same place of the page."""
    window.go(Place("errors", "no-answer-in-time"))
    before = window.page.verticalScrollBar()
    share, most = before.value() / before.maximum(), before.maximum()
    window.set_zoom(1.5)
    after = window.page.verticalScrollBar()
    assert after.maximum() > most and abs(after.value() / after.maximum() - share) < 0.05


def test_details_for_a_report_hold_versions_and_no_more(window: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is copied names program, Python, Qt and system; no folder, no name, nothing of the environment's keys."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-aaaaaaaaaaaaaaaaaaaaaaaa")
    window.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == details() and f"Understudy {__version__}" in copied and "Qt 6" in copied
    assert "sk-" not in copied and str(Path.home()) not in copied and window.copied.isVisible()


def test_keys_are_written_as_a_mac_writes_them() -> None:
    """In both languages."""
    assert mac_keys("Ctrl+Shift+M") == "⌘⇧M" == mac_keys("Strg+Umschalt+M")


def test_dialogs_without_a_button_answer_the_key(qapp: QApplication, tmp_path: Path) -> None:
    """F1 leads from what a file brings, from an export and from instructions to the page about profiles."""
    file = tmp_path / "friend.understudy"
    file.write_text(FILE, encoding="utf-8")

    async def act(window: MainWindow, stage: Stage) -> None:
        exchange, manner, help_ = stage.profiles.exchange, stage.chat.manner, stage.window.help

        async def leads(dialog: QDialog | None) -> None:
            assert dialog is not None
            help_.open("keyboard.md")
            dialog.activateWindow()
            await until(dialog.isActiveWindow)
            QTest.keyClick(dialog, Qt.Key.Key_F1)
            assert help_.window is not None and help_.window.here == Place("profiles")
            dialog.reject()

        exchange.show_proxy_export("Everyday")
        await leads(exchange.export_preview)
        exchange.import_files([str(file)])
        await until(lambda: exchange.preview is not None and exchange.preview.isVisible())
        await leads(exchange.preview)
        manner.open_instructions()
        await leads(manner.dialog)

    play(qapp, "healthy", act)
