"""What the window does that concerns no chat: keys, text size, colours, settings, moving between its parts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from understudy_core.files import StorageError
from understudy_core.language import LANGUAGES, current
from understudy_gui import theme
from understudy_gui.backstage import Backstage
from understudy_gui.controllers.chat.controller import ChatController
from understudy_gui.controllers.chat.finding import FindController
from understudy_gui.controllers.help import HelpController
from understudy_gui.controllers.settings import SettingsController
from understudy_gui.elsewhere import open_folder
from understudy_gui.preferences import Preferences, save, zoomed
from understudy_gui.speech import spoken
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.settings import Settings
from understudy_gui.views.shortcuts import install
from understudy_gui.widgets.passing import passing


class WindowController:
    """In practice preferences are not kept."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, behind: Backstage, chat: ChatController, preferences: Preferences
    ) -> None:
        self.preferences = preferences
        self.settings: Settings | None = None
        self._window, self._tasks, self._worker, self._chat = window, tasks, behind.history, chat
        self._file = behind.paths.preferences if behind.paths is not None else None
        self._settings_acts = SettingsController(tasks, behind, self._keep_proxy, chat.settle, chat.renew)
        window.top_bar.settings_asked.connect(self.open_settings)
        self.finder = FindController(window, chat.view)
        window.top_bar.find_asked.connect(self.finder.open)
        self.help = HelpController(self.zoom, lambda: self.preferences.zoom)
        window.help_asked.connect(self.help.open)
        window.top_bar.help_asked.connect(self.help.open)
        chat.view.help_asked.connect(self.help.open_failure)
        chat.view.zoom_asked.connect(self.zoom)
        install(window, self._acts())
        self._show_zoom()

    def open_settings(self) -> None:
        """Show the settings."""
        folder = str(self._file.parent) if self._file else None
        made = self.settings = Settings(self.preferences, folder, self._window)
        passing(made, self._forget_settings)
        made.theme_chosen.connect(self._choose_theme)
        made.zoom_asked.connect(self.zoom)
        made.language_chosen.connect(self._offer_language)
        made.anew_asked.connect(self._window.anew_asked)
        made.help_asked.connect(self.help.open)
        made.folder_asked.connect(self._open_folder)
        self._settings_acts.connect(made)
        made.open()

    def zoom(self, steps: int) -> None:
        """Show messages larger or smaller; 0 steps lead back to the usual size."""
        self._keep(self.preferences._replace(zoom=zoomed(self.preferences.zoom, steps) if steps else 1.0))
        self._show_zoom()

    def next_area(self, step: int) -> None:
        """Move the focus to the next part of the window, or the one before."""
        areas = [area for area in self._window.areas() if area.isVisible()]
        focused = QApplication.focusWidget()
        within = [at for at, area in enumerate(areas) if focused and (area is focused or area.isAncestorOf(focused))]
        at = (within[0] + step) % len(areas) if within else 0
        self._window.enter(areas[at])

    def _acts(self) -> dict[str, Callable[[], object]]:
        window, chat = self._window, self._chat
        return {
            "stop": window.stop_asked.emit,
            "new": window.sidebar.new_asked.emit,
            "search": window.enter_search,
            "find": self.finder.open,
            "profile": window.top_bar.picker.click,
            "again": chat.again,
            "copy": chat.last.copy,
            "why": chat.last.why,
            "sidebar": window.turn_sidebar,
            "next area": partial(self.next_area, 1),
            "area before": partial(self.next_area, -1),
            "larger": partial(self.zoom, 1),
            "smaller": partial(self.zoom, -1),
            "usual size": partial(self.zoom, 0),
            "settings": self.open_settings,
            "help": self.help.open,
        }

    def _choose_theme(self, wish: str) -> None:
        self._keep(self.preferences._replace(theme=wish))
        theme.current().wish(self.preferences.wish)

    def choose_language(self, language: str) -> None:
        """Speak this language from now on, in a window that takes the place of this one."""
        if language != current():
            self._keep(self.preferences._replace(language=language))
            self._window.anew_asked.emit()

    async def finish(self) -> None:
        """Wait for what must not be torn in two when the window goes."""
        for name in ("preferences", "save profiles", "put back", "long work"):
            await self._tasks.ended(name)

    def _offer_language(self, language: str) -> None:
        self._keep(self.preferences._replace(language=language))
        if self.settings is not None:
            said = spoken(language)
            self.settings.offer_anew(LANGUAGES[said] if said != current() else "", self._chat.is_answering)

    def _keep_proxy(self, address: str) -> None:
        self._keep(self.preferences._replace(proxy=address))

    def _show_zoom(self) -> None:
        self._chat.view.set_zoom(self.preferences.zoom)
        self._window.composer.set_zoom(self.preferences.zoom)
        self.help.show_zoom()
        if self.settings is not None:
            self.settings.show_zoom(self.preferences.zoom)

    def _open_folder(self) -> None:
        if self._file is not None:
            open_folder(self._file.parent)

    def _forget_settings(self) -> None:
        self.settings = None

    def _keep(self, preferences: Preferences) -> None:
        self.preferences = preferences
        if self._file is not None:
            saving = self._worker.begin(partial(save, self._file, preferences))  # also when the window closes now
            self._tasks.start("preferences", self._tell_of(saving))

    async def _tell_of(self, saving: Awaitable[str]) -> None:
        try:
            words = await saving
        except StorageError as problem:
            words = str(problem)
        if words:
            self._chat.say(words)
