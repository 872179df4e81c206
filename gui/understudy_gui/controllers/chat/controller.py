"""Connects the window to the chat: what is written goes down, events come up, nothing else happens here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from understudy_core.chat import Picture
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.drafts import Drafts
from understudy_core.events import Event
from understudy_core.files import StorageError
from understudy_core.language import tr
from understudy_core.profiles import Profile
from understudy_core.routes import status_page_of
from understudy_gui.controllers.chat.drafts import DraftController
from understudy_gui.controllers.chat.last_reply import LastReply
from understudy_gui.controllers.chat.links import LinksController
from understudy_gui.controllers.chat.manner import MannerController
from understudy_gui.controllers.chat.profile_line import show_profile
from understudy_gui.controllers.chat.queue import QueueController
from understudy_gui.controllers.chat.session import REPLY, Session
from understudy_gui.controllers.chat.sessions import Sessions
from understudy_gui.controllers.chat.talk import Choice, Told
from understudy_gui.controllers.chat.versions import VersionsController
from understudy_gui.controllers.history import HistoryController
from understudy_gui.controllers.notices import Notices
from understudy_gui.controllers.states import BackendStates
from understudy_gui.pictures import MOST
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.reading import Readings
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.main_window import MainWindow

_SHOW = "show"
"""The task that reads another conversation to show it: there is one at most."""


class ChatController:
    """Shows one conversation; others may be answering meanwhile. Hears of all of them (`session.Listener`)."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        service: ChatService,
        conversations: Conversations,
        drafts: Drafts,
        states: BackendStates,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self.conversations = conversations
        """Where all of them are kept."""
        self._states = states
        self._watcher: Callable[[], None] = lambda: None
        self._sessions = Sessions(tasks, service, conversations, self)
        self.view = TranscriptView()
        self.view.show_model(self.shown.model)
        self.last = LastReply(self.view)
        self.links = LinksController(window)
        self.manner = MannerController(window, tasks, conversations, lambda: self.shown, self.say)
        self._readings = Readings()
        self._opening: int | None = None
        self._name: str | None = None
        self.drafts = DraftController(window.composer, self.view.rewritten, tasks, drafts, self.say)
        self._queue = QueueController(window.composer, self.drafts, lambda: self.shown, self._send, self.say)
        self._versions = VersionsController(
            self.view, tasks, conversations, lambda: self.shown, self.say, lambda: self._watcher()
        )
        self._notices = Notices(window, tasks)
        self.history = HistoryController(
            window, tasks, conversations, lambda: self.shown.conversation, self._open, self._left, self.say
        )

    async def open(self, before: ChatController | None = None) -> None:
        """Put the transcript into the window and connect everything; go on where the window `before` was left."""
        window, view = self._window, self.view
        window.set_transcript(view)
        window.composer.submitted.connect(self._submit)
        window.composer.last_asked.connect(self._edit_last)
        window.sidebar.new_asked.connect(self.begin_anew)
        window.sidebar.instructions_asked.connect(self._instruct)
        for stop_asked in (window.composer.stop_asked, window.stop_asked, view.stop_asked):
            stop_asked.connect(lambda: self.shown.stop())
        view.skip_asked.connect(lambda: self.shown.skip())
        view.go_on_asked.connect(lambda _reply, backend: self._go_on(backend or None))
        view.example_chosen.connect(window.composer.set_text)
        view.link_activated.connect(self.links.follow)
        await self.history.refresh()
        window.composer.set_taking(True)
        await self.drafts.load(before.drafts if before is not None else None)
        self._queue.show()
        if before is not None:
            await self._go_on_from(before)

    def taker(self) -> Callable[[Picture], bool]:
        """What takes pictures for the conversation that is shown now, also when another one is by then, as far as they
        fit."""
        session = self.shown
        return lambda picture: self.drafts.attach(session.conversation, picture)

    async def close(self) -> None:
        """Keep what is written and not sent."""
        await self.drafts.keep()
        self.history.close()
        self._notices.close()

    @property
    def is_answering(self) -> bool:
        """Whether a reply is on its way, in any conversation."""
        return self._sessions.are_answering

    def use(self, name: str | None, choice: Choice | None) -> None:
        """Chat with the profile of that name from the next message on; None: nobody can be asked with it."""
        profile = choice.profile if choice is not None else None
        is_another = profile != self.profile
        self.shown.choice = choice
        if is_another:
            self._states.use(profile)  # comes back here while a countdown goes on, which must find nothing new
        self.view.set_has_service(profile is not None)
        backends = profile.backends if profile else ()
        self.view.set_backends([one.name for one in backends], [one.name for one in backends if status_page_of(one)])
        self._show_profile(name or tr("No profile yet"))
        if profile is not None and profile.name != self._name:
            self._name = profile.name
            self.say("")
            self.manner.picked(profile.name)

    def profile_renamed(self, before: str, after: str) -> None:
        """A profile bears another name: conversations that are open stay with it."""
        self._sessions.profile_renamed(before, after)

    @property
    def profile(self) -> Profile | None:
        """The profile in use."""
        return self.shown.choice.profile if self.shown.choice is not None else None

    @property
    def shown(self) -> Session:
        """The conversation that is shown, with its reply."""
        return self._sessions.shown

    @property
    def model(self) -> TranscriptModel:
        """What is said in the conversation that is shown."""
        return self.shown.model

    def watch(self, watcher: Callable[[], None]) -> None:
        """Tell `watcher` when something happened to a reply, or another conversation is shown."""
        self._watcher = watcher

    async def settle(self) -> None:
        """End all replies and write down what is not kept yet, before the history becomes another one."""
        self._sessions.stop_all()
        await self._tasks.ended(REPLY)
        await self.drafts.keep()

    def renew(self) -> None:
        """The history is another one. What stands in the composer is there still."""
        self.drafts.forget()
        self._sessions.forget_marks()
        self.begin_anew()
        self._readings.forget()

    def begin_anew(self) -> None:
        """Show a new conversation, and the list as it is by now."""
        self.say("")
        self._tasks.cancel(_SHOW)  # one that is still read would take the place of the new one
        self._turn_to(self._sessions.new())
        self._tasks.start("list", self.history.refresh())
        self._window.composer.text.setFocus()

    def say(self, words: str) -> None:
        """Show a sentence under the composer, until something is sent or another conversation chosen."""
        self._window.composer.say(words)

    async def show(self, conversation: int, message: int | None) -> None:
        """Show a kept conversation, at a message if one is named; a sentence says so where that cannot be."""
        try:
            session = await self._sessions.opened(conversation, message)
            place = session.place_of(message) if message is not None else None
        except StorageError as problem:
            self.say(str(problem))
            return
        self._turn_to(session)
        if place is not None:
            self.view.go_to(place)
        elif message is not None:
            self.say(tr("That is in another version. It can be shown when the reply is complete."))
        await self.history.refresh()

    async def talk(self, text: str) -> Told:
        """Send a message with the profile in use and wait for the end of its reply."""
        assert self.shown.choice is not None
        return await self.shown.talk(text, self.shown.choice)

    def again(self) -> None:
        """Ask for a reply to the last message once more, unless one is on its way."""
        self._versions.ask_again()

    def happened(self, session: Session, event: Event) -> None:
        self._states.note(event)
        if session is self.shown:
            self._watcher()

    def turned(self, session: Session) -> None:
        if not session.is_answering:
            self._notices.tell(session)
            self._queue.ended(session)
        self._sessions.settle(session)
        self._mark()
        if session is self.shown:
            self._window.composer.set_busy(session.is_answering)
            self._queue.refresh()
            if not session.is_answering and self.profile is not None:
                self._show_profile(self.profile.name)

    def created(self, session: Session) -> None:
        if session is self.shown and session.conversation is not None:
            self.drafts.created(session.conversation)

    def begun(self, session: Session) -> None:
        self._mark()
        self._tasks.start("list", self.history.refresh())

    def ended(self, session: Session) -> None:
        self._states.look()
        if session is self.shown:
            self._watcher()

    def problem(self, session: Session, words: str) -> None:
        self.say(words)

    def not_sent(self, session: Session, text: str, pictures: Sequence[Picture]) -> None:
        self.drafts.add(session.conversation, text, pictures)

    def _submit(self, text: str) -> None:
        pictures = self._window.composer.take_pictures()
        if len(pictures) > MOST:
            self._window.composer.put_back(text, pictures)
            self.say(tr("One message takes {MOST} pictures at most.", MOST=MOST))
        elif self.shown.is_answering:
            self._queue.add(text, pictures)
        elif not self._send(self.shown, text, pictures):
            self._window.composer.put_back(text, pictures)
            self.say(tr("Add a service first. What you wrote stays here."))

    def _send(self, session: Session, text: str, pictures: Sequence[Picture]) -> bool:
        """Send a message in a conversation, if anybody can be asked."""
        choice = session.choice if session is self.shown else self.manner.choice_of(session)
        if choice is None:
            return False
        session.ask(text, choice, pictures=pictures)
        return True

    def _go_on(self, first: str | None) -> None:
        if self.shown.choice is not None:
            self.shown.go_on(self.shown.choice, first)

    def _edit_last(self) -> None:
        if not self._queue.take_back():
            self._versions.edit_last()

    def _open(self, conversation: int, message: int | None) -> None:
        self.say("")
        self._opening = conversation
        self._tasks.start(_SHOW, self.show(conversation, message))

    async def _go_on_from(self, before: ChatController) -> None:
        self._sessions.go_on_from(before._sessions)
        before._leave()
        self._readings = before._readings
        left = before.shown
        if left.conversation is not None:
            await self.show(left.conversation, None)
        else:
            self.shown.manner = left.manner
            self.manner.turned(self.shown.choice)
        self._mark()

    def _instruct(self, conversation: int) -> None:
        self._opening = conversation
        self._tasks.start(_SHOW, self._show_and_instruct(conversation))

    async def _show_and_instruct(self, conversation: int) -> None:
        await self.show(conversation, None)
        self.manner.open_instructions()

    def _turn_to(self, session: Session) -> None:
        """Show another conversation as it was left; the one before goes on."""
        present = self.shown.choice
        self._leave()
        self._sessions.show(session)
        self.links.leave()
        self.manner.turned(present)
        self.drafts.turn_to(session.conversation)
        self.view.show_model(session.model, self._readings.of(session.conversation))
        self._window.composer.set_busy(session.is_answering)
        self._queue.show()
        self._mark()
        self._watcher()

    def _leave(self) -> None:
        """Remember how the conversation is read that is shown."""
        self._readings.leave(self.shown.conversation, self.view.reading)

    def _left(self, conversation: int) -> None:
        self._sessions.forget(conversation)
        if conversation == self._opening:
            self._tasks.cancel(_SHOW)
        if conversation == self.shown.conversation:
            self.begin_anew()

    def _mark(self) -> None:
        self._window.sidebar.set_marks(self._sessions.marks)

    def _show_profile(self, name: str) -> None:
        show_profile(self._window, name, self.profile, self._states)
