"""Puts core and window together: connects a window to what stands behind it, and lets go of it again.

Imported behind the first paint, because it brings httpx and pydantic with it.
"""

from __future__ import annotations

from contextlib import AsyncExitStack, suppress
from pathlib import Path

from understudy_core.database import Database
from understudy_core.editing import free_name
from understudy_core.failures import BackendError
from understudy_core.language import tr
from understudy_core.library import with_profile
from understudy_core.worker import Worker
from understudy_gui.arrivals import ENDINGS, Arrivals
from understudy_gui.backstage import Backstage
from understudy_gui.controllers.activity import ActivityController
from understudy_gui.controllers.chat.attaching import AttachController
from understudy_gui.controllers.chat.controller import ChatController
from understudy_gui.controllers.profiles.controller import ProfilesController
from understudy_gui.controllers.profiles.keeper import LibraryKeeper
from understudy_gui.controllers.profiles.uses import Uses
from understudy_gui.controllers.states import BackendStates
from understudy_gui.controllers.window import WindowController
from understudy_gui.preferences import Preferences
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.formulas.typesetting import UnsettableError, outline
from understudy_gui.transcript.text.highlight import warm_up
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.file_drop import FileDrop

SELF_TEST_MESSAGE = "Is the understudy ready?"


class Stage:
    """Everything that lives as long as the program, and the controllers of the window that is shown.

    What is named here is there once the stage is open.
    """

    behind: Backstage
    chat: ChatController
    profiles: ProfilesController
    window: WindowController
    activity: ActivityController
    attaching: AttachController

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        preferences: Preferences | None = None,
        arrivals: Arrivals | None = None,
    ) -> None:
        self._preferences = preferences or Preferences()
        self._arrivals = Arrivals() if arrivals is None else arrivals
        self._window = window
        self._tasks = tasks
        self._ends_with_window = AsyncExitStack()
        self._ends_with_program = AsyncExitStack()

    async def open(self, practice: str | None, profile_file: Path | None) -> None:
        """Connect the window; `practice` names a scene, with which nothing of the user's is read or written."""
        behind = self.behind = Backstage(practice)
        self._ends_with_program.push_async_callback(behind.close)
        await behind.open(profile_file, self._preferences.proxy)
        await self._connect(asks_how_to_begin=behind.is_first_start and not self._arrivals)
        # who opens a file has answered already how to begin

    async def leave(self) -> None:
        """Let go of the window, which stays as it is; replies end, and what was shown of them is kept."""
        self._arrivals.hold()
        await self.window.finish()
        await self.chat.settle()
        await self._tasks.cancel_all()
        self._preferences = self.window.preferences
        await self._ends_with_window.aclose()

    async def enter(self, window: MainWindow) -> None:
        """Go on in another window, where the one before was left."""
        asks = self.profiles.asks_how_to_begin
        self._window = window
        await self._connect((self.chat, self.profiles), asks_how_to_begin=asks)

    async def close(self) -> None:
        """Close the window's part, then all that stands behind it."""
        await self._ends_with_window.aclose()
        await self._ends_with_program.aclose()

    async def find_key_ring(self) -> None:
        """Load and reach the key ring, if a key of this user's lies there, so that the first message need not wait."""
        if any(backend.key is not None and backend.key.keyring for backend in self.behind.library.backends):
            with suppress(BackendError):  # said when a key is wanted
                await self.behind.keys.store_name()

    async def warm_up(self) -> None:
        """Load what colours code, so that the first code is not held up by it."""
        await self.behind.pictures.run(warm_up)

    @property
    def preferences(self) -> Preferences:
        """What the user likes by now."""
        return self._preferences

    async def _connect(
        self, before: tuple[ChatController, ProfilesController] | None = None, *, asks_how_to_begin: bool
    ) -> None:
        window, tasks, behind = self._window, self._tasks, self.behind
        conversations = behind.conversations
        states = BackendStates(behind.balancer, window)
        self.chat = chat = ChatController(window, tasks, behind.service, conversations, behind.drafts, states)
        self._ends_with_window.push_async_callback(chat.close)
        keeper = LibraryKeeper(tasks, behind.history, behind.library, behind.store, window)
        uses = Uses(tasks, conversations, chat.profile_renamed)
        self.profiles = profiles = ProfilesController(window, tasks, behind, keeper, states, uses)
        if before is not None:
            profiles.go_on_from(before[1])
        chat.manner.profiles = keeper
        for known_anew in (keeper.changed, states.changed):
            known_anew.connect(self._show_profile)
        self._lead_to(profiles, chat)
        self.activity = ActivityController(window, tasks, chat, states, behind.statistics)
        self.attaching = AttachController(window, tasks, behind.pictures, chat.taker, chat.say)
        self._show_profile()
        await chat.open(before[0] if before is not None else None)
        if notices := behind.take_notices():
            chat.say(notices)
        tasks.start("look after", self._look_after(behind.database, chat))
        self.window = WindowController(window, tasks, behind, chat, self._preferences)
        self._ends_with_window.callback(self.window.help.close)
        if asks_how_to_begin:
            profiles.welcome(self._begin_practice, window.composer.text.setFocus, self.window.choose_language)
        self._arrivals.hand_to(profiles.import_files)

    def _lead_to(self, profiles: ProfilesController, chat: ChatController) -> None:
        """Connect what leads from the window and its messages to profiles and services."""
        self._window.profiles_asked.connect(profiles.open_editor)
        self._window.top_bar.picker.profile_chosen.connect(profiles.keeper.select)
        FileDrop(self._window, *ENDINGS).dropped.connect(profiles.import_files)
        chat.view.add_service_asked.connect(profiles.open_adder)
        chat.view.just_show_me_asked.connect(self._begin_practice)
        chat.view.cure_asked.connect(profiles.cure)

    async def _look_after(self, database: Database, chat: ChatController) -> None:
        """Check the history and take its daily backup, on a thread of its own."""
        upkeep = Worker("upkeep")
        try:
            if (problem := await database.look_after(upkeep)) is not None:
                chat.say(problem)
        finally:
            upkeep.close()

    def _begin_practice(self) -> None:
        self._tasks.start("practice", self._practise())

    async def _practise(self) -> None:
        """Add the practice services to what there is, until the program ends."""
        if self.behind.ensemble is None:
            profile = await self.behind.play()
            keeper = self.profiles.keeper
            name = free_name(profile.name, [kept.name for kept in keeper.library.profiles])
            keeper.borrow(with_profile(keeper.library, profile.model_copy(update={"name": name})), name)

    def _show_profile(self) -> None:
        keeper = self.profiles.keeper
        names = [profile.name for profile in keeper.library.profiles]
        self._window.top_bar.picker.set_choices([(name, name) for name in names])
        self.chat.use(keeper.selected, keeper.choice)


async def self_test(stage: Stage) -> int:
    """One whole chat with one failover, and a formula; 0 if the second service answered after the first failed.

    Formulas need fonts and tables that are files, which a packed program can have been packed without.
    """
    told = await stage.chat.talk(SELF_TEST_MESSAGE)
    print(told.words)
    try:
        outline(r"\frac{a}{b}", display=True)
    except UnsettableError:
        print(tr("Formulas cannot be drawn."))
        return 1
    return 0 if told.is_rescued else 1
