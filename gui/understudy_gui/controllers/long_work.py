"""What can take long: shown with how far it is, and stopped at once when the user wants that."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QTimer

from understudy_core.files import StorageError
from understudy_core.interchange import ConversationFileError
from understudy_core.language import tr
from understudy_core.work import Work, WorkStoppedError
from understudy_gui.tasks import Tasks
from understudy_gui.views.conversation_head import ConversationHead

_SHOWN_AFTER_MS = 300
_SHOWN_EVERY_MS = 200


class LongWork:
    """One at a time. `said` is told how it ended; the timer runs only while something is done."""

    def __init__(self, head: ConversationHead, tasks: Tasks, said: Callable[[str], None]) -> None:
        self._head, self._tasks, self._said = head, tasks, said
        self._work: Work | None = None
        self._words = ""
        self._timer = QTimer(head, singleShot=True)
        self._timer.timeout.connect(self._show)
        head.stop_asked.connect(self.stop)

    def start(self, words: str, stopped: str, do: Callable[[Work], Coroutine[Any, Any, str]]) -> None:
        """Do this; `words` say what it is, `stopped` what is so when it was stopped. `do` returns how it ended."""
        if self._work is not None:
            self._said(tr("Something is still being done. Try again when it has ended, or stop it."))
            return
        self._work, self._words = Work(), words
        self._timer.start(_SHOWN_AFTER_MS)
        self._tasks.start("long work", self._run(self._work, stopped, do))

    def stop(self) -> None:
        """End it; the line says so at once, and goes when the thread has put everything back."""
        if self._work is not None:
            self._timer.stop()
            self._work.stop()
            self._head.show_progress(tr("Stopping…"), can_stop=False)

    async def _run(self, work: Work, stopped: str, do: Callable[[Work], Coroutine[Any, Any, str]]) -> None:
        try:
            ended = await do(work)
        except WorkStoppedError:
            ended = stopped
        except (StorageError, ConversationFileError) as problem:
            ended = str(problem)
        finally:
            work.stop()  # quitting cancels this: the thread must not go on
            self._work = None
            self._timer.stop()
            self._head.show_progress("")
        self._said(ended)

    def _show(self) -> None:
        if self._work is not None:
            self._head.show_progress(with_share(self._words, self._work))
            self._timer.start(_SHOWN_EVERY_MS)


def with_share(words: str, work: Work) -> str:
    """The words, and how much of the work is done, as far as that is known."""
    return words if work.percent is None else f"{words} {work.percent} %"
