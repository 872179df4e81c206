"""Tells through the desktop that a reply has come, when the window is not looked at and it took long, or none came."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from understudy_core.language import tr
from understudy_core.worker import Worker
from understudy_gui import theme
from understudy_gui.controllers.chat.session import Session
from understudy_gui.desktop import DesktopError, notify
from understudy_gui.tasks import Tasks
from understudy_gui.transcript.items import ReplyItem, ReplyState
from understudy_gui.views.main_window import MainWindow

LONG_S = 30.0
"""A reply that took longer than this is told of, in seconds."""
_PATIENCE_S = 3.0


@dataclass(frozen=True, slots=True)
class Notice:
    """What the desktop shows. The words of a conversation are not in it: screens are seen by others too."""

    title: str
    body: str


def notice_of(reply: ReplyItem, took_s: float, *, is_looked_at: bool) -> Notice | None:
    """What is told of a reply that ended after `took_s` seconds; None where nothing is to be told."""
    if is_looked_at:
        return None
    if reply.unanswered is not None:
        return Notice(tr("No reply"), reply.unanswered.message)
    if took_s <= LONG_S:
        return None
    if reply.state is ReplyState.ANSWERED:
        return Notice(tr("The reply is there"), tr("{backend} answered.", backend=reply.backend))
    if reply.state is ReplyState.INTERRUPTED:
        return Notice(tr("The reply is not complete"), tr("The text so far is kept."))
    return None


class Notices:
    """The window is looked at while any window of the program has the keyboard."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        self._window, self._tasks = window, tasks
        self._worker = Worker("notices")
        self._tray: QSystemTrayIcon | None = None

    def tell(self, session: Session) -> None:
        """Tell how the last reply of this conversation ended, if that is to be told."""
        last = session.model.items[-1] if session.model.items else None
        if isinstance(last, ReplyItem):
            notice = notice_of(last, session.took_s, is_looked_at=QApplication.activeWindow() is not None)
            if notice is not None:
                QApplication.alert(self._window)
                self._tasks.start("notice", self._show(notice))

    def close(self) -> None:
        """End the thread, and take the icon out of the tray."""
        self._worker.close()
        if self._tray is not None:
            self._tray.hide()

    async def _show(self, notice: Notice) -> None:
        if sys.platform == "linux":
            try:
                await self._worker.run(partial(notify, notice.title, notice.body), _PATIENCE_S)
                return
            except (DesktopError, TimeoutError):
                pass  # a desktop that knows no notices may still have a tray
        self._show_in_tray(notice)

    def _show_in_tray(self, notice: Notice) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(theme.app_icon(), self._window)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(self._come_forward)
        self._tray.show()
        self._tray.showMessage(notice.title, notice.body, theme.app_icon())

    def _come_forward(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
