"""A walk over every window and menu: what the keyboard reaches has a name, in reading order; all can be read.

At 900×600, and at 640×400, which is what a screen of 1280×800 shows at 200 %; in each language and each scheme, and
from right to left.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from support import walk, windows
from understudy_core import language
from understudy_core.providers.catalogue import catalogue
from understudy_gui import theme

SIZES = ((900, 600), (640, 400))
WAYS = (
    ("en", theme.Wish.LIGHT, Qt.LayoutDirection.LeftToRight),
    ("de", theme.Wish.DARK, Qt.LayoutDirection.LeftToRight),
    ("en", theme.Wish.CONTRAST, Qt.LayoutDirection.RightToLeft),
)
_NAMES = (
    *(known.name for known in catalogue().values()),
    *("Alder", "Birch", "Cedar", "practice-", "Everyday", "Understudy", "English", "Deutsch", "Groq", "Local"),
    *("From a friend", "https://", "418, 5xx", "Hello", "Gone", "Answer in rhyme.", "Be brief.", "And then?"),
    "Pause: ",
)
_KEY = re.compile(r"(Ctrl\+|Shift\+|Alt\+)*(F?\d|[A-Z,+-]|Return|Up|Esc)( .*)?")


class Told:
    """What one walk found, and everything that was said on it."""

    def __init__(self) -> None:
        self.problems: dict[str, list[str]] = {}
        self.said: set[str] = set()

    def look(self, name: str, window: QWidget, room: windows.Size) -> None:
        """Look at one window, for which there is so much room."""
        found = [*walk.nameless(window), *walk.cut_off(window), *walk.hard_to_read(window)]
        if found := [*found, *walk.too_large(window, room), *walk.backwards(window)]:  # last, since it moves the focus
            self.problems[f"{name}, {room[0]}×{room[1]}"] = found
        self.said |= walk.said(window)


@cache
def walked(tongue: str, wish: theme.Wish, direction: Qt.LayoutDirection) -> Told:
    """Go over all windows once; what was found is remembered for the other tests."""
    app, told = QApplication.instance(), Told()
    assert isinstance(app, QApplication)
    language.use(tongue)
    app.setLayoutDirection(direction)
    try:
        with TemporaryDirectory() as folder:
            windows.visit(app, Path(folder), wish, told.look, SIZES)
    finally:
        language.use(language.ENGLISH)
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # what is gone must not hear of another scheme
        theme.current().wish(theme.Wish.SYSTEM)
    return told


@pytest.fixture(autouse=True)
def _forgotten_at_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if request.node.name.startswith("test_no_window"):
        walked.cache_clear()


@pytest.mark.parametrize(("tongue", "wish", "direction"), WAYS)
def test_everything_is_named_in_order_and_can_be_read(
    qapp: QApplication, tongue: str, wish: theme.Wish, direction: Qt.LayoutDirection
) -> None:
    """No focus without a name, no Tab that leads back up, no words cut off, no contrast below 4.5 to 1 as painted."""
    assert walked(tongue, wish, direction).problems == {}


def test_no_window_says_a_word_of_english_in_german(qapp: QApplication) -> None:
    """What a window says in both languages alike is a name, or the same word in both."""
    english, german = (walked(*way).said for way in WAYS[:2])
    translated = {form for forms in language.read("de").values() for form in forms}
    assert {text for text in english & german - translated if not _is_foreign(text)} == set()


def _is_foreign(text: str) -> bool:
    """A name, a key of the keyboard, or what a service or the catalogue says."""
    return text.startswith(_NAMES) or text.endswith(("[s]", "…")) or len(text) == 1 or bool(_KEY.fullmatch(text))
