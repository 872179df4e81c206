"""Adding a service, its key, and what helps when it fails: real widgets, real sockets."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from support.key_ring import in_key_ring, needs_key_ring
from support.playing import closed, play, until
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Answered
from understudy_core.exchange import exported, wanted_keys
from understudy_core.interchange import Told, to_html, to_json_text, to_markdown
from understudy_core.keys import clean
from understudy_core.litellm import to_proxy
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import Backend, KeyRef, Policy, Profile
from understudy_core.providers.catalogue import OTHER, catalogue, recognised
from understudy_core.worker import Worker
from understudy_gui import theme
from understudy_gui.stage import Stage
from understudy_gui.views.add_service import AddService, CheckShown, KeyStore, ServiceEntry
from understudy_gui.views.add_service.entry import what_was_removed
from understudy_gui.views.import_preview import ImportPreview
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.replace_key import ReplaceKey

KEY = "practice-key-0123456789"


@pytest.fixture
def adder(qtbot: QtBot) -> AddService:
    """The dialog with every service of the catalogue; keys that begin with "gsk_" are recognised as Groq's."""
    made = AddService(
        list(catalogue().values()),
        clean,
        recognise=lambda key: "groq" if key.startswith("gsk_") else None,
        keys={"mistral": ["Mistral at work"]},
    )
    qtbot.addWidget(made)
    made.show_store(KeyStore("GNOME Keyring"))
    made.show()
    qtbot.waitExposed(made)
    return made


def entry_of(adder: AddService) -> ServiceEntry:
    """What would be submitted."""
    entry = adder.steps.entry
    assert entry is not None
    return entry


def test_a_service_is_added_with_a_cleaned_key_that_is_not_kept(adder: AddService, qtbot: QtBot) -> None:
    """The entry holds the cleaned key, does not show it when printed, and the dialog forgets it."""
    adder.cards.choose("openai")
    assert not adder.add.isEnabled()
    adder.steps.key.text.setText('  "Bearer abc-123"  ')
    assert adder.steps.key.note.text() == "“Bearer”, quotes and spaces around it were removed."
    with qtbot.waitSignal(adder.submitted) as sent:
        adder.add.click()
    (entry,) = sent.args
    assert isinstance(entry, ServiceEntry) and (entry.key, entry.base_url) == ("abc-123", None)
    assert "abc-123" not in repr(entry)
    adder.accept()
    assert (adder.steps.key.text.text(), adder.steps.key.key) == ("", "")


def test_a_key_is_recognised_by_its_form(adder: AddService) -> None:
    """A key of another service chooses that service, says so, and the key stays in the field."""
    adder.cards.choose("openai")
    adder.steps.key.text.setText("gsk_abcdef")
    assert entry_of(adder).provider == "groq"
    assert entry_of(adder).key == "gsk_abcdef"
    assert adder.notice.words.text() == "This looks like a key of Groq, so Groq was chosen."


def test_a_key_that_is_pasted_into_the_search_is_not_shown(adder: AddService) -> None:
    """It goes into the field for keys, which shows dots, chooses its service, and the search is empty."""
    adder.cards.search.setText("gsk_abcdef")
    assert adder.steps.key.text.displayText() == "●" * len("gsk_abcdef")
    assert (adder.cards.search.text(), entry_of(adder).provider, entry_of(adder).key) == ("", "groq", "gsk_abcdef")


@pytest.mark.parametrize(
    ("key", "service"),
    [
        ("gsk_" + 32 * "a", "groq"),
        ("sk-or-v1-" + 32 * "a", "openrouter"),
        ("sk-proj-" + 32 * "a", "openai"),
        ("sk-ant-api03-" + 32 * "a", "anthropic"),
        ("AIza" + 35 * "a", "gemini"),
        ("AQ.Ab8RN6" + 44 * "a", "gemini"),
        ("sk-" + 32 * "a", None),
        ("gsk_short", None),
    ],
)
def test_the_catalogue_recognises_keys_by_their_form(key: str, service: str | None) -> None:
    """Only a form that belongs to one service alone is recognised."""
    assert recognised(key) == service


def test_enter_goes_on_once_all_is_there(adder: AddService, qtbot: QtBot) -> None:
    """Enter in the key's field does nothing while something is missing, and then what the button does."""
    adder.cards.choose("openai")
    QTest.keyClick(adder.steps.key.text, Qt.Key.Key_Return)
    assert adder.isVisible()
    adder.steps.key.text.setText("abc")
    with qtbot.waitSignal(adder.submitted):
        QTest.keyClick(adder.steps.key.text, Qt.Key.Key_Return)


def test_the_tab_key_goes_in_reading_order_through_the_small_dialogs(qtbot: QtBot) -> None:
    """The key's field comes first where a key is asked for; what is agreed to comes before the button that does it."""
    wanted = Profile(name="P", policy=Policy.ROUNDROBIN, backends=(
        Backend(name="A", provider="openai", model="m", key=KeyRef(keyring="k")),
    ))  # fmt: skip
    preview = ImportPreview()
    preview.show_profile(wanted, wanted_keys(wanted), ())
    new_key = ReplaceKey("A", "https://a.example/keys", (), clean)
    new_key.key.text.setText("abc")
    for dialog, names in (
        (preview, ["Send the key “k” of the key ring to api.openai.com", "Cancel", "Import"]),
        (new_key, ["Key", "Show the key", "Cancel", "Save key", "Open a.example"]),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        first = next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == names[0])
        first.setFocus()
        seen = [names[0]]
        for _ in names[1:]:
            dialog.focusNextChild()
            seen.append(dialog.focusWidget().accessibleName())
        assert seen == names


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("abc", ""),
        (" abc ", "Spaces around it were removed."),
        ("'abc'", "Quotes around it were removed."),
        ("Bearer abc", "“Bearer” around it was removed."),
        ("abc\u200b", "Invisible signs around it were removed."),
    ],
)
def test_what_was_cleaned_away_is_said(pasted: str, words: str) -> None:
    """People see what was taken from what they pasted."""
    assert what_was_removed(pasted, clean(pasted)) == words


def test_what_is_no_key_is_told_at_the_field(adder: AddService) -> None:
    """A pasted sentence in another script is refused in words, and stays where it is."""
    adder.steps.key.text.setText("мой ключ")
    assert adder.steps.key.problem.text() == "This does not look like a key: it holds characters that no key has."
    assert not adder.add.isEnabled()
    assert adder.steps.key.text.text() == "мой ключ"


def test_cards_are_found_by_searching_and_chosen_by_keyboard(adder: AddService) -> None:
    """Typing narrows the cards down, Enter takes the first, and nothing found says so with a way back."""
    QTest.keyClicks(adder.cards.search, "open router")
    QTest.keyClick(adder.cards.search, Qt.Key.Key_Return)
    assert [card.known.id for card in adder.cards.cards if card.isChecked()] == ["openrouter"]
    assert adder.isVisible()
    adder.cards.search.setText("zzz")
    assert [card.known.id for card in adder.cards.cards if card.isVisible()] == [OTHER]
    assert adder.cards._nothing.text().startswith("Nothing found for “zzz”.")
    adder.cards._clear.click()
    assert all(card.isVisible() for card in adder.cards.cards)


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (620, False)])
def test_cards_never_reach_beyond_their_room(adder: AddService, qtbot: QtBot, width: int, beside: bool) -> None:
    """In a narrow window they stand one under the other, whole."""
    adder.resize(width, 600)
    adder.show()
    first, second = adder.cards.cards[:2]

    def placed() -> bool:
        room = adder.cards.width()
        whole = all(card.mapTo(adder.cards, card.rect().topRight()).x() < room for card in (first, second))
        apart = second.x() - first.x() if beside else second.y() - first.y()
        return whole and apart >= (first.width() if beside else first.height())

    qtbot.waitUntil(placed)


def test_any_address_can_be_added_without_a_key(adder: AddService) -> None:
    """The last card takes an address and a model of the user's own; it is called by its host."""
    adder.cards.choose(OTHER)
    assert adder.steps.entry is None
    QTest.keyClicks(adder.steps.address, "http://127.0.0.1:9000/v1")
    adder.steps.model.field.setText("tiny")
    entry = entry_of(adder)
    assert (entry.name, entry.base_url, entry.model, entry.key) == (
        "127.0.0.1:9000", "http://127.0.0.1:9000/v1", "tiny", "",
    )  # fmt: skip


def test_the_key_of_a_service_can_be_used_again(adder: AddService) -> None:
    """A second model of the same service needs no second key, but may have one."""
    adder.cards.choose("mistral")
    assert entry_of(adder).key_of == "Mistral at work"
    adder.steps.key_of.setCurrentIndex(0)
    adder.steps.key_of.activated.emit(0)
    assert adder.steps.entry is None
    adder.steps.key.text.setText("another-key")
    assert (entry_of(adder).key_of, entry_of(adder).key) == (None, "another-key")


def test_without_a_key_ring_the_user_decides(adder: AddService) -> None:
    """Nothing is kept silently: without a key ring the key is only taken once the user wants it until quitting."""
    adder.show_store(KeyStore(problem="This computer has no key ring that could keep keys."))
    adder.cards.choose("openai")
    adder.steps.key.text.setText("abc")
    assert not adder.add.isEnabled()
    adder.steps.key.until_quit.click()
    assert adder.add.isEnabled() and entry_of(adder).until_quit


def test_a_check_offers_models_and_keeps_the_users_choice(adder: AddService, qtbot: QtBot) -> None:
    """The check is asked by itself; its models are offered, the recommended one is taken unless another was chosen."""
    adder.cards.choose("openai")
    with qtbot.waitSignal(adder.check_asked) as asked:
        adder.steps.key.text.setText("abc")
    assert asked.args[0].key == "abc"
    shown = CheckShown(theme.State.READY, "Works. 2 models.", "", ("m-1", "m-2"), "m-2")
    adder.show_check(asked.args[0], shown)
    assert entry_of(adder).model == "m-2"
    assert adder.steps.model.field.accessibleDescription() == "recommended"
    popup = adder.steps.model.field.completer().popup()
    assert popup is not None
    delegate = popup.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    offered = [popup.model().index(at, 0).data() for at in range(2)]
    assert [delegate.displayText(one, QLocale()) for one in offered] == ["m-2 · recommended", "m-1"]
    adder.steps.model.field.setText("m-1")
    adder.show_check(asked.args[0], shown)
    assert entry_of(adder).model == "m-1"
    assert adder.steps.model.field.accessibleDescription() == ""


def test_a_check_of_something_else_is_not_shown(adder: AddService, qtbot: QtBot) -> None:
    """What comes too late, for a key that was replaced meanwhile, says nothing about the new one."""
    adder.cards.choose("openai")
    with qtbot.waitSignal(adder.check_asked) as asked:
        adder.steps.key.text.setText("abc")
    adder.steps.key.text.setText("def")
    adder.show_check(asked.args[0], CheckShown(theme.State.READY, "Works.", "", ("m-1",), "m-1"))
    assert adder.steps.result.isHidden() and entry_of(adder).model == "gpt-5-mini"


async def fill(stage: Stage, address: str, key: str = "") -> AddService:
    """The open dialog with an own address, and a key that is kept until quitting."""
    assert stage.profiles is not None
    stage.profiles.open_adder()
    adder = stage.profiles.adding.dialog
    assert adder is not None
    await until(lambda: not adder.steps.key.until_quit.isHidden())
    adder.cards.choose(OTHER)
    adder.steps.address.setText(address)
    adder.steps.model.field.setText("practice-1")
    if key:
        adder.steps.key.text.setText(key)
        adder.steps.key.until_quit.click()
    return adder


async def add(stage: Stage, address: str, key: str = "") -> str:
    """Add a service by hand; the name it got."""
    adder = await fill(stage, address, key)
    adder.add.click()
    await closed(adder)
    assert stage.profiles is not None
    return stage.profiles.keeper.library.backends[-1].name


def test_what_is_exported_holds_no_key(qapp: QApplication, home: Path) -> None:
    """A profile in both its forms and a conversation in all of its own, though the service repeats the key."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None and stage.chat is not None
        async with PracticeService("Here", then=Answers(f"Your key is {KEY}, my friend.")) as service:
            await add(stage, service.base_url, KEY)
            told = await stage.chat.talk("Hello")
            assert isinstance(told.events[-1], Answered)
            address = service.base_url
        profile = exported(stage.profiles.keeper.library, "Everyday")
        database = Database(home / "history.sqlite3", Worker("history"), time.time)
        kept = Conversations(database)
        talk = Told("Hello", await kept.whole((await kept.list())[0].id))
        await database.close()
        talks = [to_markdown(talk), to_html(talk), to_json_text(talk)]
        assert all("my friend" in text for text in talks)
        files = [dump_profile(profile).decode(), to_proxy(profile).text, *talks]
        assert address in files[0] and address in files[1]
        assert not any(KEY in text for text in files)

    play(qapp, None, act)


def test_a_service_is_added_and_chatted_with(qapp: QApplication, home: Path) -> None:
    """From nothing: an own address, a key until quitting, a test message, a profile; the key goes there alone."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None and stage.chat is not None
        async with PracticeService("Here") as service:
            adder = await fill(stage, service.base_url, KEY)
            adder.test.click()
            await until(lambda: adder.notice.words.text().startswith("It answered after"))
            adder.add.click()
            await closed(adder)
            told = await stage.chat.talk("Hello")
            assert isinstance(told.events[-1], Answered)
            assert {request.headers["authorization"] for request in service.requests} == {f"Bearer {KEY}"}
        assert stage.profiles.keeper.selected == "Everyday"
        await until(lambda: (home / "library.json").exists())

    play(qapp, None, act)
    written = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"Everyday" in written and KEY.encode() not in written


def test_a_key_ring_that_fails_at_the_last_moment_loses_nothing(qapp: QApplication, home: Path) -> None:
    """When storing fails the dialog stays with all that was entered, and offers to keep the key until quitting."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None
        async with PracticeService("Here") as service:
            adder = await fill(stage, service.base_url)
            adder.show_store(KeyStore("GNOME Keyring"))
            adder.steps.key.text.setText(KEY)
            adder.add.click()
            await until(lambda: not adder.steps.key.until_quit.isHidden())
            assert (adder.isVisible(), adder.steps.key.key, stage.profiles.keeper.library.backends) == (True, KEY, ())
            assert adder.steps.key.ring_problem.words.text()
            adder.steps.key.until_quit.click()
            adder.add.click()
            await closed(adder)
            assert len(stage.profiles.keeper.library.backends) == 1

    play(qapp, None, act)


def test_a_key_is_not_sent_where_it_could_be_read_on_the_way(qapp: QApplication, home: Path) -> None:
    """An address with http:// on another computer gets no key, and it is said why."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None
        adder = await fill(stage, "http://elsewhere.example/v1", KEY)
        adder.add.click()
        await until(lambda: not adder.notice.isHidden())
        assert adder.notice.words.text().endswith("A key is only sent to an address with https://.")
        assert stage.profiles.keeper.library.backends == ()

    play(qapp, None, act)


def test_the_key_of_one_address_is_not_offered_for_another(qapp: QApplication, home: Path) -> None:
    """A second service at an address of its own wants a key of its own."""

    async def act(window: MainWindow, stage: Stage) -> None:
        async with PracticeService("Here") as service:
            await add(stage, service.base_url, KEY)
            adder = await fill(stage, "https://elsewhere.example/v1")
            assert adder.steps.key_of.isHidden() and not adder.steps.key.isHidden()
            assert entry_of(adder).key_of is None

    play(qapp, None, act)


def test_a_rejected_key_is_replaced_from_the_card(qapp: QApplication, home: Path) -> None:
    """What the card offers opens the dialog for a new key; the next message goes with it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None and stage.chat is not None
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


def test_a_key_is_deleted_after_one_question(qapp: QApplication, home: Path) -> None:
    """Deleting asks first; then the service sends no key any more, its row says so, and offers to add one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None and stage.chat is not None
        async with PracticeService("Here") as service:
            name = await add(stage, service.base_url, KEY)
            stage.profiles.open_editor()
            editor = stage.profiles.editor
            assert editor is not None
            editor.backend_asked.emit("key", name)
            dialog = stage.profiles.mending.key_dialog
            assert dialog is not None and dialog.delete.sure.isHidden()
            dialog.delete.delete.click()
            dialog.delete.keep.click()
            assert stage.profiles.keeper.library.backends[0].key is not None
            dialog.delete.delete.click()
            dialog.delete.sure.click()
            await closed(dialog)
            library = stage.profiles.keeper.library
            assert (library.backends[0].key, library.key_names) == (None, ())
            assert editor.rows.widgets[0]._words.text() == "Has no key yet"
            assert editor.rows.widgets[0]._cure.text() == "Add key"
            await stage.chat.talk("Hello")
            assert "authorization" not in service.requests[-1].headers

    play(qapp, None, act)


def test_undo_after_deleting_a_key_brings_no_key_back_and_says_so(qapp: QApplication, home: Path) -> None:
    """The row that names the key again still says that it has none, and its cure asks for one."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None
        async with PracticeService("Here") as service:
            name = await add(stage, service.base_url, KEY)
            stage.profiles.open_editor()
            editor = stage.profiles.editor
            assert editor is not None
            editor.backend_asked.emit("key", name)
            dialog = stage.profiles.mending.key_dialog
            assert dialog is not None
            dialog.delete.delete.click()
            dialog.delete.sure.click()
            await closed(dialog)
            editor.undo_asked.emit()
            assert stage.profiles.keeper.library.backends[0].key is not None
            row = editor.rows.widgets[0]
            assert (row._words.text(), row._cure.text(), row._cure.isVisible()) == ("Has no key yet", "Add key", True)
            row._cure.click()
            assert stage.profiles.mending.key_dialog is not None

    play(qapp, None, act)


def test_a_key_goes_to_another_host_only_when_agreed(qapp: QApplication, home: Path) -> None:
    """A changed address is asked about before the key of the old one is used there."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None and stage.chat is not None
        async with PracticeService("Old") as old, PracticeService("New") as new:
            name = await add(stage, old.base_url, KEY)
            stage.chat.view.cure_asked.emit(name, "model_not_found")
            dialog = stage.profiles.mending.backend_dialog
            assert dialog is not None
            dialog.address.setText(new.base_url)
            dialog.save.click()
            await until(lambda: not dialog.agree.isHidden())
            assert stage.profiles.keeper.library.backends[0].base_url == old.base_url
            dialog.agree.click()
            dialog.save.click()
            await closed(dialog)
            await stage.chat.talk("Hello")
            assert (len(old.requests), len(new.requests)) == (0, 1)
            assert new.requests[0].headers["authorization"] == f"Bearer {KEY}"

    play(qapp, None, act)


def test_test_all_tells_how_each_is_and_what_helps(qapp: QApplication) -> None:
    """Each row says in words how its service answered; its button opens what helps; the profiles count along."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        editor.foot.test.click()
        await asyncio.sleep(0)
        assert [row._words.text() for row in editor.rows.widgets] == ["Asking …"] * 3
        assert editor.foot.test.accessibleName() == "Stop testing"
        await until(lambda: editor.foot.test.accessibleName() == "Test all")
        assert [row._words.text() for row in editor.rows.widgets] == [
            "Key rejected", "Too many requests", "Cannot be reached",
        ]  # fmt: skip
        assert editor.side.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Everyday, 0 of 3 ready"
        editor.rows.widgets[0]._cure.click()
        dialog = stage.profiles.mending.key_dialog
        assert dialog is not None and dialog.isVisible()
        dialog.reject()

    play(qapp, "all-failed", act)


def test_editor_and_picker_say_the_same_after_a_chat(qapp: QApplication) -> None:
    """What a chat learned of a service stands in its row and in the picker; editing the service forgets it."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None and stage.chat is not None
        await stage.chat.talk("Hello")
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        assert editor.rows.widgets[0]._words.text() == "Ready. Last time: had a problem"
        assert editor.rows.widgets[1]._words.text().startswith("Ready, ")
        assert window.top_bar.picker.accessibleDescription() == "Everyday, 2 of 2 ready"
        editor.backend_asked.emit("edit", "Alder")
        dialog = stage.profiles.mending.backend_dialog
        assert dialog is not None
        dialog.model.field.setText("another")
        dialog.save.click()
        await closed(dialog)
        assert editor.rows.widgets[0]._words.text() == "Ready"
        assert window.top_bar.picker.accessibleDescription() == "Everyday, 2 of 2 ready"

    play(qapp, "self-test", act)


def test_testing_does_not_disturb_what_is_being_done(qapp: QApplication) -> None:
    """While services are asked, a lifted row stays lifted and words that are being typed stay."""

    async def act(window: MainWindow, stage: Stage) -> None:
        assert stage.profiles is not None
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        row = editor.rows.widgets[0]
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(45, 32))
        QTest.keyClicks(editor.every_message.prompt, "Be br")
        QTest.mouseMove(row, QPoint(45, 100))
        top = row.y()
        editor.foot.test.click()
        await asyncio.sleep(0)
        await until(lambda: editor.foot.test.accessibleName() == "Test all")
        assert (row.is_lifted, row.y(), editor.every_message.prompt.toPlainText()) == (True, top, "Be br")
        assert row._words.text().startswith("Ready, ")

    play(qapp, "healthy", act)


_IN_A_KEY_RING = """
import asyncio, sys
sys.path.insert(0, {tests!r})
from PySide6.QtWidgets import QApplication, QWidget
from support.key_ring import in_key_ring, needs_key_ring
from support.playing import closed, play, until
from understudy_gui import theme
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Backend, KeyRef, Policy, Profile
from understudy_core.providers.catalogue import OTHER
import keyring

async def act(window, stage):
    async with PracticeService("Here") as service:
        stage.profiles.open_adder()
        adder = stage.profiles.adding.dialog
        key = adder.steps.key
        while key.goes_to.isHidden():
            await asyncio.sleep(0)
        print(key.goes_to.text())
        adder.cards.choose(OTHER)
        adder.steps.address.setText(service.base_url)
        adder.steps.model.field.setText("practice-1")
        key.text.setText({key!r})
        adder.add.click()
        await closed(adder)
        await stage.chat.talk("Hello")
        print(service.requests[-1].headers["authorization"])
        name = stage.profiles.keeper.library.backends[0].name
        print(keyring.get_password("understudy", name).splitlines()[0])

play(QApplication(["", *theme.STYLE]), None, act)
"""


@needs_key_ring
def test_a_key_goes_into_the_real_key_ring_and_nowhere_else(tmp_path: Path) -> None:
    """With a key ring the dialog names it, the key lies there, goes out with the message, and is in no file."""
    tests = str(Path(__file__).parents[1])
    home = tmp_path / "user"
    code = f"import os; os.environ['UNDERSTUDY_HOME'] = {str(home / 'ours')!r}\n"
    code += _IN_A_KEY_RING.format(tests=tests, key=KEY)
    said = in_key_ring(code, home).splitlines()
    assert said == ["Will be saved in GNOME Keyring.", f"Bearer {KEY}", KEY]
    ours = [file.read_bytes() for file in (home / "ours").rglob("*") if file.is_file()]
    assert ours and not any(KEY.encode() in data for data in ours)
