"""Pygments' lexers by language. Each is loaded on a thread when it is wanted first, which may take 0.15 seconds."""

from __future__ import annotations

import threading
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_LONGEST = 40
"""What claims to be a language and has a longer name is none."""
_SAMPLE = "x\n"
"""A lexer gathers its rules when it reads for the first time."""


class Lexers(QObject):
    """Loads one after the other. `ready` says that one which was asked for in vain can be had now."""

    ready = Signal()
    _came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Lexer | None] = {}
        self._asked: set[str] = set()
        self._wanted: deque[str] = deque()
        self._lock = threading.Lock()
        self._is_running = False
        if (app := QCoreApplication.instance()) is not None:
            self.moveToThread(app.thread())  # `ready` is for the window, whoever asks for the first one
        self._came.connect(self.ready, Qt.ConnectionType.QueuedConnection)

    def load(self, language: str) -> None:
        """Load one now, on the thread that calls."""
        name = _name(language)
        self._known[name] = _loaded(name)

    def has(self, language: str) -> bool:
        """Whether `get` knows the answer; if not, it will soon."""
        name = _name(language)
        if name not in self._known and name not in self._asked:
            self._asked.add(name)
            self._want(name)
        return name in self._known

    def get(self, language: str) -> Lexer | None:
        """The lexer of a language, as the first word after a fence names it; None if it is unknown, or not here yet."""
        return self._known.get(_name(language))

    def _want(self, name: str) -> None:
        with self._lock:
            self._wanted.append(name)
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._serve, name="lexers").start()

    def _serve(self) -> None:
        while (name := self._next()) is not None:
            self._known[name] = _loaded(name)
            self._came.emit()

    def _next(self) -> str | None:
        """What is to be loaded now; None ends the thread: its work is done, or the program ends."""
        with self._lock:
            if self._wanted and threading.main_thread().is_alive():
                return self._wanted.popleft()
            self._is_running = False
            return None


@lru_cache(maxsize=1)
def lexers() -> Lexers:
    """Those of the program."""
    return Lexers()


def _name(language: str) -> str:
    name = language.split()[0].lower() if language.strip() else ""
    return name if len(name) <= _LONGEST else ""


def _loaded(name: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        made = get_lexer_by_name(name)
    except ClassNotFound:
        return None
    list(made.get_tokens_unprocessed(_SAMPLE))
    return made
