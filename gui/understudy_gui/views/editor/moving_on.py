"""When does it move on? Policy, tries, waits, limits, what happens after a break, and the chips."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from understudy_core.language import marked, tr
from understudy_core.library import SavedProfile
from understudy_core.pace import Pace
from understudy_core.profiles import MAX_RETRIES, FailoverSettings, Policy
from understudy_gui import theme
from understudy_gui.theme import Size, Space, Use
from understudy_gui.views.editor.statuses import StatusChips
from understudy_gui.widgets.basics import label
from understudy_gui.widgets.check_box import CheckBox
from understudy_gui.widgets.fields import DropDown, NumberField
from understudy_gui.widgets.flow import FlowLayout

POLICIES = (
    (Policy.FAILOVER, marked("In order"), marked("Always begins at the top and goes down the list.")),
    (
        Policy.ROUNDROBIN,
        marked("Taking turns"),
        marked("Each message begins with the next one, so all share the work."),
    ),
)
BREAKS = (
    (
        "restart",
        marked("Start again below"),
        marked("What was written stays visible; the next one answers anew below it."),
    ),
    (
        "ask",
        marked("Ask what to do"),
        marked("You choose: go on with the next one, start over, or keep what is there."),
    ),
    ("keep", marked("Keep what is there"), marked("The reply ends where it broke, and says so.")),
)
_LABELS = 150


class MovingOn(QWidget):
    """`changed` hands over changed fields of the profile, `failover_changed` of its failover settings."""

    changed = Signal(object)
    failover_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.policy, self._policy_words = DropDown(tr("Policy")), label(use=Use.SMALL, tone="text2", wraps=True)
        self.tries = NumberField(tr("Tries per backend"), MAX_RETRIES, least=1)
        self.wait = NumberField(tr("Wait between tries"), 60, decimals=1)
        self.longer = CheckBox(tr("wait longer each time"))
        self.first_word = NumberField(tr("First word within"), 3600, decimals=1, word_for_least=tr("auto"))
        self.silence = NumberField(tr("Silence after"), 3600, decimals=1, word_for_least=tr("auto"))
        self._limit_words = label(use=Use.SMALL, tone="text2", wraps=True)
        self.after_break, self._break_words = (
            DropDown(tr("After a break")),
            label(use=Use.SMALL, tone="text2", wraps=True),
        )
        self.sticky = CheckBox(tr("Keep a conversation with the one that answered it"))
        self.chips = StatusChips()
        self._build()
        self._connect()

    def show_profile(self, profile: SavedProfile) -> None:
        """Show the settings of a profile."""
        settings = profile.failover
        self.policy.setCurrentIndex([policy for policy, _, _ in POLICIES].index(profile.policy))
        self._policy_words.setText(tr(POLICIES[self.policy.currentIndex()][2]))
        self.tries.show_value(settings.retry_count)
        self.wait.show_value(settings.retry_delay_ms / 1000)
        self.longer.show_state(settings.backoff == "exponential")
        self.first_word.show_value(settings.first_token_timeout_s or 0)
        self.silence.show_value(settings.stall_timeout_s or 0)
        self._limit_words.setText(limits_in_words(settings))
        self._limit_words.setVisible(bool(self._limit_words.text()))
        self.after_break.setCurrentIndex([value for value, _, _ in BREAKS].index(settings.mid_stream))
        self._break_words.setText(tr(BREAKS[self.after_break.currentIndex()][2]))
        self.sticky.show_state(profile.sticky == "conversation")
        self.chips.set_settings(settings)

    def _connect(self) -> None:
        change = self.failover_changed.emit
        self.policy.activated.connect(lambda at: self.changed.emit({"policy": POLICIES[at][0]}))
        self.tries.valueChanged.connect(lambda value: change({"retry_count": int(value)}))
        self.wait.valueChanged.connect(lambda value: change({"retry_delay_ms": round(value * 1000)}))
        self.longer.toggled.connect(lambda on: change({"backoff": "exponential" if on else "fixed"}))
        self.first_word.valueChanged.connect(lambda value: change({"first_token_timeout_s": value or None}))
        self.silence.valueChanged.connect(lambda value: change({"stall_timeout_s": value or None}))
        self.after_break.activated.connect(lambda at: change({"mid_stream": BREAKS[at][0]}))
        self.sticky.toggled.connect(lambda on: self.changed.emit({"sticky": "conversation" if on else "none"}))
        self.chips.changed.connect(self.failover_changed)

    def _build(self) -> None:
        for _, words, _ in POLICIES:
            self.policy.addItem(tr(words))
        for _, words, _ in BREAKS:
            self.after_break.addItem(tr(words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        heading = label(tr("When does it move on?"), Use.HEADING)
        heading.setBuddy(self.policy)
        column.addWidget(heading)
        column.addWidget(self.policy)
        column.addWidget(self._policy_words)
        column.addSpacing(Space.SIBLING)
        column.addLayout(self._form())
        column.addSpacing(Space.BUBBLE)
        column.addWidget(label(tr("Moves on when there is"), Use.NAME))
        column.addWidget(self.chips)

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(Space.SIBLING)
        form.setVerticalSpacing(6)
        form.setColumnMinimumWidth(0, theme.scaled(_LABELS))
        form.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget], ...] = (
            (tr("Tries per backend"), _line(self.tries)),
            (tr("Wait between tries"), _line(_with_unit(self.wait), self.longer)),
            (
                tr("First word within"),
                _line(_with_unit(self.first_word), _with_unit(self.silence, tr("silence after"))),
            ),
            ("", self._limit_words),
            (tr("After a break"), self.after_break),
            ("", self._break_words),
        )
        for at, (words, field) in enumerate(lines):
            if words:
                name = _said(words, "")
                name.setBuddy(field.findChild(NumberField) or field)
                form.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(field, at, 1)
        form.addWidget(self.sticky, len(lines), 0, 1, 2)
        return form


def limits_in_words(settings: FailoverSettings) -> str:
    """What an automatic limit means; empty when both are chosen."""
    if settings.first_token_timeout_s is not None and settings.stall_timeout_s is not None:
        return ""
    cloud, thinking, local = (pace.value for pace in (Pace.CLOUD, Pace.REASONING, Pace.LOCAL))
    if settings.first_token_timeout_s is None:
        return tr(
            "Automatic: {cloud:g} s, {thinking:g} s for models that think, {local:g} s on this computer.",
            cloud=cloud[0],
            thinking=thinking[0],
            local=local[0],
        )
    return tr(
        "Silence, automatic: {cloud:g} s, {thinking:g} s for models that think or are on this computer.",
        cloud=cloud[1],
        thinking=thinking[1],
    )


def _line(*widgets: QWidget) -> QWidget:
    """Widgets side by side, in two lines where one is too narrow."""
    holder = QWidget()
    flow = FlowLayout(holder, Space.SIBLING)
    for widget in widgets:
        flow.addWidget(widget)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def _said(words: str, tone: str = "text2") -> QLabel:
    made = label(words, tone=tone)
    made.setMinimumHeight(Size.FIELD)
    return made


def _with_unit(field: QWidget, before: str = "") -> QWidget:
    """A field of seconds that stays together with its words."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, Space.SIBLING, 0)
    row.setSpacing(Space.SIBLING)
    if before:
        row.addWidget(_said(before))
    row.addWidget(field)
    row.addWidget(_said("s", ""))
    return holder
