"""What is written and not sent, for each conversation: shown where it belongs, kept at most a second behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer

from understudy_core.chat import Picture
from understudy_core.drafts import Draft, Drafts
from understudy_core.files import StorageError
from understudy_gui.pictures import MOST
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.rewritten import Rewritten
from understudy_gui.views.composer import Composer

KEEP_AFTER_MS = 500
"""So long after the first change that is not kept yet, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Written:
    """A message that is not sent yet."""

    text: str = ""
    pictures: tuple[Picture, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.pictures)

    def and_then(self, more: Written) -> Written:
        """Both as one message."""
        text = "\n\n".join(part for part in (self.text, more.text) if part.strip())
        return Written(text, self.pictures + more.pictures)


class DraftController:
    """The composer holds the draft of one conversation; None is the new one. `rewritten` is edited in its place.

    `said` is told a sentence when the drafts cannot be kept; nothing of what is shown is lost by that.
    """

    def __init__(
        self, composer: Composer, rewritten: Rewritten, tasks: Tasks, drafts: Drafts, said: Callable[[str], None]
    ) -> None:
        self._composer, self._rewritten, self._tasks, self._drafts = composer, rewritten, tasks, drafts
        self._said = said
        self._at: int | None = None
        self._written: dict[int | None, Written] = {}
        self._waiting: dict[int | None, Written] = {}
        self._unkept: set[int | None] = set()
        self._unkept_rewritten: set[int] = set()
        self._has_told = False
        self._timer = QTimer(composer, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(lambda: tasks.start("drafts", self.keep()))

    @property
    def are_kept(self) -> bool:
        """Whether nothing is still to be written down."""
        return not self._timer.isActive()

    async def load(self, before: DraftController | None = None) -> None:
        """Show what was written before the last start, or in the window `before`; what was typed meanwhile stands
        below it. Where a message went out meanwhile it stays with the new conversation, which is not shown then."""
        if before is not None:
            self._written, self._waiting = dict(before._written), dict(before._waiting)
            self._rewritten.restore(before._rewritten.kept)
        else:
            await self._read()
        if self._at is None:
            self._show(self._written.get(None, Written()).and_then(Written(*self._composer.written)))
        self._composer.changed.connect(self._changed)
        self._rewritten.changed.connect(self._rewrite)
        self._take()

    async def _read(self) -> None:
        try:
            found, rewritten = await self._drafts.all(), await self._drafts.rewritten()
        except StorageError as problem:
            self._said(str(problem))
            return
        self._rewritten.restore(rewritten)
        for at, draft in found.items():
            self._written[at] = Written(draft.text, draft.pictures)
            self._waiting[at] = Written(draft.waiting, draft.waiting_pictures)

    def forget(self) -> None:
        """The history is another one: only what stands in the composer is still there."""
        self._take()
        self._written, self._waiting = {None: self._written.get(self._at, Written())}, {}
        self._at = None
        self._note(None)
        self._rewritten.restore({})
        self._unkept_rewritten.clear()

    def turn_to(self, conversation: int | None) -> None:
        """Let the composer hold the draft of this conversation."""
        self._take()
        self._at = conversation
        self._show(self._written.get(conversation, Written()))

    def created(self, conversation: int) -> None:
        """What is new by now belongs to the conversation that was just begun, which is the one that is shown."""
        self._take()
        for kept in (self._written, self._waiting):
            if (written := kept.pop(None, None)) is not None:
                kept[conversation] = written
        self._at = conversation
        self._note(None)
        self._note(conversation)

    def add(self, conversation: int | None, text: str, pictures: Sequence[Picture]) -> None:
        """Put what could not be sent before what is written in this conversation."""
        if conversation == self._at:
            self._composer.put_back(text, pictures)
        else:
            back = Written(text, tuple(pictures))
            self._written[conversation] = back.and_then(self._written.get(conversation, Written()))
            self._note(conversation)

    def attach(self, conversation: int | None, picture: Picture) -> bool:
        """Let one more picture go with what is written in this conversation; False if it takes no more."""
        if conversation == self._at:
            self._take()
        written = self._written.get(conversation, Written())
        if len(written.pictures) >= MOST:
            return False
        if conversation == self._at:
            self._composer.attachments.add(picture)
        else:
            self._written[conversation] = Written(written.text, (*written.pictures, picture))
            self._note(conversation)
        return True

    def waiting(self, conversation: int | None) -> Written:
        """The message of this conversation that is to be sent when its reply is there; an empty one if none is."""
        return self._waiting.get(conversation, Written())

    def set_waiting(self, conversation: int | None, written: Written) -> None:
        """Let this message wait there, or none."""
        self._waiting[conversation] = written
        self._note(conversation)

    async def keep(self) -> None:
        """Write down what is not kept yet."""
        self._take()
        self._timer.stop()
        unkept, self._unkept = self._unkept, set()
        rewritten, self._unkept_rewritten = self._unkept_rewritten, set()
        if not unkept and not rewritten:
            return
        texts = self._rewritten.kept
        try:
            await self._drafts.keep({at: self._draft(at) for at in unkept}, {one: texts.get(one) for one in rewritten})
        except StorageError as problem:
            self._unkept |= unkept
            self._unkept_rewritten |= rewritten
            if not self._has_told:
                self._has_told = True
                self._said(str(problem))
        else:
            self._has_told = False

    def _draft(self, at: int | None) -> Draft:
        written, waiting = self._written.get(at, Written()), self.waiting(at)
        return Draft(written.text, waiting.text, written.pictures, waiting.pictures)

    def _take(self) -> None:
        """Know what stands in the composer."""
        written = Written(*self._composer.written)
        if written != self._written.get(self._at, Written()):
            self._written[self._at] = written
            self._note(self._at)

    def _show(self, written: Written) -> None:
        self._composer.show_written(written.text, written.pictures)

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _rewrite(self, message: int) -> None:
        self._unkept_rewritten.add(message)
        self._changed()

    def _note(self, at: int | None) -> None:
        self._unkept.add(at)
        self._changed()
