"""Building a profile with real widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from support.libraries import NAMES, library
from understudy_core.fate import shared_fate
from understudy_core.keys import clean
from understudy_core.library import Row, SavedProfile
from understudy_core.profiles import Backend, KeyRef, status_range
from understudy_core.providers.catalogue import catalogue
from understudy_gui.views.add_service import AddService
from understudy_gui.views.editor import status_sets
from understudy_gui.views.editor.editor import ProfileEditor
from understudy_gui.views.editor.row import BackendRow


@pytest.fixture
def editor(qtbot: QtBot) -> ProfileEditor:
    """An editor that shows the library, and shows again whatever it changes."""
    made = ProfileEditor()
    qtbot.addWidget(made)
    held = [library()]

    def replace(name: str, profile: SavedProfile, word: str) -> None:
        held[0] = held[0].model_copy(update={"profiles": (profile,)})
        made.show_library(held[0], profile.name, word)

    made.changed.connect(replace)
    made.held = held  # type: ignore[attr-defined]  # what the test looks at
    made.show_library(held[0], "Everyday")
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(editor: ProfileEditor) -> SavedProfile:
    """The profile as the editor left it."""
    profile: SavedProfile = editor.held[0].profiles[0]  # type: ignore[attr-defined]  # set by the fixture
    return profile


def order(editor: ProfileEditor) -> list[str]:
    """The backends as the editor left them."""
    return [row.backend for row in shown(editor).rows]


def entry_of(menu: QMenu, name: str) -> QAction:
    """An entry of a menu."""
    found = menu.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def drag(row: BackendRow, by: int) -> None:
    """Press the mouse on a row's number, move it down by so many pixels, and let go."""
    at = QPoint(45, 32)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=at)
    for step in (by // 2, by):
        QTest.mouseMove(row, row.mapFromParent(QPoint(at.x(), row.place * 64 + at.y() + step)))
    QTest.mouseRelease(
        row, Qt.MouseButton.LeftButton, pos=row.mapFromParent(QPoint(at.x(), row.place * 64 + at.y() + by))
    )


def test_rows_are_moved_by_keyboard_and_it_is_announced(editor: ProfileEditor, qtbot: QtBot) -> None:
    """Alt+Down moves the chosen row, the keyboard stays with it, and it is said where it is now."""
    editor.rows.widgets[0].setFocus()
    with qtbot.waitSignal(editor.rows.announced) as said:
        QTest.keyClick(editor.rows.widgets[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert said.args == ["OpenAI moved to position 2 of 3"]
    assert order(editor) == ["Groq", "OpenAI", "Ollama"]
    assert editor.focusWidget() is editor.rows.widgets[1]
    QTest.keyClick(editor.rows.widgets[1], Qt.Key.Key_End, Qt.KeyboardModifier.AltModifier)
    assert order(editor) == ["Groq", "Ollama", "OpenAI"]
    QTest.keyClick(editor.rows.widgets[2].switch, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert order(editor) == ["OpenAI", "Groq", "Ollama"]


def test_a_row_is_dragged_with_the_mouse(editor: ProfileEditor) -> None:
    """A row that is pulled down two places stands there; one that is pulled past the end stands last."""
    drag(editor.rows.widgets[0], 2 * 64)
    assert order(editor) == ["Groq", "Ollama", "OpenAI"]
    drag(editor.rows.widgets[0], 900)
    assert order(editor) == ["Ollama", "OpenAI", "Groq"]
    drag(editor.rows.widgets[2], -64)
    assert order(editor) == ["Ollama", "Groq", "OpenAI"]


def test_a_drag_that_is_given_up_changes_nothing(editor: ProfileEditor) -> None:
    """Escape puts a lifted row back where it was."""
    row = editor.rows.widgets[0]
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(45, 32))
    QTest.mouseMove(row, QPoint(45, 150))
    assert row.is_lifted
    QTest.keyClick(row, Qt.Key.Key_Escape)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(45, 150))
    assert (order(editor), row.is_lifted, row.y()) == (list(NAMES), False, 0)
    assert editor.isVisible()


def test_the_move_buttons_do_the_same(editor: ProfileEditor) -> None:
    """Move up and Move down need no dragging and no keys."""
    QTest.mouseClick(editor.rows.widgets[2], Qt.MouseButton.LeftButton, pos=QPoint(45, 32))
    editor.up.click()
    assert order(editor) == ["OpenAI", "Ollama", "Groq"]
    editor.up.click()
    assert order(editor) == ["Ollama", "OpenAI", "Groq"]


def test_the_menu_of_a_row_moves_switches_and_removes(editor: ProfileEditor, qtbot: QtBot) -> None:
    """Each entry of the menu does what it says to its own row; what makes no sense there cannot be chosen."""
    for place, entry, after in (
        (0, "last", ["Groq", "Ollama", "OpenAI"]),
        (2, "up", ["Groq", "OpenAI", "Ollama"]),
        (1, "remove", ["Groq", "Ollama"]),
    ):
        menu = editor.rows.open_menu(place, QPoint(0, 0))
        entry_of(menu, entry).trigger()
        menu.close()
        assert order(editor) == after
    menu = editor.rows.open_menu(0, QPoint(0, 0))
    assert [entry_of(menu, name).isEnabled() for name in ("up", "first", "down", "last")] == [0, 0, 1, 1]
    with qtbot.waitSignal(editor.backend_asked) as asked:
        entry_of(menu, "key").trigger()
    assert asked.args == ["key", "Groq"]
    menu.close()


def test_a_backend_that_is_there_can_be_added_again(editor: ProfileEditor, qtbot: QtBot) -> None:
    """Add backend offers what is not on the list and a new service; with nothing to offer it goes straight there."""
    with qtbot.waitSignal(editor.add_asked):
        editor.add.click()
    editor.show_library(library(rows=(Row(backend="Groq"),)), "Everyday")
    menu = editor.open_add_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "OpenAI · OpenAI-x", "Ollama · Ollama-x", "New service…",
    ]  # fmt: skip
    with qtbot.waitSignal(editor.backend_asked) as asked:
        entry_of(menu, "Ollama").trigger()
    assert asked.args == ["add", "Ollama"]
    menu.close()


def test_a_row_that_is_switched_off_stays(editor: ProfileEditor) -> None:
    """The switch takes a backend out without removing it, tells its state to screen readers; the summary says so."""
    switch = editor.rows.widgets[1].switch
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert [row.enabled for row in shown(editor).rows] == [True, False, True]
    assert editor.summary.text().endswith("Groq is off.")
    state = QAccessible.queryAccessibleInterface(switch).state()
    assert (switch.accessibleName(), state.checkable, state.checked) == ("Groq takes part", 1, 0)


def test_settings_reach_the_profile(editor: ProfileEditor) -> None:
    """Tries, wait, growth, limits and instructions change exactly what they name."""
    form, goes_along = editor.moving_on, editor.every_message
    form.tries.setValue(3)
    form.wait.setValue(1.5)
    form.longer.setChecked(True)
    form.first_word.setValue(20)
    form.after_break.setCurrentIndex(1)
    form.after_break.activated.emit(1)
    settings = shown(editor).failover
    assert (settings.retry_count, settings.retry_delay_ms, settings.backoff) == (3, 1500, "exponential")
    assert (settings.first_token_timeout_s, settings.status_codes, settings.mid_stream) == (20, None, "ask")
    QTest.keyClicks(goes_along.prompt, "Be brief.")
    goes_along.prompt.finish()
    goes_along.temperature.setValue(0)
    goes_along.most.setValue(500)
    assert (shown(editor).system_prompt, shown(editor).params) == ("Be brief.", {"temperature": 0, "max_tokens": 500})
    goes_along.temperature.setValue(goes_along.temperature.minimum())
    assert shown(editor).params == {"max_tokens": 500}


def test_an_empty_limit_means_automatic(editor: ProfileEditor) -> None:
    """A limit whose field is emptied is chosen by the program, and it is said what that means."""
    field = editor.moving_on.first_word
    field.setValue(20)
    field.lineEdit().selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown(editor).failover.first_token_timeout_s is None
    assert field.text() == "auto"
    assert "12 s" in editor.moving_on._limit_words.text()


def test_chips_choose_the_statuses(editor: ProfileEditor) -> None:
    """A chip adds and takes exactly its statuses; all usual ones together mean "the usual"."""
    busy = next(chip for chip in editor.moving_on.chips.groups if "429" in chip.text())
    busy.click()
    assert shown(editor).failover.status_codes == ("5xx", 401, 403, 402, 404, 408, 409, 425)
    busy.click()
    assert shown(editor).failover.status_codes is None
    editor.moving_on.chips.network.click()
    editor.moving_on.chips.refusal.click()
    assert (shown(editor).failover.on_network_errors, shown(editor).failover.on_refusal) == (False, "next")


def test_other_statuses_are_typed_and_wrong_ones_are_told_at_the_field(editor: ProfileEditor) -> None:
    """Numbers and ranges become chips; what is none is told in words, and what was typed stays."""
    chips = editor.moving_on.chips
    chips.other.click()
    QTest.keyClicks(chips.field.text, "418, 31o")
    QTest.keyClick(chips.field.text, Qt.Key.Key_Return)
    assert (chips.field.problem.text()[:6], chips.field.text.text()) == ("“31o” ", "418, 31o")
    assert shown(editor).failover.status_codes is None
    assert editor.isVisible()
    QApplication.processEvents()
    assert not chips.field.problem.visibleRegion().isEmpty()
    QTest.keyClick(chips.field.text, Qt.Key.Key_Backspace)
    QTest.keyClicks(chips.field.text, "0 - 322")
    chips.field.add.click()
    codes = shown(editor).failover.status_codes
    assert codes is not None and codes[-2:] == (418, "310-322")
    assert [chip.text().strip() for chip in chips.own] == ["Status 418", "Status 310-322"]
    chips.own[0].click()
    assert 418 not in (shown(editor).failover.status_codes or ())


@pytest.mark.parametrize(
    ("codes", "on", "others"),
    [
        (None, [1, 1, 1, 1, 1, 1, 0], ()),
        ((401, 418), [0, 0, 0, 0, 0, 0, 0], (401, 418)),
        (("500-599", 503, 429), [1, 1, 0, 0, 0, 0, 0], ()),
        (("400-499",), [1, 0, 1, 1, 1, 1, 1], ("400-499",)),
    ],
)
def test_no_status_is_lost_in_chips(
    codes: tuple[int | str, ...] | None, on: list[int], others: tuple[int | str, ...]
) -> None:
    """A list is shown as the chips it covers whole and the rest by itself, and means the same when it is put back."""
    shown_on, shown_others = status_sets.chosen(codes)
    assert (shown_on, shown_others) == ([bool(one) for one in on], others)
    again = status_sets.listed(shown_on, shown_others)
    if codes is None:
        assert again is None
    else:
        assert {s for c in again or () for s in status_range(c)} == {s for c in codes for s in status_range(c)}


def test_a_name_is_changed_at_the_title(editor: ProfileEditor) -> None:
    """The pencil turns the title into a field; Enter takes the new name and Esc the old one."""
    editor.head.pencil.click()
    editor.head.field.selectAll()
    QTest.keyClicks(editor.head.field, "Work")
    QTest.keyClick(editor.head.field, Qt.Key.Key_Return)
    assert shown(editor).name == "Work"
    editor.head.pencil.click()
    QTest.keyClicks(editor.head.field, "Nonsense")
    QTest.keyClick(editor.head.field, Qt.Key.Key_Escape)
    assert (shown(editor).name, editor.head.title.text(), editor.isVisible()) == ("Work", "Work", True)


def test_a_shared_fate_is_told(editor: ProfileEditor) -> None:
    """Backends with one key or one address cannot stand in for each other, and the editor says so."""
    words = editor.warning.words.text()
    assert words == "OpenAI, Groq and Ollama are at the same address. When it is down, all of them fail."
    one_key = [Backend(name=name, provider=name, model="m", key=KeyRef(keyring="k")) for name in ("openai", "groq")]
    told = "openai and groq use the same key. When it is refused or its credit is used up, both fail."
    assert shared_fate(one_key) == told
    assert shared_fate([Backend(name=name, provider=name, model="m") for name in ("openai", "groq")]) == ""


def test_a_deleted_backend_is_shown_as_missing_and_can_be_replaced(editor: ProfileEditor, qtbot: QtBot) -> None:
    """A row whose backend was deleted says so and offers to put another in its place."""
    editor.show_library(library().without("Groq"), "Everyday")
    row = editor.rows.widgets[1]
    assert row.words.text() == "Missing: was deleted"
    with qtbot.waitSignal(editor.backend_asked) as asked:
        row.cure.click()
    assert asked.args == ["cure", "Groq"]


def is_inside_named(widget: QWidget) -> bool:
    """Whether the widget is a part of a control that has a name, as the list of a drop-down is."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QComboBox | QAbstractSpinBox):
        parent = parent.parentWidget()
    return parent is not None and bool(parent.accessibleName())


def test_every_focusable_widget_of_the_dialogs_has_a_name(editor: ProfileEditor, qtbot: QtBot) -> None:
    """A screen reader finds a name on everything in the editor and in the add dialog."""
    adder = AddService(list(catalogue().values()), clean)
    qtbot.addWidget(adder)
    for dialog in (editor, adder):
        nameless = [
            widget
            for widget in dialog.findChildren(QWidget)
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not widget.accessibleName()
            and not widget.objectName().startswith("qt_")
            and not is_inside_named(widget)
        ]
        assert nameless == [], dialog.windowTitle()


def test_the_tab_key_goes_in_reading_order(editor: ProfileEditor, qtbot: QtBot) -> None:
    """From the profiles through the title and the rows to the settings, and last to the bar below."""
    editor.rehearsal.open_for(NAMES)
    editor._below.show()
    first = editor.side.list
    first.setFocus()
    names = [first.accessibleName()]
    while True:
        editor.focusNextChild()
        if (now := editor.focusWidget()) is first:
            break
        names.append(now.accessibleName())
    wished = [
        "Profiles", "New profile", "Rename profile", "1 of 3: OpenAI · OpenAI-x", "OpenAI takes part", "Menu of OpenAI",
        "3 of 3: Ollama · Ollama-x", "Add backend", "Policy", "Tries per backend", "After a break",
        "Declined to answer", "Other statuses", "Instructions for every message", "Close the rehearsal",
        "OpenAI in the rehearsal", "Test all", "Rehearse",
    ]  # fmt: skip
    assert [name for name in names if name in wished] == wished
