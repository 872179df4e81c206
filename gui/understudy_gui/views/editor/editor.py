"""The editor's window. Changes apply at once, and each can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from understudy_core.fate import shared_fate
from understudy_core.language import marked, tr
from understudy_core.library import Library, Row, SavedProfile
from understudy_gui import theme
from understudy_gui.theme import Size, Space, State, Use
from understudy_gui.views.editor.columns import NoProfile, TwoColumns
from understudy_gui.views.editor.every_message import EveryMessage
from understudy_gui.views.editor.foot import EditorFoot
from understudy_gui.views.editor.head import EditorHead
from understudy_gui.views.editor.menus import ChoiceMenu, add_menu, profile_menu
from understudy_gui.views.editor.moving_on import MovingOn
from understudy_gui.views.editor.rehearsal import RehearsalPanel
from understudy_gui.views.editor.rows import BackendRows
from understudy_gui.views.editor.side import ProfileSide
from understudy_gui.views.editor.states import RowState, ShownRow, profile_state, row_state
from understudy_gui.views.editor.summary import in_words
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.basics import Button, Notice, in_tab_order, label, open_at, rule, scrolling, set_tone
from understudy_gui.widgets.elided import ElidedLabel

_TWO_COLUMNS_FROM = 1000
_NARROW = 760
_SIDE, _NARROW_SIDE = 203, 169
_NO_STAND_IN = marked("One service, no stand-in. Add a second and you are never stuck.")
_CHANGES = {"policy": "policy", "sticky": "setting", "system_prompt": "instructions", "params": "setting"}


class ProfileEditor(QDialog):
    """Shows one profile of a library; every change is emitted as a whole new profile with the old name and a word."""

    changed = Signal(str, object, str)
    profile_chosen = Signal(str)
    profile_asked = Signal(str, str)
    backend_asked = Signal(str, str)
    new_asked = Signal()
    import_asked = Signal()
    add_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    help_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Profiles"))
        self.setProperty("surface", "base")
        open_at(self, 1200, 780)
        self._profile: SavedProfile | None = None
        self._is_first = False
        self._usable: list[str] = []
        self._addable: list[tuple[str, str]] = []
        self._rehearsed: SavedProfile | None = None
        self.side = ProfileSide()
        self.head = EditorHead()
        self.rows = BackendRows()
        self.add = Button(tr("Add backend"), icon="plus")
        self.up = Button(kind="icon", icon="chevron-up", name=tr("Move up"))
        self.down = Button(kind="icon", icon="chevron-down", name=tr("Move down"))
        self._hint = ElidedLabel(Use.SMALL)
        set_tone(self._hint, "text2")
        self._hint.setText(tr("Drag, or Alt+↑ Alt+↓"))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.warning = Notice(shape="needs")
        self.moving_on = MovingOn()
        self.every_message = EveryMessage()
        self.rehearsal = RehearsalPanel()
        self.foot = EditorFoot()
        self._build()
        self._connect()

    @property
    def summary(self) -> QLabel:
        """The profile in words."""
        return self.foot.summary

    def show_library(
        self,
        library: Library,
        name: str | None,
        undo: str = "",
        redo: str = "",
        told: Mapping[str, RowState] | None = None,
    ) -> None:
        """Show the profile of that name and the list of all.

        `undo` and `redo` name in a word what could be; `told` says what is known of backends from their last requests.
        """
        told = told or {}
        self._profile = library.profile(name) if name is not None else None
        self._is_first = bool(library.profiles) and library.profiles[0] is self._profile
        summed = [(profile.name, *profile_state(_states(library, profile, told))) for profile in library.profiles]
        self.side.show_profiles(summed, name)
        self.head.show_profile(self._profile.name if self._profile else None, undo, redo)
        self._columns.setVisible(self._profile is not None)
        self._none.setVisible(self._profile is None)
        self.foot.setEnabled(self._profile is not None)
        if self._profile is not None:
            self._fill(library, self._profile, told)
        elif self.rehearsal.isVisible():
            self.rehearsal.close_panel()

    def _fill(self, library: Library, profile: SavedProfile, told: Mapping[str, RowState]) -> None:
        states = _states(library, profile, told)
        names = [row.backend for row in profile.rows]
        models = {backend.name: backend.model for backend in library.backends}
        self.rows.set_rows(
            profile.rows,
            [
                ShownRow(
                    row.backend, models.get(row.backend, ""), row.enabled, state, theme.initials(row.backend, names)
                )
                for row, state in states
            ],
        )
        in_tab_order([self.head.redo, *self.rows.focus_parts, self.add])
        for button in (self.up, self.down):
            button.setEnabled(len(names) > 1)
        self.moving_on.show_profile(profile)
        self.every_message.show_profile(profile)
        self._addable = [(name, model) for name, model in models.items() if name not in names]
        self._usable = [row.backend for row in profile.rows if row.enabled and row.backend in models]
        self.foot.rehearse.setEnabled(bool(self._usable))
        if self.rehearsal.isVisible() and profile != self._rehearsed:
            self.rehearsal.set_names(self._usable)
            self.rehearsal.play_again()
        self._rehearsed = profile
        self._warn(library, profile)
        missing = frozenset(row.backend for row in profile.rows if row.backend not in models)
        self.summary.setText(in_words(profile, missing))

    def _warn(self, library: Library, profile: SavedProfile) -> None:
        found = [library.backend(row.backend) for row in profile.rows if row.enabled]
        usable = [backend for backend in found if backend is not None]
        words = tr(_NO_STAND_IN) if len(usable) == 1 else shared_fate(usable)
        self.warning.show_words(State.RESTING, words)

    def _connect(self) -> None:
        self.side.chosen.connect(self.profile_chosen)
        self.side.new_asked.connect(self.new_asked)
        self.side.import_asked.connect(self.import_asked)
        self.side.help_asked.connect(self._ask_for_help)
        install_help(self, self._ask_for_help)
        self.side.delete_asked.connect(lambda: self._ask("delete"))
        self.side.rename_asked.connect(self.head.edit_name)
        self.side.menu_asked.connect(self.open_menu)
        self.head.menu_asked.connect(self.open_menu)
        self.head.renamed.connect(lambda name: self._set("rename", {"name": name}))
        self.head.undo.clicked.connect(self.undo_asked)
        self.head.redo.clicked.connect(self.redo_asked)
        self.rows.changed.connect(lambda rows, word: self._set(word, {"rows": rows}))
        self.rows.asked.connect(self.backend_asked)
        self.rows.announced.connect(self._announce)
        self.rows.reached.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, 12))
        self.moving_on.chips.grew.connect(lambda: QTimer.singleShot(0, self, self._show_chips))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.add.clicked.connect(self._add)
        self.moving_on.changed.connect(self._set_named)
        self.moving_on.failover_changed.connect(self._set_failover)
        self.every_message.changed.connect(self._set_named)
        self.foot.rehearse_asked.connect(self._rehearse)
        self.rehearsal.closed.connect(self._below.hide)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_asked.emit)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self.redo_asked.emit)

    def say(self, words: str) -> None:
        """Show a sentence below the title."""
        self.head.say_below(words)

    def open_menu(self, where: QPoint) -> ChoiceMenu:
        """Show what can be done with the profile."""
        menu = profile_menu(self, self._is_first)
        menu.chosen.connect(self._ask)
        menu.popup(where)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.set_wide(event.size().width() >= _TWO_COLUMNS_FROM)
        self.side.setFixedWidth(theme.scaled(_SIDE if event.size().width() >= _NARROW else _NARROW_SIDE))

    def _rehearse(self) -> None:
        self._below.show()
        self._scroll.setMinimumHeight(Size.FIELD)  # in a low window the rehearsal is what one wants to see
        self.rehearsal.open_for(self._usable)

    def _show_chips(self) -> None:
        """Let the field for other statuses be seen, once it has its place."""
        if self.moving_on.chips.field.isVisible():
            self._scroll.ensureWidgetVisible(self.moving_on.chips.field, 0, Space.BUBBLE)

    def _move(self, step: int) -> None:
        button = self.focusWidget()
        self.rows.move_by(step)
        if button in (self.up, self.down):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, words: str) -> None:
        self._hint.setText(words)

    def _add(self) -> None:
        if self._addable:
            self.open_add_menu()
        else:
            self.add_asked.emit()

    def open_add_menu(self) -> ChoiceMenu:
        """Offer the backends that are not in this profile yet, and a new service."""
        menu = add_menu(self, self._addable)
        menu.chosen.connect(lambda name: self.backend_asked.emit("add", name) if name else self.add_asked.emit())
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))
        return menu

    def _ask(self, what: str) -> None:
        if what == "rename":
            self.head.edit_name()
        elif self._profile is not None:
            self.profile_asked.emit(what, self._profile.name)

    def _ask_for_help(self) -> None:
        self.help_asked.emit("profiles.md")

    def _set_failover(self, changes: dict[str, object]) -> None:
        if self._profile is not None:
            self._set("setting", {"failover": self._profile.failover.model_copy(update=changes)})

    def _set_named(self, changes: dict[str, object]) -> None:
        self._set(_CHANGES[next(iter(changes))], changes)

    def _set(self, word: str, changes: dict[str, object]) -> None:
        if self._profile is not None and any(getattr(self._profile, name) != new for name, new in changes.items()):
            self.changed.emit(self._profile.name, self._profile.model_copy(update=changes), word)

    def _build(self) -> None:
        self._columns = TwoColumns(self._order_column(), self._when_column())
        self._none = NoProfile()
        self._none.new.clicked.connect(self.new_asked)
        holder = QWidget()
        holder.setProperty("clear", "true")
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._none)
        stack.addWidget(self._columns)
        self._edge = rule("horizontal")
        kept = self._edge.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._edge.setSizePolicy(kept)
        self._edge.hide()
        self._scroll = scrolling(holder, tr("Profile settings"))
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _first, last: self._columns.leave_room_for_bar(last > 0))
        bar.valueChanged.connect(lambda at: self._edge.setVisible(at > 0))
        self._lay_out()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.head)
        right.addWidget(self._edge)
        right.addWidget(self._scroll, 1)
        below = QVBoxLayout()
        below.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.EDGE)
        below.addWidget(self.rehearsal)
        self._below = QWidget()
        self._below.setLayout(below)
        self._below.hide()
        right.addWidget(self._below)
        right.addWidget(self.foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        layout.addWidget(rule("vertical"))
        layout.addLayout(right, 1)

    def _order_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.SIBLING)
        column.addWidget(label(tr("Backends in order"), Use.HEADING))
        column.addWidget(self.rows)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SIBLING)
        buttons.addWidget(self.add)
        buttons.addWidget(self._hint, 1)
        for button in (self.up, self.down):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addSpacing(Space.SIBLING)
        column.addWidget(self.warning)
        column.addStretch(1)
        return column

    def _when_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.PAGE)
        column.addWidget(self.moving_on)
        column.addWidget(self.every_message)
        column.addStretch(1)
        return column


def _states(library: Library, profile: SavedProfile, told: Mapping[str, RowState]) -> list[tuple[Row, RowState]]:
    return [(row, row_state(library, row, told.get(row.backend))) for row in profile.rows]
