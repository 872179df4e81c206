"""A walk over every window: what the keyboard reaches has a name, in reading order; all can be read, in every language.

At 900×600, which is also what a screen of 1800×1200 shows at 200 %.
"""

from __future__ import annotations

import asyncio
import gc
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.test_window import ended
from support import walk
from support.playing import play, until
from understudy_core import language
from understudy_core.providers.catalogue import catalogue
from understudy_gui import theme
from understudy_gui.stage import Stage
from understudy_gui.views.main_window import MainWindow

Look = Callable[[str, QWidget], None]
_NAMES = (
    *(known.name for known in catalogue().values()),
    *("Alder", "Birch", "Cedar", "practice-", "Everyday", "Understudy", "English", "Deutsch", "Groq", "Local"),
    *("From a friend", "https://"),
)
_KEY = re.compile(r"(Ctrl\+|Shift\+|Alt\+)*(F?\d|[A-Z,+-]|Return|Up|Esc)( .*)?")
FILE = """{"version": 1, "name": "From a friend", "policy": "failover", "backends": [
  {"name": "Groq", "provider": "groq", "model": "llama-x", "key": {"keyring": "groq"}},
  {"name": "Local", "provider": "ollama", "model": "llama-y"}]}"""


@pytest.fixture
def spoken() -> Iterator[Callable[[str], None]]:
    """Chooses a language for the test."""
    yield language.use
    language.use(language.ENGLISH)


def over_all(qapp: QApplication, tmp_path: Path, look: Look, wish: theme.Wish = theme.Wish.LIGHT) -> None:
    """Open one window after the other, with a reply and its account, and look at each."""

    async def act(window: MainWindow, stage: Stage) -> None:
        theme.current().wish(wish)
        window.resize(900, 600)
        assert stage.profiles is not None and stage.window is not None and stage.chat is not None
        look("main window, empty", window)
        window.composer.submitted.emit("Hello")
        await ended(window, stage)
        stage.chat.last.why()
        await _settle()
        look("main window", window)
        window.turn_activity()
        window.head.show_instructions("Be brief. " * 40)
        window.head.show_notice(stage.profiles.selected or "")
        window.composer.queued.show_waiting("And then? " * 40, 0, goes_by_itself=False)
        await _settle()
        look("activity", window)
        for name, dialog in _dialogs(stage, window):
            await _seen(name, dialog, look)
        file = tmp_path / "profile.json"
        file.write_text(FILE)
        exchange = stage.profiles.exchange
        exchange.import_files([str(file)])
        await until(lambda: exchange.preview is not None and exchange.preview.isVisible())
        assert exchange.preview is not None
        await _seen("import", exchange.preview, look)
        exchange.show_proxy_export("Everyday")
        assert exchange.export_preview is not None
        await _seen("export for LiteLLM", exchange.export_preview, look)

    play(qapp, "self-test", act)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()  # what is gone must not hear of another scheme
    theme.current().wish(theme.Wish.SYSTEM)


def _dialogs(stage: Stage, window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    profiles, settings = stage.profiles, stage.window
    assert profiles is not None and settings is not None
    backend = profiles.library.backends[0]
    profiles.open_editor()
    assert profiles.editor is not None
    yield "editor", profiles.editor
    profiles.open_adder()
    assert profiles.services.adder is not None
    yield "add a service", profiles.services.adder
    profiles.services.open_key_dialog(backend, lambda _changed: None)
    assert profiles.services.key_dialog is not None
    yield "replace key", profiles.services.key_dialog
    profiles.services.open_backend_dialog(backend, lambda _changed: None)
    assert profiles.services.backend_dialog is not None
    yield "edit backend", profiles.services.backend_dialog
    settings.open_settings()
    assert settings.settings is not None
    yield "settings", settings.settings
    settings.help.open("errors.md")
    assert settings.help.window is not None
    settings.help.window.link_bar.ask("https://example.org/a/page")
    yield "help", settings.help.window
    assert stage.chat is not None
    stage.chat.manner.open_instructions()
    assert stage.chat.manner.dialog is not None
    yield "instructions", stage.chat.manner.dialog
    profiles.welcome(lambda: None, lambda: None)
    assert profiles.first_run is not None
    yield "first run", profiles.first_run.dialog


async def _seen(name: str, dialog: QWidget, look: Look) -> None:
    dialog.resize(min(dialog.width(), 900), min(dialog.height(), 600))
    await _settle()
    look(name, dialog)
    dialog.close()
    await _settle()


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.mark.parametrize("tongue", language.LANGUAGES)
def test_everything_is_named_in_order_and_whole(
    qapp: QApplication, tmp_path: Path, tongue: str, spoken: Callable[[str], None]
) -> None:
    """In each language: no focus without a name, no Tab that leads back up, no words that are cut off."""
    spoken(tongue)
    found: dict[str, list[str]] = {}

    def look(name: str, window: QWidget) -> None:
        problems = walk.nameless(window) + walk.backwards(window) + walk.cut_off(window)
        if problems:
            found[name] = problems

    over_all(qapp, tmp_path, look)
    assert found == {}


@pytest.mark.parametrize("wish", [theme.Wish.LIGHT, theme.Wish.DARK, theme.Wish.CONTRAST])
def test_all_words_can_be_read(qapp: QApplication, tmp_path: Path, wish: theme.Wish) -> None:
    """In each scheme every label and button has a contrast of at least 4.5 to 1, measured on what was painted."""
    found: dict[str, list[str]] = {}

    def look(name: str, window: QWidget) -> None:
        if problems := walk.hard_to_read(window):
            found[name] = problems

    over_all(qapp, tmp_path, look, wish)
    assert found == {}


def test_no_window_says_a_word_of_english_in_german(
    qapp: QApplication, tmp_path: Path, spoken: Callable[[str], None]
) -> None:
    """What a window says in both languages alike is a name, or the same word in both."""
    texts: dict[str, set[str]] = {}

    def look(name: str, window: QWidget) -> None:
        texts.setdefault(language.current(), set()).update(walk.said(window))

    for tongue in language.LANGUAGES:
        spoken(tongue)
        over_all(qapp, tmp_path, look)
    german = {form for forms in language.read("de").values() for form in forms}
    left = {text for text in texts["en"] & texts["de"] - german if not _is_foreign(text)}
    assert left == set()


def _is_foreign(text: str) -> bool:
    """A name, a key of the keyboard, or what a service or the catalogue says."""
    return text.startswith(_NAMES) or text.endswith(("[s]", "…")) or len(text) == 1 or bool(_KEY.fullmatch(text))
