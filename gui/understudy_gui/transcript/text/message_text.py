"""The text of one message: painted by hand, selected with the mouse, read by a screen reader."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from understudy_core.language import tr
from understudy_gui.plain_sight import shown_address
from understudy_gui.theme.tokens import Radius
from understudy_gui.transcript.formulas.press import press
from understudy_gui.transcript.stint import Stint
from understudy_gui.transcript.text.blocks import Block
from understudy_gui.transcript.text.clicks import Clicks
from understudy_gui.transcript.text.code_buttons import CodeButtons
from understudy_gui.transcript.text.column import Column
from understudy_gui.transcript.text.keeper import Alone, Keeper, copy, takes
from understudy_gui.transcript.text.lexers import lexers
from understudy_gui.transcript.text.link_focus import LinkFocus
from understudy_gui.transcript.text.links import Link
from understudy_gui.transcript.text.look import Look
from understudy_gui.transcript.text.menu import menu_of
from understudy_gui.transcript.text.paint import paint_column, ring
from understudy_gui.transcript.text.selection import find, line_of, paragraph_at, selected_text, word_at
from understudy_gui.transcript.text.sideways import SidewaysBars
from understudy_gui.transcript.text.span import END, START, Place, Selection
from understudy_gui.transcript.text.stops import Stop, Stops, leave
from understudy_gui.widgets.keyboard import BY_KEYBOARD
from understudy_gui.widgets.spoken import announce

MOST_SPOKEN = 10_000
"""So many characters of a message are handed to a screen reader."""


class MessageText(QLabel):
    """Blocks of text. A label by kind, so that assistive programs take it for readable text."""

    link_activated = Signal(str, str)
    """A link is to be opened: its words and its address."""
    link_hovered = Signal(str)
    whole_needed = Signal()
    """Something is to be done with the whole text, of which only a part may be here yet."""
    outdated = Signal()
    """Formulas or colours can be had that the text waited for: it must be laid out again."""

    def __init__(self, look: Look, parent: QWidget | None = None, dim: bool = False) -> None:
        super().__init__(parent)
        self.column = Column(look, dim)
        self.selection: Selection | None = None
        self.keeper: Keeper = Alone(self)
        """Who is told what the mouse and the keys do here."""
        self._is_pressed = False
        self._clicks = Clicks()
        self._pressed_link: Link | None = None
        self._told = ""
        self._links = LinkFocus(self.column)
        self.shows_focus = False
        self._bars = SidewaysBars(self.column, self, self.update)
        self._code = CodeButtons(self.column, self)
        self._stops = Stops(self.column, self._links, self._code, self._bars)
        press().ready.connect(self._take_formulas)
        lexers().ready.connect(self.outdated)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_blocks(self, done: Sequence[Block], pending: Sequence[Block] = (), unchanged: int = 0) -> None:
        """Show these blocks; the first `unchanged` are as they were."""
        before = len(self.column.entries)
        self.column.set_blocks(done, pending, unchanged)
        if self.selection is not None and before > len(self.column.entries) <= self.selection.first.block:
            self.keeper.clear()  # what was selected was taken back
        self._links.check()
        self.update()

    def set_spoken(self, speaker: str, text: str) -> None:
        """What a screen reader says for this text."""
        shown = text if len(text) <= MOST_SPOKEN else f"{text[:MOST_SPOKEN]} …"
        self.setAccessibleName(f"{speaker}: {shown}")

    def lay_out(self, width: int) -> int:
        """Take this width; returns the height, guessed where nobody has looked yet."""
        self.column.set_width(width)
        return round(self.column.height())

    def realize(self, top: float, bottom: float, still: float = 0.0, stint: Stint | None = None) -> bool:
        """Lay out what stands between two heights, as `Column.realize` does; True if the height changed."""
        changed = self.column.realize(top, bottom, still, stint)
        if self.column.take_news():
            self.update()
        self._bars.refresh(top, bottom)
        self._code.refresh(top, bottom)
        return changed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_column(painter, self.column, QRectF(event.rect()), self.selection, self.isActiveWindow())
        self.paint_focus(painter)

    def paint_focus(self, painter: QPainter) -> None:
        """Paint the ring around the link that the keyboard is on.

        Who is around the text paints it too, for its part that stands outside; here it is above the grounds of cells.
        """
        for box in self._links.boxes() if self.hasFocus() else ():
            ring(painter, box, self.column.look.colours.accent, Radius.LINK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self.column.place_at(event.position())
        self._links.clear()
        self._pressed_link = self.column.link_at(event.position())
        if self._clicks.is_third(event):
            self.keeper.select(self, paragraph_at(self.column, place))
            return
        self._is_pressed = True
        self.keeper.press(self, place, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_pressed and event.buttons() & Qt.MouseButton.LeftButton:
            self.keeper.drag(self, event.globalPosition().toPoint())
            return
        over_link = self.column.link_at(event.position())
        self._tell(over_link)
        over_text = self.rect().contains(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.IBeamCursor
        self.setCursor(shape if over_text else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        self._tell(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._is_pressed = self._is_pressed, False
        self.keeper.release()
        same = pressed and not self.keeper.has_selection
        if same and self._pressed_link and self._pressed_link == self.column.link_at(event.position()):
            self._open(self._pressed_link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._clicks.count(event)
        self.keeper.select(self, word_at(self.column, self.column.place_at(event.position())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if takes(self.keeper, event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._links.link is not None:
            self._open(self._links.link)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        sideways = delta.x() if delta.x() else delta.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        if not sideways or not self._bars.push(self.column.index_at(event.position().y()), -sideways):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self._links.clear()
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._enter_last()
            if not self.hasFocus():
                return
        self._show_focus(event.reason() in BY_KEYBOARD)
        super().focusInEvent(event)
        self._show_link()

    def step(self, forward: bool) -> bool:
        """Go to what stands next in the text, or before; False if the keyboard has to leave the text."""
        focused = QApplication.focusWidget()
        at = self._stops.of(focused) if focused is not None else None
        if at is None and not forward:
            return False
        to = self._stops.beside(at, forward)
        if to is None and forward:
            return leave(self)
        self._go(to)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt enters the text from below at its last button or bar, though a link may stand below that."""
        taken = super().eventFilter(watched, event)
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._enter_last()
        return taken

    def _enter_last(self) -> None:
        """The keyboard comes from what stands below."""
        self._go(self._stops.beside(None, forward=False))

    def _go(self, to: Stop | None) -> None:
        """Take the keyboard there, or to the text as a whole."""
        widget = self._stops.widget(to) if to is not None else None
        if widget is not None:
            self._links.clear()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if to is None:
            self._links.clear()
        else:
            self._links.enter(to.index, to.nth)
        if self.hasFocus():
            self._show_focus(True)
            self._show_link()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_box(self) -> QRect:
        """Where the keyboard is: at a link, or on the whole text."""
        boxes = self._links.boxes()
        if not boxes:
            return self.rect()
        return boxes[0].united(boxes[-1]).toAlignedRect()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_focus(False)
        self._tell(None)
        self.setAccessibleDescription("")
        self.keeper.leave(event.reason())
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell_target(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and takes(self.keeper, event):
            return True
        if event.type() in {QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate} and self.selection is not None:
            self.update()
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        link = self._links.link if by_key else self.column.link_at(QPointF(event.pos()))
        below = self.mapToGlobal(self.focus_box().bottomLeft())
        menu_of(self, link).popup(below if by_key and link else event.globalPos())

    def selected_text(self) -> str:
        """What is selected of this text, or an empty one."""
        if self.selection is None:
            return ""
        if self.selection.last == END:
            self.whole_needed.emit()
        return selected_text(self.column, self.selection)

    def show_selection(self, selection: Selection | None) -> None:
        """Show what is selected."""
        if selection != self.selection:
            self.selection = selection
            self.update()

    def show_found(self, words: str, nth: int) -> tuple[int, float] | None:
        """Mark the `nth` place of these words, or the last; returns its block and how far below its top it stands."""
        self.whole_needed.emit()
        found = find(self.column, words, nth)
        self.keeper.select(self, found)
        return line_of(self.column, found.first) if found is not None else None

    def copy_selection(self) -> None:
        """Put on the clipboard what is selected, here and in other messages."""
        copy(self.keeper)

    def place_at(self, where: QPoint) -> Place:
        """The place nearest to a global point."""
        return self.column.place_at(QPointF(self.mapFromGlobal(where)))

    def end(self) -> Place:
        """The place behind the last letter."""
        last = len(self.column.entries) - 1
        return Place(last, self.column.document(last).characterCount() - 1) if last >= 0 else START

    def select_all(self) -> None:
        """Select the whole text, and nothing else."""
        self.whole_needed.emit()
        self.keeper.select(self, Selection(START, self.end()))

    def _take_formulas(self) -> None:
        if self.column.forget_waiting():
            self.outdated.emit()

    def _show_focus(self, shown: bool) -> None:
        """The ring has no room on the text itself, so the message around it paints it."""
        self.shows_focus = shown and self._links.link is None
        around = self.parentWidget()
        if around is not None:
            around.update()

    def _show_link(self) -> None:
        """Bring the link that the keyboard is on into its room, say where it leads, and to screen readers its words."""
        index, by = self._links.beyond()
        if by and not self._bars.push(index, by):
            self.column.entries[index].shift += by
        around = self.parentWidget()
        (around if around is not None else self).update()
        self._tell(None)
        link = self._links.link
        if link is None:
            self.setAccessibleDescription("")
            return
        words = tr("Link: {words}. It leads to {address}", words=link.words, address=shown_address(link.address))
        self.setAccessibleDescription(words)
        announce(self, words)

    def _tell(self, hovered: Link | None) -> None:
        """Have the corner show where a link leads: the one under the mouse, else the one that the keyboard is on."""
        link = hovered or (self._links.link if self.hasFocus() else None)
        address = shown_address(link.address) if link is not None else ""
        if address != self._told:
            self._told = address
            self.link_hovered.emit(address)

    def _open(self, link: Link) -> None:
        self.link_activated.emit(link.words, link.address)

    def _tell_target(self, event: QHelpEvent) -> None:
        link = self.column.link_at(QPointF(event.pos()))
        if link is None:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), f"<qt>{html.escape(shown_address(link.address))}</qt>", self)
