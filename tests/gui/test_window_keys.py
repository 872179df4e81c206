"""The keys of the window, its settings, and what the keyboard can reach."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFocusFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from support.playing import ended, play, until
from understudy_gui import theme
from understudy_gui.preferences import Preferences, load, mend, parse, save
from understudy_gui.stage import Stage
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.focus_ring import FocusRing

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _shown(window: QWidget) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused else ""


def test_f6_goes_round_the_parts_of_the_window(qapp: QApplication) -> None:
    """F6 leads from the composer to the conversations, the profile, the messages and back; Shift+F6 the other way."""

    async def act(window: MainWindow, stage: Stage) -> None:
        _shown(window)
        window.composer.text.setFocus()
        names = []
        for _ in range(4):
            QTest.keyClick(window, Qt.Key.Key_F6)
            names.append(_focused())
        assert names == ["Search conversations", "Profile", "Messages", "Message"]
        QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
        assert _focused() == "Messages"

    play(qapp, "self-test", act)


def test_what_is_typed_over_the_messages_lands_in_the_composer(qapp: QApplication) -> None:
    """Typing with the focus on messages or a button goes on in the composer; keys that mean something else do not."""

    async def act(window: MainWindow, stage: Stage) -> None:
        _shown(window)
        for focused, key in ((stage.chat.view, Qt.Key.Key_H), (window.top_bar.picker, Qt.Key.Key_I)):
            focused.setFocus()
            QTest.keyClick(focused, key)
            assert _focused() == "Message"
        assert window.composer.text.toPlainText() == "hi"
        stage.chat.view.setFocus()
        QTest.keyClick(stage.chat.view, Qt.Key.Key_D, CTRL)
        QTest.keyClick(stage.chat.view, Qt.Key.Key_Home)
        assert _focused() == "Messages" and window.composer.text.toPlainText() == "hi"

    play(qapp, "self-test", act)


def test_keys_search_hide_and_zoom(qapp: QApplication) -> None:
    """Ctrl+B hides the conversations, Ctrl+K shows them again and searches, Ctrl+Plus and Ctrl+0 change the text."""

    async def act(window: MainWindow, stage: Stage) -> None:
        _shown(window)
        QTest.keyClick(window, Qt.Key.Key_B, CTRL)
        assert not window.sidebar.isVisible()
        QTest.keyClick(window, Qt.Key.Key_K, CTRL)
        assert QApplication.focusWidget() is window.sidebar.search and window.sidebar.isVisible()
        usual = window.composer.text.font().pointSizeF()
        QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
        assert window.composer.text.font().pointSizeF() > usual
        QTest.keyClick(window, Qt.Key.Key_0, CTRL)
        assert window.composer.text.font().pointSizeF() == usual

    play(qapp, "self-test", act)


def test_keys_act_on_the_last_reply(qapp: QApplication) -> None:
    """Ctrl+Shift+C copies the reply, Ctrl+I opens its account, Ctrl+R asks again."""

    async def act(window: MainWindow, stage: Stage) -> None:
        _shown(window)
        window.composer.submitted.emit("Hello")
        first = await ended(window, stage)
        QTest.keyClick(window, Qt.Key.Key_C, CTRL | SHIFT)
        assert QGuiApplication.clipboard().text() == first.text
        QTest.keyClick(window, Qt.Key.Key_I, CTRL)
        message = stage.chat.view.message(first.id)
        assert isinstance(message, ReplyMessage) and message.chip.isChecked()
        QTest.keyClick(window, Qt.Key.Key_R, CTRL)
        while stage.chat.model.items[-1].id == first.id:
            await asyncio.sleep(0)
        again = await ended(window, stage)
        assert again.id != first.id and again.text == first.text

    play(qapp, "self-test", act)


def test_settings_apply_at_once_and_are_kept(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another scheme shows at once and stands in the file from which the next start reads it."""
    monkeypatch.setenv("UNDERSTUDY_HOME", str(tmp_path))
    file = tmp_path / "preferences.json"

    async def act(window: MainWindow, stage: Stage) -> None:
        stage.window.open_settings()
        assert stage.window.settings is not None
        stage.window.settings.theme_chosen.emit("dark")
        assert theme.current().colours.surface == "#22222A"
        while load(file) != Preferences("dark", 1.0):
            await asyncio.sleep(0)
        stage.window.settings.reject()
        theme.current().wish(theme.Wish.SYSTEM)

    play(qapp, None, act)


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b'{"theme": 3, "zoom": "x"}', b'{"zoom": NaN}'])
def test_odd_preferences_are_the_usual_ones(data: bytes | None) -> None:
    """A broken file of preferences never keeps the window from opening."""
    assert parse(data) == Preferences()


def test_preferences_survive_a_round_trip(tmp_path: Path) -> None:
    """What is saved is what is read; a zoom beyond the limits is brought back to them."""
    liked = Preferences("contrast", 1.3, "http://127.0.0.1:3128", "de")
    save(tmp_path / "p.json", liked)
    assert load(tmp_path / "p.json") == liked
    assert parse(json.dumps({"zoom": 40}).encode()).zoom == 2.0


BROKEN = {
    b'{"theme": "dark", "zoo': Preferences(),
    b"[]": Preferences(),
    b'{"theme": 3, "zoom": 1.3, "scent": "pine"}': Preferences(zoom=1.3),
    b'{"theme": "sepia", "language": "de"}': Preferences(language="de"),
    b'{"version": "one", "theme": "dark"}': Preferences("dark"),
}
"""What a broken file says, and what can be read of it."""


@pytest.mark.parametrize("data", BROKEN)
def test_broken_preferences_are_put_aside_whole_and_what_can_be_read_of_them_stays(tmp_path: Path, data: bytes) -> None:
    """The next change overwrites nothing that a person may want back, and the sentence names the file it is in."""
    file, aside = tmp_path / "preferences.json", tmp_path / "preferences.broken-17.json"
    for change in (mend, lambda file, now: save(file, Preferences(proxy="http://127.0.0.1:1"), now)):
        file.write_bytes(data)
        assert aside.name in change(file, lambda: 17.0)
        assert aside.read_bytes() == data
        aside = tmp_path / "preferences.broken-17-2.json"
        if change is mend:
            assert load(file) == BROKEN[data] and mend(file) == ""
    assert load(file) == Preferences(proxy="http://127.0.0.1:1")
    assert ("scent" in json.loads(file.read_bytes())) is (b"scent" in data)


@pytest.mark.parametrize("data", [None, b"", b"{}", b'{"zoom": 40, "scent": 1}', b'{"version": 2, "theme": 3}'])
def test_preferences_that_are_only_unusual_or_newer_are_left_alone(tmp_path: Path, data: bytes | None) -> None:
    """Nothing is put aside where nothing is wrong, or where a newer version of the program knows better."""
    file = tmp_path / "preferences.json"
    if data is not None:
        file.write_bytes(data)
    assert mend(file) == ""
    assert (file.read_bytes() if file.exists() else None) == data


def test_the_window_says_that_preferences_were_broken(qapp: QApplication, home: Path) -> None:
    """The sentence stands in the window at the start, and the file is put aside before anything changes."""
    home.mkdir()
    (home / "preferences.json").write_bytes(b'{"theme": "da')

    async def act(window: MainWindow, stage: Stage) -> None:
        (aside,) = home.glob("preferences.broken-*.json")
        assert aside.read_bytes() == b'{"theme": "da'
        said = f"Not all of the settings could be read. The file was put aside as {aside.name}; nothing was deleted."
        await until(lambda: said in [one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window)])

    play(qapp, None, act)


@pytest.mark.parametrize("comes_first", [True, False])
def test_the_ring_shows_for_the_keyboard_only(qapp: QApplication, comes_first: bool) -> None:
    """Tab puts the ring, with its round corners, around a button, also in a window older than it; a click takes it."""
    ring = FocusRing(qapp) if comes_first else None
    window = QDialog()
    column = QVBoxLayout(window)
    field, button = QLineEdit(), QPushButton("Push")
    column.addWidget(field)
    column.addWidget(button)
    window.show()
    _shown(window)
    ring = ring or FocusRing(qapp)
    field.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert ring.around is button
    assert [frame.mask().isEmpty() for frame in window.findChildren(QFocusFrame)] == [True]
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, field.pos())
    assert ring.around is None
    window.deleteLater()
    ring.deleteLater()
