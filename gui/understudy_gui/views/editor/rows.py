"""The backends of a profile in order: moved by dragging, by Alt+↑ and Alt+↓, and by two buttons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from understudy_core.library import Row
from understudy_gui import theme

_MODEL = Qt.ItemDataRole.UserRole + 1
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}


class BackendRows(QListWidget):
    """`changed` hands over the rows in their new order or state."""

    changed = Signal(object)
    announced = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Backends in order")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(_Painter(self))
        self.setProperty("kind", "rows")
        self.setUniformItemSizes(True)
        self.model().rowsMoved.connect(self._moved)
        self.itemChanged.connect(lambda _item: self._tell())

    def set_rows(self, rows: tuple[Row, ...], models: dict[str, str]) -> None:
        """Show these rows; a backend that is not in `models` was deleted."""
        chosen = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.backend)
            item.setData(_MODEL, models.get(row.backend))
            item.setCheckState(Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked)
            words = models.get(row.backend) or "Missing: was deleted"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.backend}, {words}")
            self.addItem(item)
        self.setCurrentRow(min(max(chosen, 0), self.count() - 1))
        self.blockSignals(False)

    def move_by(self, step: int) -> None:
        """Move the chosen row up (negative) or down."""
        at = self.currentRow()
        to = min(max(at + step, 0), self.count() - 1)
        if at < 0 or to == at:
            return
        self.blockSignals(True)
        self.insertItem(to, self.takeItem(at))
        self.setCurrentRow(to)
        self.blockSignals(False)
        self._tell()
        self._announce(f"{self.item(to).text()} moved to position {to + 1} of {self.count()}")

    def remove_chosen(self) -> None:
        """Take the chosen row out of the list."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        else:
            super().keyPressEvent(event)

    def _moved(self) -> None:
        self._tell()
        at = self.currentRow()
        self._announce(f"{self.item(at).text()} moved to position {at + 1} of {self.count()}")

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.announced.emit(words)

    def _tell(self) -> None:
        items = [self.item(at) for at in range(self.count())]
        is_on = Qt.CheckState.Checked
        self.changed.emit(tuple(Row(backend=item.text(), enabled=item.checkState() == is_on) for item in items))


class _Painter(QStyledItemDelegate):
    """A row: number, monogram, name · model, and under it the state in words with its shape."""

    def sizeHint(self, option: Option, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.Size.ROW_BACKEND)

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        colours = theme.current().colours
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.soft))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme.Radius.CARD, theme.Radius.CARD)
        painter.setPen(QColor(colours.text2))
        painter.drawText(box.adjusted(52, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
        tile = QRectF(box.left() + 72, box.top() + 16, theme.Size.MONOGRAM, theme.Size.MONOGRAM)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tile))
        painter.drawRoundedRect(tile, theme.Radius.CONTROL, theme.Radius.CONTROL)
        painter.setFont(theme.font(theme.Use.NAME))
        painter.setPen(QColor(colours.text))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, str(index.data())[:1].upper())
        _words(painter, option, index)
        painter.restore()
        check = Option(option)
        self.initStyleOption(check, index)
        check.text, check.rect = "", box.adjusted(14, 0, 0, 0)
        check.state &= ~QStyle.StateFlag.State_Selected
        _check_box(painter, check)


def _check_box(painter: QPainter, option: Option) -> None:
    style = option.widget.style()
    option.rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, option.widget)
    on = option.checkState == Qt.CheckState.Checked
    option.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter, option.widget)


def _words(painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
    colours = theme.current().colours
    left, top = option.rect.left() + 116, option.rect.top()
    room = option.rect.width() - 128
    painter.drawText(left, top + 10, room, 22, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
    name = painter.fontMetrics().horizontalAdvance(str(index.data()))
    model = index.data(_MODEL)
    painter.setFont(theme.font(theme.Use.CONTROL))
    painter.setPen(QColor(colours.text2))
    if model:
        painter.drawText(left + name, top + 10, room - name, 22, Qt.AlignmentFlag.AlignVCenter, f" · {model}")
    on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
    state = theme.State.READY if model and on else theme.State.MISSING
    words = "Ready" if model and on else "Off" if model else "Missing: was deleted"
    theme.draw(painter, QRectF(left, top + 34, 16, 16), state.value, colours.of(state))
    painter.setFont(theme.font(theme.Use.SMALL))
    painter.setPen(QColor(colours.of(state)))
    painter.drawText(left + 22, top + 32, room - 22, 20, Qt.AlignmentFlag.AlignVCenter, words)
