"""Connects the window to the chat: what is written goes down, events come up, nothing else happens here."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from understudy_core.account import FINAL
from understudy_core.chat import Picture, Role
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.events import Answered, Event, Failed, Reasoning, Skipped, Text
from understudy_core.files import StorageError
from understudy_core.language import continued, tr
from understudy_core.profiles import Profile
from understudy_core.waiting import Steering
from understudy_gui import theme
from understudy_gui.controllers.history import HistoryController
from understudy_gui.controllers.states import BackendStates
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.items import ReplyItem, UserItem
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.reply import ReplyMessage
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.editor.states import RowState, worst
from understudy_gui.views.main_window import MainWindow

_CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Told:
    """How a talk went, for the self-test."""

    events: tuple[Event, ...]

    @property
    def is_rescued(self) -> bool:
        """Whether a reply came although a backend failed."""
        return isinstance(self.events[-1], Answered) and any(isinstance(event, Failed) for event in self.events)

    @property
    def words(self) -> str:
        """One line for a terminal."""
        last = self.events[-1]
        if isinstance(last, Answered):
            failures = [event.message for event in self.events if isinstance(event, Failed)]
            return " ".join([*failures, tr("{backend} answered: {text}", backend=last.backend, text=last.text)])
        return tr("No reply: {last}", last=last)


class ChatController:
    """One conversation at a time, one reply at a time."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        service: ChatService,
        conversations: Conversations,
        states: BackendStates,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._service = service
        self._conversations = conversations
        self._profile: Profile | None = None
        self._skipped: tuple[Skipped, ...] = ()
        self._states = states
        self._conversation: int | None = None
        self._steering: Steering | None = None
        self._watcher: Callable[[], None] = lambda: None
        self.view = TranscriptView()
        self.model = self.view.model
        self.history = HistoryController(window, tasks, conversations, self._open, self._left, self.say)

    async def open(self) -> None:
        """Put the transcript into the window and connect everything."""
        window, view = self._window, self.view
        window.set_transcript(view)
        window.composer.submitted.connect(self._submit)
        window.composer.stop_asked.connect(self._stop)
        window.composer.last_asked.connect(self._edit_last)
        window.stop_asked.connect(self._stop)
        window.sidebar.new_asked.connect(self._new)
        view.stop_asked.connect(self._stop)
        view.skip_asked.connect(self._skip)
        view.try_again_asked.connect(lambda _reply: self._tasks.start(_CHAT, self._ask(None)))
        view.ask_asked.connect(lambda backend: self._tasks.start(_CHAT, self._ask(None, backend)))
        view.go_on_asked.connect(lambda _reply, backend: self._tasks.start(_CHAT, self._go_on(backend or None)))
        view.example_chosen.connect(window.composer.set_text)
        view.link_activated.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        await self._list()
        window.composer.set_taking(True)

    def use(self, name: str | None, profile: Profile | None, skipped: tuple[Skipped, ...]) -> None:
        """Chat with this profile from the next message on."""
        if profile != self._profile:
            self._states.use(profile)
        self._profile, self._skipped = profile, skipped
        self.view.set_has_service(profile is not None)
        self.view.set_backends([backend.name for backend in profile.backends] if profile else [])
        self._show_profile(name or tr("No profile yet"))

    @property
    def profile(self) -> Profile | None:
        """The profile in use."""
        return self._profile

    def watch(self, watcher: Callable[[], None]) -> None:
        """Tell `watcher` when something happened to a reply, or another conversation is shown."""
        self._watcher = watcher

    def begin_anew(self) -> None:
        """The history is another one: show its list, and a new conversation."""
        self._new()

    def say(self, words: str) -> None:
        """Show a sentence under the composer."""
        self._window.composer.set_goes_to(words)

    async def talk(self, text: str) -> Told:
        """Send a message and wait for the end of its reply."""
        return Told(tuple(await self._ask(text)))

    def again(self) -> None:
        """Ask for the last reply once more, unless one is on its way."""
        reply = self._last_reply()
        if reply is not None and not self.model.streaming:
            self.view.try_again_asked.emit(reply.id)

    def copy_reply(self) -> None:
        """Put the last reply's text on the clipboard."""
        if (reply := self._last_reply()) is not None and reply.text:
            QGuiApplication.clipboard().setText(reply.text)

    def why(self) -> None:
        """Open or close the account of the last reply, and go there."""
        reply = self._last_reply()
        if reply is None:
            return
        self.view.scroll_to_end()
        message = self.view.message(reply.id)
        if isinstance(message, ReplyMessage) and message.chip.isVisible():
            message.chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            message.chip.click()

    def _last_reply(self) -> ReplyItem | None:
        return next((item for item in reversed(self.model.items) if isinstance(item, ReplyItem)), None)

    def _submit(self, text: str) -> None:
        pictures = self._window.composer.take_pictures()
        if self._profile is None:
            self._window.composer.put_back(text, pictures)
            self.say(tr("Add a service first. What you wrote stays here."))
            return
        self._tasks.start(_CHAT, self._ask(text, pictures=pictures))

    async def _ask(self, text: str | None, first: str | None = None, pictures: Sequence[Picture] = ()) -> list[Event]:
        if self._profile is None:
            return []
        try:
            if self._conversation is None:
                self._conversation = await self._conversations.create()
        except StorageError as error:
            self.say(str(error))
            return []
        if text is not None:
            self.model.add_user(text, pictures=pictures)
        elif (reply := self._last_reply()) is not None and reply is self.model.items[-1]:
            self.model.remove_from(reply.id)
        self.model.begin_reply()
        steering = Steering()
        stream = self._service.send(
            self._conversation, text, self._profile, steering, self._skipped, first=first, pictures=pictures
        )
        return await self._follow(stream, steering)

    async def _go_on(self, first: str | None) -> None:
        if self._profile is None or self._conversation is None or self.model.streaming:
            return
        self.model.go_on()
        steering = Steering()
        await self._follow(
            self._service.go_on(self._conversation, self._profile, steering, self._skipped, first=first), steering
        )

    async def _follow(self, stream: AsyncGenerator[Event, None], steering: Steering) -> list[Event]:
        """Show what happens until it ends."""
        self._steering = steering
        seen: list[Event] = []
        self._window.composer.set_busy(True)
        try:
            async with aclosing(stream) as events:
                async for event in events:
                    seen.append(event)
                    self.model.apply(event)
                    self._states.note(event)
                    if not isinstance(event, Text | Reasoning):
                        self._watcher()
                    if len(seen) == 1:
                        await self._list()
                    if isinstance(event, FINAL):
                        self._window.composer.set_busy(False)
            self._states.look()
            self._watcher()
            if self._profile is not None:
                self._show_profile(self._profile.name)
        except StorageError as error:
            if not seen:
                self._take_back()
            self.say(str(error))
        finally:
            self._steering = None
            self._window.composer.set_busy(False)
        return seen

    def _take_back(self) -> None:
        """Nothing was sent: what was written goes back to where it can be sent again."""
        last = next((item for item in reversed(self.model.items) if isinstance(item, UserItem)), None)
        if last is not None and self.model.streaming:
            self.model.remove_from(last.id)
            self._window.composer.put_back(last.text, last.pictures)

    def _stop(self) -> None:
        if self._steering is not None:
            self._steering.stop()

    def _skip(self) -> None:
        if self._steering is not None:
            self._steering.skip()

    def _edit_last(self) -> None:
        written = [item.text for item in self.model.items if isinstance(item, UserItem)]
        if written:
            self._window.composer.set_text(written[-1])

    def _new(self) -> None:
        self._stop()
        self._conversation = None
        self.model.load(())
        self._tasks.start("list", self._list())
        self._window.composer.text.setFocus()

    def _open(self, conversation: int, message: int | None) -> None:
        self._tasks.start("show", self._show(conversation, message))

    async def _show(self, conversation: int, message: int | None) -> None:
        self._stop()
        self._conversation = conversation
        replay = TranscriptModel()
        pause = Pause()
        if message is not None:
            await self._conversations.turn_to(conversation, message)
        for one in await self._conversations.messages(conversation):
            if one.role is Role.USER:
                replay.add_user(one.text, item_id(one.id), one.pictures)
            else:
                replay.begin_reply(item_id(one.id))
                for event in one.account:
                    if not replay.streaming:
                        replay.go_on()
                    replay.apply(event)
            await pause.if_due()
        self.model.load(replay.items)
        if message is not None:
            self.view.go_to(item_id(message))
        await self.history.refresh(conversation)
        self._watcher()

    def _left(self, conversation: int) -> None:
        if conversation == self._conversation:
            self._new()

    async def _list(self) -> None:
        await self.history.refresh(self._conversation)

    def _show_profile(self, name: str) -> None:
        picker, profile = self._window.top_bar.picker, self._profile
        if profile is None:
            picker.set_profile(name, tr("add a service to start"), theme.State.MISSING)
            self._window.composer.set_goes_to("")
            return
        told = [self._states.of(backend.name) for backend in profile.backends]
        states = [state.state for state in told]
        picker.set_profile(
            name,
            tr("{count} of {all} ready", count=states.count(theme.State.READY), all=len(states)),
            worst(states),
        )
        self._window.composer.set_goes_to(goes_first(profile, told))


def item_id(message: int) -> str:
    """The name of a kept message among the items of a transcript."""
    return f"message-{message}"


class Pause:
    """Lets the window breathe during long work, and costs nothing while there is no need."""

    _EVERY_S = 0.008

    def __init__(self) -> None:
        self._due = time.perf_counter() + self._EVERY_S

    async def if_due(self) -> None:
        """Let the window go on, if it has waited long enough."""
        if time.perf_counter() >= self._due:
            await asyncio.sleep(0)
            self._due = time.perf_counter() + self._EVERY_S


def goes_first(profile: Profile, told: Sequence[RowState]) -> str:
    """Who is asked first with the next message, and why the first choice is not."""
    awake = [backend for backend, state in zip(profile.backends, told, strict=True) if not state.rests]
    first = (awake or profile.backends)[0]
    words = tr("Goes first to {name} · {model}", name=first.name, model=first.model)
    if first is profile.backends[0]:
        return words
    name, left = profile.backends[0].name, told[0].seconds_left
    if left is not None:
        return tr("{words}, while {name} rests for {left:.0f} s", words=words, name=name, left=left)
    return tr("{words}, because {name} is not asked: {why}", words=words, name=name, why=continued(told[0].words))
