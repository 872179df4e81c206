"""The rehearsal in the editor: real services, real balancer, real widgets."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from support.playing import play
from understudy_core.events import Action, Answered, Attempt, Failed, Text
from understudy_core.failures import FailureKind
from understudy_core.practice.rehearsal import Moment, Part
from understudy_gui.stage import Stage
from understudy_gui.theme import State
from understudy_gui.views.editor.editor import ProfileEditor
from understudy_gui.views.editor.lanes import Bar, in_short, lanes, spoken, ticks
from understudy_gui.views.editor.timeline import Timeline
from understudy_gui.views.main_window import MainWindow


def failed(n: int, kind: FailureKind, action: Action, wait_s: float) -> Failed:
    """A failure of OpenAI."""
    return Failed(n, "OpenAI", kind, 429, "Busy.", "", None, action, wait_s, 0.1, None)


STORY = (
    Moment(0.0, Attempt(1, "OpenAI", "m", 1, 2)),
    Moment(0.2, failed(1, FailureKind.RATE_LIMITED, Action.RETRY, 2.0)),
    Moment(2.2, Attempt(2, "OpenAI", "m", 2, 2)),
    Moment(2.4, failed(2, FailureKind.KEY_REJECTED, Action.NEXT, 0.0)),
    Moment(2.4, Attempt(3, "Groq", "m", 1, 2)),
    Moment(3.2, Text("Hello")),
    Moment(3.6, Answered("Groq", "m", "stop", 3, 3.2, 3.6, "Hello")),
)


def test_what_happened_becomes_lanes() -> None:
    """Attempts are bars with their word, a wait stands between them, each in the lane of its backend."""
    openai, groq = lanes(("OpenAI", "Groq"), STORY)
    assert openai.bars == [
        Bar(0.0, "busy", State.RESTING, 0.2),
        Bar(0.2, "waits 2 s", None, 2.2),
        Bar(2.2, "key rejected", State.NEEDS, 2.4),
    ]
    assert groq.bars == [Bar(2.4, "answers", State.READY, 3.6)]
    assert in_short(STORY) == "Groq answers after 3.2 s"
    assert spoken([openai, groq]).startswith("OpenAI: busy at 0.0 s, waits 2 s, key rejected at 2.2 s. Groq:")


@pytest.mark.parametrize(
    ("longest", "marks"),
    [(1.0, [0, 0.5, 1]), (3.6, [0, 1, 2, 3, 4]), (20, [0, 5, 10, 15, 20]), (61, [0, 20, 40, 60, 80])],
)
def test_the_scale_has_few_round_seconds(longest: float, marks: list[float]) -> None:
    """Never more than seven marks, and the last one is not before the end."""
    assert ticks(longest) == marks


async def ended(editor: ProfileEditor) -> str:
    """The result once nothing plays any more."""
    panel = editor.rehearsal
    while panel._frames.isActive() or not panel._moments:
        await asyncio.sleep(0)
    return panel.result.text()


def choose(editor: ProfileEditor, row: int, part: Part) -> None:
    """Choose a part with the keyboard."""
    box = editor.rehearsal.parts[row]
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(list(Part).index(part)):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_the_words_of_the_scale_never_touch(qapp: QApplication) -> None:
    """In a narrow window every second or third of them is left out, the first one never."""
    shown = Timeline()
    metrics = QFontMetricsF(shown.font())
    counts = []
    for width in (600, 240, 110, 60):
        shown.resize(width, 60)
        placed = shown.labels(ticks(5.0), metrics)
        ends = [left + metrics.horizontalAdvance(words) for left, words in placed]
        assert all(end < following[0] for end, following in zip(ends, placed[1:], strict=False)), width
        assert placed[0][1] == "0 s" and ends[-1] <= width
        counts.append(len(placed))
    assert counts[0] == 6 and counts == sorted(counts, reverse=True) and counts[-1] < 6
    shown.deleteLater()


def test_rehearse_plays_the_profile_and_each_change_of_it(qapp: QApplication) -> None:
    """The first service is busy, the second answers; another part or another order plays again."""

    async def act(window: MainWindow, stage: Stage) -> None:
        stage.profiles.open_editor()
        editor = stage.profiles.editor
        assert editor is not None
        editor.moving_on.wait.setValue(0)
        QTest.mouseClick(editor.foot.rehearse, Qt.MouseButton.LeftButton)
        await asyncio.sleep(0)
        assert (await ended(editor)).startswith("Birch answers after")
        choose(editor, 1, Part.WRONG_KEY)
        await asyncio.sleep(0)
        assert (await ended(editor)).startswith("Cedar answers after")
        editor.rows.move_by(2)
        await asyncio.sleep(0)
        assert editor.rehearsal._names == ("Birch", "Cedar", "Alder")
        assert (await ended(editor)).startswith("Cedar answers after")
        editor.rehearsal.close_.click()
        assert not editor.rehearsal.isVisible()

    play(qapp, "healthy", act)
