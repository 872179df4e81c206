"""The dialog that adds a service, by itself: what is found, entered, checked and said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from support.adding import entry_of
from understudy_core import language
from understudy_core.keys import clean
from understudy_core.language import tr
from understudy_core.providers.catalogue import OTHER, catalogue, recognised
from understudy_gui import theme
from understudy_gui.views.add_service import AddService, CheckShown, KeyStore, ServiceEntry
from understudy_gui.views.add_service.entry import what_was_removed


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
    assert adder.cards.nothing.text().startswith("Nothing found for “zzz”.")
    adder.cards.clear.click()
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


def test_going_on_is_called_otherwise_in_the_first_start_than_under_a_reply(qtbot: QtBot) -> None:
    """Where English has one word, German leads to the next step with one and completes a reply with another."""
    language.use("de")
    try:
        made = AddService(list(catalogue().values()), clean, step="Schritt 2 von 3")
        qtbot.addWidget(made)
        assert (made.add.text(), tr("Continue")) == ("Weiter", "Fortsetzen")
    finally:
        language.use("en")
