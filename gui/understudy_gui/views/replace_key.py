"""Paste a new key for one service. The key leaves the dialog once and is not kept in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from understudy_core.language import tr
from understudy_gui.theme import Space, State, Use
from understudy_gui.views.add_service.entry import KeyStore
from understudy_gui.views.add_service.key_field import KeyField
from understudy_gui.views.delete_key import DeleteKey
from understudy_gui.widgets.basics import Button, Notice, foot_row, in_tab_order, label, stacked
from understudy_gui.widgets.growing import GrowingDialog


class ReplaceKey(GrowingDialog):
    """`submitted` hands over the key and whether it is to be kept only until quitting.

    With `has_key` the one that is kept can be deleted.
    """

    submitted = Signal(str, bool)
    link_asked = Signal(str)

    def __init__(
        self,
        backend: str,
        key_page: str | None,
        also_for: Sequence[str],
        clean: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        has_key: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New key"))
        self.setProperty("surface", "base")
        self.setMinimumWidth(480)
        self.key = KeyField(clean)
        self.notice = Notice()
        self.notice.hide()
        self.page = Button(tr("Open {hostname}", hostname=urlsplit(key_page or "").hostname), "outlined", "external")
        self.page.setVisible(key_page is not None)
        self.save = Button(tr("Save key"), "primary")
        self.save.setDefault(True)
        self.cancel = Button(tr("Cancel"))
        self.delete = DeleteKey(also_for)
        self.delete.setVisible(has_key)
        self._build(backend, also_for)
        self.page.clicked.connect(lambda: self.link_asked.emit(key_page))
        self.key.changed.connect(self._ready)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self.submitted.emit(self.key.key, self.key.until_quit.isChecked()))
        self._ready()
        self.key.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_store(self, store: KeyStore) -> None:
        """Say where keys go on this computer."""
        self.key.show_store(store)
        self._ready()

    def say(self, words: str) -> None:
        """Show a sentence about what went wrong; the dialog stays open and nothing is lost."""
        self.notice.show_words(State.NEEDS, words)

    def done(self, result: int) -> None:
        """Close, and forget the key."""
        self.key.forget()
        super().done(result)

    def _build(self, backend: str, also_for: Sequence[str]) -> None:
        title = tr("Paste a new key for {backend}", backend=backend)
        column = stacked(label(title, Use.DIALOG_TITLE, wraps=True), spacing=Space.BUBBLE)
        if also_for:
            shared = tr("It will be used by {also_for} too.", also_for=", ".join(also_for))
            column.addWidget(label(shared, Use.SMALL, "text2", wraps=True))
        for widget in (self.page, self.key, self.notice, self.delete):
            column.addWidget(widget)
        column.setAlignment(self.page, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.set_content(column, foot_row([self.cancel], [self.save]))
        deletes = (self.delete.delete, self.delete.keep, self.delete.sure)
        in_tab_order([self.page, self.key.text, self.key.show_, self.key.until_quit, *deletes, self.cancel, self.save])

    def _ready(self) -> None:
        self.save.setEnabled(bool(self.key.key) and self.key.has_place)
