"""What helps a service that failed: another key, none, another address."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from support.adding import KEY, add
from support.playing import closed, play, until
from understudy_core.failures import FailureKind
from understudy_core.library import Library, LibraryStore, SavedProfile
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Backend, Policy
from understudy_core.providers.catalogue import known
from understudy_gui.stage import Stage
from understudy_gui.views.editor.editor import ProfileEditor
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.replace_key import ReplaceKey


def test_a_rejected_key_is_replaced_from_the_card(qapp: QApplication, home: Path) -> None:
    """What the card offers opens the dialog for a new key; the next message goes with it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            name = await add(stage, service.base_url)
            stage.chat.view.cure_asked.emit(name, "key_rejected")
            dialog = stage.profiles.mending.key_dialog
            assert dialog is not None and not dialog.save.isEnabled()
            await until(lambda: not dialog.key.until_quit.isHidden())
            dialog.key.text.setText(f'"{KEY}"')
            dialog.key.until_quit.click()
            dialog.save.click()
            await closed(dialog)
            await stage.chat.talk("Hello")
            assert service.requests[-1].headers["authorization"] == f"Bearer {KEY}"

    play(qapp, None, act)


def in_the_editor(stage: Stage, backend: str) -> tuple[ProfileEditor, ReplaceKey]:
    """The editor, and the dialog for the key of this backend that is opened from it."""
    stage.profiles.open_editor()
    editor = stage.profiles.editor
    assert editor is not None
    editor.backend_asked.emit("key", backend)
    dialog = stage.profiles.mending.key_dialog
    assert dialog is not None
    return editor, dialog


def test_a_key_is_deleted_after_one_question(qapp: QApplication, home: Path) -> None:
    """Deleting asks first; then the service sends no key any more, its row says so, and offers to add one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            name = await add(stage, service.base_url, KEY)
            editor, dialog = in_the_editor(stage, name)
            assert dialog.delete.sure.isHidden()
            dialog.delete.delete.click()
            dialog.delete.keep.click()
            assert stage.profiles.keeper.library.backends[0].key is not None
            dialog.delete.delete.click()
            dialog.delete.sure.click()
            await closed(dialog)
            library = stage.profiles.keeper.library
            assert (library.backends[0].key, library.key_names) == (None, ())
            assert editor.rows.widgets[0].words.text() == "Has no key yet"
            assert editor.rows.widgets[0].cure.text() == "Add key"
            await stage.chat.talk("Hello")
            assert "authorization" not in service.requests[-1].headers

    play(qapp, None, act)


def test_undo_after_deleting_a_key_brings_no_key_back_and_says_so(qapp: QApplication, home: Path) -> None:
    """The row that names the key again still says that it has none, and its cure asks for one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            name = await add(stage, service.base_url, KEY)
            editor, dialog = in_the_editor(stage, name)
            dialog.delete.delete.click()
            dialog.delete.sure.click()
            await closed(dialog)
            editor.undo_asked.emit()
            assert stage.profiles.keeper.library.backends[0].key is not None
            row = editor.rows.widgets[0]
            assert (row.words.text(), row.cure.text(), row.cure.isVisible()) == ("Has no key yet", "Add key", True)
            row.cure.click()
            assert stage.profiles.mending.key_dialog is not None

    play(qapp, None, act)


def test_a_key_goes_to_another_host_only_when_agreed(qapp: QApplication, home: Path) -> None:
    """A changed address is asked about before the key of the old one is used there."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Old") as old, PracticeService("New") as new:
            name = await add(stage, old.base_url, KEY)
            stage.chat.view.cure_asked.emit(name, "model_not_found")
            dialog = stage.profiles.mending.backend_dialog
            assert dialog is not None
            dialog.address.setText(new.base_url)
            dialog.save.click()
            await until(lambda: not dialog.agree.isHidden())
            assert dialog.agree.text() == f"Send the key of {old.url} to {new.url} from now on"
            assert stage.profiles.keeper.library.backends[0].base_url == old.base_url
            dialog.agree.click()
            dialog.save.click()
            await closed(dialog)
            await stage.chat.talk("Hello")
            assert (len(old.requests), len(new.requests)) == (0, 1)
            assert new.requests[0].headers["authorization"] == f"Bearer {KEY}"

    play(qapp, None, act)


def test_pages_of_a_service_are_opened_in_the_browser(qapp: QApplication, home: Path, opened: list[str]) -> None:
    """Where keys are made, from both dialogs that ask for one; where credit is added, and where the service says how it
    fares, when that is what helps."""
    service = known("openai")
    backend = Backend(name="OpenAI", provider="openai", model="m")
    library = Library(backends=(backend,), profiles=(SavedProfile(name="Mine", policy=Policy.FAILOVER),))
    LibraryStore(home / "library.json").change(lambda _before: library)

    async def act(window: MainWindow, stage: Stage) -> None:
        stage.profiles.open_adder()
        adder = stage.profiles.adding.dialog
        assert adder is not None
        adder.cards.choose("openai")
        adder.steps.page.click()
        adder.reject()
        stage.chat.view.cure_asked.emit("OpenAI", FailureKind.KEY_REJECTED)
        dialog = stage.profiles.mending.key_dialog
        assert dialog is not None
        dialog.page.click()
        dialog.reject()
        assert opened == [service.key_page, service.key_page]
        stage.chat.view.cure_asked.emit("OpenAI", FailureKind.QUOTA_EXHAUSTED)
        stage.chat.view.cure_asked.emit("OpenAI", FailureKind.SERVER_ERROR)
        assert opened[2:] == [service.billing_page, service.status_page]

    play(qapp, None, act)
