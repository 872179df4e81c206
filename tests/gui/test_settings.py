"""What the settings change: the proxy and the statistics, in the real window."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytest import MonkeyPatch

from support.playing import ended, play, until
from understudy_gui.preferences import Preferences, load
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.settings import Settings


def opened(stage: Stage) -> Settings:
    """The settings, on the screen."""
    stage.window.open_settings()
    assert stage.window.settings is not None
    return stage.window.settings


def test_a_proxy_is_used_at_once_and_kept(qapp: QApplication, home: Path) -> None:
    """A typed proxy is completed, carries the next request, and stands in the file for the next start."""
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).splitlines()[0])
        writer.write(b"HTTP/1.1 407 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async def act(window: MainWindow, stage: Stage) -> None:
        async with await asyncio.start_server(proxy, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            made = opened(stage)
            QTest.keyClicks(made.proxy.field, f"127.0.0.1:{port}")
            QTest.keyClick(made.proxy.field, Qt.Key.Key_Return)
            await until(lambda: load(home / "preferences.json").proxy == f"http://127.0.0.1:{port}")
            assert made.proxy.field.text() == f"http://127.0.0.1:{port}" and not made.proxy.problem.text()
            async with stage.behind.http.send("GET", "http://elsewhere.invalid/", {}) as reply:
                assert reply.status == 407
        assert asked == [b"GET http://elsewhere.invalid/ HTTP/1.1"]

    play(qapp, None, act)


def test_a_proxy_that_cannot_be_used_is_told_at_its_field(
    qapp: QApplication, home: Path, monkeypatch: MonkeyPatch
) -> None:
    """The sentence stands below the field, and goes when the field is as it was; the system's proxy is offered."""
    monkeypatch.setenv("https_proxy", "company:3128")

    async def act(window: MainWindow, stage: Stage) -> None:
        made = opened(stage)
        QTest.keyClicks(made.proxy.field, "http://me:secret@proxy")
        QTest.keyClick(made.proxy.field, Qt.Key.Key_Return)
        await until(lambda: "password" in made.proxy.problem.text())
        made.proxy.field.clear()
        QTest.keyClick(made.proxy.field, Qt.Key.Key_Return)
        assert made.proxy.problem.text() == ""
        made.proxy.system.click()
        await until(lambda: made.proxy.field.text() == "http://company:3128")
        await until(lambda: (home / "preferences.json").exists())
        assert "secret" not in (home / "preferences.json").read_text()

    play(qapp, None, act)


def test_a_kept_proxy_that_is_no_address_does_not_keep_the_window_shut(qapp: QApplication, home: Path) -> None:
    """The window opens, goes without the proxy, and says so."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert any("The proxy in the settings" in shown.text() for shown in window.composer.findChildren(QLabel))

    play(qapp, None, act, preferences=Preferences(proxy="nonsense nonsense"))


def test_statistics_are_cleared_after_one_question(qapp: QApplication) -> None:
    """What was counted is gone after two clicks, and not after one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        window.composer.submitted.emit("Hello")
        await ended(window, stage)
        name = stage.profiles.keeper.selected or ""
        made = opened(stage)
        made.statistics.clear.click()
        assert made.statistics.sure.isVisible() and await stage.behind.statistics.of(name)
        made.statistics.sure.click()
        await until(lambda: made.statistics.words.text() == "The statistics were cleared.")
        assert await stage.behind.statistics.of(name) == () and made.statistics.clear.isVisible()

    play(qapp, "self-test", act)
