"""The editor's top: the profile's name with a pencil, its menu, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Space, Use
from understudy_gui.widgets.basics import Button, Problem, label, named
from understudy_gui.widgets.elided import ElidedLabel

_ROOMY_FROM = 740


class EditorHead(QWidget):
    """`renamed` hands over a new name; `menu` is asked for by `menu_asked`."""

    renamed = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._undo, self._redo = tr("Undo"), tr("Redo")
        self.title = ElidedLabel(Use.DIALOG_TITLE)
        self.field = NameField()
        self.pencil = Button(kind="icon", icon="edit", name=tr("Rename profile"))
        self.more = Button(kind="icon", icon="more", name=tr("Profile menu"))
        self.note = ElidedLabel(Use.SMALL)
        self.note.setProperty("tone", "text2")
        self.note.setText(tr("Changes apply at once"))
        self.said = label(use=Use.SMALL, tone="text2", wraps=True)
        self.said.hide()
        self.problem = Problem()
        self.uses = label(use=Use.SMALL, tone="text2", wraps=True)
        self.uses.hide()
        self.undo = Button(tr("Undo"), "flat", "undo")
        self.redo = Button(tr("Redo"), "flat")
        self.pencil.clicked.connect(self.edit_name)
        self.more.clicked.connect(lambda: self.menu_asked.emit(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.field.returnPressed.connect(self._take)
        self.field.editingFinished.connect(self._take)
        self.field.left.connect(self._close)
        self._build()

    def show_profile(self, name: str | None, undo: str, redo: str) -> None:
        """Show a name and what could be undone and redone, each in one word (not yet translated) or empty."""
        if name != self._name:
            self._close()
            self.say_below("")
        self._name = name or ""
        self.title.setText(self._name or tr("No profile"))
        for widget in (self.pencil, self.more):
            widget.setEnabled(name is not None)
        self._undo = tr("Undo {what}", what=tr(undo)) if undo else tr("Undo")
        self._redo = tr("Redo {what}", what=tr(redo)) if redo else tr("Redo")
        self.undo.setEnabled(bool(undo))
        self.redo.setVisible(bool(redo))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where room is short, the buttons say in one word what they do, and whole only to a screen reader."""
        roomy = self.width() >= theme.scaled(_ROOMY_FROM)
        self.note.setVisible(roomy)
        for button, words, short in ((self.undo, self._undo, tr("Undo")), (self.redo, self._redo, tr("Redo"))):
            button.set_words(words if roomy else short)
            button.setAccessibleName(words)
            button.setToolTip("" if roomy else words)

    def show_uses(self, words: str) -> None:
        """Say by what the profile is used; nothing if by nothing."""
        self.uses.setText(words)
        self.uses.setVisible(bool(words))

    def edit_name(self) -> None:
        """Let the name be typed."""
        self.field.setText(self._name)
        self._swap(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def say_below(self, words: str) -> None:
        """Say below the title what came of something; gone with the next profile that is shown."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def say(self, words: str) -> None:
        """Show what is wrong with the name; the field stays open."""
        self.problem.say(words)
        self.field.setAccessibleDescription(words)

    def _take(self) -> None:
        name = self.field.text().strip()
        if self.field.isHidden():
            return
        if not name or name == self._name:
            self._close()
        else:
            self.renamed.emit(name)

    def _close(self) -> None:
        had_focus = self.field.hasFocus()
        self._swap(False)
        self.say("")
        if had_focus:
            self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def _swap(self, editing: bool) -> None:
        self.field.setVisible(editing)
        self.title.setHidden(editing)
        self.pencil.setHidden(editing)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SIBLING)
        row.addWidget(self.title)
        row.addWidget(self.field)
        for button in (self.pencil, self.more):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.note)
        for button in (self.undo, self.redo):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.EDGE, Space.EDGE, Space.SIBLING)
        column.setSpacing(Space.IN_CHIP)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.uses)
        column.addWidget(self.problem)
        self._swap(False)
        self.say("")


class NameField(QLineEdit):
    """The profile's name while it is typed; Esc leaves it as it was."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, tr("Name of the profile"))
        self.setFont(theme.font(Use.DIALOG_TITLE))
        self.setMinimumWidth(theme.scaled(280))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
