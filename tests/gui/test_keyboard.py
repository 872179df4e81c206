"""What the keyboard alone can do, and where the focus is afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from understudy_core.keys import clean
from understudy_core.providers.catalogue import OTHER, catalogue
from understudy_gui import theme
from understudy_gui.views.add_service import AddService, CheckShown, KeyStore
from understudy_gui.views.replace_key import ReplaceKey

KEY = "gsk_" + 32 * "a"


@pytest.fixture
def adder(qtbot: QtBot) -> AddService:
    """The dialog with every service of the catalogue, with the focus where it begins."""
    made = AddService(
        list(catalogue().values()), clean, recognise=lambda key: "groq" if key.startswith("gsk_") else None
    )
    qtbot.addWidget(made)
    made.show_store(KeyStore("GNOME Keyring"))
    shown(made)
    return made


def shown(dialog: QDialog) -> None:
    """The dialog is on the screen and has the keyboard."""
    dialog.show()
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)


def focused() -> str:
    """The name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    """Enter on "Cancel" cancels, also where another button is the dialog's own."""
    dialog = ReplaceKey("A", None, (), clean)
    qtbot.addWidget(dialog)
    dialog.key.text.setText("abc")
    shown(dialog)
    saved: list[str] = []
    dialog.submitted.connect(lambda key, _held: saved.append(key))
    dialog.cancel.setFocus()
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
    assert (dialog.isVisible(), saved) == (False, [])


def test_a_service_is_added_with_search_key_and_enter(adder: AddService, qtbot: QtBot) -> None:
    """Its name and Enter lead to the field that is empty; once the key stands there, Enter adds it."""
    assert focused() == "Search services"
    QTest.keyClicks(adder.cards.search, "mistral")
    QTest.keyClick(adder.cards.search, Qt.Key.Key_Return)
    assert focused() == "Key"
    adder.steps.key.text.setText("abc")
    with qtbot.waitSignal(adder.submitted):
        QTest.keyClick(adder.steps.key.text, Qt.Key.Key_Return)


def test_the_other_address_is_found_like_any_service(adder: AddService) -> None:
    """Its own words lead to it, and nobody says that nothing was found; it stays the way out for all other words."""
    QTest.keyClicks(adder.cards.search, "other address")
    assert adder.cards.nothing.isHidden()
    QTest.keyClick(adder.cards.search, Qt.Key.Key_Return)
    assert focused() == "Address"
    adder.cards.search.setText("zzz")
    assert not adder.cards.nothing.isHidden()
    assert [card.known.id for card in adder.cards.cards if not card.isHidden()] == [OTHER]


def test_a_key_that_is_pasted_at_once_leaves_the_keyboard_at_the_key(adder: AddService) -> None:
    """The focus follows the key out of the search, so that Enter goes on."""
    adder.cards.search.setText(KEY)
    assert focused() == "Key"


def test_a_card_is_taken_by_enter_and_by_a_click_but_not_by_arrows(adder: AddService) -> None:
    """Arrows look at one after the other; Enter or a click leads on, to the address where there is none yet."""
    cards = {card.known.id: card for card in adder.cards.cards}
    cards["openai"].setFocus()
    beside = cards["anthropic"].x() > cards["openai"].x()
    QTest.keyClick(cards["openai"], Qt.Key.Key_Right if beside else Qt.Key.Key_Down)
    assert cards["anthropic"].isChecked() and QApplication.focusWidget() is cards["anthropic"]
    QTest.keyClick(cards["anthropic"], Qt.Key.Key_Return)
    assert focused() == "Key"
    QTest.mouseClick(cards[OTHER], Qt.MouseButton.LeftButton)
    assert focused() == "Address"


def test_the_list_of_models_does_not_stand_in_the_way(adder: AddService) -> None:
    """It opens while a name is typed and goes once the name is whole; its words can be read on their ground."""
    adder.cards.choose("openai")
    adder.steps.key.text.setText("abc")
    entry = adder.steps.entry
    assert entry is not None
    adder.show_check(entry, CheckShown(theme.State.READY, "Works.", "", ("gpt-5", "other"), "gpt-5"))
    field = adder.steps.model.field
    field.setFocus()
    field.selectAll()
    popup = field.completer().popup()
    assert popup is not None
    QTest.keyClicks(field, "othe")
    assert popup.isVisible()
    ground = popup.viewport().grab().toImage().pixelColor(2, 2)
    assert ground.name().upper() == theme.current().colours.raised
    QTest.keyClicks(field, "r")
    QApplication.processEvents()
    assert not popup.isVisible() and field.text() == "other"
