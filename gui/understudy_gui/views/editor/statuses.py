"""When it moves on: chips for statuses, with words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from understudy_core.profiles import FailoverSettings
from understudy_gui import theme

_CHIPS: tuple[tuple[str, tuple[int | str, ...], bool], ...] = (
    ("Too many requests (429)", (429,), True),
    ("Service down (5xx)", ("5xx",), True),
    ("Key rejected (401, 403)", (401, 403), True),
    ("No credit (402)", (402,), True),
    ("Model gone (404)", (404,), True),
    ("Request not accepted (400)", (400,), False),
)
_ALWAYS: tuple[int | str, ...] = (408, 409, 425)


class StatusChips(QWidget):
    """`changed` hands over (status codes or None for the usual ones, move on at network errors)."""

    changed = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Status codes")
        self._network = _chip("No connection or no answer")
        self._chips = [_chip(words) for words, _, _ in _CHIPS]
        self._others: tuple[int | str, ...] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.Space.SIBLING)
        for at, chip in enumerate((self._network, *self._chips)):
            grid.addWidget(chip, at // 2, at % 2)
            chip.toggled.connect(self._tint)
            chip.clicked.connect(self._tell)
        theme.current().changed.connect(self._tint)
        self._tint()

    def set_settings(self, settings: FailoverSettings) -> None:
        """Show what is chosen; statuses without a chip are kept."""
        codes = settings.status_codes
        self._network.setChecked(settings.on_network_errors)
        for chip, (_, own, usual) in zip(self._chips, _CHIPS, strict=True):
            chip.setChecked(usual if codes is None else set(own) <= set(codes))
        named = {code for _, own, _ in _CHIPS for code in own}
        self._others = _ALWAYS if codes is None else tuple(code for code in codes if code not in named)

    def _tell(self) -> None:
        pairs = list(zip(self._chips, _CHIPS, strict=True))
        codes = tuple(code for chip, (_, own, _) in pairs if chip.isChecked() for code in own) + self._others
        is_usual = all(chip.isChecked() == usual for chip, (_, _, usual) in pairs) and self._others == _ALWAYS
        self.changed.emit(None if is_usual else codes, self._network.isChecked())

    def _tint(self) -> None:
        colours = theme.current().colours
        for chip in (self._network, *self._chips):
            chip.setIcon(theme.icon("check" if chip.isChecked() else "plus", colours.text, 16))


def _chip(words: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setCheckable(True)
    chip.setProperty("kind", "status")
    chip.setAccessibleName(words)
    return chip
