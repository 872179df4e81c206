"""How a conversation is held: with the profile that it was held with last, and with instructions of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from understudy_core.conversations import Conversations
from understudy_core.files import StorageError
from understudy_core.language import tr
from understudy_gui.controllers.chat.session import Session
from understudy_gui.controllers.chat.talk import Choice
from understudy_gui.tasks import Tasks
from understudy_gui.views.instructions import InstructionsDialog
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.passing import passing


class Profiles(Protocol):
    """Where profiles are chosen."""

    def select(self, name: str) -> bool:
        """Use this profile from now on; whether there is one of that name."""

    def choice_of(self, name: str) -> Choice | None:
        """Whom messages go to with this profile, if it is there and has anybody to ask."""


class MannerController:
    """Acts on the session that is shown; `said` is told a sentence when something cannot be kept."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        conversations: Conversations,
        shown: Callable[[], Session],
        said: Callable[[str], None],
    ) -> None:
        self._window, self._tasks, self._conversations, self._shown, self._said = (
            window,
            tasks,
            conversations,
            shown,
            said,
        )
        self.profiles: Profiles | None = None
        self.dialog: InstructionsDialog | None = None
        window.head.instructions_asked.connect(self.open_instructions)
        window.top_bar.instructions_asked.connect(self.open_instructions)

    def turned(self, present: Choice | None) -> None:
        """Another conversation is shown: its profile is used, or, where that is gone, the present one."""
        session, head = self._shown(), self._window.head
        wanted = session.manner.profile
        session.choice = present
        head.show_instructions(session.manner.instructions)
        head.show_notice("")
        if not wanted or self.profiles is None or self.profiles.select(wanted):
            return
        if present is None:
            head.show_notice(tr("The profile “{name}” of this conversation was deleted.", name=wanted))
        else:
            head.show_notice(
                tr(
                    "The profile “{name}” of this conversation was deleted. “{other}” is used now.",
                    name=wanted,
                    other=present.profile.name,
                )
            )

    def picked(self, name: str) -> None:
        """A profile was chosen while this conversation is shown: it stays with it."""
        session = self._shown()
        if session.conversation is not None and session.manner.profile != name:
            session.manner = replace(session.manner, profile=name)
            self._window.head.show_notice("")
            self._tasks.start(f"manner {session.conversation}", self._keep(session))

    def choice_of(self, session: Session) -> Choice | None:
        """Whom messages of a conversation go to, as its profile is by now."""
        now = self.profiles.choice_of(session.manner.profile) if self.profiles is not None else None
        return now or session.choice

    def open_instructions(self) -> None:
        """Let the instructions of the conversation that is shown be written."""
        session = self._shown()
        profile = session.choice.profile.name if session.choice is not None else ""
        made = self.dialog = InstructionsDialog(session.manner.instructions, profile, self._window)
        passing(made, self._let_go)
        install_help(made, lambda: self._window.help_asked.emit("profiles.md"))
        made.submitted.connect(lambda text: self._instruct(session, text))
        made.open()
        made.text.setFocus()

    def _let_go(self) -> None:
        self.dialog = None

    def _instruct(self, session: Session, text: str) -> None:
        session.manner = replace(session.manner, instructions=text)
        if session is self._shown():
            self._window.head.show_instructions(text)
        if session.conversation is not None:
            self._tasks.start(f"manner {session.conversation}", self._keep(session))

    async def _keep(self, session: Session) -> None:
        if session.conversation is not None:
            try:
                await self._conversations.set_manner(session.conversation, session.manner)
            except StorageError as problem:
                self._said(str(problem))
