"""The window as a whole."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from support.playing import ended, play, until
from support.program import understudy
from support.replay import Replay, WireItem, wire_params
from understudy_core import language
from understudy_core.conversations import Conversation
from understudy_core.events import Answered, Interrupted, Stopped
from understudy_gui.controllers.chat.talk import Choice
from understudy_gui.controllers.history import grouped
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import ReplyItem, UserItem
from understudy_gui.views.composer import Composer
from understudy_gui.views.main_window import MainWindow


def test_the_self_test_passes(tmp_path: Path) -> None:
    """One whole chat with one failover, offscreen, ends with status 0 and writes nothing."""
    done = understudy(tmp_path, "--self-test")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "Birch answered: The understudy is on stage." in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_typing_and_enter_bring_an_answer_from_the_second_service(qapp: QApplication) -> None:
    """A message typed with the keyboard is sent by Enter and answered by the second service; the account says so."""

    async def act(window: MainWindow, stage: Stage) -> None:
        QTest.keyClicks(window.composer.text, "Hello")
        QTest.keyClick(window.composer.text, Qt.Key.Key_Return)
        await asyncio.sleep(0)
        reply = await ended(window, stage)
        assert isinstance(reply.account[-1], Answered) and reply.account[-1].backend == "Birch"
        assert reply.text == "The understudy is on stage."
        assert window.composer.text.toPlainText() == ""

    play(qapp, "self-test", act)


def test_a_broken_reply_is_completed_by_the_next_one(qapp: QApplication) -> None:
    """After a break the next service goes on in the same reply; opened again, the conversation shows it as one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        window.composer.submitted.emit("Hello")
        half = await ended(window, stage)
        assert isinstance(half.account[-1], Interrupted) and half.text
        chat.view.go_on_asked.emit(half.id, "Birch")
        while not chat.model.streaming:
            await asyncio.sleep(0)
        whole = await ended(window, stage)
        assert whole.id == half.id and whole.backend == "Birch" and whole.text.startswith(half.text)
        assert isinstance(whole.account[-1], Answered) and whole.account[-1].text == whole.text
        window.sidebar.new.click()
        window.sidebar.chosen.emit(1)
        await until(lambda: len(chat.model.items) == 2)
        shown = chat.model.items[-1]
        assert isinstance(shown, ReplyItem) and (shown.text, shown.backend) == (whole.text, "Birch")

    play(qapp, "interrupted", act)


def test_escape_stops(qapp: QApplication) -> None:
    """Stop in a silence ends the reply at once and gives Send back."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.composer.submitted.emit("Hello")
        while window.composer.button.accessibleName() != "Stop":
            await asyncio.sleep(0)
        window.stop_asked.emit()
        reply = await ended(window, stage)
        assert isinstance(reply.account[-1], Stopped)
        assert window.composer.button.accessibleName() == "Send"

    play(qapp, "silent", act)


def test_every_focusable_widget_has_a_name(qapp: QApplication) -> None:
    """A screen reader finds a name on everything that can be reached, after a whole chat too."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.composer.submitted.emit("Hello")
        await ended(window, stage)
        for name in ("Conversations", "Search conversations", "Profile", "Messages", "Message", "Send"):
            assert [widget for widget in window.findChildren(QWidget) if widget.accessibleName() == name], name
        nameless = [
            widget
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not widget.accessibleName()
            and not isinstance(widget, QLabel)
            and widget.objectName() != "qt_spinbox_lineedit"
            and not widget.objectName().startswith("qt_scrollarea")
        ]
        assert nameless == []

    play(qapp, "self-test", act)


@pytest.mark.parametrize("item", wire_params("openai-chat", kind="reply"))
def test_a_recorded_reply_comes_out_exactly_in_the_window(
    item: WireItem, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The transcript holds the text of the recording to the letter, and None keeps its references meanwhile."""
    monkeypatch.setenv("UNDERSTUDY_HOME", str(tmp_path / "home"))
    file = tmp_path / "profile.json"
    entry = {"name": "Recorded", "provider": "openai-compatible", "model": "m", "base_url": "http://127.0.0.1:9/v1"}
    file.write_text(json.dumps({"version": 1, "name": "P", "policy": "roundrobin", "backends": [entry]}))
    before = sys.getrefcount(None)

    async def act(window: MainWindow, stage: Stage) -> None:
        async with Replay(item, piece=11) as server:
            assert stage.chat.profile is not None
            backend = stage.chat.profile.backends[0].model_copy(update={"base_url": server.base_url})
            stage.chat.use("P", Choice(stage.chat.profile.model_copy(update={"backends": (backend,)})))
            window.composer.submitted.emit("Hello")
            await asyncio.sleep(0)
            reply = await ended(window, stage)
        assert hashlib.sha256(reply.text.encode()).hexdigest() == item.expected["text_sha256"]

    play(qapp, None, act, file)
    assert sys.getrefcount(None) > before - 500


def test_none_is_not_lost(qapp: QApplication) -> None:
    """Calls into Qt that return nothing give their reference to None back (PySide6 6.12.0 does not)."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 100
    label.deleteLater()


def test_no_conversations_make_no_rows() -> None:
    """An empty history has no date headings."""
    from datetime import UTC, datetime

    assert grouped((), datetime.now(UTC)) == []


def test_months_are_named_in_the_language() -> None:
    """What is older than a week stands under its month, whose name is that of the language."""
    from datetime import UTC, datetime

    old = Conversation(1, "Tea", False, datetime(2026, 3, 5, tzinfo=UTC).timestamp())
    headings = []
    for spoken in ("en", "de"):
        language.use(spoken)
        headings.append(grouped([old], datetime(2026, 11, 25, tzinfo=UTC))[0].text)
    language.use("en")
    assert headings == ["March 2026", "März 2026"]


def test_what_is_sent_too_early_goes_out_as_soon_as_it_can(qapp: QApplication) -> None:
    """Enter pressed while the program still opens neither loses the text nor needs pressing again."""
    composer = Composer()
    sent: list[str] = []
    composer.submitted.connect(sent.append)
    QTest.keyClicks(composer.text, "Hello")
    QTest.keyClick(composer.text, Qt.Key.Key_Return)
    assert (sent, composer.text.toPlainText()) == ([], "Hello")
    composer.set_taking(True)
    assert (sent, composer.text.toPlainText()) == (["Hello"], "")
    composer.deleteLater()


def test_without_a_service_what_was_written_stays(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that nobody can be asked for is not swallowed."""
    monkeypatch.setenv("UNDERSTUDY_HOME", str(tmp_path / "home"))

    async def act(window: MainWindow, stage: Stage) -> None:
        QTest.keyClicks(window.composer.text, "Hello")
        QTest.keyClick(window.composer.text, Qt.Key.Key_Return)
        assert window.composer.text.toPlainText() == "Hello"

    play(qapp, None, act)


def test_what_could_not_be_kept_goes_back_to_where_it_was_written(qapp: QApplication) -> None:
    """With a full disk nothing is sent; the message is in the composer again, and a sentence says why."""

    async def act(window: MainWindow, stage: Stage) -> None:
        await stage.chat.talk("Before")
        await stage.behind.database.do(lambda db: db.execute("pragma max_page_count=1"))
        window.composer.submitted.emit("x" * 100_000)
        while not window.composer.text.toPlainText():
            await asyncio.sleep(0)
        assert window.composer.text.toPlainText() == "x" * 100_000
        assert [type(item) for item in stage.chat.model.items] == [UserItem, ReplyItem]
        assert any("The disk is full" in shown.text() for shown in window.composer.findChildren(QLabel))

    play(qapp, "self-test", act)


def test_a_window_opens_where_nothing_can_be_kept(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a file in the place of the user's folder the window opens, chats, and says that nothing is kept."""
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("UNDERSTUDY_HOME", str(tmp_path / "home"))

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.chat.view.isVisible()
        assert any("only until you quit" in shown.text() for shown in window.composer.findChildren(QLabel))

    play(qapp, None, act)
    assert (tmp_path / "home").read_text() == "a file"
