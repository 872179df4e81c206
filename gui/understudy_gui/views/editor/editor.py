"""The editor's window. Changes apply at once, and each can be undone."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from understudy_core.library import Library, Row, SavedProfile
from understudy_core.profiles import Policy
from understudy_gui import theme
from understudy_gui.views.editor.rows import BackendRows
from understudy_gui.views.editor.statuses import StatusChips
from understudy_gui.views.editor.summary import in_words

W = TypeVar("W", bound=QWidget)

_POLICIES = (
    (Policy.FAILOVER, "In order", "Always begins at the top and goes down the list."),
    (Policy.ROUNDROBIN, "Taking turns", "Each message begins with the next one, so all share the work."),
)
_BREAKS = (("restart", "Start again below"), ("ask", "Ask what to do"), ("keep", "Keep what is there"))


class ProfileEditor(QDialog):
    """Shows one profile of a library; every change is emitted as a whole new profile with the old name."""

    changed = Signal(str, object)
    profile_chosen = Signal(str)
    new_asked = Signal()
    add_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Profiles")
        self.resize(1200, 780)
        self._profile: SavedProfile | None = None
        self._showing = False
        self.profiles = named(QListWidget(), "Profiles")
        self.name = named(QLineEdit(), "Name of the profile")
        self.undo = _button("Undo", "flat")
        self.rows = BackendRows()
        self.add = _button("Add backend")
        self.up, self.down, self.remove = _button("Move up"), _button("Move down"), _button("Remove")
        self.policy = named(QComboBox(), "Policy")
        self._policy_words = _label(theme.Use.SMALL, "text2")
        self.tries = named(QSpinBox(minimum=1, maximum=100), "Tries per backend")
        self.wait = named(QDoubleSpinBox(maximum=60, decimals=1, suffix=" s"), "Wait between tries")
        self.longer = named(QCheckBox("wait longer each time"), "Wait longer each time")
        self.first_word = _limit("First word within")
        self.silence = _limit("Silence after")
        self.after_break = named(QComboBox(), "After a break")
        self.chips = StatusChips()
        self._said = _label(theme.Use.SMALL, "text2")
        self.summary = _label(theme.Use.CONTROL)
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName("Summary")
        self.profiles.setProperty("kind", "names")
        for box in (self.policy, self.after_break, self.tries, self.wait, self.first_word, self.silence):
            box.setMinimumHeight(theme.Size.FIELD)
        self._build()
        self._connect()

    def show_library(self, library: Library, name: str | None, can_undo: bool) -> None:
        """Show the profile of that name and the list of all."""
        self._showing = True
        self.profiles.clear()
        self.profiles.addItems([profile.name for profile in library.profiles])
        self._profile = library.profile(name) if name is not None else None
        self.undo.setEnabled(can_undo)
        if self._profile is not None:
            self.profiles.setCurrentRow([profile.name for profile in library.profiles].index(self._profile.name))
            self._fill(self._profile, {backend.name: backend.model for backend in library.backends})
        self._showing = False

    def _fill(self, profile: SavedProfile, models: dict[str, str]) -> None:
        settings = profile.failover
        self.name.setText(profile.name)
        self.rows.set_rows(profile.rows, models)
        self.policy.setCurrentIndex([policy for policy, _, _ in _POLICIES].index(profile.policy))
        self._policy_words.setText(_POLICIES[self.policy.currentIndex()][2])
        self.tries.setValue(settings.retry_count)
        self.wait.setValue(settings.retry_delay_ms / 1000)
        self.longer.setChecked(settings.backoff == "exponential")
        self.first_word.setValue(settings.first_token_timeout_s or 0)
        self.silence.setValue(settings.stall_timeout_s or 0)
        self.after_break.setCurrentIndex([value for value, _ in _BREAKS].index(settings.mid_stream))
        self.chips.set_settings(settings)
        missing = frozenset(row.backend for row in profile.rows) - models.keys()
        self.summary.setText(in_words(profile, missing))

    def _connect(self) -> None:
        self.profiles.currentTextChanged.connect(self._choose)
        self.rows.changed.connect(self._set_rows)
        self.rows.announced.connect(self._said.setText)
        self.up.clicked.connect(lambda: self.rows.move_by(-1))
        self.down.clicked.connect(lambda: self.rows.move_by(1))
        self.remove.clicked.connect(self.rows.remove_chosen)
        self.add.clicked.connect(self.add_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.name.editingFinished.connect(self._rename)
        self.policy.activated.connect(lambda at: self._set(policy=_POLICIES[at][0]))
        self.tries.valueChanged.connect(lambda value: self._set_failover(retry_count=value))
        self.wait.valueChanged.connect(lambda value: self._set_failover(retry_delay_ms=round(value * 1000)))
        self.longer.toggled.connect(lambda on: self._set_failover(backoff="exponential" if on else "fixed"))
        self.first_word.valueChanged.connect(lambda value: self._set_failover(first_token_timeout_s=value or None))
        self.silence.valueChanged.connect(lambda value: self._set_failover(stall_timeout_s=value or None))
        self.after_break.activated.connect(lambda at: self._set_failover(mid_stream=_BREAKS[at][0]))
        self.chips.changed.connect(
            lambda codes, network: self._set_failover(status_codes=codes, on_network_errors=network)
        )

    def _choose(self, name: str) -> None:
        if not self._showing and name:
            self.profile_chosen.emit(name)

    def _set_rows(self, rows: tuple[Row, ...]) -> None:
        self._set(rows=rows)

    def _rename(self) -> None:
        if (name := self.name.text().strip()) and self._profile is not None and name != self._profile.name:
            self._set(name=name)

    def _set_failover(self, **changes: object) -> None:
        if self._profile is not None:
            self._set(failover=self._profile.failover.model_copy(update=changes))

    def _set(self, **changes: object) -> None:
        if self._profile is not None and not self._showing:
            self.changed.emit(self._profile.name, self._profile.model_copy(update=changes))

    def _build(self) -> None:
        for _, words, _ in _POLICIES:
            self.policy.addItem(words)
        for _, words in _BREAKS:
            self.after_break.addItem(words)
        middle = QWidget()
        columns = QHBoxLayout(middle)
        columns.setContentsMargins(theme.Space.PAGE, 0, theme.Space.PAGE, theme.Space.PAGE)
        columns.setSpacing(theme.Space.PAGE)
        columns.addLayout(self._order_column(), 1)
        columns.addLayout(self._when_column(), 1)
        scroll = named(QScrollArea(widgetResizable=True), "Profile settings")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        right = QVBoxLayout()
        right.addLayout(self._head())
        right.addWidget(scroll, 1)
        right.addLayout(self._foot())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._side())
        layout.addLayout(right, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(204)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 16)
        heading = _label(theme.Use.NAME)
        heading.setText("Profiles")
        new = _button("New profile", "flat")
        new.clicked.connect(self.new_asked)
        column.addWidget(heading)
        column.addWidget(self.profiles, 1)
        column.addWidget(new)
        return side

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(theme.Space.PAGE, theme.Space.BUBBLE, theme.Space.PAGE, 0)
        self.name.setFont(theme.font(theme.Use.DIALOG_TITLE))
        note = _label(theme.Use.SMALL, "text2")
        note.setText("Changes apply at once")
        head.addWidget(self.name, 1)
        head.addWidget(note)
        head.addWidget(self.undo)
        return head

    def _order_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.Space.SIBLING)
        column.addWidget(_heading("Backends in order"))
        self.rows.setMinimumHeight(3 * theme.Size.ROW_BACKEND + 8)
        column.addWidget(self.rows, 1)
        buttons = QHBoxLayout()
        for button in (self.add, self.up, self.down, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        hint = _label(theme.Use.SMALL, "text2")
        hint.setText("Drag, or Alt+↑ Alt+↓. The box switches one off.")
        column.addLayout(buttons)
        column.addWidget(hint)
        column.addWidget(self._said)
        return column

    def _when_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.Space.SIBLING)
        column.addWidget(_heading("When does it move on?"))
        column.addWidget(self.policy)
        column.addWidget(self._policy_words)
        form = QFormLayout()
        form.setSpacing(theme.Space.SIBLING)
        waits = QHBoxLayout()
        waits.addWidget(self.wait)
        waits.addWidget(self.longer)
        form.addRow("Tries per backend", self.tries)
        form.addRow("Wait between tries", waits)
        form.addRow("First word within", self.first_word)
        form.addRow("Silence after", self.silence)
        form.addRow("After a break", self.after_break)
        column.addLayout(form)
        column.addWidget(_heading("Moves on when there is"))
        column.addWidget(self.chips)
        column.addStretch(1)
        return column

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.Space.PAGE, 0, theme.Space.PAGE, theme.Space.BUBBLE)
        words = _label(theme.Use.SMALL_NAME, "text2")
        words.setText("In words")
        foot.addWidget(words)
        foot.addWidget(self.summary)
        return foot


def named(widget: W, name: str) -> W:
    """The same widget with a name for screen readers."""
    widget.setAccessibleName(name)
    return widget


def _limit(name: str) -> QDoubleSpinBox:
    box = named(QDoubleSpinBox(maximum=3600, decimals=0, suffix=" s"), name)
    box.setSpecialValueText("automatic")
    return box


def _button(words: str, kind: str = "outlined") -> QPushButton:
    button = named(QPushButton(words), words)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    return button


def _heading(words: str) -> QLabel:
    label = _label(theme.Use.HEADING)
    label.setText(words)
    return label


def _label(use: theme.Use, tone: str = "") -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText)
    label.setFont(theme.font(use))
    label.setProperty("tone", tone)
    return label
