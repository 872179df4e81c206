"""A button on each block of code that copies all of it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui.transcript.parts import QuietButton
from understudy_gui.transcript.text.blocks import Kind
from understudy_gui.transcript.text.column import Column

_EDGE = 4


class CodeButtons:
    """Keeps a button for each block of code that is looked at, and for the one that the keyboard is on."""

    def __init__(self, column: Column, parent: QWidget) -> None:
        self._column, self._parent = column, parent
        self._buttons: dict[int, QuietButton] = {}

    def refresh(self, top: float, bottom: float) -> None:
        """Have buttons for the code between two heights, and for no other."""
        shown = {index for index in self._column.between(top, bottom) if self.begins(index)}
        shown |= {index for index, button in self._buttons.items() if button.hasFocus() and self.begins(index)}
        for index in [index for index in self._buttons if index not in shown]:
            button = self._buttons.pop(index)
            button.hide()
            button.deleteLater()
        for index in shown:
            self.button(index)

    def begins(self, index: int) -> bool:
        """Whether a block of code begins here."""
        entries = self._column.entries
        return index < len(entries) and entries[index].block.kind is Kind.CODE and not entries[index].block.continues

    def button(self, index: int) -> QuietButton:
        """The button of the code that begins here, in its place, made if need be."""
        button = self._buttons.get(index) or self._new(index)
        across = self._column.text_width(self._column.entries[index].block)
        button.move(across - button.width() - _EDGE, round(self._column.top_of(index)) + _EDGE)
        return button

    def index_of(self, widget: QWidget) -> int | None:
        """Where the code begins whose button this is; None for anything else."""
        return next((index for index, button in self._buttons.items() if button is widget), None)

    def code(self, index: int) -> str:
        """The code that begins with this block, with all its parts."""
        entries = self._column.entries
        parts = [entries[index].block.source]
        for entry in entries[index + 1 :]:
            if not (entry.block.kind is Kind.CODE and entry.block.continues):
                break
            parts.append(entry.block.source)
        return "\n".join(parts) + "\n"

    def _new(self, index: int) -> QuietButton:
        button = self._buttons[index] = QuietButton("copy", tr("Copy code"), self._parent)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.code(index)))
        button.installEventFilter(self._parent)
        button.adjustSize()
        button.show()
        return button
