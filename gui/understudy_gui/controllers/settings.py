"""What the settings change beyond the look of the window: the proxy, and what was counted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QTimer

from understudy_core.backups import Backup
from understudy_core.failures import BackendError
from understudy_core.files import StorageError
from understudy_core.language import tr
from understudy_core.transport.proxy import ProxyAddressError, cleaned, of_the_system
from understudy_core.work import Work, WorkStoppedError
from understudy_gui.backstage import Backstage
from understudy_gui.controllers.long_work import with_share
from understudy_gui.tasks import Tasks
from understudy_gui.views.settings import Settings

_SHOWN_EVERY_MS = 200


class SettingsController:
    """`used` hears of a proxy that is in use from now on, `renewed` that the history is another one; before that
    `settled` waits until nothing writes into it any more."""

    def __init__(
        self,
        tasks: Tasks,
        behind: Backstage,
        used: Callable[[str], None],
        settled: Callable[[], Awaitable[None]],
        renewed: Callable[[], None],
    ) -> None:
        self._made: Settings | None = None
        self._used, self._settled, self._renewed = used, settled, renewed
        self._work: Work | None = None
        self._timer = QTimer(singleShot=True, interval=_SHOWN_EVERY_MS)
        self._timer.timeout.connect(self._show_work)
        self._backups: tuple[Backup, ...] = ()
        self._tasks, self._worker, self._http = tasks, behind.history, behind.http
        self._database, self._statistics = behind.database, behind.statistics

    def connect(self, made: Settings) -> None:
        """Let this dialog act."""
        self._made = made
        made.proxy.asked.connect(lambda said: self._tasks.start("proxy", self._use(said)))
        made.proxy.system_asked.connect(lambda: self._tasks.start("proxy", self._use_the_systems()))
        made.statistics.clear_asked.connect(lambda: self._tasks.start("clear statistics", self._clear()))
        made.backups.put_back_asked.connect(self._start_putting_back)
        made.backups.stop_asked.connect(self._stop)
        self._show_work()
        self._tasks.start("backups", self._show_backups())
        made.finished.connect(self._disconnect)

    def _disconnect(self) -> None:
        self._made = None

    async def _use(self, said: str) -> None:
        try:
            address = cleaned(said)
            await self._worker.run(lambda: self._http.use_proxy(address or None))
        except ProxyAddressError as problem:
            self._tell(str(problem))
        except BackendError as problem:
            self._tell(problem.failure.detail)
        else:
            self._used(address)
            if self._made is not None:
                self._made.proxy.show_address(address)

    async def _use_the_systems(self) -> None:
        found = await self._worker.run(of_the_system)
        if found:
            await self._use(found)
        else:
            self._tell(tr("This system names no proxy that can be used."))

    def _tell(self, words: str) -> None:
        if self._made is not None:
            self._made.proxy.problem.say(words)

    async def _show_backups(self) -> None:
        try:
            self._backups = await self._database.backups()
        except StorageError:
            self._backups = ()
        if self._made is not None:
            self._made.backups.show_backups([one.day for one in self._backups])

    def _start_putting_back(self, at: int) -> None:
        if self._work is None:
            self._work = Work()
            self._show_work()
            self._tasks.start("put back", self._put_back(at, self._work))

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()
            self._show_work()

    async def _put_back(self, at: int, work: Work) -> None:
        try:
            await self._settled()
            words = await self._database.restore(self._backups[at], work)
        except StorageError as problem:
            words = str(problem)
        except WorkStoppedError:
            words = tr("Stopped. The conversations are as they were.")
        else:
            self._renewed()
        finally:
            work.stop()  # quitting cancels this: the thread must not go on
            self._work = None
            self._timer.stop()
        if self._made is not None:
            self._made.backups.show_work("")
            self._made.backups.say(words)

    def _show_work(self) -> None:
        """How far the backup is that is put back, also in settings that were closed and opened again."""
        work, made = self._work, self._made
        if work is None or made is None:
            return
        doing = with_share(tr("The backup is being put back."), work)
        made.backups.show_work(tr("Stopping…") if work.is_stopped else doing)
        self._timer.start()

    async def _clear(self) -> None:
        try:
            await self._statistics.reset()
        except StorageError as problem:
            words = str(problem)
        else:
            words = tr("The statistics were cleared.")
        if self._made is not None:
            self._made.statistics.say(words)
