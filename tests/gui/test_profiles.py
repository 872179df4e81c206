"""Building a profile with real widgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from understudy_core.keys import clean
from understudy_core.library import Library, LibraryStore, Row, SavedProfile
from understudy_core.profiles import Backend, FailoverSettings, Policy
from understudy_core.providers.catalogue import catalogue
from understudy_gui.views.add_service import AddService, ServiceEntry
from understudy_gui.views.editor.editor import ProfileEditor
from understudy_gui.views.editor.summary import in_words

NAMES = ("OpenAI", "Groq", "Ollama")


def library(**changes: object) -> Library:
    """Three backends in one profile."""
    profile = SavedProfile(name="Everyday", policy=Policy.FAILOVER, rows=tuple(Row(backend=name) for name in NAMES))
    backends = tuple(Backend(name=name, provider="openai", model=f"{name}-x") for name in NAMES)
    return Library(backends=backends, profiles=(profile.model_copy(update=changes),))


@pytest.fixture
def editor(qtbot: QtBot) -> ProfileEditor:
    """An editor that shows the library, and shows again whatever it changes."""
    made = ProfileEditor()
    qtbot.addWidget(made)
    held = [library()]

    def replace(name: str, profile: SavedProfile) -> None:
        held[0] = held[0].model_copy(update={"profiles": (profile,)})
        made.show_library(held[0], profile.name, True)

    made.changed.connect(replace)
    made.held = held  # type: ignore[attr-defined]  # what the test looks at
    made.show_library(held[0], "Everyday", False)
    made.show()
    return made


def shown(editor: ProfileEditor) -> SavedProfile:
    """The profile as the editor left it."""
    profile: SavedProfile = editor.held[0].profiles[0]  # type: ignore[attr-defined]  # set by the fixture
    return profile


def test_rows_are_moved_by_keyboard_and_it_is_announced(editor: ProfileEditor, qtbot: QtBot) -> None:
    """Alt+Down moves the chosen row, keeps it chosen, and says where it is now."""
    editor.rows.setCurrentRow(0)
    with qtbot.waitSignal(editor.rows.announced) as said:
        QTest.keyClick(editor.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert said.args == ["OpenAI moved to position 2 of 3"]
    assert [row.backend for row in shown(editor).rows] == ["Groq", "OpenAI", "Ollama"]
    QTest.keyClick(editor.rows, Qt.Key.Key_End, Qt.KeyboardModifier.AltModifier)
    assert [row.backend for row in shown(editor).rows] == ["Groq", "Ollama", "OpenAI"]


def test_the_move_buttons_do_the_same(editor: ProfileEditor) -> None:
    """Move up and Move down need no dragging and no keys."""
    editor.rows.setCurrentRow(2)
    editor.up.click()
    assert [row.backend for row in shown(editor).rows] == ["OpenAI", "Ollama", "Groq"]


def test_a_row_that_is_switched_off_stays(editor: ProfileEditor) -> None:
    """Taking the check away switches a backend off without removing it; the summary says so."""
    editor.rows.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert [row.enabled for row in shown(editor).rows] == [True, False, True]
    assert editor.summary.text().endswith("Groq is off.")


def test_settings_reach_the_profile(editor: ProfileEditor) -> None:
    """Tries, wait, growth, limits and status chips change exactly what they name."""
    editor.tries.setValue(3)
    editor.wait.setValue(1.5)
    editor.longer.setChecked(True)
    editor.first_word.setValue(20)
    settings = shown(editor).failover
    assert (settings.retry_count, settings.retry_delay_ms, settings.backoff) == (3, 1500, "exponential")
    assert (settings.first_token_timeout_s, settings.status_codes) == (20, None)
    chip = next(chip for chip in editor.chips._chips if "429" in chip.text())
    chip.click()
    assert shown(editor).failover.status_codes == ("5xx", 401, 403, 402, 404, 408, 409, 425)
    chip.click()
    assert shown(editor).failover.status_codes is None


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


def test_a_service_is_added_with_a_cleaned_key_that_is_not_kept(qtbot: QtBot) -> None:
    """The entry holds the cleaned key, does not show it when printed, and the dialog forgets it."""
    adder = AddService([catalogue()["groq"]], clean)
    qtbot.addWidget(adder)
    assert not adder.add.isEnabled()
    adder.key.setText('  "gsk_abc"  ')
    with qtbot.waitSignal(adder.submitted) as sent:
        adder.add.click()
    (entry,) = sent.args
    assert isinstance(entry, ServiceEntry) and (entry.key, entry.base_url) == ("gsk_abc", None)
    assert "gsk_abc" not in repr(entry)
    adder.accept()
    assert adder.key.text() == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "First OpenAI. If it still fails, Groq, then Ollama."),
        ({"failover": FailoverSettings(retry_count=2, retry_delay_ms=2000)},
         "First OpenAI, twice, 2 s apart. If it still fails, Groq, then Ollama."),
        ({"policy": Policy.ROUNDROBIN}, "Takes turns: OpenAI, Groq and Ollama. If one fails, the others follow."),
        ({"rows": ()}, "Nobody is on the list yet. The first one added goes first."),
        ({"rows": (Row(backend="OpenAI"),)}, "Only OpenAI. One service, no stand-in."),
    ],
)  # fmt: skip
def test_a_profile_is_told_in_words(changes: dict[str, object], words: str) -> None:
    """The summary says in order who is asked and how often."""
    assert in_words(library(**changes).profiles[0]) == words


def test_the_library_survives_a_round_trip_and_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    """What is saved is loaded the same; unknown keys stay; resolving names what is missing."""
    store = LibraryStore(tmp_path / "library.json")
    kept = store.change(lambda _: library())
    assert store.load() == kept
    profile, skipped = kept.without("Groq").resolve("Everyday")
    assert [backend.name for backend in profile.backends] == ["OpenAI", "Ollama"]
    assert [event.backend for event in skipped] == ["Groq"]
