"""Shows hostile documents in every place that shows foreign text: `python -m support.rendering FOLDER PORT COUNT
[freezing]`.

Between two marks, calls for files that do not exist, nothing must be opened that the documents name. Prints as JSON the
longest stretch of work, in milliseconds of the window's thread, by what was shown.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from support.hostile_documents import FREEZING, documents
from understudy_core.events import Action, Answered, Attempt, Failed, Text
from understudy_core.failures import FailureKind
from understudy_core.profiles import Backend, Policy, Profile
from understudy_gui import theme
from understudy_gui.garbage import kept_here
from understudy_gui.transcript.text.highlight import warm_up
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.import_preview import ImportPreview
from understudy_gui.views.main_window import MainWindow

BEGINS, ENDS = "/begin-of-hostile-documents", "/end-of-hostile-documents"
_PIECE = 400
_QUIET_TURNS = 5
_HARMLESS = (
    "Hello **you**, [a](https://example.org) `code` $x^2$\n\n```python\nx = 1\n```\n\n| a |\n|---|\n| b |\n\n"
    "![x](y.png) > quote\n\n1. one\n\n# Title"
)
"""Loads what is loaded late."""


class Watched:
    """Lets the window work turn by turn, and knows the longest one of each name."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.worst: dict[str, float] = {}

    def work(self, name: str, does: Callable[[], object]) -> None:
        """Something the program does in one turn, then what follows from it."""
        self._turn(name, does)
        for _ in range(_QUIET_TURNS):
            self._turn(name, lambda: self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents))
            time.sleep(0.002)  # threads and timers of the window want their turn too

    def _turn(self, name: str, does: Callable[[], object]) -> None:
        began = time.thread_time()
        does()
        self.worst[name] = max(self.worst.get(name, 0.0), 1000 * (time.thread_time() - began))


def show(watched: Watched, name: str, text: str, window: MainWindow, view: TranscriptView) -> None:
    """One document: streamed as a reply after a failure that quotes it, and asked by the user."""
    model = view.model
    model.load(())
    watched.work(name, lambda: model.add_user(text))
    model.begin_reply()
    model.apply(Attempt(1, text[:60], "m", 1, 1))
    failed = Failed(1, text[:60], FailureKind.RATE_LIMITED, 429, text[:200], text[:2000], None, Action.NEXT, 0, 0.1, "")
    model.apply(failed)
    model.apply(Attempt(2, "B", text[:60], 1, 1))
    for at in range(0, len(text), max(_PIECE, len(text) // 40)):
        piece = text[at : at + max(_PIECE, len(text) // 40)]
        watched.work(name, partial(model.apply, Text(piece)))
    watched.work(name, lambda: model.apply(Answered("B", text[:60], "stop", 2, 0.1, 0.2, text)))
    watched.work(name, lambda: view.grab())
    watched.work(name, lambda: window.composer.set_goes_to(text[:500]))


def previews(watched: Watched, texts: Iterable[str]) -> None:
    """Documents as names, models and instructions of a profile that is imported."""
    for text in texts:
        backend = Backend(name=text[:80], provider="openai-compatible", model=text[:80], base_url="http://a/v1")
        profile = Profile(name=text[:80], policy=Policy.ROUNDROBIN, backends=(backend,), system_prompt=text)
        preview = ImportPreview()
        watched.work("import", partial(_open, preview, profile))
        preview.close()
        preview.deleteLater()


def _open(preview: ImportPreview, profile: Profile) -> None:
    preview.show_profile(profile, (), (profile.name,))
    preview.show()
    preview.grab()


def main(arguments: Sequence[str]) -> None:
    """Show them all, after a harmless one."""
    folder, port, count, *freezing = arguments
    app = QApplication(["understudy", *theme.STYLE])
    theme.install(app)
    warm_up()  # as the program does at its start, on a thread
    os.chdir(folder)
    with kept_here():
        window, view = MainWindow(), TranscriptView()
        window.set_transcript(view)
        window.resize(900, 600)
        window.show()
        watched = Watched(app)
        for _ in range(3):
            show(watched, "harmless", _HARMLESS, window, view)
        previews(watched, [_HARMLESS])
        Path(BEGINS).exists()
        texts = list(documents(folder, int(port)))[:: max(1, 300 // int(count))]
        for text in texts:
            show(watched, "hostile", text, window, view)
        previews(watched, texts[::10])
        for name, text in FREEZING.items() if freezing else ():
            show(watched, name, text, window, view)
        Path(ENDS).exists()
        window.hide()
    print(json.dumps(watched.worst))


if __name__ == "__main__":
    main(sys.argv[1:])
