"""What goes with every message of a profile: instructions and shared parameters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_core.library import SavedProfile
from understudy_gui import theme
from understudy_gui.theme import Size, Space, Use
from understudy_gui.widgets.basics import label, named
from understudy_gui.widgets.fields import NumberField

_TEMPERATURE = "temperature"
_MOST = "max_tokens"
_UNSET = -0.1
"""What stands for "the service decides" in the temperature's field, where 0 has a meaning of its own."""


class EveryMessage(QWidget):
    """`changed` hands over changed fields of the profile."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._params: dict[str, Any] = {}
        self._shown = ""
        self.prompt = Instructions()
        self.temperature = NumberField(tr("Temperature"), 2, least=_UNSET, decimals=1, word_for_least=tr("auto"))
        self.temperature.setSingleStep(0.1)
        self.most = NumberField(tr("Longest reply"), 1_000_000, word_for_least=tr("auto"))
        self.most.setSingleStep(100)
        self._build()
        self.prompt.left.connect(
            lambda: self.changed.emit({"system_prompt": self.prompt.toPlainText().strip() or None})
        )
        self.temperature.valueChanged.connect(lambda value: self._set(_TEMPERATURE, value if value >= 0 else None))
        self.most.valueChanged.connect(lambda value: self._set(_MOST, int(value) or None))

    def show_profile(self, profile: SavedProfile) -> None:
        """Show what a profile sends along."""
        self._params = profile.params
        if not self.prompt.document().isModified() or profile.name != self._shown:
            self.prompt.setPlainText(profile.system_prompt or "")
        self._shown = profile.name
        self.temperature.show_value(_number(profile.params.get(_TEMPERATURE), _UNSET))
        self.most.show_value(_number(profile.params.get(_MOST), 0))

    def _set(self, name: str, value: float | None) -> None:
        params = {key: kept for key, kept in self._params.items() if key != name}
        self.changed.emit({"params": params if value is None else {**params, name: value}})

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIBLING)
        column.addWidget(label(tr("Goes with every message"), Use.HEADING))
        column.addWidget(label(tr("Instructions"), Use.SMALL, "text2"))
        column.addWidget(self.prompt)
        form = QGridLayout()
        form.setHorizontalSpacing(Space.SIBLING)
        form.setVerticalSpacing(6)
        form.setColumnMinimumWidth(0, theme.scaled(162))
        form.setColumnStretch(3, 1)
        for at, (words, field, unit) in enumerate(
            (
                (tr("Temperature"), self.temperature, tr("0 sober, 1 lively")),
                (tr("Longest reply"), self.most, tr("tokens")),
            )
        ):
            form.addWidget(label(words), at, 0)
            form.addWidget(field, at, 1)
            form.addWidget(label(unit, tone="text2"), at, 2)
        column.addLayout(form)
        help_ = tr("These win over what a backend has of its own. “auto” leaves it to the service.")
        column.addWidget(label(help_, Use.SMALL, "text2", wraps=True))


class Instructions(QPlainTextEdit):
    """Text that counts once the field is left, so that a word is one step to undo and not ten."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, tr("Instructions for every message"))
        self.setPlaceholderText(tr("For example: Answer briefly and in plain words."))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "field")
        self.setFixedHeight(theme.scaled(3 * Size.TARGET))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def finish(self) -> None:
        """Let what was typed count."""
        if self.document().isModified():
            self.document().setModified(False)
            self.left.emit()


def _number(value: object, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise
