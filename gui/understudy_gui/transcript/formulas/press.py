"""Formulas are set on a thread of their own and kept; who asks too early is told when to ask again."""

from __future__ import annotations

import sys
import threading
import time
from collections import OrderedDict
from functools import lru_cache
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal

from understudy_gui.transcript.formulas.places import Formula
from understudy_gui.transcript.formulas.typesetting import Outline, UnsettableError, outline

MOST_WAITING = 100
"""So many formulas wait their turn; the others are asked for again once these are set."""
MOST_KEPT = 400_000
"""So many points of outlines are kept in memory, about 10 MB."""
_SHORT_TURN_S = 0.001
"""While formulas are set, the window's thread never waits longer than this for its turn."""

_TELL_EVERY_S = 0.2
"""While many are being set, those that are ready are shown this often."""

Key = tuple[str, bool]


class Press(QObject):
    """Sets formulas. `ready` says that some which were asked for in vain can be had now."""

    ready = Signal()
    _set = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: OrderedDict[Key, Outline | None] = OrderedDict()
        self._points = 0
        self._waiting: set[Key] = set()
        self._wanted: SimpleQueue[Key] = SimpleQueue()
        self._lock = threading.Lock()
        self._is_running = False
        self._done: SimpleQueue[tuple[Key, Outline | None]] = SimpleQueue()
        self._set.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether formulas wait to be set."""
        return bool(self._waiting)

    def has(self, formula: Formula) -> bool:
        """Whether `get` knows the answer; if not, the formula will be set."""
        key = (formula.tex, formula.display)
        if key in self._kept:
            return True
        if key not in self._waiting and len(self._waiting) < MOST_WAITING:
            self._waiting.add(key)
            self._want(key)
        return False

    def get(self, formula: Formula) -> Outline | None:
        """A formula's outline; None if it cannot be drawn, or not yet."""
        key = (formula.tex, formula.display)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _take(self) -> None:
        if self._done.empty():
            return
        while not self._done.empty():
            key, made = self._done.get()
            self._waiting.discard(key)
            self._kept[key] = made
            self._points += _points(made)
        while self._points > MOST_KEPT and len(self._kept) > MOST_WAITING:
            self._points -= _points(self._kept.popitem(last=False)[1])
        self.ready.emit()

    def _want(self, key: Key) -> None:
        with self._lock:
            self._wanted.put(key)
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._serve, name="formulas").start()

    def _serve(self) -> None:
        usual, told_at = sys.getswitchinterval(), time.monotonic()
        sys.setswitchinterval(_SHORT_TURN_S)
        while (key := self._next()) is not None:
            self._done.put((key, _tried(key)))
            if time.monotonic() - told_at >= _TELL_EVERY_S:
                self._set.emit()
                told_at = time.monotonic()
        sys.setswitchinterval(usual)
        self._set.emit()

    def _next(self) -> Key | None:
        """What is to be set now; None ends the thread: its work is done, or the program ends."""
        with self._lock:
            try:
                return self._wanted.get_nowait() if threading.main_thread().is_alive() else None
            except Empty:
                self._is_running = False
                return None


@lru_cache(maxsize=1)
def press() -> Press:
    """The one press of the program."""
    return Press()


def _tried(key: Key) -> Outline | None:
    try:
        return outline(*key)
    except UnsettableError:
        return None


def _points(made: Outline | None) -> int:
    return made.path.elementCount() + 50 if made is not None else 50
