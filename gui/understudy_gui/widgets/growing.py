"""A dialog that is as tall as what it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space
from understudy_gui.widgets.basics import scrolling


class GrowingDialog(QDialog):
    """Grows when a sentence appears in it, as far as the screen has room; then what stands above its foot scrolls."""

    def set_content(self, content: QLayout, foot: QLayout) -> None:
        """Lay out the dialog."""
        self._inside = QWidget()
        self._inside.setLayout(content)
        self._inside.installEventFilter(self)
        content.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.BUBBLE)
        foot.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.PAGE)
        self._foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(self._inside, tr("What is asked")), 1)
        column.addLayout(foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Polish:
            self._grow()
        return super().event(event)

    def _grow(self) -> None:
        content = self._inside.layout()
        if content is not None:
            width = max(self.width(), self.minimumWidth())
            wanted = content.totalHeightForWidth(width) + self._foot.sizeHint().height()
            room = self.screen().availableGeometry().height() - 2 * Space.PAGE
            self.resize(width, max(self.height() if self.isVisible() else 0, min(wanted, room)))
