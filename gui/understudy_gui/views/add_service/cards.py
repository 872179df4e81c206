"""The services as cards with a search; the last card is for any other address."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_core.providers.catalogue import OTHER, Known
from understudy_gui import theme
from understudy_gui.theme import Radius, Size, Space, Use
from understudy_gui.widgets.basics import Button, as_read, label, named, scrolling
from understudy_gui.widgets.elided import write
from understudy_gui.widgets.marked_field import MarkedField

_COLUMNS = 2
_PAD = 12
_NARROWEST = 190
"""The least width of a card, in pixels of the look."""


class ServiceCards(QWidget):
    """`chosen` hands over a service; `taken` says that it was clicked on, or chosen by Enter, and is meant."""

    chosen = Signal(object)
    taken = Signal()

    def __init__(self, services: Sequence[Known]) -> None:
        super().__init__()
        hint = tr("Search {count} services", count=len(services))
        self.search = named(MarkedField("search", hint, tr("Search"), clears=True), tr("Search services"))
        names = [known.name for known in services]
        self.cards = [ServiceCard(known, theme.initials(known.name, names)) for known in services]
        self.nothing = label(tone="text2", wraps=True)
        self.clear = Button(tr("Clear search"), "link")
        self._grid = QGridLayout()
        self._columns = _COLUMNS
        self._build()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_first)
        self.clear.clicked.connect(self.search.clear)
        for card in self.cards:
            card.toggled.connect(lambda on, known=card.known: self.chosen.emit(known) if on else None)
            card.taken.connect(self.taken)
            card.toggled.connect(self._let_tab_in)
        self._filter("")

    def choose(self, service: str) -> None:
        """Choose a service by its id."""
        for card in self.cards:
            if card.known.id == service:
                card.setChecked(True)
                self._scroll.ensureWidgetVisible(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two cards have no room beside each other, they stand one under the other."""
        super().resizeEvent(event)
        columns = _COLUMNS if self.width() >= _COLUMNS * theme.scaled(_NARROWEST + _PAD) else 1
        if columns != self._columns:
            self._columns = columns
            QTimer.singleShot(0, self, lambda: self._filter(self.search.text()))  # not within the layout that runs now

    def _filter(self, typed: str) -> None:
        meant = [card for card in self.cards if _matches(card.known, typed)]
        found = [card for card in self.cards if card in meant or card.known.id == OTHER]
        for card in self.cards:
            self._grid.removeWidget(card)
            card.setVisible(card in found)
        self._grid.setColumnStretch(1, self._columns - 1)
        for at, card in enumerate(found):
            self._grid.addWidget(card, at // self._columns, at % self._columns)
        self._let_tab_in()
        nothing = not meant
        self.nothing.setText(
            tr("Nothing found for “{all}”. Any OpenAI-compatible address can be added by hand.", all=typed.strip())
        )
        self.nothing.setVisible(nothing)
        self.clear.setVisible(nothing)

    def _let_tab_in(self) -> None:
        """Tab leads to the chosen card, or to the first one while that is not among those found; arrows go on."""
        found = [card for card in self.cards if not card.isHidden()]
        entrance = next((card for card in found if card.isChecked()), found[0])
        for card in self.cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is entrance else Qt.FocusPolicy.ClickFocus)

    def _take_first(self) -> None:
        shown = [card for card in self.cards if not card.isHidden()]
        if shown and self.search.text().strip():
            shown[0].setChecked(True)
            self.taken.emit()

    def _build(self) -> None:
        self._grid.setSpacing(Space.SIBLING + 2)
        self._grid.setColumnStretch(0, 1)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, Space.SIBLING, 0)
        lines.addWidget(self.nothing)
        lines.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(self._grid)
        lines.addStretch(1)
        self._scroll = scrolling(inside, tr("Services"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.EDGE)
        column.addWidget(self.search)
        column.addWidget(self._scroll, 1)


class ServiceCard(QRadioButton):
    """One service: a radio button to screen readers and arrow keys, drawn as a card. A click or Enter takes it."""

    taken = Signal()

    def __init__(self, known: Known, letters: str) -> None:
        super().__init__()
        self.known = known
        self._letters = letters
        self.setAccessibleName(f"{known.title}, {tr(known.hint)}")
        self.setFixedHeight(Size.CARD_SERVICE)
        self.setMinimumWidth(theme.scaled(_NARROWEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{known.title}: {tr(known.hint)}")
        theme.current().changed.connect(self.update)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.isChecked() and self.rect().contains(event.position().toPoint()):
            self.taken.emit()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(220), Size.CARD_SERVICE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().colours
        box = QRectF(self.rect())
        is_other = self.known.id == OTHER
        if self.isChecked():
            theme.panel(painter, box, colours.soft, colours.accent, Radius.CARD, Size.FOCUS_RING)
        elif is_other:
            self._paint_dashed(painter, box)
        else:
            ground = colours.sunken if self.underMouse() else colours.raised
            theme.panel(painter, box, ground, colours.border, Radius.CARD)
        if self.hasFocus():
            theme.ring(painter, box.adjusted(3, 3, -3, -3), colours.accent, Radius.CARD - 3)
        tile = as_read(self, QRectF(_PAD, (self.height() - Size.MONOGRAM) / 2, Size.MONOGRAM, Size.MONOGRAM))
        theme.monogram(painter, tile, "" if is_other else self._letters)
        if is_other:
            theme.draw(painter, tile.adjusted(8, 8, -8, -8), "link", colours.text)
        left = _PAD + Size.MONOGRAM + 10
        room = as_read(self, QRectF(left, self.height() // 2 - 20, self.width() - left - _PAD, 20)).toRect()
        write(painter, room, self.known.title, Use.NAME, colours.text)
        write(painter, room.translated(0, 20), tr(self.known.hint), Use.SMALL, colours.text2)

    def _paint_dashed(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.current().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.control), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.sunken) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD)


def _matches(known: Known, typed: str) -> bool:
    words = typed.lower().split()
    said = f"{known.title} {known.id} {known.hint} {tr(known.hint)}".lower()
    return all(word in said for word in words)
