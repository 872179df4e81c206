"""Opens every window and menu there is, one after the other, in the states that say most."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from support.playing import play, until
from understudy_core.key_ring import SAVING, hanging
from understudy_core.language import tr
from understudy_core.library import Row
from understudy_gui import theme
from understudy_gui.stage import Stage
from understudy_gui.theme import State, Wish
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.views.add_service import AddService, CheckShown, KeyStore
from understudy_gui.views.add_service.key_field import KeyField
from understudy_gui.views.editor.editor import ProfileEditor
from understudy_gui.views.main_window import MainWindow

Size = tuple[int, int]
Look = Callable[[str, QWidget, Size], None]
Seen = AsyncIterator[tuple[str, QWidget]]
_LARGE = 600
"""Windows of at least so many pixels take the room there is."""
FILE = """{"version": 1, "name": "From a friend", "policy": "failover", "system_prompt": "Answer in rhyme.",
  "backends": [
  {"name": "Groq", "provider": "groq", "model": "llama-x", "key": {"keyring": "groq"}},
  {"name": "Local", "provider": "ollama", "model": "llama-y"}]}"""


def visit(qapp: QApplication, folder: Path, wish: Wish, look: Look, sizes: Sequence[Size]) -> None:
    """Show each window and menu to `look`, in each of the sizes (what a screen has room for, in pixels)."""

    async def show(every: Seen) -> None:
        async for name, widget in every:
            own = widget.size()
            for width, height in sizes:
                wide = width if own.width() >= _LARGE else min(own.width(), width)
                widget.resize(wide, height if own.height() >= _LARGE else min(own.height(), height))
                await settle()
                look(name, widget, (width, height))
            widget.resize(own)

    async def ordinary(window: MainWindow, stage: Stage) -> None:
        theme.current().wish(wish)
        await show(_main(window, stage))
        await show(_dialogs(stage, window, folder))

    async def failing(window: MainWindow, stage: Stage) -> None:
        theme.current().wish(wish)
        await show(_failed(window, stage))

    play(qapp, "self-test", ordinary)
    play(qapp, "all-failed", failing)


async def settle() -> None:
    """Let layouts find their places, and what glides arrive."""
    for _ in range(5):
        await asyncio.sleep(0)
    await until(lambda: not any(_glides(window) for window in QApplication.topLevelWidgets()))
    QCoreApplication.sendPostedEvents()  # what was made anew in the last moment has its place by now


def _glides(window: QWidget) -> bool:
    running = QAbstractAnimation.State.Running
    return window.isVisible() and any(one.state() is running for one in window.findChildren(QAbstractAnimation))


async def _main(window: MainWindow, stage: Stage) -> Seen:
    chat = stage.chat
    yield "main window, empty", window
    window.composer.submitted.emit("Hello")
    await until(lambda: bool(chat.model.items) and not chat.model.streaming)
    chat.last.why()
    yield "main window, account opened", window
    window.turn_activity()
    stage.activity.turn()
    window.head.show_instructions("Be brief. " * 40)
    window.head.show_notice(stage.profiles.keeper.selected or "")
    window.composer.queued.show_waiting("And then? " * 40, 0, goes_by_itself=False)
    yield "main window, activity and all that can stand around the messages", window
    stage.activity.turn()
    stage.window.finder.open()
    yield "main window, find bar", window
    chat.links.follow("here", "https://example.org/a/page")
    yield "main window, asked about a link", window
    chat.links.leave()
    conversations = window.sidebar.list
    assert conversations is not None
    yield "conversation menu", _menu_of(conversations, conversations.customContextMenuRequested.emit)
    conversations.edit(conversations.currentIndex())
    yield "main window, conversation renamed", window
    QTest.keyClick(conversations.indexWidget(conversations.currentIndex()) or conversations, Qt.Key.Key_Escape)
    window.sidebar.offer_undo(tr("“{title}” was deleted.", title="Hello"))
    yield "main window, undo offered", window
    yield "profiles to choose", _menu_of(window.top_bar.picker, lambda _where: window.top_bar.picker.click())


async def _failed(window: MainWindow, stage: Stage) -> Seen:
    chat = stage.chat
    window.composer.submitted.emit("Hello")

    def state() -> ReplyState | None:
        last = chat.model.items[-1] if chat.model.items else None
        return last.state if isinstance(last, ReplyItem) else None

    await until(lambda: state() is not None)
    yield "main window, waiting", window
    await until(lambda: state() is ReplyState.UNANSWERED)
    chat.view.sync()
    yield "main window, all failed", window


async def _dialogs(stage: Stage, window: MainWindow, folder: Path) -> Seen:
    profiles = stage.profiles
    backend = profiles.keeper.library.backends[0]
    profiles.open_editor()
    assert profiles.editor is not None
    async for state in _editor(profiles.editor):
        yield state
    profiles.editor.close()
    adding, mending = profiles.adding, profiles.mending
    profiles.open_adder()
    assert adding.dialog is not None
    async for name in _adder(adding.dialog):
        yield f"add a service, {name}", adding.dialog
    adding.dialog.close()
    mending.open_key_dialog(backend)
    assert mending.key_dialog is not None
    await _store_told(mending.key_dialog.key)
    yield "new key", mending.key_dialog
    mending.key_dialog.show_store(KeyStore(problem=hanging(SAVING).failure.detail))
    mending.key_dialog.key.text.setText('"a key with quotes"')
    yield "new key, key ring locked", mending.key_dialog
    mending.key_dialog.delete.show()
    mending.key_dialog.delete.delete.click()
    yield "new key, the old one to be deleted", mending.key_dialog
    mending.key_dialog.close()
    mending.open_backend_dialog(backend)
    assert mending.backend_dialog is not None
    yield "edit backend", mending.backend_dialog
    question = tr("Send the key of {spoken} to {origin} from now on", spoken="api.example", origin="another.example")
    mending.backend_dialog.ask_to_agree(question)
    mending.backend_dialog.say(question)
    yield "edit backend, another host", mending.backend_dialog
    mending.backend_dialog.close()
    for name, dialog in _settings(stage, window):
        yield name, dialog
        dialog.close()
    stage.chat.manner.open_instructions()
    assert stage.chat.manner.dialog is not None
    yield "instructions", stage.chat.manner.dialog
    stage.chat.manner.dialog.close()
    profiles.welcome(lambda: None, lambda: None)
    assert profiles.first_run is not None
    yield "first start", profiles.first_run.dialog
    profiles.first_run.dialog.ask_for_backup("Groq")
    yield "first start, backup", profiles.first_run.dialog
    profiles.first_run.dialog.close()
    async for state in _imports(stage, folder):
        yield state


async def _editor(editor: ProfileEditor) -> Seen:
    yield "editor", editor
    rows = editor.rows
    yield "row menu", rows.open_menu(0, editor.mapToGlobal(QPoint(300, 200)))
    yield "profile menu", editor.open_menu(editor.mapToGlobal(QPoint(300, 100)))
    yield "add menu", editor.open_add_menu()
    _close_menus()
    rows.switch(1, False)
    editor.head.edit_name()
    editor.head.say(tr("There is already a profile called “{name}”.", name="School"))
    editor.moving_on.chips.other.click()
    editor.moving_on.chips.field.text.setText("600")
    editor.moving_on.chips.field.add.click()
    yield "editor, what was typed wrong", editor
    assert editor._profile is not None
    editor.changed.emit("Everyday", editor._profile.model_copy(update={"rows": (Row(backend="Gone"),)}), "remove")
    yield "editor, a backend that is missing", editor
    editor.undo_asked.emit()
    editor.foot.rehearse.click()
    await until(lambda: "…" not in editor.rehearsal.result.text() and bool(editor.rehearsal.result.text()))
    yield "editor, rehearsal", editor


async def _adder(adder: AddService) -> AsyncIterator[str]:
    await _store_told(adder.steps.key)
    yield "without a key ring"
    adder.show_store(KeyStore("GNOME Keyring"))
    adder.steps.key.text.setText("practice-key")
    entry = adder.steps.entry
    assert entry is not None
    models = ("a-model-with-a-rather-long-name-2026", "small")
    adder.show_check(
        entry,
        CheckShown(
            State.READY, tr("{name} was reached.", name="OpenAI"), tr("This check costs nothing."), models, models[0]
        ),
    )
    yield "checked"
    adder.show_store(KeyStore(problem=hanging(SAVING).failure.detail))
    adder.say(hanging(SAVING).failure.detail)
    yield "key ring locked"
    adder.cards.search.setText("zzz")
    yield "nothing found"
    adder.cards.search.clear()
    adder.cards.choose("openai-compatible")
    yield "other address"


def _settings(stage: Stage, window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    stage.window.open_settings()
    made = stage.window.settings
    assert made is not None
    made.backups.show_backups(["24.11.2026"])
    made.statistics.clear.click()
    made.proxy.problem.say(tr("The address of the proxy cannot be used. It looks like http://proxy.example:8080."))
    yield "settings", made
    stage.window.help.open("errors.md")
    assert stage.window.help.window is not None
    stage.window.help.window.link_bar.ask("https://example.org/a/page")
    yield "help", stage.window.help.window


async def _store_told(key: KeyField) -> None:
    """Wait until it is known where keys go, which would else take the place of what is shown."""
    await until(lambda: key.goes_to.isVisible() or key.ring_problem.isVisible())


async def _imports(stage: Stage, folder: Path) -> Seen:
    exchange = stage.profiles.exchange
    for name, text in (("import", FILE), ("import, unreadable", "{")):
        file = folder / "profile.json"
        file.write_text(text)
        exchange.preview = None
        exchange.import_files([str(file)])
        await until(lambda: exchange.preview is not None)
        preview = exchange.preview
        assert preview is not None
        yield name, preview
        preview.close()
    exchange.show_proxy_export("Everyday")
    assert exchange.export_preview is not None
    yield "export for LiteLLM", exchange.export_preview
    exchange.export_preview.close()


def _menu_of(widget: QWidget, ask: Callable[[QPoint], None]) -> QMenu:
    """The menu that opens when it is asked for."""
    ask(widget.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _close_menus() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
