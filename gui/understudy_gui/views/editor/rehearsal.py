"""Rehearse: choose who fails and how, and watch what the profile would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_core.practice.rehearsal import SPEED, Moment, Part
from understudy_gui import theme
from understudy_gui.theme import Radius, Space, Use
from understudy_gui.views.editor.lanes import in_short, lanes
from understudy_gui.views.editor.timeline import LANE, Timeline
from understudy_gui.widgets.basics import Button, in_tab_order, label, scrolling
from understudy_gui.widgets.elided import ElidedLabel
from understudy_gui.widgets.fields import DropDown

_FRAME_MS = 40
_TIMELINE_COLUMN = 3
_NUMBER, _NAME, _CHOICE = 8, 120, 170
"""Widths of what stands before a lane, in pixels of the look."""
_MOST_ROWS = 4
_NOTE_FROM = 800
_BESIDE_FROM = 720
_AROUND = 300
"""What else stands above and below in a narrow window, in pixels."""
_SCALE = 28


class RehearsalPanel(QWidget):
    """`asked` hands over the names that take part and the part of each; `closed` that it is over."""

    asked = Signal(object, object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Rehearsal"))
        self._names: tuple[str, ...] = ()
        self._moments: list[Moment] = []
        self.parts: list[DropDown] = []
        self.result = label(use=Use.CONTROL, wraps=True)
        self._note = label(tr("Played by practice services: no cost, nothing is sent"), Use.SMALL, "text2")
        self.timeline = Timeline()
        self.close_ = Button(kind="icon", icon="close", name=tr("Close the rehearsal"))
        self.close_.clicked.connect(self.close_panel)
        self._watch = QElapsedTimer()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._draw)
        self._build()
        self.hide()

    def open_for(self, names: Sequence[str]) -> None:
        """Show the backends that take part, the first one busy, and play."""
        self.set_names(names)
        self.show()
        self._play()

    def set_names(self, names: Sequence[str]) -> None:
        """Another profile, or another order: who keeps a name keeps the part."""
        if tuple(names) == self._names:
            return
        kept = dict(zip(self._names, (part.currentIndex() for part in self.parts), strict=True))
        self._names = tuple(names)
        self._clear()
        for at, name in enumerate(self._names):
            usual = list(Part).index(Part.BUSY if at == 0 and not kept else Part.ANSWERS)
            self._add_row(at, name, kept.get(name, usual))
        in_tab_order([self.close_, *self.parts])
        self._place_timeline()
        self._moments.clear()
        self._draw()

    def play_again(self) -> None:
        """Play once more, when it is open."""
        if self.isVisible():
            self._play()

    def begin(self) -> None:
        """The services take their places."""
        self._moments.clear()
        self._watch.start()
        self._frames.start()
        self._draw()

    def show_moment(self, moment: Moment) -> None:
        """Something happened."""
        if not self._moments:
            self._watch.start()
        self._moments.append(moment)
        self._draw()

    def say(self, words: str) -> None:
        """Show why it could not be played."""
        self.result.setText(words)

    def end(self) -> None:
        """Nothing more happens."""
        self._frames.stop()
        if self._moments:
            self._draw()

    def close_panel(self) -> None:
        """Close and stop."""
        self._frames.stop()
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= theme.scaled(_NOTE_FROM))
        self._place_timeline()

    def _place_timeline(self) -> None:
        """Beside the parts, or where that is too narrow under each of them, over the whole width."""
        below = self.width() < theme.scaled(_BESIDE_FROM)
        self.timeline.set_below(below)
        rows = len(self._names)
        column = 0 if below else _TIMELINE_COLUMN
        self._grid.removeWidget(self.timeline)
        self._grid.addWidget(
            self.timeline, 0, column, rows + 1, _TIMELINE_COLUMN + 1 - column, Qt.AlignmentFlag.AlignTop
        )
        self.timeline.lower()
        where = Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter
        for row in range(rows):
            self._grid.setRowMinimumHeight(row, self.timeline.step)
            for part in range(_TIMELINE_COLUMN):
                if (item := self._grid.itemAtPosition(row, part)) is not None and item.widget() is not self.timeline:
                    item.setAlignment(where | Qt.AlignmentFlag.AlignLeading)
        most = max((self.window().height() - _AROUND) // self.timeline.step, 1) if below else _MOST_ROWS
        self._scroll.setFixedHeight(min(rows, most) * self.timeline.step + _SCALE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        theme.panel(QPainter(self), QRectF(self.rect()), colours.window, colours.border, Radius.ACCOUNT)

    def _play(self) -> None:
        if self._names:
            every = list(Part)
            self.asked.emit(self._names, tuple(every[part.currentIndex()] for part in self.parts))

    def _draw(self) -> None:
        running = self._frames.isActive() and bool(self._moments)
        last = self._moments[-1].at_s if self._moments else 0.0
        now = max(self._watch.elapsed() / 1000 * SPEED, last) if running else last
        self.timeline.show_lanes(lanes(self._names, self._moments), now)
        self.result.setText(in_short(self._moments))
        self.result.setAccessibleName(tr("Rehearsal: {text}", text=self.result.text()))

    def _clear(self) -> None:
        self.parts = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.timeline:
                widget.hide()
                widget.deleteLater()

    def _add_row(self, at: int, name: str, part: int) -> None:
        number, words = label(str(at + 1), tone="text2"), ElidedLabel(Use.NAME)
        words.setText(name)
        number.setFixedWidth(theme.scaled(_NUMBER) + Space.EDGE)
        words.setFixedWidth(theme.scaled(_NAME) + Space.EDGE)
        choice = DropDown(tr("{name} in the rehearsal", name=name))
        words.setBuddy(choice)
        choice.setFixedSize(theme.scaled(_CHOICE), LANE - 6)
        choice.addItems([tr(one.value) for one in Part])
        choice.setCurrentIndex(part)
        choice.activated.connect(self._play)
        self.parts.append(choice)
        for column, widget in enumerate((number, words, choice)):
            widget.setMinimumHeight(LANE - 6)
            self._grid.addWidget(widget, at, column)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.IN_CHIP)
        head.addWidget(label(tr("Rehearsal:"), Use.NAME), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.result, 1)
        head.addWidget(self._note)
        head.addWidget(self.close_)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(_TIMELINE_COLUMN - 1, theme.scaled(_CHOICE) + Space.EDGE)
        self._grid.setColumnStretch(_TIMELINE_COLUMN, 1)
        self._scroll = scrolling(inside, tr("Parts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BUBBLE, Space.SIBLING, Space.SIBLING, Space.SIBLING)
        column.setSpacing(Space.SIBLING)
        column.addLayout(head)
        column.addWidget(self._scroll)
