"""One backend of a profile: handle, place, monogram, name · model, its state in words, a switch and a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Radius, Size, Space, Use
from understudy_gui.views.editor.states import ShownRow
from understudy_gui.widgets.basics import Button, StateIcon, set_tone, stacked
from understudy_gui.widgets.elided import ElidedLabel, NameAndModel
from understudy_gui.widgets.switch import Switch

_HANDLE = 36
_NUMBER = 22


class BackendRow(QWidget):
    """Signals what is wished for it; the list does it. `key_pressed` offers keys to the list first."""

    switched = Signal(bool)
    menu_asked = Signal(QPoint)
    cure_asked = Signal()
    key_pressed = Signal(object)
    chosen = Signal()
    lifted = Signal(int)
    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(Size.ROW_BACKEND)
        self.place = 0
        self.is_chosen = False
        self._letters = ""
        self._grab: QPoint | None = None
        self.is_lifted = False
        self.title = NameAndModel()
        self._icon = StateIcon()
        self.words = ElidedLabel(Use.SMALL)
        self.cure = Button("", "link")
        self.cure.setFont(theme.font(Use.SMALL))
        self.switch = Switch("")
        self.more = Button(kind="icon", icon="more", name=tr("More"))
        self._build()
        self._connect()

    def show_row(self, row: ShownRow, place: int, count: int) -> None:
        """Show a backend at `place`, counted from 0."""
        self.place, self._letters = place, row.letters
        self.title.set_words(row.backend, row.model, quiet=not row.enabled)
        self._icon.set_state(row.state.state)
        self.words.setText(row.state.words)
        set_tone(self.words, row.state.state.value)
        self.cure.set_words(row.state.cure)
        self.cure.setVisible(bool(row.state.cure))
        self.cure.setAccessibleName(f"{row.state.cure} {row.backend}")
        self.switch.show_state(row.enabled)
        self.switch.setAccessibleName(tr("{backend} takes part", backend=row.backend))
        self.switch.setToolTip(tr("Switch off") if row.enabled else tr("Switch on"))
        self.more.setAccessibleName(tr("Menu of {backend}", backend=row.backend))
        model = f" · {row.model}" if row.model else ""
        self.setAccessibleName(
            tr("{place} of {count}: {backend}{model}", place=place + 1, count=count, backend=row.backend, model=model)
        )
        self.setAccessibleDescription(row.state.words)
        self.setToolTip(f"{row.backend}{model}\n{row.state.words}")
        self.update()

    @property
    def focus_parts(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches here, in order."""
        return self, self.cure, self.switch, self.more

    def set_chosen(self, chosen: bool) -> None:
        """Mark the row that keys and buttons act on."""
        self.is_chosen = chosen
        self.update()

    def _build(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(6)
        for part in (self._icon, self.words, self.cure):
            state.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        state.addStretch(1)
        words = stacked(self.title, spacing=0)
        words.addLayout(state)
        words.setContentsMargins(0, 10, 0, 10)
        row = QHBoxLayout(self)
        row.setContentsMargins(_HANDLE + _NUMBER + Size.MONOGRAM + 3, 0, 6, 0)
        row.setSpacing(Space.SIBLING)
        row.addSpacing(Space.SIBLING)
        row.addLayout(words, 1)
        row.addWidget(self.switch)
        row.addWidget(self.more)

    def _connect(self) -> None:
        self.switch.toggled.connect(self.switched)
        self.more.clicked.connect(lambda: self.menu_asked.emit(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.cure.clicked.connect(self.cure_asked)
        for part in (self.switch, self.more, self.cure):
            part.installEventFilter(self)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(360, Size.ROW_BACKEND)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.chosen.emit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _has_alt(event):
            event.ignore()
            self.key_pressed.emit(event)
            return event.isAccepted()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.chosen.emit()
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grab = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            return
        at = event.position().toPoint()
        if not self.is_lifted and (at - self._grab).manhattanLength() >= QApplication.startDragDistance():
            self.is_lifted = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.lifted.emit(self._grab.y())
        if self.is_lifted:
            self.dragged.emit(self.mapToParent(at).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grab = None
        if self.is_lifted:
            self.put_down()
            self.dropped.emit()

    def put_down(self) -> None:
        """No longer follow the mouse."""
        self.is_lifted, self._grab = False, None
        self.unsetCursor()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        if self.is_lifted:
            theme.panel(painter, QRectF(self.rect()), colours.raised, colours.accent, Radius.CARD)
        elif self.is_chosen:
            theme.panel(painter, QRectF(self.rect()), colours.soft, colours.accent, Radius.CARD, Size.FOCUS_RING)
        middle = self.height() / 2
        theme.draw(painter, QRectF(8, middle - 8, 16, 16), "drag", colours.text2)
        painter.setPen(QColor(colours.text2))
        painter.setFont(theme.tabular(theme.font(Use.BUTTON)))
        number = QRectF(_HANDLE - 8, 0, _NUMBER, self.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.place + 1))
        tile = QRectF(_HANDLE + _NUMBER + 2, middle - Size.MONOGRAM / 2, Size.MONOGRAM, Size.MONOGRAM)
        theme.monogram(painter, tile, self._letters)


def _has_alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
