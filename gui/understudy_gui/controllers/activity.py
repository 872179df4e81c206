"""Fills the panel at the right with the reply that is looked at, and with what is known of each service."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from understudy_core.files import StorageError
from understudy_core.language import tr
from understudy_core.profiles import Profile
from understudy_core.statistics import Record, Statistics
from understudy_gui.controllers.chat.controller import ChatController
from understudy_gui.controllers.states import BackendStates
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.account.lines import AttemptLine, attempt_lines, seconds
from understudy_gui.transcript.items import ReplyItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.views.activity import Activity, Entry
from understudy_gui.views.main_window import MainWindow


class ActivityController:
    """The panel is made when it is opened, and costs nothing before."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, chat: ChatController, states: BackendStates, statistics: Statistics
    ) -> None:
        self._window, self._tasks, self._chat = window, tasks, chat
        self._states, self._statistics = states, statistics
        self._chosen: str | None = None
        self.panel: Activity | None = None
        window.top_bar.activity_asked.connect(self.turn)
        states.changed.connect(self.refresh)
        chat.watch(self.refresh)

    def turn(self) -> None:
        """Show the panel, or hide it."""
        if self.panel is None:
            self.panel = Activity()
            self.panel.closed.connect(self.turn)
            self.panel.acted.connect(self._act)
            self._window.set_activity(self.panel)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.connect(self.panel.focus_moved)  # which ends with the panel
                self.panel.focus_moved.connect(self._look)
            self.panel.hide()
        self._window.turn_activity()
        self.refresh()

    def refresh(self) -> None:
        """Show what is true by now."""
        if self.panel is not None and self.panel.isVisible():
            item = self._item()
            self.panel.show_reply([_attempt(line) for line in attempt_lines(item.account)] if item else [])
            self._tasks.start("activity", self._show_services(self.panel))

    async def _show_services(self, panel: Activity) -> None:
        profile = self._chat.profile
        if profile is None:
            panel.show_services([])
            return
        try:
            records = {record.backend: record for record in await self._statistics.of(profile.name)}
        except StorageError:
            records = {}
        panel.show_services(self._services(profile, records))

    def _services(self, profile: Profile, records: dict[str, Record]) -> list[Entry]:
        entries = []
        for backend in profile.backends:
            state = self._states.of(backend.name)
            words = [state.words, *record_words(records.get(backend.name))]
            entries.append(Entry(state.state, backend.name, words, tr("Try now") if state.rests else tr("Pause")))
        return entries

    def _item(self) -> ReplyItem | None:
        replies = [item for item in self._chat.model.items if isinstance(item, ReplyItem)]
        chosen = next((item for item in replies if item.id == self._chosen), None)
        return chosen or (replies[-1] if replies else None)

    def _look(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The reply that the keyboard or the mouse went to is the one that is told of."""
        while now is not None and not isinstance(now, ReplyMessage):
            now = now.parentWidget()
        if now is not None and now.item.id != self._chosen:
            self._chosen = now.item.id
            self.refresh()

    def _act(self, backend: str) -> None:
        """Ask one that rests again, or let one rest that would be asked."""
        if self._states.of(backend).rests:
            self._states.forget(backend)
        else:
            self._states.pause(backend)


def _attempt(line: AttemptLine) -> Entry:
    spent = [seconds(line.seconds)] if line.seconds is not None else []
    name = " · ".join(part for part in (line.backend, line.model) if part)
    return Entry(line.state, name, [line.sentence or line.words, *spent])


def record_words(record: Record | None) -> list[str]:
    """How a service did so far, in two lines at most; nothing if it was never asked."""
    if record is None:
        return []
    lines = [
        tr(
            "Asked: {asked} · answered: {answered} · failed: {failed}",
            asked=record.requests,
            answered=record.answered,
            failed=record.failed,
        )
    ]
    if record.rescued:
        lines.append(tr("Came to the rescue: {times}", times=record.rescued))
    if record.p50_s is not None and record.p95_s is not None:
        usual, slow = seconds(record.p50_s), seconds(record.p95_s)
        lines.append(tr("First word after {usual}, at times {slow}", usual=usual, slow=slow))
    return lines
