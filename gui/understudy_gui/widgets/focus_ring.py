"""The ring around the control that the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QWidget,
)

from understudy_gui import theme
from understudy_gui.widgets.keyboard import OUTSIDE

_KEY, _MOUSE = QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress


class FocusRing(QObject):
    """One ring for the whole application; shown while the keyboard, not the mouse, moves the focus.

    Widgets that paint themselves in Python paint their own ring, unless their property `ring` says `OUTSIDE`.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._by_keyboard = False
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())  # the first window may have been there before

    @property
    def around(self) -> QWidget | None:
        """What has the ring at this moment."""
        return self._frame.widget() if self._frame is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _KEY:
            self._by_keyboard = True
        elif event.type() == _MOUSE:
            self._by_keyboard = False
            self._show_around(None)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._show_around(ringed(now) if now is not None and self._by_keyboard else None)

    def _show_around(self, widget: QWidget | None) -> None:
        if self._frame is not None:
            self._frame.setWidget(None)  # type: ignore[arg-type]
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        if widget is not None:
            self._frame = _Frame(widget)
            self._frame.surround(widget)


class _Frame(QFocusFrame):
    """Qt cuts the inside out of its frames, and with it the round corners of a ring: so the whole frame is kept."""

    def surround(self, widget: QWidget) -> None:
        """Stand around a widget from now on."""
        self.setWidget(widget)
        self.clearMask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        taken = super().eventFilter(watched, event)
        self.clearMask()
        return taken

    def paintEvent(self, event: QPaintEvent) -> None:
        radius = theme.Radius.CONTROL + theme.Size.FOCUS_RING
        theme.ring(QPainter(self), QRectF(self.rect()), theme.current().colours.accent, radius)


def ringed(focused: QWidget) -> QWidget | None:
    """The widget that gets the ring when `focused` has the focus; None where nothing is to be drawn around it."""
    for widget in (focused, focused.parentWidget()):
        if widget is not None and widget.property("ring") == OUTSIDE:
            return widget
    standard = isinstance(focused, QAbstractButton | QLineEdit | QComboBox)
    return focused if standard and not _paints_itself(focused) else None


def _paints_itself(widget: QWidget) -> bool:
    return any("paintEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("understudy"))
