"""The backends of a profile in order: moved by dragging, by keys, and by each row's menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from understudy_core.editing import moved
from understudy_core.language import marked, tr
from understudy_core.library import Row
from understudy_gui import theme
from understudy_gui.theme import Motion, Radius, Size, Space
from understudy_gui.views.editor.menus import row_menu
from understudy_gui.views.editor.row import BackendRow
from understudy_gui.views.editor.states import ShownRow
from understudy_gui.widgets.basics import label
from understudy_gui.widgets.spoken import announce

_FAR = 10_000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}
_LINE = 2
NOBODY = marked("Nobody is on the list yet. The first one added goes first.")


class BackendRows(QWidget):
    """`changed` hands over the rows as they should be and a word for the change; `asked` what else is wished."""

    changed = Signal(object, str)
    asked = Signal(str, str)
    announced = Signal(str)
    reached = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Backends in order"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.current = 0
        self.widgets: list[BackendRow] = []
        self._rows: tuple[Row, ...] = ()
        self._shown: tuple[ShownRow, ...] = ()
        self._grab = 0
        self._target: int | None = None
        self._nobody = label(tr(NOBODY), theme.Use.CONTROL, "text2", wraps=True)
        self._nobody.setParent(self)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line = _LandingLine(self)
        theme.current().changed.connect(self.update)

    def set_rows(self, rows: Sequence[Row], shown: Sequence[ShownRow]) -> None:
        """Show these rows; the place that was chosen stays chosen."""
        if tuple(rows) != self._rows:
            self._cancel_drag()
        self._rows, self._shown = tuple(rows), tuple(shown)
        while len(self.widgets) < len(shown):
            self.widgets.append(self._new_row())
        while len(self.widgets) > len(shown):
            gone = self.widgets.pop()
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(shown):
            self.widgets[place].show_row(row, place, len(shown))
        self._nobody.setVisible(not shown)
        self.choose(min(self.current, len(shown) - 1))
        self.updateGeometry()
        self._arrange()

    @property
    def focus_parts(self) -> list[QWidget]:
        """What the Tab key reaches in the rows, in order."""
        return [part for row in self.widgets for part in row.focus_parts]

    def choose(self, place: int) -> None:
        """Mark the row that keys and buttons act on."""
        self.current = max(place, 0)
        for widget in self.widgets:
            widget.set_chosen(widget.place == self.current)

    def move_by(self, step: int) -> None:
        """Move the chosen row up (negative) or down, as far as it goes."""
        if self._rows:
            self._move(self.current, min(max(self.current + step, 0), len(self._rows) - 1))

    def remove_chosen(self) -> None:
        """Take the chosen row out of the profile; the backend itself stays for other profiles."""
        if self._rows:
            at = self.current
            self.changed.emit((*self._rows[:at], *self._rows[at + 1 :]), marked("remove"))
            if self.widgets:
                self.widgets[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def switch(self, place: int, on: bool) -> None:
        """Let a row take part, or not."""
        row = self._rows[place].model_copy(update={"enabled": on})
        self.changed.emit((*self._rows[:place], row, *self._rows[place + 1 :]), marked("switch"))

    def sizeHint(self) -> QSize:
        return QSize(360, max(len(self.widgets), 1) * Size.ROW_BACKEND)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        theme.panel(painter, QRectF(self.rect()), colours.raised, colours.border, Radius.CARD)
        for place in range(1, len(self.widgets)):
            painter.fillRect(1, place * Size.ROW_BACKEND, self.width() - 2, 1, QColor(colours.border))

    def open_menu(self, place: int, where: QPoint) -> QMenu:
        """Show what can be done with a row."""
        self.choose(place)
        row, count = self._rows[place], len(self._rows)
        acts: dict[str, Callable[[], None]] = {
            "up": lambda: self.move_by(-1),
            "down": lambda: self.move_by(1),
            "first": lambda: self.move_by(-_FAR),
            "last": lambda: self.move_by(_FAR),
            "switch": lambda: self.switch(place, not row.enabled),
            "remove": self.remove_chosen,
        }
        missing = not self.widgets[place].title.has_rest
        menu = row_menu(self, place, count, self._shown[place], missing)
        menu.chosen.connect(lambda name: acts[name]() if name in acts else self.asked.emit(name, row.backend))
        menu.popup(where)
        return menu

    def _new_row(self) -> BackendRow:
        row = BackendRow(self)
        row.switched.connect(lambda on: self.switch(row.place, on))
        row.menu_asked.connect(lambda where: self.open_menu(row.place, where))
        row.cure_asked.connect(lambda: self.asked.emit("cure", self._rows[row.place].backend))
        row.key_pressed.connect(lambda event: self._key(row, event))
        row.chosen.connect(lambda: self.choose(row.place))
        row.lifted.connect(lambda at: self._lift(row, at))
        row.dragged.connect(lambda y: self._drag(row, y))
        row.dropped.connect(lambda: self._drop(row))
        row.show()
        return row

    def _key(self, row: BackendRow, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and row.is_lifted:
            self._cancel_drag()
            self._arrange()
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.choose(row.place)
            self.move_by(step)
        elif step is not None:
            at = min(max(row.place + step, 0), len(self.widgets) - 1)
            self.widgets[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        elif event.key() == Qt.Key.Key_Space:
            row.switch.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit("edit", self._rows[row.place].backend)
        else:
            return
        event.accept()

    def _move(self, at: int, to: int) -> None:
        if at == to:
            return
        name = self._rows[at].backend
        self.current = to
        self.changed.emit(moved(self._rows, at, to), marked("move"))
        if to < len(self.widgets):
            self.widgets[to].setFocus(Qt.FocusReason.OtherFocusReason)
            self.reached.emit(self.widgets[to])
        words = tr("{name} moved to position {to} of {count}", name=name, to=to + 1, count=len(self._rows))
        announce(self, words)
        self.announced.emit(words)

    def _lift(self, row: BackendRow, at: int) -> None:
        self._grab = at
        row.raise_()
        self._line.raise_()

    def _drag(self, row: BackendRow, y: int) -> None:
        top = min(max(y - self._grab, 0), self.height() - Size.ROW_BACKEND)
        row.move(0, top)
        self.reached.emit(row)
        self._target = min(max((top + Size.ROW_BACKEND // 2) // Size.ROW_BACKEND, 0), len(self._rows) - 1)
        edge = self._target + (1 if self._target > row.place else 0)
        self._line.show_at(edge * Size.ROW_BACKEND, self.width(), self.height(), self._target != row.place)

    def _drop(self, row: BackendRow) -> None:
        target, place = self._target, row.place
        from_ = row.y()
        self._cancel_drag()
        if target is not None and target != place:
            self._move(place, target)
            self._settle(self.widgets[target], from_)
        else:
            self._settle(row, from_)

    def _settle(self, row: BackendRow, from_: int) -> None:
        end = QPoint(0, row.place * Size.ROW_BACKEND)
        if theme.current().reduced_motion:
            row.move(end)
            return
        glide = QPropertyAnimation(row, b"pos", self)
        glide.setDuration(Motion.ROW)
        glide.setStartValue(QPoint(0, from_))
        glide.setEndValue(end)
        glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        glide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _cancel_drag(self) -> None:
        self._target = None
        self._line.hide()
        for widget in self.widgets:
            widget.raise_()  # a lifted row stood before the others, also for screen readers
            if widget.is_lifted:
                widget.put_down()

    def _arrange(self) -> None:
        for place, widget in enumerate(self.widgets):
            if not widget.is_lifted:
                widget.setGeometry(0, place * Size.ROW_BACKEND, self.width(), Size.ROW_BACKEND)
        self._nobody.setGeometry(self.rect().adjusted(Space.EDGE, 0, -Space.EDGE, 0))


class _LandingLine(QWidget):
    """Shows where a lifted row would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int, width: int, height: int, lands: bool) -> None:
        """Stand at the edge `y`, kept inside the list; hidden where nothing would change."""
        self.setGeometry(0, min(max(y - _LINE // 2, 0), height - _LINE), width, _LINE)
        self.setVisible(lands)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.current().colours.accent))
